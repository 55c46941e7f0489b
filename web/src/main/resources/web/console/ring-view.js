// @ts-check
/** The ten rows and the figures above them. Drawn at most once a frame, however fast items arrive. */

import { nowMs } from "./api.js";
import { element, setText } from "./dom.js";
import * as format from "./format.js";
import { PayloadDialog } from "./payload-dialog.js";
import { RING_SLOTS } from "./ring.js";

/** @typedef {import("./clock.js").ServerClock} ServerClock */
/** @typedef {import("./ring.js").Ring} Ring */
/** @typedef {import("./ring.js").Slot} Slot */

/** Ages tick so often. */
const TICK_MS = 200;

/** A row that just came stands out so long. */
const FRESH_MS = 600;

/** A cell shows so much of a payload; the dialog shows all of it. */
const PAYLOAD_PREVIEW_CHARS = 400;

/** @typedef {{row: HTMLElement, payload: HTMLButtonElement, age: Element, time: HTMLTimeElement, delivery: Element}} Row */

export class RingView {
  #clock;
  #dialog = new PayloadDialog();
  #title = element("ring-title", HTMLElement);
  #hold = element("hold", HTMLButtonElement);
  #rows = this.#createRows();
  #segments = this.#createSegments();
  #figures = {
    ring: element("figure-ring", HTMLElement),
    received: element("figure-received", HTMLElement),
    rate: element("figure-rate", HTMLElement),
    lost: element("figure-lost", HTMLElement),
    lostBox: element("lost-box", HTMLElement),
    delivery: element("figure-delivery", HTMLElement),
    clock: element("figure-clock", HTMLElement),
  };

  /** @type {Ring | undefined} */
  #ring;
  /** @type {Slot[]} what the rows show: the ring's, or those of the moment the display was held */
  #shown = [];
  #held = false;
  #frameAsked = false;

  /** @param {ServerClock} clock */
  constructor(clock) {
    this.#clock = clock;
    this.#hold.addEventListener("click", () => this.#setHeld(!this.#held));
    setInterval(() => this.#draw(), TICK_MS);
  }

  /**
   * @param {string} portalId
   * @param {Ring} ring shown from now on, in place of the one before
   */
  watch(portalId, ring) {
    setText(this.#title, `Live items of ${portalId}`);
    this.#ring = ring;
    this.#setHeld(false);
  }

  /** Something about the ring changed: draw it with the next frame. */
  changed() {
    if (!this.#frameAsked) {
      this.#frameAsked = true;
      requestAnimationFrame(() => {
        this.#frameAsked = false;
        this.#draw();
      });
    }
  }

  /** @param {boolean} held */
  #setHeld(held) {
    this.#held = held;
    this.#hold.setAttribute("aria-pressed", String(held));
    this.changed();
  }

  #draw() {
    const ring = this.#ring;
    if (!ring) {
      return;
    }
    if (!this.#held) {
      this.#shown = [...ring.slots];
    }
    const now = nowMs();
    this.#rows.forEach((row, index) => this.#drawRow(row, this.#shown[index], now));
    this.#drawFigures(ring, now);
  }

  /**
   * @param {Row} row
   * @param {Slot | undefined} slot
   * @param {number} now
   */
  #drawRow(row, slot, now) {
    row.row.classList.toggle("vacant", !slot);
    row.payload.hidden = !slot;
    if (!slot) {
      [row.payload, row.age, row.time, row.delivery].forEach((cell) => setText(cell, ""));
      return;
    }
    const { payload, servertimestamp } = slot.item;
    setText(row.payload, payload === "" ? "(empty payload)" : payload.slice(0, PAYLOAD_PREVIEW_CHARS));
    setText(row.age, format.age(this.#clock.ageMs(servertimestamp, now)));
    setText(row.time, format.clockTime(servertimestamp));
    row.time.dateTime = new Date(servertimestamp).toISOString();
    row.time.title = `${servertimestamp} ms since 1970, UTC`;
    setText(row.delivery, slot.live ? this.#estimate(slot.receivedAtMs - servertimestamp) : "from ring");
    row.row.classList.toggle("fresh", slot.live && !this.#held && now - slot.receivedAtMs < FRESH_MS);
  }

  /**
   * @param {Ring} ring
   * @param {number} now
   */
  #drawFigures(ring, now) {
    const figures = this.#figures;
    setText(figures.ring, `${ring.slots.length} of ${RING_SLOTS}`);
    this.#segments.forEach((segment, index) => segment.classList.toggle("filled", index < ring.slots.length));
    setText(figures.received, format.count(ring.received));
    const rate = ring.rate(now);
    setText(figures.rate, `${rate === 0 || rate >= 10 ? format.count(Math.round(rate)) : rate.toFixed(1)} /s`);
    setText(figures.lost, format.count(ring.lost));
    figures.lostBox.classList.toggle("bad", ring.lost > 0);
    const median = ring.medianDeliveryMs;
    setText(figures.delivery, median === undefined ? "–" : this.#estimate(median));
    setText(figures.clock, median === undefined ? "" : this.#clockNote());
  }

  /** @param {number} differenceMs receipt by the page's clock minus stamp by the server's */
  #estimate(differenceMs) {
    const { offsetMs } = this.#clock;
    return offsetMs === undefined ? "–" : format.delivery(differenceMs + offsetMs);
  }

  #clockNote() {
    const { errorMs } = this.#clock;
    return errorMs === undefined ? "send once to compare clocks" : `± ${Math.ceil(errorMs)} ms`;
  }

  /** @returns {Row[]} */
  #createRows() {
    const template = element("ring-row", HTMLTemplateElement);
    const body = element("ring-rows", HTMLElement);
    return Array.from({ length: RING_SLOTS }, (_, index) => {
      const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      const row = /** @type {HTMLElement} */ (copy.firstElementChild);
      const find = (/** @type {string} */ selector) => /** @type {Element} */ (row.querySelector(selector));
      setText(find(".slot"), String(index + 1));
      const payload = /** @type {HTMLButtonElement} */ (find(".payload"));
      payload.addEventListener("click", () => {
        const slot = this.#shown[index];
        if (slot) {
          this.#dialog.show(slot.item);
        }
      });
      body.append(row);
      const time = /** @type {HTMLTimeElement} */ (find("time"));
      return { row, payload, age: find(".cell-age"), time, delivery: find(".cell-delivery") };
    });
  }

  #createSegments() {
    const parent = element("ring-segments", HTMLElement);
    return Array.from({ length: RING_SLOTS }, () => parent.appendChild(document.createElement("span")));
  }
}
