"""Chromium with a page of ours, which posts what it saw."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from harness.processes import LOOPBACK

PAGE = Path(__file__).with_name("page.html")
PAGE_S = 60
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def see(chromium: str, target: Path, task: dict[str, object]) -> dict[str, object]:
    """Opens the page with a task and gives what it posts back."""
    answers: queue.Queue[dict[str, object]] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.read_text().replace("TASK", json.dumps(task)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            answers.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer((LOOPBACK, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile = target / "chromium"
    shutil.rmtree(profile, ignore_errors=True)
    with (target / "chromium.log").open("wb") as log:
        command = [chromium, *ARGUMENTS, f"--user-data-dir={profile}", f"http://{LOOPBACK}:{server.server_port}/"]
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        return answers.get(timeout=PAGE_S)
    except queue.Empty:
        return {"error": f"the page said nothing within {PAGE_S} s; see target/chromium.log"}
    finally:
        process.terminate()
        process.wait()
        server.shutdown()
        server.server_close()
