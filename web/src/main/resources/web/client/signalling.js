// @ts-check
/**
 * The ways to a signalling server. A transceiver carries messages `{type, data}` and dispatches each that comes as an
 * event of its type, with the data as `detail`; a signalling is what a pool uses of it.
 */

import { emit } from "./events.js";

const FIRST_RETRY_MS = 250;
const SLOWEST_RETRY_MS = 8000;
/** A server that never answers the opening handshake is asked again; browsers wait for minutes. */
const OPEN_MS = 10_000;
/** What is sent while the socket opens; beyond it the oldest goes. */
const MOST_WAITING = 1000;

/** Base of transceivers. One of your own extends this, or is any EventTarget with `send` and `close`. */
export class transceiver extends EventTarget {
  /**
   * @param {string} type
   * @param {unknown} data
   */
  send(type, data) {
    throw new Error(`this transceiver cannot send ${type} ${data}`);
  }

  close() {
    throw new Error("this transceiver cannot close");
  }
}

/**
 * One WebSocket after the other: a lost one is opened again, unless switched off. Dispatches `transport-up` when one
 * opens and `transport-down` when it is lost (detail: `{final, code, reason}`).
 */
export class websocket_transceiver extends transceiver {
  #url;
  #reconnect;
  /** @type {WebSocket} */
  #socket;
  /** @type {string[]} */
  #waiting = [];
  #failures = 0;
  #closed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;

  /**
   * @param {WebSocket | string} socket an open or opening socket, or the address to open one to
   * @param {{reconnect?: boolean}} [options]
   */
  constructor(socket, { reconnect = true } = {}) {
    super();
    const opened = typeof socket === "string" ? new WebSocket(socket) : socket;
    this.#url = opened.url;
    this.#reconnect = reconnect;
    this.#socket = this.#use(opened);
    if (typeof window !== "undefined") {
      window.addEventListener("online", () => this.#retryNow());
    }
  }

  /** The socket in use now. */
  get socket() {
    return this.#socket;
  }

  /**
   * Sends now, or as soon as the socket is open.
   *
   * @param {string} type
   * @param {unknown} data
   * @throws {Error} when it is closed for good
   */
  send(type, data) {
    if (this.#closed) {
      throw new Error("the signalling channel is closed");
    }
    const text = JSON.stringify({ type, data });
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(text);
    } else if (this.#socket.readyState === WebSocket.CONNECTING) {
      this.#waiting.push(text);
      if (this.#waiting.length > MOST_WAITING) {
        this.#waiting.shift();
      }
    }
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket.close();
  }

  /** @param {WebSocket} socket */
  #use(socket) {
    this.#socket = socket;
    const overdue = setTimeout(() => socket.readyState === WebSocket.CONNECTING && socket.close(), OPEN_MS);
    for (const type of ["open", "close"]) {
      socket.addEventListener(type, () => clearTimeout(overdue));
    }
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("message", (event) => this.#received(socket, event.data));
    socket.addEventListener("close", (event) => this.#lost(socket, event));
    if (socket.readyState === WebSocket.CLOSED) {
      // It was closed before it was given to this, which therefore sees no event.
      queueMicrotask(() => this.#lost(socket, { code: 1006, reason: "" }));
    }
    return socket;
  }

  /** @param {WebSocket} socket */
  #opened(socket) {
    if (socket !== this.#socket || this.#closed) {
      return socket.close();
    }
    this.#failures = 0;
    for (const text of this.#waiting.splice(0)) {
      socket.send(text);
    }
    emit(this, "transport-up");
  }

  /**
   * @param {WebSocket} socket
   * @param {{code: number, reason: string}} event
   */
  #lost(socket, event) {
    if (socket !== this.#socket) {
      return;
    }
    // What waited belongs to a conversation that is over; the pool begins the next one.
    this.#waiting.length = 0;
    const final = this.#closed || !this.#reconnect;
    if (!final) {
      const delayMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, SLOWEST_RETRY_MS) * (0.5 + Math.random());
      this.#failures += 1;
      this.#retry = setTimeout(() => this.#retryNow(), delayMs);
    }
    emit(this, "transport-down", { final, code: event.code, reason: event.reason });
  }

  #retryNow() {
    clearTimeout(this.#retry);
    if (!this.#closed && this.#reconnect && this.#socket.readyState === WebSocket.CLOSED) {
      this.#use(new WebSocket(this.#url));
    }
  }

  /**
   * @param {WebSocket} socket
   * @param {unknown} text
   */
  #received(socket, text) {
    if (socket !== this.#socket) {
      return;
    }
    const message = parsed(text);
    if (message) {
      emit(this, message.type, message.data);
    } else {
      emit(this, "error", { message: "Server sent invalid signalling message", data: text });
    }
  }
}

/**
 * @param {unknown} text
 * @returns {{type: string, data: unknown} | undefined}
 */
function parsed(text) {
  try {
    const message = JSON.parse(String(text));
    return typeof message.type === "string" ? { type: message.type, data: message.data } : undefined;
  } catch {
    return undefined;
  }
}

/** A Socket.IO client, which connects again by itself. */
export class sio_transceiver extends transceiver {
  #lost = false;

  /** @param {any} socket what `io()` of socket.io-client returns */
  constructor(socket) {
    super();
    this.socket = socket;
    socket.onAny((/** @type {string} */ type, /** @type {unknown} */ data) => emit(this, type, data));
    socket.on("connect", () => {
      if (this.#lost) {
        this.#lost = false;
        emit(this, "transport-up");
      }
    });
    socket.on("disconnect", (/** @type {string} */ reason) => {
      this.#lost = true;
      emit(this, "transport-down", { final: !socket.active, code: 0, reason });
    });
  }

  /**
   * @param {string} type
   * @param {unknown} data
   */
  send(type, data) {
    this.socket.emit(type, data);
  }

  close() {
    this.socket.close();
  }
}

/** @type {Record<string, string>} */
const EVENTS = {
  "rtc:joined": "join",
  "rtc:describe": "describe",
  "rtc:peer": "peer",
  "rtc:sdp": "sdp",
  "rtc:close": "close",
  "rtc:candidate": "icecandidate",
  "rtc:stop": "stop",
  "rtc:error": "error",
  "transport-up": "up",
  "transport-down": "down",
};

/** Room messages over a transceiver: the part of it that a pool listens to, under shorter names. */
export class signalling extends EventTarget {
  /** @type {typeof websocket} a WebSocket, or the address of one */
  static websocket;
  /** @type {{io: typeof socketio}} Socket.IO */
  static socket;

  /** @param {EventTarget & {send(type: string, data: unknown): void, close(): void}} transceiver */
  constructor(transceiver) {
    super();
    this.transceiver = transceiver;
    for (const [from, to] of Object.entries(EVENTS)) {
      transceiver.addEventListener(from, (event) => emit(this, to, /** @type {CustomEvent} */ (event).detail));
    }
  }

  /**
   * @param {string} type
   * @param {unknown} data
   */
  send(type, data) {
    this.transceiver.send(type, data);
  }

  close() {
    this.transceiver.close();
  }
}

class websocket extends signalling {
  /**
   * @param {WebSocket | string} socket
   * @param {{reconnect?: boolean}} [options]
   */
  constructor(socket, options) {
    super(new websocket_transceiver(socket, options));
  }
}

class socketio extends signalling {
  /** @param {any} io what `io()` of socket.io-client returns */
  constructor(io) {
    super(new sio_transceiver(io));
  }
}

signalling.websocket = websocket;
signalling.socket = { io: socketio };
