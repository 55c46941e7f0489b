// @ts-check
/** The people on screen: one tile each, as large as all of them fit. */

import { element, setText } from "../console/dom.js";

const RATIO = 4 / 3;
const GAP_PX = 10;
const SMALLEST_PX = 140;

/**
 * @typedef {object} Shown
 * @property {string} name
 * @property {boolean} [muted] whether the microphone is off
 * @property {boolean} [camera] whether there is a picture
 * @property {boolean} [screen] whether the picture is a screen
 */

export class Tile {
  root;
  #video;
  /** @type {Shown} */
  #shown = { name: "" };
  #state = "";

  constructor() {
    const template = element("tile", HTMLTemplateElement);
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.root = /** @type {HTMLElement} */ (copy.querySelector(".tile"));
    this.#video = /** @type {HTMLVideoElement} */ (copy.querySelector("video"));
  }

  get video() {
    return this.#video;
  }

  /** @param {MediaStream} stream */
  play(stream) {
    if (this.#video.srcObject !== stream) {
      this.#video.srcObject = stream;
    }
    return this.#video.play();
  }

  /** @param {Partial<Shown>} shown */
  show(shown) {
    this.#shown = { ...this.#shown, ...shown };
    const { name, muted, camera, screen } = this.#shown;
    setText(this.#part("who"), name);
    setText(this.#part("initial"), [...name.trim()][0]?.toUpperCase() ?? "?");
    const flags = [muted ? "muted" : "", screen ? "shares the screen" : camera ? "" : "no camera"];
    setText(this.#part("flags"), flags.filter(Boolean).join(", "));
    this.root.dataset.picture = screen ? "screen" : camera ? "camera" : "none";
    this.#video.setAttribute("aria-label", screen ? `Screen of ${name}` : `Picture of ${name}`);
  }

  get name() {
    return this.#shown.name;
  }

  /**
   * @param {string} state for the style
   * @param {string} words
   */
  showState(state, words) {
    this.root.dataset.state = state;
    this.#state = words;
    setText(this.#part("state"), this.#state);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.${name}`));
  }
}

export class Tiles {
  #list = element("tiles", HTMLElement);
  /** @type {Map<string, Tile>} */
  #tiles = new Map();

  constructor() {
    new ResizeObserver(() => this.#layOut()).observe(this.#list);
  }

  /** @param {string} id */
  add(id) {
    const tile = new Tile();
    this.#tiles.set(id, tile);
    this.#list.append(tile.root);
    this.#layOut();
    return tile;
  }

  /** @param {string} id */
  get(id) {
    return this.#tiles.get(id);
  }

  /** @param {string} id */
  remove(id) {
    this.#tiles.get(id)?.root.remove();
    this.#tiles.delete(id);
    this.#layOut();
  }

  clear() {
    [...this.#tiles.keys()].forEach((id) => this.remove(id));
  }

  get all() {
    return [...this.#tiles.values()];
  }

  /** As many columns as make the tiles largest; below a size that still shows a face the list scrolls. */
  #layOut() {
    const { clientWidth: width, clientHeight: height } = this.#list;
    const count = this.#tiles.size;
    let best = 0;
    for (let columns = 1; columns <= count; columns++) {
      const rows = Math.ceil(count / columns);
      const acrossPx = (width - GAP_PX * (columns - 1)) / columns;
      const downPx = (height - GAP_PX * (rows - 1)) / rows;
      best = Math.max(best, Math.min(acrossPx, downPx * RATIO));
    }
    const tilePx = Math.floor(Math.min(Math.max(best, SMALLEST_PX), width));
    this.#list.style.setProperty("--tile", `${tilePx}px`);
  }
}
