// @ts-check
/** The login form. It keeps nothing: what was typed goes to the listener and is cleared here. */

import { element, setText, showFieldError } from "./dom.js";

/** @typedef {{accountId: string, apiKey: string}} Credentials */

export class LoginView {
  #root = element("login-view", HTMLElement);
  #form = element("login-form", HTMLFormElement);
  #account = element("account-field", HTMLInputElement);
  #key = element("key-field", HTMLInputElement);
  #button = element("login-button", HTMLButtonElement);
  #error = element("login-error", HTMLElement);

  /**
   * @param {(credentials: Credentials) => Promise<void>} onLogin rejects with the message to show
   */
  constructor(onLogin) {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit(onLogin);
    });
    for (const field of [this.#account, this.#key]) {
      field.addEventListener("paste", (event) => this.#pasteEnvFile(event));
    }
  }

  /** @param {string} reason why to log in, empty for the first time */
  show(reason) {
    this.#root.hidden = false;
    showFieldError(this.#error, reason);
    this.#account.focus();
  }

  hide() {
    this.#root.hidden = true;
  }

  /** @param {(credentials: Credentials) => Promise<void>} onLogin */
  async #submit(onLogin) {
    showFieldError(this.#error, "", this.#account, this.#key);
    this.#busy(true);
    try {
      await onLogin({ accountId: this.#account.value.trim(), apiKey: this.#key.value.trim() });
      this.#key.value = "";
    } catch (failure) {
      showFieldError(this.#error, /** @type {Error} */ (failure).message, this.#account, this.#key);
      this.#key.focus();
      this.#key.select();
    } finally {
      this.#busy(false);
    }
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#button.disabled = busy;
    setText(this.#button, busy ? "Logging in…" : "Log in");
  }

  /**
   * The text of `xrtc.env` pasted into one field fills both.
   *
   * @param {ClipboardEvent} event
   */
  #pasteEnvFile(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    const account = /^\s*ACCOUNT_ID\s*=\s*"?(\w+)/m.exec(text);
    const key = /^\s*API_KEY\s*=\s*"?(\w+)/m.exec(text);
    if (account && key) {
      event.preventDefault();
      this.#account.value = account[1];
      this.#key.value = key[1];
      this.#button.focus();
    }
  }
}
