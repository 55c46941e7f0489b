"""One virtual environment per version of the SDK, made once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class Unavailable(Exception):
    """Python packages cannot be had here; the message says why."""


def environment(here: Path, target: Path, version: str) -> Path:
    """The Python of an environment with this SDK, installed with the pinned libraries. Raises Unavailable."""
    requirements = here / f"requirements-{version}.txt"
    constraints = here / "constraints.txt"
    folder = target / f"sdk-{version}"
    python = folder / "bin" / "python"
    stamp = folder / "installed"
    wanted = requirements.read_text() + constraints.read_text() + sys.version
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    call([sys.executable, "-m", "venv", "--clear", str(folder)])
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    call([*pip, "--requirement", str(requirements), "--constraint", str(constraints)])
    stamp.write_text(wanted)
    return python


def call(command: list[str]) -> None:
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        lines = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()
        raise Unavailable(f"'{' '.join(command)}' failed: {lines[-1]}")
