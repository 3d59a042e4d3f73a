"""Says in plain words what Keras, TensorFlow and numpy say in theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Plain:
    """A text in plain words; ``parameter`` is at fault if it is among those of the call."""

    text: str
    parameter: str | None = None


def _axis(axis: str, count: str) -> Plain:
    number = int(count)
    return Plain(
        f"`axis` is {axis}, and the input has {number} axes: it must be from {-number} to {number - 1}.",
        "axis",
    )


def _axes(found: re.Match[str]) -> str:
    wanted = {"min_ndim": "{} axes or more", "max_ndim": "{} axes or less", "ndim": "{} axes"}[found["what"]]
    return f"it takes {wanted.format(found['wanted'])}, the batch's included, and got {found['got']}"


# What a whole text says, and how we say it. The first that is found replaces the text.
_SENTENCES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Plain]]] = [
    (
        re.compile(r"Invalid reduction dimension \(?(-?\d+) for input with (\d+) dimension"),
        lambda found: _axis(found[1], found[2]),
    ),
    (
        re.compile(r"`dim` must be in the range \[-\d+, (\d+)\).*dim=(-?\d+)"),
        lambda found: _axis(found[2], found[1]),
    ),
    (
        re.compile(r"concatenating dimensions in the range \[-\d+, (\d+)\), but got (-?\d+)"),
        lambda found: _axis(found[2], found[1]),
    ),
    (
        re.compile(r"axis (-?\d+) is out of bounds for array of dimension (\d+)"),
        lambda found: _axis(found[1], found[2]),
    ),
    (
        re.compile(r"Received a label value of (-?\d+) which is outside the valid range of \[0, (\d+)\)"),
        lambda found: Plain(
            f"`y` holds the label {found[1]}, and the model's output has {found[2]} classes: "
            f"labels go from 0 to {int(found[2]) - 1}.",
            "y",
        ),
    ),
    (
        re.compile(r"indices(?:\[([\d,]+)\])? = (-?\d+) is not in \[0, (\d+)\)(.*)"),
        lambda found: Plain(
            f"the index {found[2]}{f' (at [{found[1]}])' if found[1] else ''} is out of range: "
            f"it must be from 0 to {int(found[3]) - 1}.{_place(found[4])}"
        ),
    ),
    (
        re.compile(r"Table not initialized"),
        lambda found: Plain(
            "It has no vocabulary yet: call `adapt()` first, or give a `vocabulary`.", "vocabulary"
        ),
    ),
    (
        re.compile(r"callback received monitor=(\S+), but Keras isn't able"),
        lambda found: Plain(
            f"`monitor` is '{found[1]}', which is no loss or metric that Keras knows: check the name. "
            "If it is right, say with `mode` whether 'max' or 'min' is better.",
            "monitor",
        ),
    ),
    (
        re.compile(r"^Inputs to a layer should be tensors\. Got '(.*?)' \(of type"),
        lambda found: Plain(f"it takes tensors, and got {found[1]}."),
    ),
]

# What stands in a text and how we say it.
_PARTS: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"(?P<what>(?:min_|max_)?ndim)=(?P<wanted>\d+), found ndim=(?P<got>\d+)"), _axes),
    (re.compile(r"expected (?=it takes )"), ""),
    (
        re.compile(r"Input (\d+) with name '[^']*' of layer '([^']+)' is incompatible with the layer"),
        r"Input \1 does not fit the layer '\2'",
    ),
    (re.compile(r"\s*\[Op:\w+\](\s+name:.*)?$"), ""),
    # The numbers in a variable help nobody.
    (re.compile(r", value=\[.*?\]>", re.DOTALL), ">"),
    (re.compile(r"\(of type <class '[^']+'>\)"), ""),
]


def plain(text: str) -> Plain:
    """Give a text in plain words."""
    for pattern, say in _SENTENCES:
        found = pattern.search(text)
        if found:
            return say(found)
    for pattern, words in _PARTS:
        text = pattern.sub(words, text)
    return Plain(text.strip())


def _place(rest: str) -> str:
    node = re.search(r"\(in ([^)]+)\)", rest)
    return f" (In {node[1]}.)" if node else ""
