// @ts-check
/** Typed access to the page's own elements. */

/**
 * The element with this id, checked to be of the wanted type, so that a slip in the markup shows at once.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`The page has no ${type.name} with the id "${id}"`);
  }
  return found;
}

/**
 * Sets the text only where it changed: ten rows tick several times a second, most cells stay.
 *
 * @param {Element} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/**
 * Marks a field as wrong, or as right again, and says why in its error line.
 *
 * @param {HTMLElement} line the error line, which the field names in aria-describedby
 * @param {string} message empty clears it
 * @param {...HTMLElement} fields
 */
export function showFieldError(line, message, ...fields) {
  setText(line, message);
  for (const field of fields) {
    if (message) {
      field.setAttribute("aria-invalid", "true");
    } else {
      field.removeAttribute("aria-invalid");
    }
  }
}
