// @ts-check
/** The send form for the portal on screen. */

import { ApiError, publish } from "./api.js";
import { element, setText, showFieldError } from "./dom.js";
import { clockTime, counted } from "./format.js";

/** @typedef {import("./api.js").Timed<{servertimestamp: number}>} Published */

/**
 * @typedef {object} PublishListener
 * @property {() => string} portalId
 * @property {(published: Published) => void} onPublished
 * @property {(reason: string) => void} onSessionEnded
 */

export class PublishView {
  #listener;
  #form = element("publish-form", HTMLFormElement);
  #title = element("publish-title", HTMLElement);
  #payload = element("payload-field", HTMLTextAreaElement);
  #button = element("publish-button", HTMLButtonElement);
  #error = element("publish-error", HTMLElement);
  #result = element("publish-result", HTMLElement);
  #size = element("publish-size", HTMLElement);

  /** @param {PublishListener} listener */
  constructor(listener) {
    this.#listener = listener;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#payload.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    });
    this.#payload.addEventListener("input", () => this.#countBytes());
  }

  /** @param {string} portalId */
  portalChanged(portalId) {
    setText(this.#title, `Publish to ${portalId}`);
    setText(this.#result, "");
    showFieldError(this.#error, "", this.#payload);
    this.#countBytes();
  }

  focus() {
    this.#payload.focus();
  }

  async #send() {
    showFieldError(this.#error, "", this.#payload);
    this.#button.disabled = true;
    try {
      const published = await publish(this.#listener.portalId(), this.#payload.value);
      const roundTripMs = Math.max(1, Math.round(published.receivedAtMs - published.sentAtMs));
      setText(this.#result, `Sent at ${clockTime(published.answer.servertimestamp)}, answered in ${roundTripMs} ms.`);
      this.#listener.onPublished(published);
      this.#focusAgain(true);
    } catch (failure) {
      setText(this.#result, "");
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      this.#focusAgain(false);
      if (failure.sessionEnded) {
        showFieldError(this.#error, "Not sent: the session has ended.");
        this.#listener.onSessionEnded(failure.message);
      } else {
        showFieldError(this.#error, failure.message, this.#payload);
      }
    } finally {
      this.#button.disabled = false;
    }
  }

  /**
   * Back into the payload, unless the user has gone on to another field while the answer was on its way.
   *
   * @param {boolean} selected whether what is typed next replaces all of it
   */
  #focusAgain(selected) {
    const focused = document.activeElement;
    if (focused && focused !== document.body && focused !== this.#button && focused !== this.#payload) {
      return;
    }
    if (selected) {
      this.#payload.select();
    }
    this.#payload.focus();
  }

  #countBytes() {
    const bytes = new TextEncoder().encode(this.#payload.value).length;
    setText(this.#size, bytes === 0 ? "" : counted(bytes, "byte"));
  }
}
