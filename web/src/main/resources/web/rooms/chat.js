// @ts-check
/** Text from browser to browser, over a data channel of each connection. */

import { element, setText } from "../console/dom.js";

/** Both sides open it under this number, so that none has to wait for the other's. */
const CHANNEL = { negotiated: true, id: 1000 };
const LONGEST = 2000;
const MOST_SHOWN = 500;

/** @typedef {import("../client/rooms.js").ManagedConnection} ManagedConnection */
/** @typedef {import("../client/rooms.js").LastingChannel} LastingChannel */

export class Chat {
  #panel = element("chat", HTMLElement);
  #log = element("chat-log", HTMLElement);
  #field = element("chat-field", HTMLInputElement);
  #opener = element("chat-open", HTMLButtonElement);
  #unread = element("chat-unread", HTMLElement);
  /** @type {Map<string, LastingChannel>} */
  #channels = new Map();
  #unreadCount = 0;

  constructor() {
    this.#opener.addEventListener("click", () => this.#show(this.#panel.hidden));
    element("chat-close", HTMLButtonElement).addEventListener("click", () => this.#show(false));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.#show(false);
      }
    });
    element("chat-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  /**
   * @param {ManagedConnection} connection
   * @param {() => string} name of the peer, as it is now
   */
  connect(connection, name) {
    const channel = /** @type {LastingChannel} */ (connection.dataChannel("chat", CHANNEL, true));
    this.#channels.set(connection.id, channel);
    channel.addEventListener("message", (event) => {
      const text = textOf(/** @type {MessageEvent} */ (event).data);
      if (text) {
        this.#add(name(), text);
        this.#count();
      }
    });
    channel.addEventListener("close", () => this.#channels.delete(connection.id));
  }

  clear() {
    this.#channels.clear();
    this.#log.replaceChildren();
    this.#show(false);
  }

  #send() {
    const text = this.#field.value.trim();
    if (!text) {
      return;
    }
    const open = [...this.#channels.values()].filter((channel) => channel.readyState === "open");
    open.forEach((channel) => channel.send(JSON.stringify({ text })));
    const missed = this.#channels.size - open.length;
    this.#add("You", text, missed > 0 || open.length === 0 ? unreached(open.length, missed) : "");
    this.#field.value = "";
  }

  /**
   * @param {string} who
   * @param {string} text
   * @param {string} [remark]
   */
  #add(who, text, remark = "") {
    const line = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = who;
    const said = document.createElement("span");
    said.textContent = text;
    line.append(name, said);
    if (remark) {
      const small = document.createElement("small");
      small.textContent = remark;
      line.append(small);
    }
    this.#log.append(line);
    while (this.#log.children.length > MOST_SHOWN) {
      this.#log.firstElementChild?.remove();
    }
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #count() {
    this.#unreadCount = this.#panel.hidden ? this.#unreadCount + 1 : 0;
    this.#unread.hidden = this.#unreadCount === 0;
    setText(this.#unread, ` (${this.#unreadCount} new)`);
  }

  /** @param {boolean} shown */
  #show(shown) {
    const had = this.#panel.contains(document.activeElement);
    this.#panel.hidden = !shown;
    this.#opener.setAttribute("aria-expanded", String(shown));
    if (shown) {
      this.#unreadCount = 0;
      this.#unread.hidden = true;
      this.#field.focus();
      this.#log.scrollTop = this.#log.scrollHeight;
    } else if (had) {
      this.#opener.focus();
    }
  }
}

/**
 * @param {number} reached
 * @param {number} missed
 */
function unreached(reached, missed) {
  return reached + missed === 0 ? "Nobody else is here." : `Did not reach ${missed} of ${reached + missed}.`;
}

/**
 * What a peer wrote; whatever else it may send is ignored.
 *
 * @param {unknown} data
 */
function textOf(data) {
  try {
    const { text } = JSON.parse(String(data));
    return typeof text === "string" ? text.slice(0, LONGEST) : "";
  } catch {
    return "";
  }
}
