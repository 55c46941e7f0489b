"""The three programs of the SDK's documents, as published; a copy is run with working credentials put in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from suites.report import expect, run
from suites.target import Target

PROGRAMS = Path(__file__).resolve().parent.parent / "programs"
TARGET = Target.of_environment()
PLACEHOLDERS = {"AC0987654321012345": TARGET.account_id, "x" * 32: TARGET.api_key}


def main() -> None:
    run(the_first_program_sets_and_gets)
    run(the_same_with_the_asynchronous_client)
    run(the_latency_test_with_two_keys_sees_every_item)


def run_program(name: str, env_files: dict[str, str], settings: dict[str, str]) -> str:
    """What a program prints, run in a folder of its own."""
    text = (PROGRAMS / name).read_text()
    for placeholder, value in PLACEHOLDERS.items():
        text = text.replace(placeholder, value)
    with tempfile.TemporaryDirectory() as folder:
        for env_file, key in env_files.items():
            Path(folder, env_file).write_text(f"ACCOUNT_ID={TARGET.account_id}\nAPI_KEY={key}\n")
        program = Path(folder, name)
        program.write_text(text)
        done = subprocess.run(
            [sys.executable, str(program)],
            cwd=folder,
            env=settings,
            check=False,
            text=True,
            capture_output=True,
            timeout=60,
        )
    errors = done.stderr.strip().splitlines()
    expect(done.returncode == 0, f"exit code {done.returncode}: {errors[-1] if errors else 'nothing on stderr'}")
    expect(not errors, f"on stderr: {errors[-1] if errors else ''}")
    return done.stdout.strip()


def settings_without_credentials() -> dict[str, str]:
    """Environment variables beat env files in the SDK, so they must not be there."""
    known = {"ACCOUNT_ID", "API_KEY", "API_KEY_2", "API_KEY_3"}
    return {name: value for name, value in os.environ.items() if name not in known} | TARGET.urls()


def the_first_program_sets_and_gets() -> str:
    return set_and_got("set_get.py")


def the_same_with_the_asynchronous_client() -> str:
    return set_and_got("set_get_async.py")


def set_and_got(name: str) -> str:
    printed = run_program(name, {}, settings_without_credentials())
    newest = printed.splitlines()[:1]
    wanted = r"\{'portalid': 'exampleportal', 'payload': 'examplepayload', 'servertimestamp': \d{13}\}"
    expect(bool(newest) and re.fullmatch(wanted, newest[0]) is not None, printed or "nothing printed")
    return newest[0]


def the_latency_test_with_two_keys_sees_every_item() -> str:
    env_files = {"xrtc_set.env": TARGET.key(2), "xrtc_get.env": TARGET.api_key}
    lines = run_program("latency.py", env_files, settings_without_credentials()).splitlines()
    expect(len(lines) == 100, f"{len(lines)} of 100 items, the last line: {lines[-1:]}")
    return lines[-1]


main()
