// @ts-check
/** How things stand, in words: the line in the header, the notice above the portal, and the activity log. */

import { element, setText } from "./dom.js";
import { clockTime } from "./format.js";

/** @typedef {"idle" | "busy" | "good" | "bad"} Tone */

const ACTIVITY_LINES = 50;

export class StatusView {
  #status = element("status", HTMLElement);
  #text = element("status-text", HTMLElement);
  #notice = element("notice", HTMLElement);
  #noticeText = element("notice-text", HTMLElement);
  #activity = element("activity", HTMLElement);

  /** @param {() => void} onLoginAgain */
  constructor(onLoginAgain) {
    element("notice-action", HTMLButtonElement).addEventListener("click", onLoginAgain);
  }

  /**
   * @param {Tone} tone
   * @param {string} text
   */
  show(tone, text) {
    this.#status.dataset.tone = tone;
    setText(this.#text, text);
  }

  /** @param {string} text what happened to the session; empty takes the notice away */
  offerLogin(text) {
    setText(this.#noticeText, text);
    this.#notice.hidden = !text;
  }

  /**
   * @param {string} text
   * @param {"plain" | "bad"} [tone]
   */
  log(text, tone = "plain") {
    const line = document.createElement("li");
    const time = document.createElement("time");
    const now = new Date();
    time.dateTime = now.toISOString();
    time.textContent = clockTime(now.getTime()).slice(0, 8);
    line.append(time, ` ${text}`);
    line.dataset.tone = tone;
    this.#activity.prepend(line);
    while (this.#activity.childElementCount > ACTIVITY_LINES) {
      this.#activity.lastElementChild?.remove();
    }
  }

  clear() {
    this.#activity.replaceChildren();
    this.offerLogin("");
  }
}
