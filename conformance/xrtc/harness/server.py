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


class LauncherFault(Exception):
    """The launcher did not do what it should; the message says what was tried and what came."""


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
    def start(cls, launcher: Path, target: Path, data: Path) -> SluiceServer:
        """Starts it with an empty data folder and waits until it is ready."""
        shutil.rmtree(data, ignore_errors=True)
        # Held until the server has it too, so that no other process gets it meanwhile.
        reserved = reserved_port()
        port = int(reserved.getsockname()[1])
        with (target / "sluice.log").open("wb") as log:
            command = [str(launcher), "serve", "--data", str(data), "--http", f"127.0.0.1:{port}"]
            # Their ports are fixed, and another Sluice may have them.
            command += ["--set", "stun.port=off", "--set", "rooms.ssp-port=off"]
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        # aiohttp keeps no cookies of a host that is an address, so the name it is.
        server = cls(f"http://localhost:{port}", "", [])
        server.process = process
        try:
            with reserved:
                server.wait_until_ready()
            first = dict(re.findall(r"^(\w+)=(\S+)$", (data / "xrtc.env").read_text(), re.MULTILINE))
            server.account_id = first["ACCOUNT_ID"]
            server.keys = [first["API_KEY"]]
        except BaseException:
            server.kill()
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

    def add_key(self, launcher: Path, data: Path) -> str:
        """Makes one more key of the account as an operator does; answers what was seen."""
        command = [str(launcher), "keys", "create", self.account_id, "conformance", "--data", str(data)]
        done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=60)
        found = re.search(r"\b[A-Za-z0-9]{32}\b", done.stdout)
        if done.returncode != 0 or found is None:
            said = " ".join((done.stdout + done.stderr).split())
            raise LauncherFault(f"'{' '.join(command)}' ended with {done.returncode} and gave no key: {said}")
        self.keys.append(found.group())
        return f"API_KEY_{len(self.keys)} made by 'sluice keys create'"

    def stop(self) -> str:
        """Ends it as an operator does; answers what was seen."""
        started = time.monotonic()
        self.process.terminate()
        try:
            code = self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            raise LauncherFault(f"still running {STOP_S:.0f} s after SIGTERM") from None
        if code != 0:
            raise LauncherFault(f"ended with {code} after SIGTERM")
        return f"ended with 0, {time.monotonic() - started:.1f} s after SIGTERM"

    def kill(self) -> None:
        """Leaves nothing running, whatever happened before."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def reserved_port() -> socket.socket:
    """A port of loopback that only who names it can bind: both sides allow reuse, and nobody listens on this socket."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    return holder
