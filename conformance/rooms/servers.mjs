/** The programs that a run needs, each started, waited for and ended here. */

import { spawn } from "node:child_process";
import { mkdtempSync, openSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const START_MS = 300_000; // the launcher may have to build first

/** @returns {Promise<boolean>} whether somebody listens */
export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

async function until(condition, what) {
  const endMs = Date.now() + START_MS;
  while (!(await condition())) {
    if (Date.now() > endMs) {
      throw new Error(`${what} did not come up`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts a program that listens on a port that must be free; answers what ends it. */
export async function start(command, { port, cwd, log, again = false }) {
  if (await listens(port)) {
    throw new Error(`port ${port} is taken; the quickstart needs it`);
  }
  let ended = false;
  let child;
  const run = () => {
    if (ended) {
      return;
    }
    const out = openSync(log, "a");
    child = spawn(command[0], command.slice(1), { cwd, stdio: ["ignore", out, out] });
    // PyRTC's sample server dies of many things, and is no part of what is tested.
    child.once("exit", () => again && setTimeout(run, 200));
  };
  run();
  await until(() => listens(port), command.join(" "));
  return async () => {
    ended = true;
    child.kill();
    await until(async () => child.exitCode !== null || child.signalCode !== null, `the end of ${command[0]}`);
  };
}

export function startSluice(launcher, log) {
  const data = mkdtempSync(path.join(tmpdir(), "sluice-rooms-"));
  const settings = ["--set", "rooms.ssp-port=7001", "--set", "rooms.socketio-port=7002", "--set", "stun.port=0"];
  return start([launcher, "serve", "--data", data, "--http", "127.0.0.1:7080", ...settings], { port: 7001, log });
}
