"""Turns a Python exception into plain facts that another language can show its user."""

from __future__ import annotations

import builtins
import difflib
import re
import traceback
from collections.abc import Mapping
from typing import Any

from kerasnet_host.plain_words import plain

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_ARGUMENTS_RECEIVED = re.compile(r"\n+Arguments received by .*", re.DOTALL)
_ENCOUNTERED = re.compile(r"Exception encountered when calling [\w.]+\(\)\.\s*")
_GRAPH_DETOUR = re.compile(
    r"Graph execution error:\s+Detected at node (?P<node>\S+).*?\n(?P<cause>[^\n]+)\n\s*\[\[.*", re.DOTALL
)
_FUNCTION_NODE = re.compile(r"\{\{function_node [^}]*\}\}\s*")
_IDENTIFIER = re.compile(r"Could not interpret (?P<what>[\w ]+?) identifier: (?P<value>.+)")
_DTYPE = re.compile(
    r"Cannot convert '(?P<a>[^']+)' to a mixed precision DTypePolicy|Invalid dtype: (?P<b>\w+)"
    r"|data type '(?P<c>[^']+)' not understood"
)

# Errors of this package begin with the parameter at fault.
_FIRST = re.compile(r"`(\w+)`")

_CALL_NOTE = "__kerasnet_call__"

_FILE_ERRORS = (OSError, EOFError)

# Keras quotes what it can't use, which may be a whole configuration.
_LONGEST = 2000


def note_call(error: BaseException, symbol: str, keywords: Mapping[str, Any]) -> None:
    """Remember on ``error`` which call raised it, so that the parameter at fault can be named."""
    if not hasattr(error, _CALL_NOTE):
        try:
            setattr(error, _CALL_NOTE, (symbol, dict(keywords)))
        except AttributeError:  # an exception class with __slots__
            return


def describe(error: BaseException) -> dict[str, Any]:
    """Facts about an exception.

    Returns:
        ``type`` (full Python name), ``message`` (one readable text without escape codes), ``traceback`` (formatted),
        ``category`` (``setup``, ``argument``, ``file``, ``compute``, ``memory``, ``unavailable`` or ``other``),
        ``parameter`` (the Python name of the parameter at fault, or None) and ``call`` (the Python name of what was
        called: ``keras.ops.reshape``, ``keras.Sequential.compile``; None if it is not known).
    """
    error = _piece_error_behind(error) or error
    call: tuple[str | None, dict[str, Any]] = getattr(error, _CALL_NOTE, (None, {}))
    symbol, keywords = call
    said = plain(clean_message(error))
    message, parameter = said.text, said.parameter
    if parameter is None:
        parameter = _parameter_at_fault(message, keywords)
        if parameter is not None:
            message = _with_suggestion(message, parameter, keywords.get(parameter))
        else:
            unknown = _unknown(message)
            message = message if unknown is None else _suggestion(*unknown)
    return {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "message": message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …",
        "traceback": _ANSI.sub("", "".join(traceback.format_exception(error))),
        "category": "argument" if said.parameter is not None else _category(error),
        "parameter": parameter,
        "call": symbol if symbol is not None and symbol.startswith("keras.") else None,
    }


def _piece_error_behind(error: BaseException) -> BaseException | None:
    """The error of C# code, whatever Keras or TensorFlow made of it on the way."""
    from kerasnet_host.custom.link import PieceError

    at: BaseException | None = error
    for _ in range(20):
        if at is None or isinstance(at, PieceError):
            return at
        at = at.__cause__ or at.__context__
    return None


def clean_message(error: BaseException) -> str:
    """The exception's message as one readable text."""
    text = _ANSI.sub("", str(error)).strip()
    graph = _GRAPH_DETOUR.search(text)
    if graph:
        text = f"{graph['cause'].strip()} (in {graph['node']})"
    text = _ARGUMENTS_RECEIVED.sub("", text)
    text = _ENCOUNTERED.sub("", _FUNCTION_NODE.sub("", text))
    text = re.sub(r"\s*\n\s*", " ", text).strip()
    if isinstance(error, KeyError) and len(error.args) == 1:
        text = f"no entry named {error.args[0]!r}"
    return text or type(error).__name__


def _parameter_at_fault(message: str, keywords: Mapping[str, Any]) -> str | None:
    unknown = _unknown(message)
    if unknown is not None:
        for name, value in keywords.items():
            if _holds(value, unknown[1]):
                return name
    first = _FIRST.match(message)
    if first:
        return first[1]
    positions = []
    for name in keywords:
        found = re.search(rf"`{name}`|\b{name}=|argument '{name}'|'{name}'", message)
        if found:
            positions.append((found.start(), name))
    return min(positions)[1] if positions else None


def _holds(value: Any, text: str) -> bool:
    """Whether a value is a text, or holds it in lists and dictionaries."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return any(_holds(item, text) for item in value)
    return isinstance(value, str) and value == text


def _with_suggestion(message: str, parameter: str, value: Any) -> str:
    unknown = _unknown(message)
    if unknown is None or not _holds(value, unknown[1]):
        return message
    return f"{parameter}: {_suggestion(*unknown)}"


def _suggestion(what: str, value: str) -> str:
    accepted = _known_identifiers(what)
    close = difflib.get_close_matches(value, accepted, n=1)
    hint = f" Did you mean '{close[0]}'?" if close else ""
    names = f" Accepted: {', '.join(accepted)}." if accepted else ""
    return f"'{value}' is not a known {what}.{hint}{names}"


def _unknown(message: str) -> tuple[str, str] | None:
    """What kind of name a message says is not known, and the name."""
    identifier = _IDENTIFIER.search(message)
    if identifier:
        return identifier["what"], identifier["value"].strip()
    dtype = _DTYPE.search(message)
    if dtype is None:
        return None
    return ("data type or policy", dtype["a"]) if dtype["a"] else ("data type", dtype["b"] or dtype["c"])


# Short names, and those that Keras replaces by what fits the outputs' shapes.
_MORE_NAMES = {
    "loss": {"crossentropy", "kld", "mae", "mape", "mse", "msle"},
    "metric": {"accuracy", "crossentropy", "kld", "mae", "mape", "mse", "msle"},
}
_NO_NAMES = {
    *("get", "serialize", "deserialize", "register", "schedules", "legacy"),
    *("optimizer", "optimizermap", "multioptimizer", "lossscaleoptimizer"),
}


def _known_identifiers(what: str) -> list[str]:
    from kerasnet_host import keras_import

    keras = keras_import.load()
    if what == "data type":
        from keras.src.backend.common.dtypes import ALLOWED_DTYPES

        return sorted(ALLOWED_DTYPES)
    if what == "data type or policy":
        return [*_known_identifiers("data type"), "mixed_bfloat16", "mixed_float16"]
    module = {
        "activation function": keras.activations,
        "initializer": keras.initializers,
        "optimizer": keras.optimizers,
        "loss": keras.losses,
        "metric": keras.metrics,
        "regularizer": keras.regularizers,
        "constraint": keras.constraints,
    }.get(what)
    if module is None:
        return []
    names = {name for name in dir(module) if name[0].islower() and callable(getattr(module, name))}
    names |= _MORE_NAMES.get(what, set())
    if what == "optimizer":
        names |= {name.lower() for name in dir(module) if isinstance(getattr(module, name), type)}
    return sorted(names - _NO_NAMES)


def _category(error: BaseException) -> str:
    from kerasnet_host.keras_import import HostSetupError
    from kerasnet_host.legacy import LegacyFileError

    module, name = type(error).__module__, type(error).__name__
    if isinstance(error, (HostSetupError, ModuleNotFoundError)):
        return "setup"
    if isinstance(error, MemoryError) or name == "ResourceExhaustedError":
        return "memory"
    if name in ("UnavailableError", "AbortedError", "DeadlineExceededError"):
        return "unavailable"
    if isinstance(error, (*_FILE_ERRORS, LegacyFileError)) or name in (
        "BadZipFile",
        "JSONDecodeError",
        "ModelFileError",
        "MissingPieceError",
    ):
        return "file"
    if module.startswith("tensorflow."):
        return "compute"
    if isinstance(error, (builtins.ValueError, TypeError, LookupError, AttributeError, ArithmeticError)):
        return "argument"
    return "other"
