"""The order of things: environments, a server, every suite, the closing line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harness.environments import Unavailable, environment
from harness.server import Server, SluiceServer
from harness.suites import Tally, run_suite

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "target"
SDK_VERSIONS = ("0.1.3", "0.1.5")


def main(base_urls: list[str]) -> int:
    TARGET.mkdir(exist_ok=True)
    try:
        pythons = {version: environment(HERE, TARGET, version) for version in SDK_VERSIONS}
    except Unavailable as reason:
        print(f"SKIPPED: the original SDK cannot be had here: {reason}")
        return 0
    tally = Tally()
    for server in servers(base_urls):
        print(f"# {server.base_url}", flush=True)
        for version, python in pythons.items():
            for suite in ("programs", "blocking", "asynchronous"):
                tally += run_suite(python, suite, server, f"SDK {version}")
        for suite in ("requests_program", "plain", "curl"):
            tally += run_suite(pythons[SDK_VERSIONS[-1]], suite, server, "no SDK")
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 1 if tally.failed else 0


def servers(base_urls: list[str]) -> Iterator[Server]:
    """The given servers, or one that is started for the time of the iteration."""
    if base_urls:
        for base_url in base_urls:
            yield Server.of_environment(base_url.rstrip("/"))
        return
    launcher = Path(os.environ.get("SLUICE", HERE.parent.parent / "sluice"))
    with started(launcher) as server:
        yield server


@contextmanager
def started(launcher: Path) -> Iterator[SluiceServer]:
    server = SluiceServer.start(launcher, TARGET)
    try:
        yield server
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
