// A page's side, over Sluice's browser client: one data channel called "chat" with whoever is there.
globalThis.peer = {
  heard: [],
  channel: null,

  async join(name) {
    const { default: rooms } = await import("/client/rooms.js");
    const signaller = new rooms.signalling.websocket(`ws://${location.host}/rtc`);
    this.pool = new rooms.Pool(null, signaller, { receive: [] });
    let joined = false;
    // The one that comes later opens the channel.
    this.pool.events.onpeer = ({ detail: { connection } }) => {
      if (!joined) {
        this.talkOver(connection.dataChannel("chat", {}, true));
      }
    };
    this.pool.events.ondatachannel = ({ channel }) => this.talkOver(channel);
    const whenJoined = new Promise((resolve) => (this.pool.events.onjoin = resolve));
    this.pool.join(name);
    await whenJoined;
    joined = true;
  },

  say(text) {
    this.channel.send(text);
  },

  talkOver(channel) {
    this.channel = channel;
    channel.onmessage = ({ data }) => this.heard.push(data);
  },
};
