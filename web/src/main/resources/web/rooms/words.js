// @ts-check
/** What the page says of states and refusals. */

/** @typedef {import("../client/rooms.js").ConnectionState} ConnectionState */

/** @type {Record<ConnectionState, string>} */
const CONNECTION = {
  connecting: "connecting…",
  connected: "connected",
  reconnecting: "connection lost, trying again…",
  failed: "cannot be reached yet, trying again…",
  closed: "left",
};

/** @param {ConnectionState} state */
export function connectionWords(state) {
  return CONNECTION[state];
}

/** @type {Record<string, string>} reasons of rtc:error */
const REFUSALS = {
  "pool-full": "The room is full: it has as many people as the server allows.",
  "too-many-pools": "The server has as many rooms as it allows. Try again later.",
  "unknown-pool": "There is no room of this name, and this server opens rooms only for its operator.",
  "bad-name": "A room cannot have this name: 1 to 256 characters, no control characters.",
  "token-required": "This room needs an invitation. Ask for a link that carries one.",
  "bad-token": "The invitation in your link is not valid (any more). Ask for a new link.",
  refused: "The server did not let you in.",
  forbidden: "Your invitation does not allow this.",
  "signalling-lost": "The server closed the connection.",
};

/** @param {{message?: string, reason?: string}} error */
export function refusalWords(error) {
  const known = REFUSALS[error.reason ?? ""];
  return known ?? `The server did not let you in: ${error.message ?? "it did not say why"}.`;
}

/**
 * Why there is no picture and no sound, and what to do about it.
 *
 * @param {unknown} failure of getUserMedia
 */
export function mediaWords(failure) {
  switch (failure instanceof DOMException ? failure.name : "") {
    case "NotAllowedError":
      return "The browser may not use the camera and the microphone. Allow it beside the address bar and try again, or join without: you see and hear the others and can write.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "No camera or no microphone was found. Plug one in and try again, or join without: you see and hear the others and can write.";
    case "NotReadableError":
    case "AbortError":
      return "The camera or the microphone is in use by another program. Close that and try again, or join without.";
    case "SecurityError":
      return "Browsers give camera and microphone only to pages over HTTPS and on localhost. Open this page by such an address, or join without.";
    default:
      return `Camera and microphone cannot be used: ${failure instanceof Error ? failure.message : failure}. You can join without.`;
  }
}
