/** One call: two fresh tabs in a fresh pool. */

import path from "node:path";

const PROBE = path.join(import.meta.dirname, "probe.js");
/** What has not connected by then never will, as far as its user is concerned. */
export const LIMIT_MS = 15_000;

/** So long a handshake may take once the page is loaded. */
const HANDSHAKE_MS = 3_000;
const MOST_ATTEMPTS = 10;

async function within(action, limitMs) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, limitMs, false)));
  // A tab that is closed while somebody still waits for it must not end the run.
  const inTime = await Promise.race([action.then(() => true, () => false), late]);
  clearTimeout(timer);
  return inTime;
}

async function open(browser, contexts, url) {
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  contexts.push(context);
  const page = await context.newPage();
  await page.addInitScript({ path: PROBE });
  await page.goto(url);
  return page;
}

const times = (page) => page.evaluate(() => window.callProbe.times);
const hasAsked = (page) => within(page.evaluate(() => window.callProbe.asked), HANDSHAKE_MS);
const isReady = (page) => within(page.evaluate(() => window.callProbe.ready), LIMIT_MS);
const connected = (page) => page.evaluate(() => window.callProbe.connected);
const failed = (failure) => ({ ms: LIMIT_MS, failure });

/** Nothing when a handshake was not answered, so that a tab never came to join. */
async function attempt(browser, url, contexts) {
  const first = await open(browser, contexts, url);
  if (!(await hasAsked(first))) {
    return undefined;
  }
  if (!(await isReady(first))) {
    return failed((await times(first)).joinedMs > 0 ? "first tab had no camera" : "first tab not let in");
  }
  const second = await open(browser, contexts, url);
  if (!(await hasAsked(second))) {
    return undefined;
  }
  const inTime = await within(Promise.all([connected(first), connected(second)]), LIMIT_MS);
  const [atFirst, atSecond] = [await times(first), await times(second)];
  if (!inTime) {
    return failed(atSecond.joinedMs > 0 ? "no picture" : "second tab not let in");
  }
  const sinceJoin = (atMs) => atMs - atSecond.joinMs;
  const [firstTabMs, secondTabMs] = [sinceJoin(atFirst.frameMs), sinceJoin(atSecond.frameMs)];
  return { ms: Math.max(firstTabMs, secondTabMs), firstTabMs, secondTabMs, joinedMs: sinceJoin(atSecond.joinedMs) };
}

/**
 * From the second tab's `rtc:join` until both tabs have decoded a frame of each other. What never came to join has no
 * time to count from: both tabs are closed and opened again, and `unanswered` says how often.
 */
export async function call(browser, url, untilUp) {
  for (let unanswered = 0; unanswered < MOST_ATTEMPTS; unanswered++) {
    await untilUp();
    const contexts = [];
    try {
      const sample = await attempt(browser, `${url}-${unanswered}`, contexts);
      if (sample) {
        return { ...sample, unanswered };
      }
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
    }
  }
  return { ...failed("handshake never answered"), unanswered: MOST_ATTEMPTS };
}
