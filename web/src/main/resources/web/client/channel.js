// @ts-check

import { emit, withHandlers } from "./events.js";

const EVENTS = ["open", "message", "close", "closing", "error", "bufferedamountlow"];

/**
 * A data channel that outlives the RTCPeerConnection below it: when the connection has to be made anew, the channel is
 * "connecting" for a while and dispatches "open" again. To its user it is an RTCDataChannel; "close" comes once.
 */
export class LastingChannel extends EventTarget {
  #label;
  #options;
  /** @type {RTCDataChannel | undefined} */
  #channel;
  #over = false;
  /** @type {BinaryType} */
  #binaryType = "arraybuffer";
  #lowThreshold = 0;
  #onOver;

  /**
   * @param {string} label
   * @param {RTCDataChannelInit | undefined} options
   * @param {(channel: LastingChannel) => void} onOver it is closed for good
   */
  constructor(label, options, onOver) {
    super();
    this.#label = label;
    this.#options = options;
    this.#onOver = onOver;
    withHandlers(this, EVENTS);
  }

  /**
   * Goes on over this connection. Not for users.
   *
   * @param {RTCPeerConnection} connection
   */
  openOver(connection) {
    const channel = connection.createDataChannel(this.#label, this.#options);
    channel.binaryType = this.#binaryType;
    channel.bufferedAmountLowThreshold = this.#lowThreshold;
    this.#channel = channel;
    for (const type of EVENTS) {
      channel.addEventListener(type, (event) => this.#happened(connection, channel, event));
    }
  }

  /**
   * @param {RTCPeerConnection} connection
   * @param {RTCDataChannel} channel
   * @param {Event} event
   */
  #happened(connection, channel, event) {
    if (channel !== this.#channel || this.#over) {
      return;
    }
    if (event.type === "close") {
      // With the whole connection gone below it, the channel waits for the next one.
      if (connection.sctp?.state === "connected" && connection.connectionState !== "closed") {
        this.end();
      }
    } else if (event instanceof MessageEvent) {
      this.dispatchEvent(new MessageEvent("message", { data: event.data, origin: event.origin }));
    } else {
      const Type = /** @type {typeof Event} */ (event.constructor);
      this.dispatchEvent(new Type(event.type, /** @type {EventInit} */ (event)));
    }
  }

  /** It is over: the peer is gone. Not for users. */
  end() {
    if (!this.#over) {
      this.#over = true;
      this.#onOver(this);
      emit(this, "close");
    }
  }

  /** @param {string | Blob | ArrayBuffer | ArrayBufferView} data */
  send(data) {
    if (this.readyState !== "open") {
      throw new DOMException(`the data channel is ${this.readyState}, not open`, "InvalidStateError");
    }
    /** @type {RTCDataChannel} */ (this.#channel).send(/** @type {any} */ (data));
  }

  close() {
    const channel = this.#channel;
    this.end();
    if (channel) {
      channel.close();
    }
  }

  /** @returns {RTCDataChannelState} */
  get readyState() {
    if (this.#over) {
      return "closed";
    }
    return this.#channel && this.#channel.readyState === "open" ? "open" : "connecting";
  }

  get label() {
    return this.#label;
  }

  get id() {
    return this.#channel ? this.#channel.id : null;
  }

  get protocol() {
    return (this.#options && this.#options.protocol) || "";
  }

  get bufferedAmount() {
    return this.#channel ? this.#channel.bufferedAmount : 0;
  }

  get bufferedAmountLowThreshold() {
    return this.#lowThreshold;
  }

  set bufferedAmountLowThreshold(bytes) {
    this.#lowThreshold = bytes;
    if (this.#channel) {
      this.#channel.bufferedAmountLowThreshold = bytes;
    }
  }

  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(type) {
    this.#binaryType = type;
    if (this.#channel) {
      this.#channel.binaryType = type;
    }
  }
}
