"""Architecture text to plain Python values, within limits."""

from __future__ import annotations

import json
from typing import Any

from . import limits
from .errors import DamagedFileError, LimitExceededError


def parse(text: str | bytes, what: str) -> Any:
    """Parse JSON that may come from anybody.

    Args:
        text: the JSON, as text or UTF-8 bytes.
        what: what it is, for messages ("the architecture", "the training configuration").

    Returns:
        Dicts, lists, strings, numbers, booleans and ``None``.

    Raises:
        LimitExceededError: longer than `limits.JSON_BYTES`, or nested deeper than `limits.JSON_DEPTH`.
        DamagedFileError: not JSON.
    """
    if len(text) > limits.JSON_BYTES:
        raise LimitExceededError(
            f"{_capital(what)} is {len(text):,} bytes long, more than the {limits.JSON_BYTES:,} allowed; "
            "no genuine model needs that, so do not trust this file."
        )
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DamagedFileError(
                f"{_capital(what)} is not UTF-8 text ({error.reason} at byte {error.start}): the file is "
                "damaged; fetch it again from where it came from."
            ) from None
    _check_depth(text, what)
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, what))
    except (ValueError, RecursionError) as error:
        if isinstance(error, DamagedFileError):
            raise
        raise DamagedFileError(
            f"{_capital(what)} is not valid JSON ({error}): the file is damaged or of another kind; "
            "fetch it again from where it came from."
        ) from None


def _object(pairs: list[tuple[str, Any]], what: str) -> dict[str, Any]:
    """Refuse a key given twice: which one would count is a matter of the parser."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise DamagedFileError(
            f"{_capital(what)} gives the same key twice in one object; Keras never wrote that, so do not "
            "trust this file."
        )
    return result


def _check_depth(text: str, what: str) -> None:
    """Count brackets outside strings: json.loads would recurse into them before anyone could stop it."""
    depth = 0
    in_string = False
    escaped = False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > limits.JSON_DEPTH:
                raise LimitExceededError(
                    f"{_capital(what)} is nested more than {limits.JSON_DEPTH} levels deep; no genuine model "
                    "is, so do not trust this file."
                )
        elif character in "]}":
            depth -= 1


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
