"""coturn's own clients."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

from harness.processes import LOOPBACK, Login

CLIENT_S = 40


@dataclass(frozen=True)
class Outcome:
    """How a client ended."""

    code: int
    text: str

    def relayed_everything(self) -> bool:
        return self.code == 0 and "Total lost packets 0 " in self.text

    def refusal(self) -> str:
        """The error that the relay answered with, such as '403 (Forbidden IP)'; empty if there was none."""
        found = re.search(r"error (\d{3} \([^)]+\))", self.text)
        return found.group(1) if found else ""


def relay(turn_port: int, login: Login, peer: tuple[str, int], clients: int = 1) -> Outcome:
    """Opens a relay and sends three messages through it to the peer and back."""
    command = ["turnutils_uclient", "-c", "-n", "3", "-m", str(clients), "-p", str(turn_port)]
    command += ["-u", login.username, "-w", login.credential, "-e", peer[0], "-r", str(peer[1]), LOOPBACK]
    return run(command)


def mapped_address(stun_port: int) -> Outcome:
    return run(["turnutils_stunclient", "-p", str(stun_port), LOOPBACK])


def run(command: list[str]) -> Outcome:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=CLIENT_S)
    except subprocess.TimeoutExpired:
        return Outcome(-1, f"still running after {CLIENT_S} s")
    return Outcome(done.returncode, done.stdout + done.stderr)
