// @ts-check
/** A whole payload, JSON with line breaks, and its copy as it was sent. */

import { copyText } from "./clipboard.js";
import { element, setText } from "./dom.js";
import { clockTime, counted, prettyPayload } from "./format.js";

export class PayloadDialog {
  #dialog = element("payload-dialog", HTMLDialogElement);
  #text = element("payload-text", HTMLElement);
  #meta = element("payload-meta", HTMLElement);
  #result = element("payload-result", HTMLElement);
  #payload = "";

  constructor() {
    element("payload-close", HTMLButtonElement).addEventListener("click", () => this.#dialog.close());
    element("payload-copy", HTMLButtonElement).addEventListener("click", async () => {
      setText(this.#result, await copyText(this.#payload, this.#text));
    });
  }

  /** @param {import("./api.js").Item} item */
  show(item) {
    this.#payload = item.payload;
    const bytes = new TextEncoder().encode(item.payload).length;
    setText(this.#meta, `${item.portalid}, ${clockTime(item.servertimestamp)}, ${counted(bytes, "byte")}`);
    setText(this.#text, prettyPayload(item.payload));
    setText(this.#result, "");
    this.#dialog.showModal();
  }
}
