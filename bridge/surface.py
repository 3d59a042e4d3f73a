"""``bridge/surface.json`` for those who read it: the generator, and the tests that walk it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from bridge.paths import ROOT


@cache
def symbols() -> dict[str, dict[str, Any]]:
    """Every public name of Keras and what is known about it."""
    text = (ROOT / "bridge" / "surface.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)["symbols"]
    return found


def offered(kind: str) -> dict[str, dict[str, Any]]:
    """The generated symbols of a kind: neither left out nor written by hand."""
    return {
        name: block
        for name, block in symbols().items()
        if block["kind"] == kind and "left out" not in block and "hand-written" not in block
    }
