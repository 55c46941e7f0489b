// @ts-check
/** What the modules share about events. */

/**
 * Gives a target properties like `onjoin`, each holding one listener, as elements of a page have them.
 *
 * @template {EventTarget} T
 * @param {T} target
 * @param {string[]} types
 * @returns {T}
 */
export function withHandlers(target, types) {
  const handlers = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (target));
  for (const type of types) {
    handlers[`on${type}`] = null;
    target.addEventListener(type, (event) => {
      const handler = handlers[`on${type}`];
      if (typeof handler === "function") {
        handler.call(target, event);
      }
    });
  }
  return target;
}

/**
 * @param {EventTarget} target
 * @param {string} type
 * @param {unknown} [detail]
 */
export function emit(target, type, detail = null) {
  target.dispatchEvent(new CustomEvent(type, { detail }));
}
