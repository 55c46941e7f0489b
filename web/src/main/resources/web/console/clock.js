// @ts-check
/**
 * How far the server's clock is from this page's, told from the time stamps of answers: the server stamped somewhere
 * between request and answer, so half the round trip bounds the error. The shortest round trip says most.
 */

/** An estimate older than this is replaced by the next one, because clocks drift. */
const MAX_AGE_MS = 300_000;

/** Server time stamps are whole milliseconds, cut off: on average half of one is missing. */
const STAMP_HALF_MS = 0.5;

export class ServerClock {
  /** @type {{offsetMs: number, errorMs: number, takenAtMs: number} | undefined} */
  #best;

  /**
   * @param {number} sentAtMs
   * @param {number} receivedAtMs
   * @param {number} serverTimestampMs
   */
  sample(sentAtMs, receivedAtMs, serverTimestampMs) {
    const errorMs = (receivedAtMs - sentAtMs) / 2 + STAMP_HALF_MS;
    const best = this.#best;
    if (!best || errorMs <= best.errorMs || receivedAtMs - best.takenAtMs > MAX_AGE_MS) {
      const offsetMs = serverTimestampMs + STAMP_HALF_MS - (sentAtMs + receivedAtMs) / 2;
      this.#best = { offsetMs, errorMs, takenAtMs: receivedAtMs };
    }
  }

  /** Server time minus page time, or undefined before the first sample. */
  get offsetMs() {
    return this.#best?.offsetMs;
  }

  /** At most so far is the offset wrong, or undefined before the first sample. */
  get errorMs() {
    return this.#best?.errorMs;
  }

  /**
   * How old something with this server time stamp is; without a sample both clocks are taken to agree.
   *
   * @param {number} serverTimestampMs
   * @param {number} nowMs by the page's clock
   */
  ageMs(serverTimestampMs, nowMs) {
    return Math.max(0, nowMs + (this.offsetMs ?? 0) - serverTimestampMs - STAMP_HALF_MS);
  }
}
