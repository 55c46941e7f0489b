"""The order of things: servers, every check, the closing line."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from harness import browser, configuration
from harness.coturn_client import Outcome, mapped_address, relay
from harness.processes import LOOPBACK, Login, Sluice, coturn, echo, free_port, sluice

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
TARGET = HERE / "target"
QUOTA = 4
A_SECOND = "1s"
COTURN_LOG = TARGET / "coturn.log"


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether it comes true within ten seconds: another process may still be writing."""
    until = time.monotonic() + 10
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


class Checks:
    """Runs checks one by one and counts."""

    def __init__(self) -> None:
        self.failed = 0
        self.passed = 0

    def check(self, name: str, seen: str, is_right: bool) -> None:
        self.failed += not is_right
        self.passed += is_right
        print(f"{'ok  ' if is_right else 'FAIL'} {name}: {' '.join(seen.split())[:300]}", flush=True)

    def relays(self, name: str, outcome: Outcome) -> None:
        good = outcome.relayed_everything()
        self.check(name, "3 messages there and back" if good else outcome.text[-300:], good)

    def refuses(self, name: str, outcome: Outcome, code: str) -> None:
        seen = outcome.refusal() or f"no refusal, ended with {outcome.code}: {outcome.text[-300:]}"
        self.check(name, seen, seen.startswith(code) and outcome.code != 0)


    def denies(self, name: str, outcome: Outcome, login: Login) -> None:
        """coturn's client does not say why it got no relay; coturn's log does, by the name of the user."""
        said = f"user <{login.username}>: incoming packet message processed, error 401: Unauthorized"
        is_denied = "Cannot complete Allocation" in outcome.text and eventually(lambda: said in COTURN_LOG.read_text())
        self.check(name, "401: Unauthorized" if is_denied else outcome.text[-300:], is_denied)


def main() -> int:
    TARGET.mkdir(exist_ok=True)
    launcher = Path(os.environ.get("SLUICE", ROOT / "sluice"))
    secret = secrets.token_hex(32)
    open_port, strict_port = free_port(), free_port()
    config = configuration.documented(ROOT)
    strict = configuration.for_loopback(config, TARGET, strict_port, secret, QUOTA)
    meeting = configuration.with_relays_meeting(
        configuration.for_loopback(config, TARGET, open_port, secret, QUOTA)
    )
    checks = Checks()
    with (
        coturn(TARGET, "coturn", meeting, open_port),
        coturn(TARGET, "coturn-strict", strict, strict_port),
        echo(TARGET) as peer_port,
        sluice(launcher, TARGET, open_port, secret, "10m") as server,
    ):
        stun(checks, server)
        turn(checks, server, open_port, strict_port, (LOOPBACK, peer_port))
        with sluice(launcher, TARGET, open_port, secret, A_SECOND) as brief:
            over = expired(brief)
            checks.denies("a credential that is over", relay(open_port, over, (LOOPBACK, peer_port)), over)
            chromium(checks, server, open_port, over)
    print(f"{checks.passed} passed, {checks.failed} failed", flush=True)
    return 1 if checks.failed else 0


def stun(checks: Checks, server: Sluice) -> None:
    seen = mapped_address(server.stun_port)
    checks.check("STUN tells coturn's client its address", seen.text, f"UDP reflexive addr: {LOOPBACK}:" in seen.text)


def turn(checks: Checks, server: Sluice, open_port: int, strict_port: int, peer: tuple[str, int]) -> None:
    checks.relays("a credential of Sluice's", relay(open_port, server.login(), peer))
    good = server.login()
    forged = Login(good.username, good.credential[::-1])
    checks.denies("a forged credential", relay(open_port, forged, peer), forged)
    end, _, user = good.username.partition(":")
    longer = Login(f"{int(end) + 3600}:{user}", good.credential)
    checks.denies("a credential made longer by hand", relay(open_port, longer, peer), longer)
    for address in ("10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "127.0.0.2"):
        checks.refuses(f"a relay to {address}", relay(open_port, server.login(), (address, peer[1])), "403")
    checks.refuses(
        f"a relay to {LOOPBACK} with the file of the guide alone", relay(strict_port, server.login(), peer), "403"
    )
    # coturn's client opens two relays for each client that it plays.
    checks.relays(f"{QUOTA} relays of one peer", relay(open_port, server.login(), peer, QUOTA // 2))
    checks.refuses(f"more than {QUOTA} of one peer", relay(open_port, server.login(), peer, QUOTA // 2 + 1), "486")


def expired(brief: Sluice) -> Login:
    """A credential, when it is over."""
    login = brief.login()
    while time.time() < int(login.username.partition(":")[0]) + 1:
        time.sleep(0.1)
    return login


def chromium(checks: Checks, server: Sluice, turn_port: int, over: Login) -> None:
    found = browser.find()
    if found is None:
        print("SKIPPED: the checks with Chromium, for there is none (Debian: apt install chromium)", flush=True)
        return
    before = server.count("sluice_stun_answered_total")
    see: Callable[[object, str], dict[str, object]] = lambda servers, policy: browser.see(
        found,
        TARGET,
        {"configuration": {"iceServers": servers, "iceTransportPolicy": policy}, "patienceMs": 15_000},
    )
    seen = see(server.ice_servers(), "all")
    asked = server.count("sluice_stun_answered_total") - before
    checks.check("Chromium asks Sluice's STUN server", f"{asked:.0f} answers, {seen}", asked > 0)
    seen = see(server.ice_servers(), "relay")
    good = seen.get("message") == "there back" and seen.get("way") == "relay"
    checks.check("two ends in Chromium that may only relay", str(seen), good)
    url = f"turn:{LOOPBACK}:{turn_port}?transport=udp"
    seen = see([{"urls": [url], "username": over.username, "credential": over.credential}], "relay")
    checks.check("the same with a credential that is over", str(seen), seen.get("message") == "nothing")


if __name__ == "__main__":
    sys.exit(main())
