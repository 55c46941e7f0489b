"""The configuration of the guide, with what a test on one machine needs otherwise."""

from __future__ import annotations

import re
from pathlib import Path

from harness.processes import LOOPBACK

GUIDE = Path("docs/guide/turn.md")


def documented(root: Path) -> str:
    """The one file of the guide, as it stands there."""
    found = re.search(r"^```ini\n(.*?)^```$", (root / GUIDE).read_text(), re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"{GUIDE} has no configuration of coturn any more")
    return found.group(1)


def for_loopback(config: str, folder: Path, port: int, secret: str, user_quota: int) -> str:
    """Ports, secret, files and quota. Relays live on the loopback address, and reach no address but the public ones."""
    given = {
        "listening-port": str(port),
        "static-auth-secret": secret,
        "user-quota": str(user_quota),
    }
    for name, value in given.items():
        config, changed = re.subn(rf"^{name}=.*$", f"{name}={value}", config, flags=re.MULTILINE)
        if changed != 1:
            raise SystemExit(f"{GUIDE} must set {name} once")
    return config + "\n".join([
        "",
        f"listening-ip={LOOPBACK}",
        f"relay-ip={LOOPBACK}",
        f"userdb={folder / f'turndb-{port}'}",
        f"pidfile={folder / f'turnserver-{port}.pid'}",
        "log-file=stdout",
        "simple-log",
        "verbose",
        "",
    ])


def with_relays_meeting(config: str) -> str:
    """Besides, relays may reach the address that they themselves are on, as two relayed peers do."""
    return config + f"allow-loopback-peers\nallowed-peer-ip={LOOPBACK}\n"
