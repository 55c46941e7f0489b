/** PyRTC's quickstart as two projects, one with each client under rtcpool's name, and the Chromium that opens it. */

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;

export const ALL_ADDRESSES = "--webrtc-ip-handling-policy=default_public_and_private_interfaces";
export const FLAGS = [
  "--no-sandbox",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Fills both folders: `theirs`, where npm has installed `package.json`, with the listing as rtcpool 3.0.2 can run it;
 * `ours` with the listing as it is.
 */
export function prepare(theirs, ours) {
  const programs = path.join(here, "programs");
  mkdirSync(ours, { recursive: true });
  for (const file of ["index.js", "client.html", "client.js"]) {
    cpSync(path.join(programs, file), path.join(ours, file));
    cpSync(path.join(programs, file), path.join(theirs, file));
  }
  const listing = readFileSync(path.join(programs, "client.js"), "utf8");
  const published = listing
    .replace("rtcpool.media.RTCStream(stream)", "rtcpool.media.ManagedStream(stream, pool)")
    .replace("pool.add_media(media);", "");
  writeFileSync(path.join(theirs, "client.js"), published);
  // What `npm i rtcpool@file:…` makes of it: a link under the other name, beside the same express and browserify.
  const modules = path.join(ours, "node_modules");
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  symlinkSync(path.join(here, "../../web/npm"), path.join(modules, "rtcpool"));
  for (const name of ["express", "browserify"]) {
    symlinkSync(path.join(theirs, "node_modules", name), path.join(modules, name));
  }
}
