/** Samples as a table and as JSON. */

import { readFileSync } from "node:fs";
import os from "node:os";

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export function median(numbers) {
  const all = sorted(numbers);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
}

/** The nearest rank. */
export function percentile(numbers, percent) {
  return sorted(numbers)[Math.max(0, Math.ceil((numbers.length * percent) / 100) - 1)];
}

/** Taken when the run starts: the load of the run itself is not the machine's. */
export function machine(browser) {
  const release = readFileSync("/etc/os-release", "utf8");
  return {
    cores: os.cpus().length,
    CPU: os.cpus()[0].model,
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(release)?.[1] ?? "unknown",
    kernel: os.release(),
    Chromium: browser.version(),
    Node: process.version,
    "load average before the run": os.loadavg().map((each) => each.toFixed(2)).join(" "),
  };
}

/** What the samples of one set-up in one series come to. */
export function summary(samples) {
  const all = samples.map((each) => each.ms);
  const connected = samples.filter((each) => !each.failure);
  const failures = {};
  for (const { failure } of samples.filter((each) => each.failure)) {
    failures[failure] = (failures[failure] ?? 0) + 1;
  }
  return {
    samples: all.length,
    medianMs: median(all),
    p90Ms: percentile(all, 90),
    connectedMedianMs: connected.length > 0 ? median(connected.map((each) => each.ms)) : null,
    joinedMedianMs: connected.length > 0 ? median(connected.map((each) => each.joinedMs)) : null,
    failed: all.length - connected.length,
    failures,
    unanswered: samples.reduce((sum, each) => sum + each.unanswered, 0),
  };
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line), ""].join("\n");
}

const shown = (number) => (number === null ? "" : String(Math.round(number)));
const reasons = (failures) => Object.entries(failures).map(([reason, count]) => `${count} × ${reason}`).join(", ");

function row(series, name, figures) {
  const failed = figures.failed === 0 ? "0" : `${figures.failed} (${reasons(figures.failures)})`;
  const numbers = [figures.medianMs, figures.p90Ms, figures.connectedMedianMs, figures.joinedMedianMs].map(shown);
  return [series, name, ...numbers, `${failed} of ${figures.samples}`, String(figures.unanswered)];
}

/** @param series name → [[contestant, figures], …], ours first */
export function markdown({ startedAt, facts, series }) {
  const bars = [];
  const rows = [];
  for (const [name, entries] of Object.entries(series)) {
    const [ours, theirs] = entries.map(([, figures]) => figures.medianMs);
    bars.push([name, shown(ours), shown(theirs), (ours / theirs).toFixed(2), ours <= theirs ? "pass" : "**miss**"]);
    rows.push(...entries.map(([contestant, figures]) => row(name, contestant, figures)));
  }
  const figures = ["median, ms", "p90, ms", "median of the connected, ms", "join → joined, ms", "failures", "handshakes not answered"];
  return [
    `# Call set-up in Chromium, run of ${startedAt}\n`,
    table(["machine", ""], Object.entries(facts)),
    "Second tab's join → both tabs have decoded a frame. A call that does not connect counts as 15,000 ms.\nOne in which a tab never came to join, its handshake not being answered, is begun anew.\n",
    table(["addresses", "Sluice, ms", "rtcpool + PyRTC, ms", "ratio", "not above: verdict"], bars),
    table(["addresses", "set-up", ...figures], rows),
  ].join("\n");
}
