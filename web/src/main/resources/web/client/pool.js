// @ts-check

import { ManagedConnection } from "./connection.js";
import { emit, withHandlers } from "./events.js";
import { ManagedStream } from "./media.js";

const EVENTS = ["join", "stop", "close", "describe", "peer", "track", "datachannel", "connection", "state", "error"];
/** How long the side that was there first waits for the newcomer's offer. */
const FIRST_OFFER_WAIT_MS = 1000;
/** What may wait for the signalling channel to come back. */
const MOST_WAITING = 2000;
/** A refused join that may be granted a little later. */
const TRY_AGAIN = new Set(["too-fast", "unavailable"]);
const TRY_AGAIN_MS = 2000;

/**
 * @typedef {"new" | "joining" | "joined" | "reconnecting" | "refused" | "closed"} PoolState
 *
 * @typedef {object} PoolOptions
 * @property {string[]} [receive] kinds of media to ask for when joining: "audio" and "video"
 * @property {number} [firstOfferWaitMs] how long to wait for a newcomer's offer before making one
 *
 * @typedef {object} Joined the data of rtc:joined
 * @property {string} client_id
 * @property {string[]} peers
 * @property {Record<string, unknown>} [descriptions]
 * @property {string} [pool]
 * @property {string} [resume]
 * @property {RTCIceServer[]} [iceServers]
 */

/**
 * Everybody in a room: a connection to each, made, kept and mended without the application's doing.
 *
 * When the signalling channel breaks, it is opened again and the place in the pool taken back, where the server can
 * (Sluice); calls go on meanwhile. Where it cannot, the pool is joined anew: all connections close and open again.
 */
export class Pool {
  /** Dispatches join, peer, close, describe, stop, track, datachannel; and connection, state, error. */
  events = withHandlers(new EventTarget(), EVENTS);
  #config;
  #signaller;
  #options;
  /** @type {Map<string, ManagedConnection>} */
  #connections = new Map();
  /** @type {string | null} */
  #id = null;
  /** @type {string | null} */
  #name = null;
  /** @type {{pool: string, token?: string} | undefined} what to join, and to join again */
  #request;
  /** @type {string | undefined} */
  #resume;
  /** @type {RTCIceServer[] | undefined} the server's */
  #iceServers;
  /** @type {PoolState} */
  #state = "new";
  /** @type {[string, unknown][]} */
  #waiting = [];
  /** @type {unknown} what this peer shows of itself; undefined if it never said */
  #shown;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;

  /**
   * @param {RTCConfiguration | null | undefined} rtcConfig its ICE servers win; without any, the server's are used
   * @param {import("./signalling.js").signalling} signaller
   * @param {PoolOptions} [options]
   */
  constructor(rtcConfig, signaller, options = {}) {
    this.#config = rtcConfig ?? {};
    this.#signaller = signaller;
    this.#options = { receive: ["audio", "video"], firstOfferWaitMs: FIRST_OFFER_WAIT_MS, ...options };
    /** @type {Record<string, (detail: any) => void>} */
    const listeners = {
      join: (joined) => this.#joined(joined),
      peer: ({ id }) => this.#peer(id),
      sdp: ({ peer, description }) => this.#connections.get(peer)?.link.receiveDescription(description),
      icecandidate: ({ from, candidate }) => this.#connections.get(from)?.link.receiveCandidate(candidate),
      describe: ({ id, description }) => this.#described(id, description),
      close: ({ id }) => this.#gone(id),
      stop: () => this.close("stop"),
      error: (error) => this.#refused(error),
      up: () => this.#rejoin(),
      down: ({ final, code, reason }) => this.#lost(final, `${reason || "connection closed"} (${code})`),
    };
    for (const [type, listener] of Object.entries(listeners)) {
      signaller.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
    }
  }

  /**
   * Joins, now or as soon as the signalling channel is open. "join" or "error" is dispatched when the server answers.
   *
   * @param {string} pool its name
   * @param {{token?: string}} [options] a token for a pool that requires one
   */
  join(pool, { token } = {}) {
    if (this.#state !== "new" && this.#state !== "refused") {
      throw new Error("Cannot join a pool: already joining or joined.");
    }
    this.#request = token === undefined ? { pool } : { pool, token };
    this.#become("joining");
    this.#signaller.send("rtc:join", this.#request);
  }

  /**
   * Leaves: closes all connections and the signalling channel.
   *
   * @param {"close" | "stop"} [eventType]
   */
  close(eventType = "close") {
    if (this.#state === "closed") {
      return;
    }
    clearTimeout(this.#retry);
    this.#become("closed");
    const open = [...this.#connections.values()];
    this.#connections.clear();
    open.forEach((connection) => connection.close());
    this.#signaller.close();
    emit(this.events, eventType);
  }

  /**
   * Sends a stream to everybody, present and future.
   *
   * @param {ManagedStream | MediaStream} stream
   * @returns {ManagedStream}
   */
  addMedia(stream) {
    const managed = stream instanceof ManagedStream ? stream : new ManagedStream(stream);
    managed.attach(this);
    return managed;
  }

  /**
   * The name under which the documentation of PyRTC has addMedia.
   *
   * @param {ManagedStream | MediaStream} stream
   */
  add_media(stream) {
    return this.addMedia(stream);
  }

  /**
   * Shows this to the others of the pool; said again after joining anew.
   *
   * @param {object | null} description
   */
  describe(description) {
    this.#shown = description;
    if (this.#state === "joined") {
      this.#signaller.send("describe", description);
    }
  }

  /**
   * The connection to a peer, or null.
   *
   * @param {string} id
   */
  getConnection(id) {
    return this.#connections.get(id) ?? null;
  }

  /** This peer's id; null before it joined. */
  get id() {
    return this.#id;
  }

  /** The pool that was joined; null before that. */
  get name() {
    return this.#name;
  }

  /** "new", "joining", "joined", "reconnecting", "refused" or "closed". */
  get state() {
    return this.#state;
  }

  get connections() {
    return [...this.#connections.values()];
  }

  get nconnections() {
    return this.#connections.size;
  }

  /** @param {PoolState} state */
  #become(state) {
    if (state !== this.#state) {
      this.#state = state;
      emit(this.events, "state", { state });
    }
  }

  /** @param {Joined} joined */
  #joined(joined) {
    if (this.#state === "closed") {
      return;
    }
    const same = this.#id === joined.client_id;
    if (!same) {
      [...this.#connections.keys()].forEach((id) => this.#gone(id));
      this.#waiting.length = 0;
    }
    this.#id = joined.client_id;
    this.#name = joined.pool ?? this.#request?.pool ?? null;
    this.#resume = joined.resume;
    this.#iceServers = joined.iceServers;
    this.#become("joined");
    this.#reconcile(joined, same);
    if (this.#shown !== undefined) {
      this.#signaller.send("describe", this.#shown);
    }
    for (const [type, data] of this.#waiting.splice(0)) {
      this.#signaller.send(type, data);
    }
  }

  /**
   * @param {Joined} joined
   * @param {boolean} same whether the place in the pool is the one from before
   */
  #reconcile({ peers, descriptions = {} }, same) {
    const kept = [...this.#connections.values()].filter(({ id }) => peers.includes(id));
    [...this.#connections.keys()].filter((id) => !peers.includes(id)).forEach((id) => this.#gone(id));
    kept.forEach((connection) => {
      this.#described(connection.id, descriptions[connection.id] ?? null);
      connection.raw.setConfiguration(this.#configuration());
      connection.link.repeat();
    });
    // Those who came while this peer was away joined later than it and make the first offer.
    const fresh = peers.filter((id) => !this.#connections.has(id)).map((id) => this.#add(id, descriptions[id], !same));
    emit(this.events, "join", { id: this.#id, pool: this.#name, peers, resumed: same });
    fresh.forEach((connection) => connection.link.start());
  }

  /** @param {string} id */
  #peer(id) {
    if (this.#state === "joined" && !this.#connections.has(id) && id !== this.#id) {
      this.#add(id, null, false).link.start();
    }
  }

  /**
   * @param {string} id
   * @param {unknown} description
   * @param {boolean} polite
   */
  #add(id, description, polite) {
    const connection = new ManagedConnection(
      id,
      description,
      {
        configuration: () => this.#configuration(),
        signal: (type, value) => this.#signal(type, id, value),
        onFailure: (failure) => emit(this.events, "error", { message: String(failure), reason: "negotiation", id }),
      },
      { polite, receive: this.#options.receive, firstOfferWaitMs: this.#options.firstOfferWaitMs },
    );
    for (const type of ["track", "datachannel"]) {
      connection.addEventListener(type, (event) => this.#pass(id, event));
    }
    connection.addEventListener("state", (event) => {
      emit(this.events, "connection", /** @type {CustomEvent} */ (event).detail);
    });
    this.#connections.set(id, connection);
    // The application adds its tracks in the listeners of this.
    emit(this.events, "peer", { connection });
    return connection;
  }

  /**
   * As rtcpool, with the id of the peer as `connection`.
   *
   * @param {string} id
   * @param {Event} event
   */
  #pass(id, event) {
    const Type = /** @type {any} */ (event.constructor);
    this.events.dispatchEvent(Object.assign(new Type(event.type, event), { connection: id }));
  }

  /** @returns {RTCConfiguration} */
  #configuration() {
    const iceServers = this.#config.iceServers ?? this.#iceServers;
    return iceServers ? { ...this.#config, iceServers } : this.#config;
  }

  /**
   * @param {"rtc:sdp" | "rtc:candidate"} type
   * @param {string} id
   * @param {unknown} value
   */
  #signal(type, id, value) {
    const data = type === "rtc:sdp" ? { to: id, description: value } : { for: id, from: this.#id, candidate: value };
    if (this.#state === "joined") {
      this.#signaller.send(type, data);
    } else if (this.#waiting.length < MOST_WAITING) {
      this.#waiting.push([type, data]);
    }
  }

  /**
   * @param {string} id
   * @param {unknown} description
   */
  #described(id, description) {
    const connection = this.#connections.get(id);
    if (connection) {
      connection.describe(description);
      emit(this.events, "describe", { connection, description });
    }
  }

  /** @param {string} id */
  #gone(id) {
    const connection = this.#connections.get(id);
    if (connection) {
      this.#connections.delete(id);
      connection.close();
      emit(this.events, "close", connection);
    }
  }

  /** @param {{message?: string, reason?: string}} error */
  #refused(error) {
    if (this.#state === "joining" || this.#state === "reconnecting") {
      if (TRY_AGAIN.has(error.reason ?? "")) {
        this.#retry = setTimeout(() => this.#rejoin(), TRY_AGAIN_MS);
      } else {
        this.#become("refused");
      }
    }
    emit(this.events, "error", error);
  }

  /** The signalling channel is open: for the first time, when the request is on its way, or again. */
  #rejoin() {
    if (this.#state === "reconnecting" && this.#request) {
      this.#signaller.send("rtc:join", this.#resume ? { ...this.#request, resume: this.#resume } : this.#request);
    }
  }

  /**
   * @param {boolean} final
   * @param {string} why
   */
  #lost(final, why) {
    if (this.#state === "closed" || this.#state === "new") {
      return;
    }
    clearTimeout(this.#retry);
    if (final) {
      this.#become("refused");
      emit(this.events, "error", { message: `the signalling channel is lost: ${why}`, reason: "signalling-lost" });
    } else if (this.#state !== "refused") {
      this.#become("reconnecting");
    }
  }
}
