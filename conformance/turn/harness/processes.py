"""What runs beside the checks: Sluice, coturn, an echo behind the relay. All end with the block they are started in."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
START_S = 300.0  # the launcher may have to build first
STOP_S = 30.0


@dataclass(frozen=True)
class Login:
    """What Sluice gives a peer for TURN."""

    username: str
    credential: str


class Sluice:
    """A running Sluice."""

    def __init__(self, http_port: int, stun_port: int) -> None:
        self.base_url = f"http://{LOOPBACK}:{http_port}"
        self.stun_port = stun_port

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.base_url + path, timeout=10) as answer:
            return str(answer.read().decode())

    def ice_servers(self) -> list[dict[str, object]]:
        """As a browser gets them."""
        servers: list[dict[str, object]] = json.loads(self.get("/rtc/ice"))["iceServers"]
        return servers

    def login(self) -> Login:
        turn = next(server for server in self.ice_servers() if "credential" in server)
        return Login(str(turn["username"]), str(turn["credential"]))

    def count(self, metric: str) -> float:
        found = re.search(rf"^{metric} (\S+)$", self.get("/metrics"), re.MULTILINE)
        return float(found.group(1)) if found else 0.0

    def is_ready(self) -> bool:
        try:
            return self.get("/health/ready") == "ready\n"
        except OSError:
            return False


@contextmanager
def sluice(launcher: Path, target: Path, turn_port: int, secret: str, ttl: str) -> Iterator[Sluice]:
    """Starts one with an empty data folder and the secret in a file, as the guide says."""
    data = target / f"data-{ttl}"
    shutil.rmtree(data, ignore_errors=True)
    secret_file = target / "turn.secret"
    secret_file.write_text(secret + "\n")
    http_port, stun_port = free_port(), free_port(socket.SOCK_DGRAM)
    settings = {
        "stun.port": str(stun_port),
        "rooms.ssp-port": "off",
        "turn.urls": f"turn:HOST:{turn_port}?transport=udp",
        "turn.secret-file": str(secret_file),
        "turn.credential-ttl": ttl,
    }
    command = [str(launcher), "serve", "--data", str(data), "--http", f"{LOOPBACK}:{http_port}"]
    for name, value in settings.items():
        command += ["--set", f"{name}={value}"]
    server = Sluice(http_port, stun_port)
    with running(command, target / f"sluice-{ttl}.log", server.is_ready, START_S):
        yield server


@contextmanager
def coturn(target: Path, name: str, config: str, port: int) -> Iterator[None]:
    file = target / f"{name}.conf"
    file.write_text(config)
    log = target / f"{name}.log"

    def listens() -> bool:
        try:
            with socket.create_connection((LOOPBACK, port), 1):
                return True
        except OSError:
            return False

    with running(["turnserver", "-c", str(file)], log, listens, 20):
        yield


@contextmanager
def echo(target: Path) -> Iterator[int]:
    """Sends back whatever comes, at the port that it gives."""
    port = free_port(socket.SOCK_DGRAM)

    def answers() -> bool:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.settimeout(0.2)
            probe.sendto(b"?", (LOOPBACK, port))
            try:
                return probe.recv(10) == b"?"
            except OSError:
                return False

    command = ["turnutils_peer", "-L", LOOPBACK, "-p", str(port)]
    with running(command, target / "echo.log", answers, 20):
        yield port


@contextmanager
def running(command: list[str], log: Path, is_ready: Callable[[], bool], patience_s: float) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + patience_s
        while not is_ready():
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended with {process.returncode} at start; see {log}")
            if time.monotonic() > until:
                raise SystemExit(f"{command[0]} was not ready after {patience_s:.0f} s; see {log}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
