"""Keras's names as .NET names, by rule: `kernel_initializer` is `kernelInitializer`, `reduce_lr` is `ReduceLr`."""

from __future__ import annotations

import re

_KEYWORDS_TEXT = """
abstract as base bool break byte case catch char checked class const continue decimal default
delegate do double else enum event explicit extern false finally fixed float for foreach goto if
implicit in int interface internal is lock long namespace new null object operator out override
params private protected public readonly ref return sbyte sealed short sizeof stackalloc static
string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual
void volatile while
"""
_KEYWORDS = frozenset(_KEYWORDS_TEXT.split())

# Words that .NET writes otherwise than a capital and small letters.
_WORDS = {"dtype": "DType", "relu": "Relu", "2d": "2D", "3d": "3D"}

_SPECIAL = {"__call__": "Apply"}


def pascal(name: str) -> str:
    """`get_vocabulary` is `GetVocabulary`; `relu6` is `Relu6`; a class name stays as it is."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    if name != name.lower():
        return name
    parts = [part for part in name.split("_") if part]
    text = "".join(_WORDS.get(part, part[:1].upper() + part[1:]) for part in parts)
    return re.sub(r"(?<=[a-zA-Z])(\d)d$", lambda match: f"{match[1]}D", text)


def camel(name: str) -> str:
    """`kernel_initializer` is `kernelInitializer`, `beta_1` is `beta1`, `N` is `n`; C#'s keywords get an `@`."""
    parts = [part for part in name.split("_") if part]
    if len(parts) == 1 and len(name) == 1:
        text = name if name != name.upper() else f"{name.lower()}"
    else:
        text = (
            parts[0][:1].lower() + parts[0][1:] + "".join(part[:1].upper() + part[1:] for part in parts[1:])
        )
    return f"@{text}" if text in _KEYWORDS else text


def member(value: str) -> str:
    """Name the static member for a value of a closed set: `channels_last` is `ChannelsLast`, `ROC` is `Roc`."""
    if re.fullmatch(r"[A-Z]{3,}", value):
        return value.capitalize()
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_\-]", value))
