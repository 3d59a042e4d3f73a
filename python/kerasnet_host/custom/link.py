"""How calls reach the pieces of the other language, and how its classes are found by their names."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

from kerasnet_host import keras_import

Forward = Callable[[tuple[Any, ...]], Any]
Resolve = Callable[[str], Any]

_forward: Forward | None = None
_resolve: Resolve | None = None
_listening = threading.local()


class PieceError(RuntimeError):
    """A piece raised an error of the other language, which gets its own error back."""

    # Keras would replace the error by another of its class to add the arguments of the call.
    _keras_call_info_injected = True


class MissingPieceError(ValueError):
    """A file or configuration names a class that no one has registered."""


def connect(forward: Forward, resolve: Resolve) -> None:
    """Say how pieces are reached.

    Args:
        forward: takes ``(piece, method, *arguments)``, where ``piece`` is the number of an object of the other
            language (or the registered name of a class, for the method ``create``), and returns what it returns.
        resolve: takes a registered name; defines that class (by :func:`registry.define`) and returns True if there is one.
    """
    global _forward, _resolve
    _forward, _resolve = forward, resolve


def forward(piece: int | str, method: str, *arguments: Any) -> Any:
    """Call a method of a piece."""
    assert _forward is not None
    try:
        return _forward((piece, method, *arguments))
    except Exception as error:
        failure = PieceError(str(error))
        heard = getattr(_listening, "failures", None)
        if heard is not None:
            heard.append(failure)
        raise failure from error


@contextlib.contextmanager
def failures() -> Iterator[list[PieceError]]:
    """What pieces raise on this thread while the block runs, also where Keras keeps no more than the text of it."""
    before = getattr(_listening, "failures", None)
    found: list[PieceError] = []
    _listening.failures = found
    try:
        yield found
    finally:
        _listening.failures = before


def ensure_known(config: Any) -> None:
    """Ask the other language for every class that ``config`` names and Keras does not know.

    Raises:
        MissingPieceError: there is none.
    """
    missing = [name for name in _registered_names(config) if not _is_known(name)]
    if missing:
        listed = ", ".join(f"'{name}'" for name in missing)
        raise MissingPieceError(
            f"The model needs the class {listed}, which is not known here. Reference the assembly that has it "
            "and call KerasRegistry.Register with it before loading; or load an exported model, which needs no classes."
        )


def _registered_names(config: Any) -> list[str]:
    found: dict[str, None] = {}
    waiting = [config]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = value.get("registered_name")
            if isinstance(name, str) and ">" in name:
                found[name] = None
            waiting.extend(value.values())
        elif isinstance(value, (list, tuple)):
            waiting.extend(value)
    return list(found)


def _is_known(registered_name: str) -> bool:
    if keras_import.load().saving.get_registered_object(registered_name) is not None:
        return True
    if registered_name.startswith("keras"):
        return True
    return _resolve is not None and bool(_resolve(registered_name))
