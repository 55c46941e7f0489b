// @ts-check
/** The calls of the item API that the console makes. The session is a cookie that scripts cannot read. */

/** @typedef {{portalid: string, payload: string, servertimestamp: number}} Item */

/**
 * An answer and the moments around it, by this page's clock in ms.
 * @template T
 * @typedef {{answer: T, sentAtMs: number, receivedAtMs: number}} Timed
 */

/** The session cookie is missing, wrong or expired. */
const SESSION_INVALIDATED = 10011;

/** A refusal by the server, or no answer at all (then `status` and `code` are 0). */
export class ApiError extends Error {
  /**
   * @param {number} status HTTP status
   * @param {number} code error code of the envelope, 0 without one
   * @param {string} message for the user
   */
  constructor(status, code, message) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }

  /** Whether logging in again is what helps. */
  get sessionEnded() {
    return this.status === 401 || this.code === SESSION_INVALIDATED;
  }

  /** Whether the same request may succeed later. */
  get temporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** This page's clock: ms since 1970 with fractions, never going back. */
export function nowMs() {
  return performance.timeOrigin + performance.now();
}

/**
 * @param {string} accountId
 * @param {string} apiKey
 * @returns {Promise<Timed<{servertimestamp: number}>>}
 */
export function login(accountId, apiKey) {
  return call("/v1/auth/login", { accountid: accountId, apikey: apiKey });
}

/**
 * @param {string} portalId
 * @param {string} payload
 * @returns {Promise<Timed<{servertimestamp: number}>>}
 */
export function publish(portalId, payload) {
  return call("/v1/item/set", { items: [{ portalid: portalId, payload }] });
}

/**
 * The newest items of all portals of the account. Moves no cursor, so it takes nothing from other readers.
 *
 * @returns {Promise<Item[]>}
 */
export async function allItems() {
  const { answer } = await call("/v1/item/get", { portals: [] });
  return answer.items ?? [];
}

/**
 * @param {string} portalId
 * @param {string} after the id of the last event that was seen, empty to begin with the oldest item
 */
export function streamUrl(portalId, after) {
  const query = new URLSearchParams(after ? { portalid: portalId, after } : { portalid: portalId });
  return `/v1/item/stream?${query}`;
}

/**
 * Asks for the stream once without reading it: an EventSource hides why it was refused, this does not.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<void>} returns when the server would stream
 * @throws {ApiError} why it does not
 */
export async function checkStream(url, signal) {
  const abort = new AbortController();
  const either = AbortSignal.any([signal, abort.signal]);
  const response = await reach(url, { headers: { accept: "text/event-stream" }, signal: either });
  if (!response.ok) {
    throw await refusal(response);
  }
  abort.abort();
}

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Timed<any>>}
 */
async function call(path, body) {
  const sentAtMs = nowMs();
  const response = await reach(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const receivedAtMs = nowMs();
  if (!response.ok) {
    throw await refusal(response);
  }
  return { answer: await response.json(), sentAtMs, receivedAtMs };
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function reach(path, init) {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-store", ...init });
  } catch (failure) {
    if (init.signal?.aborted) {
      throw failure;
    }
    throw new ApiError(0, 0, "The server cannot be reached.");
  }
}

/**
 * The envelope's message with its code, for example "Error 35: wrong account id or API key."
 *
 * @param {Response} response
 */
async function refusal(response) {
  /** @type {{error?: {errorcode?: number, errormessage?: string}}} */
  const envelope = await response.json().catch(() => ({}));
  const code = envelope.error?.errorcode ?? 0;
  const text = (envelope.error?.errormessage ?? "").replace(/^[A-Z_0-9]+: /, "");
  if (!text) {
    return new ApiError(response.status, code, `The server answered with status ${response.status} and gave no reason.`);
  }
  return new ApiError(response.status, code, `Error ${code}: ${text}`);
}
