"""Reads ``PublicApi.txt``, which ``bridge/api.py`` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bridge.errors import BuildError
from bridge.site.refs import Ref, parse, split


@dataclass(frozen=True)
class Parameter:
    """One parameter of a constructor or method."""

    type: Ref
    name: str
    optional: bool


@dataclass(frozen=True)
class Line:
    """One public member. Kinds: constructor, method, operator, property, field, event."""

    kind: str
    name: str
    parameters: tuple[Parameter, ...] = ()
    returns: Ref | None = None
    static: bool = False
    accessors: str = ""


@dataclass
class Listed:
    """One public type, by its name without ``KerasNet.``: ``Layers.Dense``, ``NDArray<T>``."""

    name: str
    base: Ref | None
    members: list[Line] = field(default_factory=list)


_PROPERTY = re.compile(r"(\w+)\{([^}]*)\} -> (.+)")
# An F# extension has the name of the type that it extends before its own.
_CALL = re.compile(r"(static )?(\w+(?:\.\w+)?)\((.*)\)(?: -> (.+))?")


def read(path: Path) -> list[Listed]:
    """The types of a listing, with their members.

    Raises:
        BuildError: a line is none that ``bridge/api.py`` writes.
    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    types: dict[str, Listed] = {}
    rest = []
    for line in lines:
        if "(" in line or " -> " in line or ".event " in line:
            rest.append(line)
        else:
            name, _, base = line.partition(" : ")
            types[name] = Listed(name, parse(base) if base else None)
    for line in rest:
        owner = next((name for name in _prefixes(line) if name in types), None)
        if owner is None:
            raise BuildError(f"{path.name} has a member of no type, run ./build.sh api: {line}")
        types[owner].members.append(_member(line[len(owner) + 1 :], path))
    return list(types.values())


def _prefixes(line: str) -> Iterator[str]:
    """What could be the type that a line belongs to, the longest first."""
    head = line.split("(")[0].split("{")[0].split(" -> ")[0]
    for position in range(len(head) - 1, 0, -1):
        if head[position] == ".":
            yield head[:position]


def _member(text: str, path: Path) -> Line:
    if text.startswith("event "):
        return Line("event", text.removeprefix("event "))
    if found := _PROPERTY.fullmatch(text):
        return Line("property", found[1], returns=parse(found[3]), accessors=found[2])
    if found := _CALL.fullmatch(text):
        parameters = tuple(_parameter(part) for part in split(found[3]))
        returns = parse(found[4]) if found[4] else None
        kind = "constructor" if found[2] == "new" else "operator" if found[2].startswith("op_") else "method"
        return Line(kind, found[2], parameters, returns, static=bool(found[1]))
    name, arrow, kept = text.partition(" -> ")
    if not arrow:
        raise BuildError(f"{path.name} has a line that nothing reads: {text}")
    return Line("field", name, returns=parse(kept))


def _parameter(text: str) -> Parameter:
    kind, _, name = text.rpartition(" ")
    ref = parse(kind)
    return Parameter(ref, name.rstrip("?"), name.endswith("?") or ref.short == "FSharpOption")
