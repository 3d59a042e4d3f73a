"""What a Keras docstring says about each parameter, as facts for the type rules: never copied into the C#."""

from __future__ import annotations

import inspect
import re
from typing import Any

_SECTION = re.compile(r"^(?P<indent> *)(Args|Arguments|Call arguments|Keyword arguments):\s*$")
_ENTRY = re.compile(r"^(?P<names>`?\*{0,2}\w+`?(?:\s*,\s*`?\w+`?)*)\s*(?:\([^)]*\))?\s*:\s*(?P<text>.*)$")


def parameter_texts(value: Any) -> dict[str, str]:
    """Map each parameter that the docstring of a class or function describes to its description."""
    texts: dict[str, str] = {}
    for source in _docstrings(value):
        for name, text in _entries(source).items():
            texts.setdefault(name, text)
    return texts


def _docstrings(value: Any) -> list[str]:
    if not inspect.isclass(value):
        return [inspect.getdoc(value) or ""]
    bases = [base for base in value.__mro__ if base.__module__.startswith("keras")]
    return [
        doc
        for base in bases
        for doc in (vars(base).get("__doc__"), getattr(vars(base).get("__init__"), "__doc__", None))
        if doc
    ]


def _entries(doc: str) -> dict[str, str]:
    lines = inspect.cleandoc(doc).splitlines()
    entries: dict[str, str] = {}
    at = 0
    while at < len(lines):
        section = _SECTION.match(lines[at])
        at += 1
        if section is None:
            continue
        entry_indent: int | None = None
        current: list[str] = []
        while at < len(lines):
            line = lines[at]
            indent = len(line) - len(line.lstrip())
            if line.strip() and indent <= len(section["indent"]):
                break
            at += 1
            if not line.strip():
                continue
            entry_indent = indent if entry_indent is None else entry_indent
            match = _ENTRY.match(line.strip()) if indent <= entry_indent else None
            if match:
                current = [name.strip(" `*") for name in match["names"].split(",")]
                for name in current:
                    entries[name] = match["text"].strip()
            else:
                for name in current:
                    entries[name] = f"{entries[name]} {line.strip()}"
    return entries
