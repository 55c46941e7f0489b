// @ts-check
/** Media that goes to everybody. */

import { emit, withHandlers } from "./events.js";

/** @typedef {import("./connection.js").ManagedConnection} ManagedConnection */
/** @typedef {import("./pool.js").Pool} Pool */

/**
 * @typedef {object} VideoLimits what to send at most; see RTCRtpEncodingParameters
 * @property {number} [maxBitrate] bits per second
 * @property {number} [maxFramerate]
 * @property {number} [scaleResolutionDownBy]
 */

/**
 * The tracks of a stream, sent to all peers of a pool, present and future, until it is closed or all of them ended.
 * Dispatches "close".
 */
export class ManagedStream extends EventTarget {
  /** @type {MediaStreamTrack[]} */
  #tracks;
  /** @type {Pool | undefined} */
  #pool;
  /** @type {Map<string, {stream: MediaStream, senders: Map<MediaStreamTrack, RTCRtpSender>}>} by id of the connection */
  #peers = new Map();
  /** @type {Set<string>} kinds that are muted, tracks of them to come included */
  #mutedKinds = new Set();
  /** @type {VideoLimits} */
  #limits = {};
  #closed = false;
  #onPeer = (/** @type {Event} */ event) => this.#sendTo(/** @type {CustomEvent} */ (event).detail.connection);
  #onGone = (/** @type {Event} */ event) => this.#forget(/** @type {CustomEvent} */ (event).detail);
  #onEnded = () => this.#prune();

  /**
   * @param {MediaStream} stream
   * @param {Pool} [pool] sends at once; without it, when it is given to a pool's addMedia
   */
  constructor(stream, pool) {
    super();
    withHandlers(this, ["close"]);
    this.#tracks = stream.getTracks();
    this.#tracks.forEach((track) => track.addEventListener("ended", this.#onEnded));
    if (pool) {
      this.attach(pool);
    }
  }

  /**
   * Begins to send to a pool; pool.addMedia does the same.
   *
   * @param {Pool} pool
   */
  attach(pool) {
    if (this.#pool || this.#closed) {
      if (pool !== this.#pool) {
        throw new Error("this stream is in another pool, or closed");
      }
      return;
    }
    this.#pool = pool;
    pool.connections.forEach((connection) => this.#sendTo(connection));
    pool.events.addEventListener("peer", this.#onPeer);
    pool.events.addEventListener("close", this.#onGone);
  }

  /** Stops all tracks and takes them from the peers. */
  close() {
    if (this.#closed) {
      return;
    }
    const tracks = this.#tracks;
    this.#end();
    tracks.forEach((track) => track.stop());
  }

  /**
   * Silence instead of sound, black instead of a picture; nothing is negotiated.
   *
   * @param {"audio" | "video" | null} [kind] null for both
   */
  mute(kind = null) {
    this.#setMuted(kind, true);
  }

  /** @param {"audio" | "video" | null} [kind] */
  unmute(kind = null) {
    this.#setMuted(kind, false);
  }

  /**
   * Whether all tracks (of a kind) are muted; of none, true.
   *
   * @param {"audio" | "video" | null} [kind]
   */
  muted(kind = null) {
    return this.#of(kind).every((track) => !track.enabled);
  }

  /**
   * Sends this track in the place of the one of its kind (another camera, the screen), or adds it where there is none.
   * The old track goes on, in the hands of the caller. A muted kind stays muted.
   *
   * @param {MediaStreamTrack} track
   * @param {MediaStreamTrack} [old] which one, if there are several of the kind
   * @returns {Promise<MediaStreamTrack | undefined>} the old one
   */
  async replaceTrack(track, old = this.#of(/** @type {"audio" | "video"} */ (track.kind))[0]) {
    if (this.#closed) {
      throw new Error("this stream is closed");
    }
    track.enabled = !this.#mutedKinds.has(track.kind);
    track.addEventListener("ended", this.#onEnded);
    if (!old) {
      this.#tracks.push(track);
      this.#eachPeer((connection, peer) => this.#send(connection, peer, track));
      return undefined;
    }
    old.removeEventListener("ended", this.#onEnded);
    this.#tracks[this.#tracks.indexOf(old)] = track;
    /** @type {Promise<void>[]} */
    const replacing = [];
    this.#eachPeer((connection, peer) => {
      const sender = peer.senders.get(old);
      if (sender) {
        peer.senders.delete(old);
        peer.senders.set(track, sender);
        replacing.push(connection.replaceTrack(sender, track));
      }
    });
    await Promise.all(replacing);
    return old;
  }

  /**
   * Sends no track of a kind any more, until replaceTrack gives one.
   *
   * @param {"audio" | "video"} kind
   * @returns {MediaStreamTrack[]} what was sent, now in the hands of the caller
   */
  removeTracks(kind) {
    const removed = this.#of(kind);
    this.#tracks = this.#tracks.filter((track) => !removed.includes(track));
    removed.forEach((track) => track.removeEventListener("ended", this.#onEnded));
    this.#eachPeer((connection, peer) => this.#withdraw(connection, peer, removed));
    return removed;
  }

  /**
   * Bounds what is sent as video, to present and future peers.
   *
   * @param {VideoLimits} limits
   */
  limitVideo(limits) {
    this.#limits = limits;
    this.#eachPeer((connection, peer) => {
      peer.senders.forEach((sender, track) => this.#applyLimits(connection, sender, track));
    });
  }

  /**
   * Whether a stream of this id is the one that some peer gets.
   *
   * @param {string} streamId
   */
  hasStream(streamId) {
    return [...this.#peers.values()].some(({ stream }) => stream.id === streamId);
  }

  /**
   * The stream by whose id a peer knows this.
   *
   * @param {string} connectionId
   */
  getStream(connectionId) {
    return this.#peers.get(connectionId)?.stream;
  }

  /**
   * The connection whose peer gets the stream of this id, or null.
   *
   * @param {string} streamId
   */
  getConnection(streamId) {
    const found = [...this.#peers].find(([, { stream }]) => stream.id === streamId);
    return found && this.#pool ? this.#pool.getConnection(found[0]) : null;
  }

  get closed() {
    return this.#closed;
  }

  /** What is sent now. */
  get tracks() {
    return [...this.#tracks];
  }

  /** @param {"audio" | "video" | null} kind */
  #of(kind) {
    if (![null, "video", "audio"].includes(kind)) {
      throw new Error(`Invalid track kind "${kind}"`);
    }
    return this.#tracks.filter((track) => !kind || track.kind === kind);
  }

  /**
   * @param {"audio" | "video" | null} kind
   * @param {boolean} muted
   */
  #setMuted(kind, muted) {
    this.#of(kind).forEach((track) => {
      track.enabled = !muted;
    });
    for (const each of kind ? [kind] : ["audio", "video"]) {
      if (muted) {
        this.#mutedKinds.add(each);
      } else {
        this.#mutedKinds.delete(each);
      }
    }
  }

  /** @param {ManagedConnection} connection */
  #sendTo(connection) {
    const peer = { stream: new MediaStream(), senders: new Map() };
    this.#peers.set(connection.id, peer);
    this.#tracks.forEach((track) => this.#send(connection, peer, track));
  }

  /**
   * @param {ManagedConnection} connection
   * @param {{stream: MediaStream, senders: Map<MediaStreamTrack, RTCRtpSender>}} peer
   * @param {MediaStreamTrack} track
   */
  #send(connection, peer, track) {
    const sender = connection.addTrack(track, peer.stream);
    peer.senders.set(track, sender);
    this.#applyLimits(connection, sender, track);
  }

  /**
   * @param {ManagedConnection} connection
   * @param {{senders: Map<MediaStreamTrack, RTCRtpSender>}} peer
   * @param {MediaStreamTrack[]} tracks
   */
  #withdraw(connection, peer, tracks) {
    for (const track of tracks) {
      const sender = peer.senders.get(track);
      peer.senders.delete(track);
      if (sender) {
        connection.removeTrack(sender);
      }
    }
  }

  /**
   * @param {ManagedConnection} connection
   * @param {RTCRtpSender} handle
   * @param {MediaStreamTrack} track
   */
  #applyLimits(connection, handle, track) {
    const sender = connection.currentSender(handle);
    if (track.kind !== "video" || !sender || Object.keys(this.#limits).length === 0) {
      return;
    }
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings ?? []) {
      Object.assign(encoding, this.#limits);
    }
    // A limit is a wish: what a browser will not bound it sends unbounded.
    sender.setParameters(parameters).catch(() => {});
  }

  /** @param {ManagedConnection | null} connection */
  #forget(connection) {
    if (connection) {
      this.#peers.delete(connection.id);
    }
  }

  /** @param {(connection: ManagedConnection, peer: {stream: MediaStream, senders: Map<MediaStreamTrack, RTCRtpSender>}) => void} action */
  #eachPeer(action) {
    for (const [id, peer] of this.#peers) {
      const connection = this.#pool ? this.#pool.getConnection(id) : null;
      if (connection) {
        action(connection, peer);
      }
    }
  }

  #prune() {
    const ended = this.#tracks.filter((track) => track.readyState === "ended");
    this.#tracks = this.#tracks.filter((track) => track.readyState !== "ended");
    this.#eachPeer((connection, peer) => this.#withdraw(connection, peer, ended));
    if (this.#tracks.length === 0) {
      this.#end();
    }
  }

  #end() {
    const tracks = this.#tracks;
    this.#closed = true;
    this.#tracks = [];
    tracks.forEach((track) => track.removeEventListener("ended", this.#onEnded));
    this.#eachPeer((connection, peer) => this.#withdraw(connection, peer, tracks));
    this.#peers.clear();
    if (this.#pool) {
      this.#pool.events.removeEventListener("peer", this.#onPeer);
      this.#pool.events.removeEventListener("close", this.#onGone);
    }
    emit(this, "close");
  }
}

/** The name under which the documentation of PyRTC has it. */
export const RTCStream = ManagedStream;
