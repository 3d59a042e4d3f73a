"""``bridge/types.toml``: what neither signatures nor docstrings can tell, kept by hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

TYPES = Path(__file__).resolve().parent.parent / "types.toml"


@dataclass(frozen=True)
class Facts:
    """The tables of ``types.toml``."""

    parameters: dict[str, str]
    returns: dict[str, str]
    members: dict[str, dict[str, str]]
    sets: dict[str, dict[str, Any]]
    samples: dict[str, dict[str, Any]]
    hand_written: dict[str, str]
    exceptions: dict[str, str]
    calls: dict[str, str]

    @classmethod
    def load(cls, path: Path = TYPES) -> Facts:
        """Read the file."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        names = ("parameters", "returns", "members", "sets", "samples", "hand_written", "exceptions", "calls")
        return cls(**{name: data.get(name, {}) for name in names})

    def returns_of(self, name: str) -> str | None:
        """Tell what a function returns: its own entry, or the first pattern that covers it."""
        if name in self.returns:
            return self.returns[name]
        return next((kind for pattern, kind in self.returns.items() if fnmatchcase(name, pattern)), None)
