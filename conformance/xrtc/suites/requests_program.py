"""The program of the web documentation that needs no SDK, as published except for its URLs and credentials."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from suites.report import expect, run
from suites.target import Target

PROGRAM = Path(__file__).resolve().parent.parent / "programs" / "requests_set_get.py"
TARGET = Target.of_environment()
REPLACED = {
    "https://api.xrtc.org": TARGET.base_url,
    "AC1234567898765432": TARGET.account_id,
    "aaabbbcccdddeeefffggghhhiiijjj": TARGET.api_key,
}


def the_program_without_an_sdk_sets_and_gets() -> str:
    text = PROGRAM.read_text()
    for published, ours in REPLACED.items():
        expect(published in text, f"no {published} in the program")
        text = text.replace(published, ours)
    done = subprocess.run([sys.executable, "-c", text], check=False, text=True, capture_output=True, timeout=60)
    expect(done.returncode == 0, f"exit code {done.returncode}: {done.stderr.strip()}")
    answer = ast.literal_eval(done.stdout)
    newest = answer["items"][0]
    expect((newest["portalid"], newest["payload"]) == ("example", "hello, world"), done.stdout)
    return done.stdout


run(the_program_without_an_sdk_sets_and_gets)
