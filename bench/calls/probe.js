/** Put into each page before its own scripts: notes when it asked to join, was let in, and had the other's first frame. */
(() => {
  const POLL_MS = 5;
  const times = { joinMs: 0, joinedMs: 0, frameMs: 0 };
  const note = (name) => (times[name] ||= Date.now());
  const isOfType = (text, type) => {
    try {
      return JSON.parse(text).type === type;
    } catch {
      return false;
    }
  };
  const watched = new WeakSet();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (isOfType(message, "rtc:join")) {
      note("joinMs");
    }
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener("message", ({ data }) => isOfType(data, "rtc:joined") && note("joinedMs"));
    }
    return send.call(this, message);
  };
  const until = (condition) =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        if (condition()) {
          clearInterval(timer);
          resolve();
        }
      }, POLL_MS);
    });
  const picture = (selector) => {
    const video = document.querySelector(selector);
    // Chromium shows a black picture of 2 by 2 for a track without frames.
    return video?.videoWidth > 2 && video.getVideoPlaybackQuality().totalVideoFrames > 0;
  };
  window.callProbe = {
    times,
    asked: until(() => times.joinMs > 0),
    ready: until(() => times.joinedMs > 0 && picture("#me")),
    connected: until(() => picture("#notme")).then(() => note("frameMs")),
  };
})();
