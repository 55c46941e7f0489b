"""One line per check: ok, FAIL or skip, its name, and what was seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Skip(Exception):
    """This check cannot be made here; the message says why."""


def run(
    check: Callable[..., str | Coroutine[Any, Any, str]],
    *arguments: object,
    until_complete: Callable[[Coroutine[Any, Any, str]], str] = asyncio.run,
) -> None:
    """Runs a check, which answers what it saw, or raises. Its name is the sentence that is printed."""
    name = check.__name__.replace("_", " ")
    try:
        answer = check(*arguments)
        seen = answer if isinstance(answer, str) else until_complete(answer)
        line("ok", name, seen)
    except Skip as reason:
        line("skip", name, str(reason))
    except Exception as failure:  # whatever a program of others throws is a failed check
        line("FAIL", name, f"{type(failure).__name__}: {failure}")


def line(word: str, name: str, seen: str) -> None:
    print(f"{word} {name}: {' '.join(seen.split())}", flush=True)


def expect(condition: bool, seen: str) -> None:
    """Like assert, but never compiled away."""
    if not condition:
        raise AssertionError(f"saw {seen}")
