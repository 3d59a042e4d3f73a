"""Our own words about what symbols, members and parameters are: the tables of ``bridge/words/``.

Where the tables are silent, nothing is said; ``tests/bridge/test_words.py`` finds such gaps, and entries that
nothing uses any more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from xml.sax.saxutils import escape

WORDS = Path(__file__).resolve().parent.parent / "words"

Table = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Words:
    """What we say about Keras, ready for documentation comments."""

    symbols: dict[str, str]
    """By full name: classes, functions, and members that mean something of their own in one class."""
    members: dict[str, str]
    """By name: members that mean the same in every class."""
    parameters: Table
    """By owner, or a pattern of owners, and then by name, or a pattern of names."""

    @classmethod
    def load(cls, folder: Path = WORDS) -> Words:
        """Read the files."""
        members = _read(folder / "members.toml")
        shared = members.pop("*")
        symbols = {
            f"{owner}.{name}": text
            for table in (_read(folder / "classes.toml"), _read(folder / "functions.toml"), members)
            for owner, entries in table.items()
            for name, text in entries.items()
        }
        return cls(symbols, shared, _read(folder / "parameters.toml"))

    def symbol(self, name: str, block: object = None) -> str:
        """Say what a class or a function is."""
        return self.symbols.get(name, "")

    def parameter(self, owner: str, name: str) -> str:
        """Say what a parameter is for."""
        found = self.parameter_entry(owner, name)
        if found is None:
            return ""
        return self.parameters[found[0]][found[1]].replace("{}", _plain(name, found[1]))

    def parameter_entry(self, owner: str, name: str) -> tuple[str, str] | None:
        """Find the table and the key that speak of a parameter: the nearest owner's that has one for the name."""
        for table in self._tables(owner):
            entries = self.parameters[table]
            if name in entries:
                return table, name
            for pattern in entries:
                if "*" in pattern and fnmatchcase(name, pattern):
                    return table, pattern
        return None

    def _tables(self, owner: str) -> Iterator[str]:
        """List the tables for an owner: its own, then patterns that cover it, from the most to the least special."""
        matching = (pattern for pattern in self.parameters if fnmatchcase(owner, pattern))
        yield from sorted(matching, key=lambda pattern: ("*" in pattern, -len(pattern)))


def _read(path: Path) -> Table:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {owner: {name: _xml(text) for name, text in entries.items()} for owner, entries in data.items()}


def _xml(text: str) -> str:
    """Make documentation of plain text: code between backticks, everything else escaped."""
    return re.sub(r"`([^`]*)`", r"<c>\1</c>", escape(text))


def _plain(name: str, pattern: str) -> str:
    return name.removesuffix(pattern.strip("*")).replace("_", " ").strip()
