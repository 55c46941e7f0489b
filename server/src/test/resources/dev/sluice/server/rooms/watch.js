// Runs before the page's own scripts: remembers its peer connections, so that a test can ask what they carry.
{
  const connections = [];
  const Native = RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...configuration) {
      super(...configuration);
      connections.push(this);
    }
  };
  /** What comes in on each living connection; sums, so that a later look shows whether it grows. */
  const incoming = async () => {
    const open = connections.filter((each) => each.signalingState !== "closed");
    return Promise.all(
      open.map(async (each) => {
        const sums = { frames: 0, energy: 0 };
        (await each.getStats()).forEach((report) => {
          if (report.type === "inbound-rtp") {
            sums.frames += report.framesDecoded ?? 0;
            sums.energy += report.totalAudioEnergy ?? 0;
          }
        });
        return sums;
      }),
    );
  };
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  window.call = {
    connectionsMade: () => connections.length,
    /** Whether exactly so many others are seen moving and heard. */
    async seesAndHears(others) {
      const before = await incoming();
      await pause(400);
      const after = await incoming();
      return (
        after.length === others &&
        before.length === others &&
        after.every(({ frames, energy }, index) => frames > before[index].frames && energy > 0)
      );
    },
    /** Whether the pictures move. */
    async sees(others) {
      const before = await incoming();
      await pause(400);
      const after = await incoming();
      const moving = after.filter(({ frames }, index) => frames > (before[index]?.frames ?? Infinity));
      return moving.length === others;
    },
    /** Whether nothing was heard for longer than the fake microphone pauses between its beeps. */
    async hearsNothing() {
      const before = await incoming();
      await pause(1500);
      const after = await incoming();
      return after.every(({ energy }, index) => energy - (before[index]?.energy ?? 0) < 1e-9);
    },
  };
}
