"""The order of things: environments, a server, every suite, the closing line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from harness.environments import Unavailable, environment
from harness.server import LauncherFault, Server, SluiceServer
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
    if base_urls:
        for base_url in base_urls:
            tally += run_all(pythons, Server.of_environment(base_url.rstrip("/")))
    else:
        tally += run_on_own_server(pythons)
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 1 if tally.failed else 0


def run_on_own_server(pythons: dict[str, Path]) -> Tally:
    launcher = Path(os.environ.get("SLUICE", HERE.parent.parent / "sluice"))
    data = TARGET / "data"
    tally = Tally()
    server = SluiceServer.start(launcher, TARGET, data)
    try:
        for _ in range(2):
            tally += said(lambda: server.add_key(launcher, data))
        tally += run_all(pythons, server)
        return tally + said(server.stop)
    finally:
        server.kill()


def said(check: Callable[[], str]) -> Tally:
    """Runs a check of the launcher and prints its line."""
    try:
        print(f"ok   launcher: {check()}", flush=True)
        return Tally(passed=1)
    except LauncherFault as fault:
        print(f"FAIL launcher: {fault}", flush=True)
        return Tally(failed=1)


def run_all(pythons: dict[str, Path], server: Server) -> Tally:
    print(f"# {server.base_url}", flush=True)
    tally = Tally()
    for version, python in pythons.items():
        for suite in ("programs", "blocking", "asynchronous"):
            tally += run_suite(python, suite, server, f"SDK {version}")
    for suite in ("requests_program", "plain", "curl"):
        tally += run_suite(pythons[SDK_VERSIONS[-1]], suite, server, "no SDK")
    return tally


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
