// @ts-check
/** Tabs with programs for the portal on screen. Arrow keys move between the tabs, as the tab pattern of ARIA asks. */

import { copyText } from "./clipboard.js";
import { element, setText } from "./dom.js";
import { snippet } from "./snippets.js";

/** @typedef {import("./snippets.js").Language} Language */

/** @type {Language[]} */
const LANGUAGES = ["curl", "python", "java"];

export class SnippetsView {
  #tabs = LANGUAGES.map((language) => element(`tab-${language}`, HTMLButtonElement));
  #panel = element("snippet", HTMLElement);
  #code = element("snippet-code", HTMLElement);
  #result = element("copy-result", HTMLElement);
  #portalId = "";
  #selected = 0;

  constructor() {
    this.#tabs.forEach((tab, index) => tab.addEventListener("click", () => this.#select(index)));
    element("snippet-tabs", HTMLElement).addEventListener("keydown", (event) => this.#move(event));
    element("copy", HTMLButtonElement).addEventListener("click", async () => {
      setText(this.#result, await copyText(this.#text(), this.#code));
    });
  }

  /** @param {string} portalId */
  portalChanged(portalId) {
    this.#portalId = portalId;
    this.#select(this.#selected);
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const last = this.#tabs.length - 1;
    const target = {
      ArrowRight: this.#selected === last ? 0 : this.#selected + 1,
      ArrowLeft: this.#selected === 0 ? last : this.#selected - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.#select(target);
      this.#tabs[target].focus();
    }
  }

  /** @param {number} selected */
  #select(selected) {
    this.#selected = selected;
    this.#tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === selected));
      tab.tabIndex = index === selected ? 0 : -1;
    });
    this.#panel.setAttribute("aria-labelledby", this.#tabs[selected].id);
    setText(this.#code, this.#text());
    setText(this.#result, "");
  }

  #text() {
    return snippet(LANGUAGES[this.#selected], location.origin, this.#portalId);
  }
}
