"""Runs one suite in the environment of an SDK, passes its lines on, and counts them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness.server import Server

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def run_suite(python: Path, suite: str, server: Server, label: str) -> Tally:
    """Every line of a suite starts with ok, FAIL or skip; what its libraries log goes to a file in target."""
    counts = {"ok": 0, "FAIL": 0, "skip": 0}
    log = HERE / "target" / f"{suite}-{label.replace(' ', '-')}.log"
    command = [str(python), "-m", f"suites.{suite}"]
    with log.open("w") as stderr:
        process = subprocess.Popen(
            command, cwd=HERE, env=server.environment(), text=True, stdout=subprocess.PIPE, stderr=stderr
        )
        assert process.stdout is not None
        for line in process.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            counts[word] = counts.get(word, 0) + 1
            print(f"{word:4} {label}, {suite}: {rest.strip()}", flush=True)
    if process.wait() != 0:
        counts["FAIL"] += 1
        print(f"FAIL {label}, {suite}: the suite itself ended with {process.returncode}; see {log}", flush=True)
    return Tally(counts["ok"], counts["FAIL"], counts["skip"])
