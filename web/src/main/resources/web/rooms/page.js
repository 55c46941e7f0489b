// @ts-check
/**
 * The room page: which room the address names, the way in, and the buttons. An address without a room lets one choose.
 */

import { copyText } from "../console/clipboard.js";
import { element, setText, showFieldError } from "../console/dom.js";
import { Call } from "./call.js";
import { Chat } from "./chat.js";
import { DevicesDialog } from "./devices.js";
import { OwnMedia } from "./own-media.js";
import { Tiles } from "./tiles.js";
import { mediaWords } from "./words.js";

const PREFIX = "/rooms/";
const NAME_KEY = "sluice.rooms.name";
const VIEWS = ["choose-view", "ask-view", "over-view", "call-view"];

class RoomPage {
  #room;
  #tiles = new Tiles();
  #chat = new Chat();
  #devices = new DevicesDialog((id) => this.#useSpeaker(id));
  #status = element("status", HTMLElement);
  #nameField = element("name-field", HTMLInputElement);
  /** @type {Call | undefined} */
  #call;
  /** @type {OwnMedia | undefined} */
  #media;
  #speaker = "";
  /** Counts the attempts to join, so that an answer to an earlier one is not taken for the present one's. */
  #attempt = 0;

  /** @param {string} room */
  constructor(room) {
    this.#room = room;
    setText(element("title", HTMLElement), room);
    document.title = `${room} – Sluice rooms`;
    element("bar-tools", HTMLElement).hidden = false;
    this.#nameField.value = localStorage.getItem(NAME_KEY) ?? "";
    this.#nameField.addEventListener("change", () => {
      localStorage.setItem(NAME_KEY, this.#nameField.value.trim());
      this.#call?.rename(this.#nameField.value.trim());
    });
    this.#onClick("invite", () => this.#invite());
    this.#onClick("ask-again", () => this.ask(true));
    this.#onClick("ask-audio", () => this.ask(false));
    this.#onClick("ask-without", () => this.#enter(new OwnMedia(new MediaStream())));
    this.#onClick("over-again", () => this.ask(true));
    this.#onClick("leave", () => this.#call?.leave());
    this.#onClick("microphone", () => this.#try((media) => media.switchMicrophone(!media.microphoneOn)));
    this.#onClick("camera", () => this.#try((media) => media.switchCamera(!media.cameraOn)));
    this.#onClick("screen", () => this.#try((media) => media.shareScreen(!media.sharesScreen)));
    window.addEventListener("pagehide", () => this.#call?.abandon());
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  /**
   * Asks for camera and microphone, then joins; if there are none, says so and lets the user decide.
   *
   * @param {boolean} camera
   */
  async ask(camera) {
    const attempt = ++this.#attempt;
    setText(element("ask-text", HTMLElement), "Your browser asks whether this page may use them.");
    element("ask-again", HTMLElement).hidden = element("ask-audio", HTMLElement).hidden = true;
    show("ask-view");
    try {
      const media = await OwnMedia.ask({ camera });
      if (attempt === this.#attempt) {
        this.#enter(media);
      } else {
        media.close();
      }
    } catch (failure) {
      if (attempt === this.#attempt) {
        setText(element("ask-text", HTMLElement), mediaWords(failure));
        element("ask-again", HTMLElement).hidden = element("ask-audio", HTMLElement).hidden = false;
        element("ask-title", HTMLElement).focus();
      }
    }
  }

  /** @param {OwnMedia} media */
  #enter(media) {
    this.#attempt += 1;
    this.#media = media;
    this.#devices.serve(media);
    media.addEventListener("change", () => this.#showButtons());
    this.#showButtons();
    show("call-view");
    const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? undefined;
    const parts = { media, tiles: this.#tiles, chat: this.#chat };
    const call = new Call(this.#room, token, this.#nameField.value.trim(), parts);
    this.#call = call;
    /**
     * @param {string} type
     * @param {(detail: any) => void} listener
     */
    const on = (type, listener) => {
      call.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
    };
    on("status", ({ tone, text }) => this.#showStatus(tone, text));
    on("news", (text) => setText(element("news", HTMLElement), text));
    on("over", ({ title, text }) => this.#over(title, text));
    on("silent", () => this.#notify("Your browser plays sound only after a click.", "Turn the sound on", () => call.playAll()));
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  #over(title, text) {
    this.#call = this.#media = undefined;
    this.#status.hidden = true;
    this.#dismiss();
    setText(element("over-title", HTMLElement), title);
    setText(element("over-text", HTMLElement), text);
    show("over-view");
    element("over-title", HTMLElement).focus();
  }

  #showButtons() {
    const media = this.#media;
    if (media) {
      label("microphone", !media.microphoneOn, media.microphoneOn ? "Mute" : "Unmute");
      label("camera", !media.cameraOn, media.cameraOn ? "Camera off" : "Camera on");
      label("screen", media.sharesScreen, media.sharesScreen ? "Stop sharing" : "Share screen");
      element("screen", HTMLElement).hidden = !navigator.mediaDevices?.getDisplayMedia;
    }
  }

  /**
   * @param {"good" | "busy" | "bad"} tone
   * @param {string} text
   */
  #showStatus(tone, text) {
    this.#status.hidden = false;
    this.#status.dataset.tone = tone;
    setText(this.#status, text);
  }

  /** @param {(media: OwnMedia) => Promise<void>} action */
  async #try(action) {
    if (!this.#media) {
      return;
    }
    try {
      await action(this.#media);
      this.#dismiss();
    } catch (failure) {
      this.#notify(mediaWords(failure), "OK", () => {});
    }
  }

  /**
   * @param {string} text
   * @param {string} label
   * @param {() => void} action
   */
  #notify(text, label, action) {
    const button = element("notice-action", HTMLButtonElement);
    setText(element("notice-text", HTMLElement), text);
    setText(button, label);
    button.onclick = () => {
      this.#dismiss();
      action();
    };
    element("notice", HTMLElement).hidden = false;
  }

  #dismiss() {
    element("notice", HTMLElement).hidden = true;
  }

  async #invite() {
    const button = element("invite", HTMLButtonElement);
    const told = await copyText(location.href, button);
    const copied = told === "Copied.";
    setText(button, copied ? "Link copied" : "Copy invite link");
    if (!copied) {
      this.#notify(`The link to this room: ${location.href}`, "OK", () => {});
    }
  }

  /** @param {string} deviceId */
  async #useSpeaker(deviceId) {
    this.#speaker = deviceId;
    const elements = this.#tiles.all.map((tile) => /** @type {any} */ (tile.video));
    await Promise.all(elements.map((each) => each.setSinkId(this.#speaker)));
  }

  /**
   * @param {string} id
   * @param {() => unknown} action
   */
  #onClick(id, action) {
    element(id, HTMLElement).addEventListener("click", () => void action());
  }
}

/** @param {string} view */
function show(view) {
  for (const each of VIEWS) {
    element(each, HTMLElement).hidden = each !== view;
  }
}

/**
 * The label says what a press does.
 *
 * @param {string} id
 * @param {boolean} active whether something is not as it is at first
 * @param {string} text
 */
function label(id, active, text) {
  const button = element(id, HTMLButtonElement);
  button.toggleAttribute("data-active", active);
  setText(button, text);
}

/** Any text after the prefix is a name, slashes included. */
function roomOfAddress() {
  const rest = location.pathname.startsWith(PREFIX) ? location.pathname.slice(PREFIX.length) : "";
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}

function choose() {
  const field = element("room-field", HTMLInputElement);
  show("choose-view");
  field.focus();
  element("choose-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const name = field.value.trim();
    showFieldError(element("choose-error", HTMLElement), name ? "" : "Give the room a name.", field);
    if (name) {
      location.assign(PREFIX + encodeURIComponent(name));
    }
  });
  element("choose-random", HTMLButtonElement).addEventListener("click", () => {
    const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((each) => (each % 32).toString(32)).join("");
    field.value = letters.replace(/(....)(?=.)/g, "$1-");
    field.focus();
  });
}

const room = roomOfAddress();
if (room) {
  await new RoomPage(room).ask(true);
} else {
  choose();
}
