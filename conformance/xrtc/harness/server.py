"""The server under test: one that is given, or a Sluice of our own with a fresh data folder."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

START_S = 300.0  # the launcher may have to build first
STOP_S = 30.0


@dataclass
class Server:
    """Where it is, and an account of it with up to three keys."""

    base_url: str
    account_id: str
    keys: list[str]

    @classmethod
    def of_environment(cls, base_url: str) -> Server:
        names = ("API_KEY", "API_KEY_2", "API_KEY_3")
        keys = [os.environ[name] for name in names if os.environ.get(name)]
        if "ACCOUNT_ID" not in os.environ or "API_KEY" not in os.environ:
            raise SystemExit("With a BASE_URL, ACCOUNT_ID and API_KEY must be in the environment.")
        return cls(base_url, os.environ["ACCOUNT_ID"], keys)

    def environment(self) -> dict[str, str]:
        """What a suite is told."""
        names = ("API_KEY", "API_KEY_2", "API_KEY_3")
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        told = {"BASE_URL": self.base_url, "ACCOUNT_ID": self.account_id, "PYTHONUNBUFFERED": "1"}
        return inherited | told | dict(zip(names, self.keys, strict=False))


class SluiceServer(Server):
    """A Sluice that this process started and stops."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, launcher: Path, target: Path) -> SluiceServer:
        """Starts it, waits until it is ready, and makes two more keys for its first account."""
        data = target / "data"
        shutil.rmtree(data, ignore_errors=True)
        port = free_port()
        with (target / "sluice.log").open("wb") as log:
            command = [str(launcher), "serve", "--data", str(data), "--http", f"127.0.0.1:{port}"]
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        # aiohttp keeps no cookies of a host that is an address, so the name it is.
        server = cls(f"http://localhost:{port}", "", [])
        server.process = process
        try:
            server.wait_until_ready()
            first = dict(re.findall(r"^(\w+)=(\S+)$", (data / "xrtc.env").read_text(), re.MULTILINE))
            server.account_id = first["ACCOUNT_ID"]
            server.keys = [first["API_KEY"], *(new_key(launcher, data, server) for _ in range(2))]
        except BaseException:
            server.stop()
            raise
        return server

    def wait_until_ready(self) -> None:
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise SystemExit(f"Sluice ended with {self.process.returncode} at start; see target/sluice.log")
            try:
                with urllib.request.urlopen(f"{self.base_url}/health/ready", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit(f"Sluice was not ready after {START_S:.0f} s; see target/sluice.log")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()


def new_key(launcher: Path, data: Path, server: Server) -> str:
    command = [str(launcher), "keys", "create", server.account_id, "--data", str(data), "--server", server.base_url]
    done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=60)
    found = re.search(r"\b[A-Za-z0-9]{32}\b", done.stdout)
    if done.returncode != 0 or found is None:
        raise SystemExit(f"'{' '.join(command)}' gave no key: {done.stdout} {done.stderr}")
    return found.group()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
