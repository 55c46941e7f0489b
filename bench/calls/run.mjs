/** Runs the rounds and writes the report; see ./run. */

import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { ALL_ADDRESSES, FLAGS } from "../../conformance/rooms/quickstart.mjs";
import { call, LIMIT_MS } from "./call.mjs";
import { startContestants } from "./contestants.mjs";
import { machine, markdown, summary } from "./report.mjs";

const USAGE = `bench/calls/run [--rounds N] [--flag] [--results FOLDER]
  --rounds N         calls of each set-up, in turns (20)
  --flag             measures a second time with ${ALL_ADDRESSES}
  --results FOLDER   where the files go (bench/results)
SLUICE names another launcher than ./sluice, CHROMIUM another browser.`;

const say = (text) => process.stderr.write(`${text}\n`);

function options() {
  const values = parseArgs({
    options: {
      rounds: { type: "string", default: "20" },
      flag: { type: "boolean", default: false },
      results: { type: "string", default: path.join(import.meta.dirname, "../results") },
      help: { type: "boolean", default: false },
    },
  }).values;
  if (!/^[1-9][0-9]{0,3}$/.test(values.rounds)) {
    throw new Error(`--rounds takes a number from 1 to 9999, not '${values.rounds}'`);
  }
  return { ...values, rounds: Number(values.rounds) };
}

/** Each with a browser of its own, in which the page's port 7001 is that of its server. */
async function launch(chromium, { signallingPort }, flags) {
  const mapped = `--host-resolver-rules=MAP localhost:7001 127.0.0.1:${signallingPort}`;
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, mapped, ...flags] });
}

async function untilUp(contestant) {
  const endMs = Date.now() + LIMIT_MS;
  while (!(await contestant.isUp())) {
    if (Date.now() > endMs) {
      throw new Error(`the server of ${contestant.name} is down`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Taking turns, and turns at being first; round 0 warms up and does not count. */
async function measure(title, browsers, contestants, rounds) {
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const each of round % 2 === 0 ? contestants : [...contestants].reverse()) {
      const sample = await call(browsers.get(each.name), `${each.page}/${title}-${round}`, () => untilUp(each));
      const again = sample.unanswered > 0 ? `, after ${sample.unanswered} unanswered handshakes` : "";
      say(`${title}, round ${round}/${rounds}, ${each.name}: ${sample.failure ?? `${sample.ms} ms`}${again}`);
      if (round > 0) {
        samples.get(each.name).push(sample);
      }
    }
  }
  return samples;
}

async function run(chromium, contestants, { rounds, flag, results }) {
  const startedAt = new Date().toISOString();
  const series = {};
  const every = {};
  let facts;
  for (const title of flag ? ["default", "all"] : ["default"]) {
    const browsers = new Map();
    try {
      for (const each of contestants) {
        browsers.set(each.name, await launch(chromium, each, title === "all" ? [ALL_ADDRESSES] : []));
      }
      facts ??= machine(browsers.get(contestants[0].name));
      const samples = await measure(title, browsers, contestants, rounds);
      every[title] = Object.fromEntries(samples);
      series[title] = [...samples].map(([name, each]) => [name, summary(each)]);
    } finally {
      await Promise.all([...browsers.values()].map((browser) => browser.close()));
    }
  }
  const report = markdown({ startedAt, facts, series });
  mkdirSync(results, { recursive: true });
  const file = path.join(results, `calls-${startedAt.replaceAll(":", "").slice(0, 17)}`);
  writeFileSync(`${file}.md`, report);
  const figures = Object.fromEntries(Object.entries(series).map(([title, entries]) => [title, Object.fromEntries(entries)]));
  writeFileSync(`${file}.json`, `${JSON.stringify({ startedAt, machine: facts, figures, samples: every }, null, 2)}\n`);
  process.stdout.write(report);
  say(`${file}.md and .json`);
}

async function main() {
  let wanted;
  try {
    wanted = options();
  } catch (failure) {
    say(`${failure.message}\n${USAGE}`);
    return 2;
  }
  if (wanted.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { PEERS: peers, PYRTC: python, SLUICE: sluice } = process.env;
  const { chromium } = createRequire(path.join(peers, "theirs/package.json"))("playwright-core");
  try {
    const { contestants, stop } = await startContestants({ peers, python, sluice });
    try {
      await run(chromium, contestants, wanted);
    } finally {
      await stop();
    }
  } catch (failure) {
    say(`broke off: ${failure.message}`);
    return 1;
  }
  return 0;
}

process.exitCode = await main();
