// @ts-check
/** Which portal is on screen: the field above the ring, and `#portal=…` in the address, so that a reload keeps it. */

import { element, showFieldError } from "./dom.js";

const FIRST_PORTAL = "demo";

export class PortalView {
  #field = element("portal-field", HTMLInputElement);
  #error = element("portal-error", HTMLElement);
  #known = element("portals", HTMLDataListElement);

  /** @param {(portalId: string) => void} onWatch */
  constructor(onWatch) {
    element("portal-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const portalId = this.#field.value.trim();
      if (portalId === this.portalId) {
        onWatch(portalId);
      } else {
        location.hash = new URLSearchParams({ portal: portalId }).toString();
      }
    });
    addEventListener("hashchange", () => onWatch(this.portalId));
  }

  /** The portal that the address names. */
  get portalId() {
    return new URLSearchParams(location.hash.slice(1)).get("portal") || FIRST_PORTAL;
  }

  /** @param {string} portalId */
  portalChanged(portalId) {
    this.#field.value = portalId;
    this.showError("");
  }

  /** @param {string} message empty when all is well */
  showError(message) {
    showFieldError(this.#error, message, this.#field);
  }

  /** @param {Iterable<string>} portalIds offered while typing */
  suggest(portalIds) {
    const options = [...new Set(portalIds)].sort().map((portalId) => {
      const option = document.createElement("option");
      option.value = portalId;
      return option;
    });
    this.#known.replaceChildren(...options);
  }
}
