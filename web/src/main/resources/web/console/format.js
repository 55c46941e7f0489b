// @ts-check
/** Numbers and times as people read them. */

/**
 * @param {number} ageMs
 * @returns {string} "0.4 s", "42 s", "3 min 20 s", "1 h 2 min"
 */
export function age(ageMs) {
  const seconds = ageMs / 1000;
  if (seconds < 10) {
    return `${(Math.floor(seconds * 10) / 10).toFixed(1)} s`;
  }
  if (seconds < 60) {
    return `${Math.floor(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * @param {number} deliveryMs an estimate, may come out below zero
 * @returns {string} "< 1 ms", "2.4 ms", "130 ms"
 */
export function delivery(deliveryMs) {
  if (deliveryMs < 1) {
    return "< 1 ms";
  }
  return deliveryMs < 10 ? `${deliveryMs.toFixed(1)} ms` : `${Math.round(deliveryMs).toLocaleString("en")} ms`;
}

/**
 * @param {number} unixMs
 * @returns {string} local time with milliseconds, "12:03:01.123"
 */
export function clockTime(unixMs) {
  const time = new Date(unixMs);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const ms = String(time.getMilliseconds()).padStart(3, "0");
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`;
}

/** @param {number} n */
export function count(n) {
  return n.toLocaleString("en");
}

/**
 * @param {number} n
 * @param {string} noun
 */
export function counted(n, noun) {
  return `${count(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/**
 * @param {string} text JSON or not
 * @returns {string} JSON with line breaks; as it is when it is not JSON, or JSON that this would change (as 1.0 or 2^64)
 */
export function prettyPayload(text) {
  try {
    const value = JSON.parse(text);
    const same = withoutSpace(JSON.stringify(value)) === withoutSpace(text);
    return same && typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

/** @param {string} text */
function withoutSpace(text) {
  return text.replace(/\s/g, "");
}
