// @ts-check
/** One portal, live: an EventSource that says in words how it stands, and finds out why when it is refused. */

import { ApiError, checkStream, nowMs, streamUrl } from "./api.js";

/** @typedef {import("./api.js").Item} Item */

/**
 * @typedef {"connecting" | "live" | "reconnecting" | "waiting" | "refused" | "session-ended"} Connection
 * `reconnecting`: the browser tries again by itself. `waiting`: this class tries again after a pause.
 * `refused` and `session-ended` are final.
 */

/**
 * @typedef {object} LiveListener
 * @property {(connection: Connection, reason: string) => void} onConnection
 * @property {(id: string, item: Item, receivedAtMs: number, openedAtMs: number) => void} onItem
 * @property {(lost: number | null) => void} onLost null when the server does not know how many
 */

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

export class LivePortal {
  #portalId;
  #listener;
  /** The id of the last event. The browser gives it back when it connects again, this class when it has to. */
  #lastId;
  #closing = new AbortController();
  #pauseMs = FIRST_PAUSE_MS;
  #openedAtMs = 0;
  /** @type {EventSource | undefined} */
  #source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Connects at once.
   *
   * @param {string} portalId
   * @param {string} after the id of the event to go on after, empty to begin with the oldest item
   * @param {LiveListener} listener
   */
  constructor(portalId, after, listener) {
    this.#portalId = portalId;
    this.#lastId = after;
    this.#listener = listener;
    this.#connect();
  }

  /** Ends the connection and all attempts; the listener hears nothing more. */
  close() {
    this.#closing.abort();
    this.#source?.close();
    clearTimeout(this.#timer);
  }

  get #url() {
    return streamUrl(this.#portalId, this.#lastId);
  }

  #connect() {
    this.#listener.onConnection("connecting", "");
    const source = new EventSource(this.#url);
    this.#source = source;
    source.onopen = () => {
      this.#openedAtMs = nowMs();
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#listener.onConnection("live", "");
    };
    source.onmessage = (event) => {
      this.#lastId = event.lastEventId;
      this.#listener.onItem(event.lastEventId, JSON.parse(event.data), nowMs(), this.#openedAtMs);
    };
    source.addEventListener("lost", (event) => this.#listener.onLost(JSON.parse(event.data).lost ?? null));
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) {
        void this.#findOutWhy();
      } else {
        this.#listener.onConnection("reconnecting", "");
      }
    };
  }

  async #findOutWhy() {
    try {
      await checkStream(this.#url, this.#closing.signal);
      this.#connectAfterPause("The stream ended.");
    } catch (failure) {
      if (this.#closing.signal.aborted) {
        return;
      }
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      if (failure.sessionEnded) {
        this.#listener.onConnection("session-ended", failure.message);
      } else if (failure.temporary) {
        this.#connectAfterPause(failure.message);
      } else {
        this.#listener.onConnection("refused", failure.message);
      }
    }
  }

  /** @param {string} reason */
  #connectAfterPause(reason) {
    this.#listener.onConnection("waiting", `${reason} Next attempt in ${this.#pauseMs / 1000} s.`);
    this.#timer = setTimeout(() => this.#connect(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
