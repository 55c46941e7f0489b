// @ts-check
/** One call: the pool, its people on screen, and what this side shows of itself. */

import { Pool, signalling } from "../client/rooms.js";
import { emit } from "../client/events.js";
import { connectionWords, refusalWords } from "./words.js";

/** @typedef {import("../client/rooms.js").ManagedConnection} ManagedConnection */
/** @typedef {import("./own-media.js").OwnMedia} OwnMedia */
/** @typedef {import("./tiles.js").Tiles} Tiles */
/** @typedef {import("./chat.js").Chat} Chat */

const OWN = "own";

/**
 * @typedef {object} CallParts
 * @property {OwnMedia} media
 * @property {Tiles} tiles
 * @property {Chat} chat
 */

/**
 * Dispatches "status" ({tone, text}), "news" (text for screen readers), "over" ({title, text}) and "silent" when the
 * browser wants a click before it plays sound.
 */
export class Call extends EventTarget {
  #pool;
  #media;
  #tiles;
  #chat;
  #name;
  #own = new MediaStream();
  #over = false;

  /**
   * @param {string} room
   * @param {string | undefined} token
   * @param {string} name of the user
   * @param {CallParts} parts
   */
  constructor(room, token, name, { media, tiles, chat }) {
    super();
    this.#media = media;
    this.#tiles = tiles;
    this.#chat = chat;
    this.#name = name;
    const tile = tiles.add(OWN);
    tile.root.classList.add("own");
    tile.video.muted = true;
    tile.showState("connected", "");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.#pool = new Pool(null, new signalling.websocket(`${scheme}://${location.host}/rtc`));
    this.#listen();
    this.#pool.addMedia(media.sent);
    media.addEventListener("change", () => this.#showOwn());
    this.#showOwn();
    // Not before the caller had a chance to listen.
    queueMicrotask(() => {
      this.#say("busy", "Joining…");
      this.#pool.join(room, token ? { token } : {});
    });
  }

  /** @param {string} name */
  rename(name) {
    this.#name = name;
    this.#showOwn();
  }

  leave() {
    this.#end("You left the room", "Camera and microphone are off.");
  }

  /** The page goes away. */
  abandon() {
    this.#over = true;
    this.#pool.close();
  }

  /** Plays what the browser held back; called from a click. */
  playAll() {
    this.#pool.connections.forEach((connection) => this.#play(connection));
  }

  #listen() {
    const events = this.#pool.events;
    /**
     * @param {string} type
     * @param {(detail: any) => void} listener
     */
    const on = (type, listener) => {
      events.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
    };
    on("join", () => this.#showCount());
    on("peer", ({ connection }) => this.#arrived(connection));
    on("describe", ({ connection }) => this.#showPeer(connection));
    on("connection", ({ connection, state }) => {
      this.#tiles.get(connection.id)?.showState(state, connectionWords(state));
    });
    on("close", (connection) => connection && this.#departed(connection));
    on("stop", () => this.#end("The room was closed", "It was closed, or you were put out of it."));
    on("state", ({ state }) => {
      if (state === "reconnecting") {
        this.#say("busy", "No connection to the server, trying again…");
      }
    });
    on("error", (error) => {
      if (this.#pool.state === "refused") {
        this.#end("You are not in the room", refusalWords(error));
      }
    });
    events.addEventListener("track", (event) => {
      const connection = this.#pool.getConnection(/** @type {any} */ (event).connection);
      if (connection) {
        this.#play(connection);
        this.#showPeer(connection);
      }
    });
  }

  /** @param {ManagedConnection} connection */
  #arrived(connection) {
    const tile = this.#tiles.add(connection.id);
    tile.showState(connection.state, connectionWords(connection.state));
    this.#chat.connect(connection, () => this.#nameOf(connection));
    this.#showPeer(connection);
    this.#showCount();
  }

  /** @param {ManagedConnection} connection */
  #departed(connection) {
    emit(this, "news", `${this.#nameOf(connection)} left`);
    this.#tiles.remove(connection.id);
    this.#showCount();
  }

  /** @param {ManagedConnection} connection */
  #play(connection) {
    this.#tiles
      .get(connection.id)
      ?.play(connection.stream)
      .catch((failure) => {
        if (failure.name === "NotAllowedError") {
          emit(this, "silent");
        }
      });
  }

  /** @param {ManagedConnection} connection */
  #showPeer(connection) {
    const tile = this.#tiles.get(connection.id);
    const shown = connection.description;
    // Peers of other programs may not say; then what comes tells.
    const picture = connection.stream.getVideoTracks().length > 0;
    const wasNamed = tile?.name;
    tile?.show({
      name: this.#nameOf(connection),
      muted: shown?.muted === true,
      camera: typeof shown?.camera === "boolean" ? shown.camera : picture,
      screen: shown?.screen === true,
    });
    if (tile && tile.name !== wasNamed && shown) {
      emit(this, "news", `${tile.name} is here`);
    }
  }

  /** @param {ManagedConnection} connection */
  #nameOf(connection) {
    const name = connection.description?.name;
    return typeof name === "string" && name.trim() ? name.slice(0, 40) : `Guest ${connection.id.slice(0, 4)}`;
  }

  #showOwn() {
    const { microphoneOn, cameraOn, sharesScreen, picture } = this.#media;
    const shown = { muted: !microphoneOn, camera: cameraOn, screen: sharesScreen };
    const tile = this.#tiles.get(OWN);
    if (tile && this.#own.getVideoTracks()[0] !== picture) {
      this.#own = new MediaStream(picture ? [picture] : []);
      void tile.play(this.#own).catch(() => {});
    }
    tile?.show({ name: this.#name ? `${this.#name} (you)` : "You", ...shown });
    this.#pool.describe({ ...(this.#name ? { name: this.#name } : {}), ...shown });
  }

  #showCount() {
    if (this.#pool.state !== "joined") {
      return;
    }
    const others = this.#pool.nconnections;
    this.#media.adapt(others);
    this.#say("good", others === 0 ? "Nobody else is here yet" : others === 1 ? "2 people" : `${others + 1} people`);
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  #end(title, text) {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#pool.close();
    this.#media.close();
    this.#tiles.clear();
    this.#chat.clear();
    emit(this, "over", { title, text });
  }

  /**
   * @param {"good" | "busy" | "bad"} tone
   * @param {string} text
   */
  #say(tone, text) {
    emit(this, "status", { tone, text });
  }
}
