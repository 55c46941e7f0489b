/** The two set-ups, each with a server for signalling and one for its page, on free loopback ports. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepare } from "../../conformance/rooms/quickstart.mjs";
import { listens, start } from "../../conformance/rooms/servers.mjs";

const SERVERS = path.join(import.meta.dirname, "../../conformance/rooms");
/** PyRTC's `main` listens on every address; here on loopback alone. */
const PYRTC = `
import socket, sys
from pyrtc import test
class Loopback(socket.socket):
    def bind(self, address):
        super().bind(("127.0.0.1", address[1]))
socket.socket = Loopback
test.main(int(sys.argv[1]))
`;

function listening(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
}

async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function bundleOf(browserify, folder) {
  return new Promise((resolve, reject) => {
    browserify(path.join(folder, "client.js")).bundle((fault, code) => (fault ? reject(fault) : resolve(code)));
  });
}

/** The quickstart's index.js makes the bundle anew for each page, which would disturb what is measured. */
async function startPage(browserify, folder) {
  const script = await bundleOf(browserify, folder);
  const html = readFileSync(path.join(folder, "client.html"));
  const server = createServer((request, response) => {
    const isScript = request.url === "/client.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : html);
  });
  const port = await listening(server);
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port, stop };
}

async function contestant(name, browserify, folder, command, options) {
  const page = await startPage(browserify, folder);
  try {
    const stop = await start(command, options);
    return {
      name,
      page: `http://localhost:${page.port}`,
      signallingPort: options.port,
      isUp: () => listens(options.port),
      stop: () => Promise.all([stop(), page.stop()]),
    };
  } catch (failure) {
    await page.stop();
    throw failure;
  }
}

/** @returns what is measured, in the order of the table, and what ends it */
export async function startContestants({ peers, python, sluice }) {
  const theirs = path.join(peers, "theirs");
  const ours = path.join(peers, "ours");
  prepare(theirs, ours);
  const browserify = createRequire(path.join(theirs, "package.json"))("browserify");
  const data = mkdtempSync(path.join(tmpdir(), "sluice-calls-"));
  const [http, ssp, pyrtc] = [await freePort(), await freePort(), await freePort()];
  const settings = ["--set", `rooms.ssp-port=${ssp}`, "--set", "stun.port=0"];
  const serve = [sluice, "serve", "--data", data, "--http", `127.0.0.1:${http}`, ...settings];
  const log = (name) => path.join(peers, `${name}.log`);
  const started = [];
  const stop = async () => {
    await Promise.all(started.map((each) => each.stop()));
    rmSync(data, { recursive: true, force: true });
  };
  try {
    started.push(await contestant("Sluice", browserify, ours, serve, { port: ssp, cwd: SERVERS, log: log("sluice") }));
    const guarded = { port: pyrtc, cwd: SERVERS, log: log("pyrtc"), again: true };
    const sample = [python, "-c", PYRTC, String(pyrtc)];
    started.push(await contestant("rtcpool + PyRTC", browserify, theirs, sample, guarded));
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { contestants: started, stop };
}
