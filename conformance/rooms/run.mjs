/** Runs the checks and prints one line for each; see ./run. */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ALL_ADDRESSES, FLAGS, prepare } from "./quickstart.mjs";
import { start, startSluice } from "./servers.mjs";

const here = import.meta.dirname;
const target = path.join(here, "target");
const theirs = path.join(target, "theirs");
const ours = path.join(target, "ours");
const { chromium } = createRequire(path.join(theirs, "package.json"))("playwright-core");

const PATIENCE_MS = 60_000;

async function open(browser, url) {
  // The policy of our page is not at stake: a page with a Socket.IO client on it is somebody else's.
  const context = await browser.newContext({ permissions: ["camera", "microphone"], bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Whether the other's picture moves. */
function seesTheOther(page, selector) {
  const moves = (wanted) => {
    const frames = [...document.querySelectorAll(wanted)].map((each) => each.getVideoPlaybackQuality().totalVideoFrames);
    return frames.some((count) => count > 10);
  };
  return page.waitForFunction(moves, selector, { timeout: PATIENCE_MS, polling: 100 });
}

/** The quickstart: two windows at the page of a folder's program. */
async function quickstart(browser, folder, log) {
  const stop = await start(["node", "."], { port: 7000, cwd: folder, log });
  try {
    const pages = [];
    for (let each = 0; each < 2; each++) {
      pages.push(await open(browser, "http://localhost:7000/test"));
    }
    await Promise.all(pages.map((page) => seesTheOther(page, "#notme")));
  } finally {
    await stop();
  }
}

/** Our client over a WebSocket. */
const OURS = {};
/** rtcpool 3.0.2 over a WebSocket. */
const RTCPOOL = { bundle: path.join(target, "rtcpool.js") };
/** rtcpool 3.0.2 over the Socket.IO client that the page brings along, as rtcpool wants it. */
const overSocketIo = (client) => ({ ...RTCPOOL, socketIo: path.join(theirs, "node_modules", client, "dist/socket.io.js") });

/** A tab in the room, of one kind of client; the page is our server's, so that either may be loaded. */
async function join(browser, { bundle, socketIo }) {
  const page = await open(browser, "http://localhost:7080/rooms/");
  if (bundle) {
    await page.evaluate(readFileSync(bundle, "utf8") + ";window.rtcpool = require('rtcpool')");
  }
  if (socketIo) {
    await page.evaluate(readFileSync(socketIo, "utf8"));
  }
  await page.evaluate(async () => {
    const rtcpool = window.rtcpool ?? (await import("/client/rooms.js"));
    const camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const signaller = window.io
      ? new rtcpool.signalling.socket.io(window.io("http://localhost:7002"))
      : new rtcpool.signalling.websocket(new WebSocket("ws://localhost:7001/"));
    const pool = new rtcpool.Pool({ iceServers: [] }, signaller);
    window.pool = pool;
    pool.events.addEventListener("track", ({ track }) => {
      const video = document.createElement("video");
      video.className = "other";
      video.muted = video.autoplay = true;
      video.srcObject = new MediaStream([track]);
      document.body.append(video);
    });
    const joined = new Promise((resolve) => {
      pool.events.addEventListener("join", () => resolve(new rtcpool.media.ManagedStream(camera, pool)));
    });
    pool.join("mixed");
    await joined;
  });
  return page;
}

/** Two tabs in one room, one after the other. */
async function room(browser, first, second) {
  const pages = [await join(browser, first), await join(browser, second)];
  await Promise.all(pages.map((page) => seesTheOther(page, ".other")));
}

const only = process.argv.slice(2).join(" ");
const failures = [];
async function check(name, flags, action) {
  if (!name.includes(only)) {
    return;
  }
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, ...flags] });
  const startedMs = Date.now();
  try {
    await action(browser);
    console.log(`ok      ${name} (${Date.now() - startedMs} ms)`);
  } catch (failure) {
    failures.push(name);
    console.log(`FAILED  ${name}: ${failure.message.split("\n")[0]}`);
  } finally {
    await browser.close();
  }
}

prepare(theirs, ours);
const logOf = (name) => path.join(target, `${name}.log`);
const browserify = createRequire(path.join(theirs, "package.json"))("browserify");
await new Promise((resolve, reject) => {
  browserify({ basedir: theirs })
    .require("rtcpool", { expose: "rtcpool" })
    .bundle((fault, code) => (fault ? reject(fault) : resolve(writeFileSync(path.join(target, "rtcpool.js"), code))));
});

const stopSluice = await startSluice(process.env.SLUICE ?? path.join(here, "../../sluice"), logOf("sluice"));
try {
  await check("quickstart, every line as it is, our client as rtcpool", [], (browser) => quickstart(browser, ours, logOf("express")));
  // rtcpool rolls back early, after which Chromium 156 with its default addresses gathers no candidates.
  await check("quickstart, rtcpool 3.0.2", [ALL_ADDRESSES], (browser) => quickstart(browser, theirs, logOf("express")));
  for (const flags of [[], [ALL_ADDRESSES]]) {
    const addresses = flags.length > 0 ? "all addresses" : "default addresses";
    await check(`mixed room, ours was there first, ${addresses}`, flags, (browser) => room(browser, OURS, RTCPOOL));
    await check(`mixed room, rtcpool 3.0.2 was there first, ${addresses}`, flags, (browser) => room(browser, RTCPOOL, OURS));
  }
  // rtcpool leaves the choice of the Socket.IO client to the page; 3 is the first that it can use, 4 the one of today.
  for (const [client, version] of [["socket.io-client", "4.8.4"], ["socket.io-client-3", "3.1.3"]]) {
    const tab = overSocketIo(client);
    await check(`rtcpool 3.0.2 over Socket.IO, its client ${version}`, [ALL_ADDRESSES], (browser) => room(browser, tab, tab));
  }
  const mixedSignalling = "rtcpool 3.0.2 over Socket.IO and ours over WebSocket in one room";
  await check(mixedSignalling, [ALL_ADDRESSES], (browser) => room(browser, overSocketIo("socket.io-client"), OURS));
} finally {
  await stopSluice();
}
if (process.env.PYRTC) {
  const pyrtc = { port: 7001, log: logOf("pyrtc"), again: true };
  const stopPyrtc = await start([process.env.PYRTC, "-m", "pyrtc.test"], pyrtc);
  try {
    await check("quickstart on PyRTC 2.0.2, our client as rtcpool", [], (browser) => quickstart(browser, ours, logOf("express")));
  } finally {
    await stopPyrtc();
  }
}
console.log(failures.length === 0 ? "Nothing failed." : `${failures.length} failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;
