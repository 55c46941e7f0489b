// @ts-check

import { LastingChannel } from "./channel.js";
import { emit, withHandlers } from "./events.js";
import { PeerLink } from "./negotiation.js";

/**
 * @typedef {object} Sending a track on its way to the peer
 * @property {RTCRtpSender} handle what addTrack returned; it names the sending even after the connection was made anew
 * @property {RTCRtpSender} sender the one in use now
 * @property {string} kind
 * @property {MediaStream[]} streams
 *
 * @typedef {object} ConnectionHost the pool's part
 * @property {() => RTCConfiguration} configuration
 * @property {(type: "rtc:sdp" | "rtc:candidate", value: unknown) => void} signal
 * @property {(failure: unknown) => void} onFailure
 */

/**
 * The connection to one peer. Tracks and channels belong to it and not to the RTCPeerConnection below, which is made
 * anew when it cannot be mended. Dispatches "track" and "datachannel" as an RTCPeerConnection does, and "state".
 */
export class ManagedConnection extends EventTarget {
  #id;
  #link;
  /** @type {unknown} */
  #description;
  /** @type {Sending[]} */
  #sendings = [];
  /** @type {Set<LastingChannel>} */
  #channels = new Set();
  #stream = new MediaStream();
  /** @type {RTCPeerConnection | undefined} the one whose tracks are in the stream */
  #streamOf;
  #furnished = false;

  /**
   * @param {string} id
   * @param {unknown} description
   * @param {ConnectionHost} host
   * @param {import("./negotiation.js").LinkOptions} options
   */
  constructor(id, description, host, options) {
    super();
    withHandlers(this, ["track", "datachannel", "state"]);
    this.#id = id;
    this.#description = description;
    this.#link = new PeerLink(
      {
        ...host,
        furnish: (connection) => this.#furnish(connection),
        onTrack: (event, connection) => this.#receive(event, connection),
        onChannel: (event) => this.dispatchEvent(new RTCDataChannelEvent(event.type, event)),
        onState: (state) => emit(this, "state", { connection: this, state }),
      },
      options,
    );
  }

  /** The peer's id. */
  get id() {
    return this.#id;
  }

  /** What the peer shows of itself, or null. */
  get description() {
    return this.#description ?? null;
  }

  /** "connecting", "connected", "reconnecting", "failed" (still trying) or "closed". */
  get state() {
    return this.#link.state;
  }

  /** What the peer sends now, always the same stream: for an element's srcObject. */
  get stream() {
    return this.#stream;
  }

  /** The RTCPeerConnection in use now, to read statistics. */
  get raw() {
    return this.#link.connection;
  }

  /**
   * Sends a track, as RTCPeerConnection.addTrack.
   *
   * @param {MediaStreamTrack} track
   * @param {...MediaStream} streams
   * @returns {RTCRtpSender}
   */
  addTrack(track, ...streams) {
    const sender = this.#link.connection.addTrack(track, ...streams);
    this.#sendings.push({ handle: sender, sender, kind: track.kind, streams });
    return sender;
  }

  /**
   * Sends a track no longer.
   *
   * @param {RTCRtpSender | MediaStreamTrack} what the sender that addTrack returned, or the track
   */
  removeTrack(what) {
    const sending = this.#sending(what);
    if (sending) {
      this.#sendings.splice(this.#sendings.indexOf(sending), 1);
      if (this.#link.state !== "closed") {
        this.#link.connection.removeTrack(sending.sender);
      }
    }
  }

  /**
   * Sends another track in a track's place, without negotiation; null for nothing until further notice.
   *
   * @param {RTCRtpSender | MediaStreamTrack} what
   * @param {MediaStreamTrack | null} track
   */
  async replaceTrack(what, track) {
    const sending = this.#sending(what);
    if (!sending) {
      throw new Error("this connection does not send that track");
    }
    await sending.sender.replaceTrack(track);
  }

  /**
   * The sender that now does what the given one was returned for.
   *
   * @param {RTCRtpSender} handle
   */
  currentSender(handle) {
    return this.#sending(handle)?.sender;
  }

  /**
   * Opens a data channel. It lasts as long as the peer does.
   *
   * @param {string} label
   * @param {RTCDataChannelInit} [options]
   * @param {boolean} [raw] whether to return it at once, before it is open
   * @returns {LastingChannel | Promise<LastingChannel>}
   */
  dataChannel(label, options = {}, raw = false) {
    const channel = new LastingChannel(label, options, (over) => this.#channels.delete(over));
    channel.openOver(this.#link.connection);
    this.#channels.add(channel);
    if (raw) {
      return channel;
    }
    return new Promise((resolve, reject) => {
      channel.addEventListener("open", () => resolve(channel), { once: true });
      channel.addEventListener("close", () => reject(new Error("the peer is gone")), { once: true });
    });
  }

  /** The pool's side of it; not for users. */
  get link() {
    return this.#link;
  }

  /**
   * Not for users.
   *
   * @param {unknown} description
   */
  describe(description) {
    this.#description = description;
  }

  /** Not for users: a pool closes its connections. */
  close() {
    this.#link.close();
    [...this.#channels].forEach((channel) => channel.end());
  }

  /** @param {RTCRtpSender | MediaStreamTrack} what */
  #sending(what) {
    return this.#sendings.find(({ handle, sender }) => handle === what || sender === what || sender.track === what);
  }

  /**
   * The first connection has what was put into it; a later one is given the same.
   *
   * @param {RTCPeerConnection} connection
   */
  #furnish(connection) {
    if (!this.#furnished) {
      this.#furnished = true;
      return;
    }
    for (const sending of this.#sendings) {
      const track = sending.sender.track;
      sending.sender = track
        ? connection.addTrack(track, ...sending.streams)
        : connection.addTransceiver(sending.kind, { direction: "sendrecv", streams: sending.streams }).sender;
    }
    this.#channels.forEach((channel) => channel.openOver(connection));
  }

  /**
   * @param {RTCTrackEvent} event
   * @param {RTCPeerConnection} connection
   */
  #receive(event, connection) {
    if (connection !== this.#streamOf) {
      this.#streamOf = connection;
      this.#stream.getTracks().forEach((track) => this.#stream.removeTrack(track));
    }
    this.#stream.addTrack(event.track);
    this.dispatchEvent(new RTCTrackEvent(event.type, /** @type {any} */ (event)));
  }
}
