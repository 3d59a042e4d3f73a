"""The numbers that a parameter accepts: from ``ranges.toml`` or from what its docstring says.

A range is a phrase (`from 0 to 1`, `0 or more`), which documentation and errors can show as it is.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

RANGES = Path(__file__).resolve().parent.parent / "ranges.toml"

# Types whose numbers a range is about, without the question mark.
NUMERIC = {
    "int",
    "float",
    "int | tuple",
    "float | tuple",
    "float | schedule",
    "float | list",
    "frequency",
    "list[float]",
    "list[int]",
    "shape",
}

_NUMBER = r"-?\d+(?:\.\d+)?"
_PHRASE = re.compile(
    rf"(?:(?P<besides>{_NUMBER}), or )?"
    rf"(?:(?P<low>{_NUMBER}) or more|more than (?P<above>{_NUMBER})|(?P<high>{_NUMBER}) or less"
    rf"|from (?P<from>{_NUMBER}) to (?:less than (?P<below>{_NUMBER})|(?P<to>{_NUMBER}))"
    rf"|more than (?P<over>{_NUMBER}), (?:up to (?P<upto>{_NUMBER})|less than (?P<under>{_NUMBER})))"
)

# What a description says, strongest statement first.
_DOCSTRINGS: list[tuple[str, str]] = [
    (r"^[^.]*\bfloats?[^.]*?\bin\W+0(\.0)?(, ?| to )1(\.0)?\b(?!\))", "from 0 to 1"),
    (r"\bbetween 0 and 1\b", "from 0 to 1"),
    (r"^[^.]*\bfloat >= 0", "0 or more"),
    (r"must be (non-negative|greater than or equal to zero)", "0 or more"),
    (r"^(optional )?(a )?non-negative (int|integer|float)", "0 or more"),
    (r"^(optional )?(a )?positive (int|integer)\b(?!.*\bor a (tuple|list))", "1 or more"),
]


@dataclass(frozen=True)
class Range:
    """A range as numbers: its ends, whether they belong to it, and a number accepted besides."""

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    besides: float | None = None

    @classmethod
    def parse(cls, phrase: str) -> Range:
        """Read a phrase of ``ranges.toml``."""
        found = _PHRASE.fullmatch(phrase)
        if found is None:
            raise ValueError(f"not a range: {phrase!r}")

        def number(*names: str) -> float | None:
            given = [found[name] for name in names if found[name] is not None]
            return float(given[0]) if given else None

        return cls(
            low=number("low", "from", "above", "over"),
            high=number("high", "to", "below", "upto", "under"),
            low_open=number("above", "over") is not None,
            high_open=number("below", "under") is not None,
            besides=number("besides"),
        )

    def __contains__(self, value: float) -> bool:
        """Whether a number is accepted."""
        if value == self.besides:
            return True
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below


@dataclass
class Ranges:
    """Gives ranges, and counts where each came from."""

    parameters: dict[str, str]
    names: dict[str, str]
    sources: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("table", "name", "docs"), 0))
    used: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path = RANGES) -> Ranges:
        """Read ``ranges.toml``."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(data["parameters"], data["names"])

    def range_of(self, owner: str, name: str, kind: str, text: str, default: Any) -> str | None:
        """Give a parameter's range, if it has one.

        Raises:
            ValueError: the range refuses Keras's own default.
        """
        kind = kind.removesuffix("?")
        if kind not in NUMERIC:
            return None
        found = self._find(f"{owner}.{name}", name, kind, text)
        if found is None:
            return None
        phrase, source = found
        if phrase == "any":
            return None
        accepted = Range.parse(phrase)
        if not all(value in accepted for value in _numbers(default)):
            raise ValueError(f"{owner}.{name}: the range {phrase!r} refuses the default {default!r}")
        self.sources[source] += 1
        return phrase

    def unused(self) -> list[str]:
        """List the entries of the table that nothing matched."""
        return [pattern for pattern in (*self.parameters, *self.names) if pattern not in self.used]

    def _find(self, path: str, name: str, kind: str, text: str) -> tuple[str, str] | None:
        for pattern, phrase in self.parameters.items():
            if fnmatchcase(path, pattern):
                self.used.add(pattern)
                return phrase, "table"
        if kind in {"shape", "list[int]", "list[float]"}:
            return None
        for pattern, phrase in self.names.items():
            if re.fullmatch(pattern, name):
                self.used.add(pattern)
                return phrase, "name"
        by_docs = (phrase for pattern, phrase in _DOCSTRINGS if re.search(pattern, text, re.IGNORECASE))
        found = next(by_docs, None)
        return None if found is None else (found, "docs")


def _numbers(value: Any) -> list[float]:
    if isinstance(value, list | tuple):
        return [number for item in value for number in _numbers(item)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []
