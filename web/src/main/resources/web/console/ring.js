// @ts-check
/** What the page knows of one portal: its ten newest items, and figures about all that passed. No DOM, no timers. */

/** @typedef {import("./api.js").Item} Item */

/**
 * @typedef {object} Slot
 * @property {string} id the event's id, opaque
 * @property {Item} item
 * @property {number} receivedAtMs by the page's clock
 * @property {boolean} live false when it was older than the connection, so that its delivery says nothing
 */

/** A portal keeps this many items. */
export const RING_SLOTS = 10;

/** The median is taken over so many deliveries. */
const DELIVERIES = 101;

/** The rate is taken over so many whole seconds. */
const RATE_SECONDS = 5;

export class Ring {
  /** @type {Slot[]} newest first */
  slots = [];
  received = 0;
  lost = 0;

  /** @type {number[]} page time of receipt minus server time stamp, newest last */
  #deliveriesMs = [];
  /** @type {Map<number, number>} items by page second */
  #perSecond = new Map();

  /**
   * Takes in one event.
   *
   * @param {Slot} slot
   * @returns {boolean} false when the ring held this event already, as after a reconnect
   */
  add(slot) {
    if (this.slots.some((held) => isSame(held, slot))) {
      return false;
    }
    this.slots.unshift(slot);
    this.slots.length = Math.min(this.slots.length, RING_SLOTS);
    this.received += 1;
    if (slot.live) {
      this.#deliveriesMs.push(slot.receivedAtMs - slot.item.servertimestamp);
      if (this.#deliveriesMs.length > DELIVERIES) {
        this.#deliveriesMs.shift();
      }
      const second = Math.floor(slot.receivedAtMs / 1000);
      this.#perSecond.set(second, (this.#perSecond.get(second) ?? 0) + 1);
    }
    return true;
  }

  /** The id of the newest event, empty when there is none: where a new connection goes on. */
  get newestId() {
    return this.slots[0]?.id ?? "";
  }

  /**
   * Items per second over the last full seconds.
   *
   * @param {number} nowMs by the page's clock
   */
  rate(nowMs) {
    const current = Math.floor(nowMs / 1000);
    let items = 0;
    for (const [second, count] of this.#perSecond) {
      if (second < current - RATE_SECONDS) {
        this.#perSecond.delete(second);
      } else if (second < current) {
        items += count;
      }
    }
    return items / RATE_SECONDS;
  }

  /** Median of receipt (page clock) minus time stamp (server clock), or undefined before the first live item. */
  get medianDeliveryMs() {
    const sorted = this.#deliveriesMs.toSorted((a, b) => a - b);
    return sorted.at(Math.floor(sorted.length / 2));
  }
}

/**
 * @param {Slot} a
 * @param {Slot} b
 */
function isSame(a, b) {
  return a.id !== "" && a.id === b.id && a.item.servertimestamp === b.item.servertimestamp && a.item.payload === b.item.payload;
}
