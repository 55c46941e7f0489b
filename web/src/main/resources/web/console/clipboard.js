// @ts-check

/**
 * Copies the text. Browsers allow it only on HTTPS and on localhost; elsewhere the text on screen is selected, so that
 * one key press copies it.
 *
 * @param {string} text
 * @param {HTMLElement} shownIn the element that shows it
 * @returns {Promise<string>} what happened, for the user
 */
export async function copyText(text, shownIn) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    getSelection()?.selectAllChildren(shownIn);
    return "Selected: press Ctrl+C (⌘C) to copy.";
  }
}
