"""Names of types, as the listing of the public API and as the XML documentation write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPOKEN = {
    "Boolean": "bool",
    "Int32": "int",
    "Int64": "long",
    "Single": "float",
    "Double": "double",
    "String": "string",
    "Object": "object",
    "Void": "void",
}
_TOKEN = re.compile(r"[<>,]|\[,*\]|&|[^<>,\[\]&]+")


@dataclass(frozen=True)
class Ref:
    """A type as a parameter has it: a name, what it is made of, and ``[]``, ``[,]`` or ``&`` behind."""

    name: str
    arguments: tuple[Ref, ...] = ()
    suffix: str = ""

    @property
    def short(self) -> str:
        """The name without its namespace, C#'s word where it has one."""
        last = self.name.rsplit(".", 1)[-1].split("`")[0]
        return _SPOKEN.get(last, last)

    @property
    def names(self) -> set[str]:
        """Its name and those within it."""
        return {self.name}.union(*(argument.names for argument in self.arguments))

    def matches(self, other: Ref) -> bool:
        """Whether both are the same type, where the documentation has a number for a type parameter."""
        if other.name.startswith("`"):
            return self.suffix == other.suffix
        return (
            self.short == other.short
            and self.suffix == other.suffix
            and len(self.arguments) == len(other.arguments)
            and all(mine.matches(its) for mine, its in zip(self.arguments, other.arguments, strict=True))
        )


def parse(text: str) -> Ref:
    """A type out of the listing (``IEnumerable<int>``) or out of a documentation id (``IEnumerable{System.Int32}``)."""
    text = text.replace("{", "<").replace("}", ">").replace("@", "&")
    text = re.sub(r"\[0:(,0:)*\]", lambda found: "[" + "," * found[0].count(",") + "]", text)
    tokens = _TOKEN.findall(text)
    tokens.reverse()
    ref = _take(tokens)
    if tokens:
        raise ValueError(f"not a type: {text}")
    return ref


def _take(tokens: list[str]) -> Ref:
    name = tokens.pop().strip()
    arguments: list[Ref] = []
    if tokens and tokens[-1] == "<":
        while tokens.pop() != ">":
            arguments.append(_take(tokens))
    suffix = ""
    while tokens and tokens[-1][0] in "[&":
        suffix += tokens.pop()
    return Ref(name, tuple(arguments), suffix)


def split(text: str) -> list[str]:
    """The parts of a list between its commas, not those within brackets."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character in "<{[(":
            depth += 1
        elif character in ">}])":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:position].strip())
            start = position + 1
    return [*parts, text[start:].strip()] if text.strip() else []
