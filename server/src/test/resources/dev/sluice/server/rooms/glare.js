// Two peers in one page, made to offer to each other at the same time, again and again.
async ({ joins, later, address }) => {
  const { Pool, media, signalling } = await import("/client/rooms.js");
  const camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 160, height: 120 } });
  const patienceMs = 15_000;
  const offers = { sent: 0 };
  const faults = [];

  const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
  const until = async (condition) => {
    const endMs = performance.now() + patienceMs;
    while (!condition()) {
      if (performance.now() > endMs) {
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return true;
  };
  const peer = (options) => {
    const channel = new signalling.websocket(address);
    const send = channel.send.bind(channel);
    channel.send = (type, data) => {
      offers.sent += type === "rtc:sdp" && data.description.type === "offer" ? 1 : 0;
      send(type, data);
    };
    const pool = new Pool(null, channel, options);
    pool.events.addEventListener("error", ({ detail }) => faults.push(detail.message));
    return pool;
  };
  const bothConnected = (one, other) =>
    [one, other].every((pool) => pool.connections.length === 1 && pool.connections[0].state === "connected");
  const meet = async (one, other, room) => {
    one.join(room);
    await event(one.events, "join");
    other.join(room);
    return until(() => bothConnected(one, other));
  };

  let stuckAtJoining = 0;
  let collisionsAtJoining = 0;
  for (let round = 0; round < joins; round++) {
    const [one, other] = [peer({ firstOfferWaitMs: 0 }), peer({ firstOfferWaitMs: 0 })];
    [one, other].forEach((pool) => pool.addMedia(new media.ManagedStream(camera.clone())));
    offers.sent = 0;
    stuckAtJoining += (await meet(one, other, `glare ${round}`)) ? 0 : 1;
    collisionsAtJoining += offers.sent >= 2 ? 1 : 0;
    [one, other].forEach((pool) => pool.close());
  }

  const [one, other] = [peer({}), peer({})];
  let stuckLater = (await meet(one, other, "glare later")) ? 0 : later;
  let collisionsLater = 0;
  const [oneLink, otherLink] = [one.connections[0], other.connections[0]];
  const settled = () => [oneLink, otherLink].every(({ raw }) => raw.signalingState === "stable");
  for (let round = 0; round < later && stuckLater < later; round++) {
    offers.sent = 0;
    // Both want something new in the same task: each offers before it hears of the other's offer.
    const wanted = [oneLink, otherLink].map(({ raw }) => raw.restartIce());
    await Promise.all(wanted);
    const answered = await until(() => offers.sent >= 2 && settled());
    stuckLater += answered ? 0 : 1;
    collisionsLater += offers.sent >= 2 ? 1 : 0;
  }
  const [mine, yours] = [oneLink.dataChannel("after", {}, true), event(other.events, "datachannel")];
  await event(mine, "open");
  const { channel } = await yours;
  const heard = event(channel, "message");
  mine.send("still there");
  const stillThere = (await heard).data;
  [one, other].forEach((pool) => pool.close());
  return { stuckAtJoining, collisionsAtJoining, stuckLater, collisionsLater, stillThere, faults };
}
