"""The server under test, from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

from suites.report import Skip


@dataclass(frozen=True)
class Target:
    base_url: str
    account_id: str
    keys: tuple[str, ...]

    @classmethod
    def of_environment(cls) -> Target:
        names = ("API_KEY", "API_KEY_2", "API_KEY_3")
        keys = tuple(os.environ[name] for name in names if os.environ.get(name))
        return cls(os.environ["BASE_URL"], os.environ["ACCOUNT_ID"], keys)

    @property
    def login_url(self) -> str:
        return f"{self.base_url}/v1/auth/login"

    @property
    def set_url(self) -> str:
        return f"{self.base_url}/v1/item/set"

    @property
    def get_url(self) -> str:
        return f"{self.base_url}/v1/item/get"

    @property
    def api_key(self) -> str:
        return self.keys[0]

    def key(self, number: int) -> str:
        """Key 2 or 3 of the account."""
        if len(self.keys) < number:
            raise Skip(f"needs another key of the account in API_KEY_{number}")
        return self.keys[number - 1]

    def urls(self) -> dict[str, str]:
        """All that an unmodified SDK is told."""
        return {"LOGIN_URL": self.login_url, "SET_URL": self.set_url, "GET_URL": self.get_url}
