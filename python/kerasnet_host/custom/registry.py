"""Which classes the other language has, and how calls reach their objects."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kerasnet_host import keras_import
from kerasnet_host.custom import derived, kinds

Forward = Callable[[tuple[Any, ...]], Any]
Resolve = Callable[[str], Any]

_forward: Forward | None = None
_resolve: Resolve | None = None
_classes: dict[str, type] = {}
_watched: dict[int, weakref.ref[Any]] = {}
_dead: deque[int] = deque()
_next_watch = 0
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
        resolve: takes a registered name; defines that class (by :func:`define`) and returns True if there is one.
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
        failures = getattr(_listening, "failures", None)
        if failures is not None:
            failures.append(failure)
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


def define(kind: str, package: str, name: str, overrides: Iterable[str], takes_graph: bool = False) -> None:
    """Make and register the class that stands for a class of the other language.

    Args:
        kind: ``layer``, ``cell``, ``model``, ``loss``, ``metric``, ``regularizer``, ``constraint``, ``initializer``,
            ``schedule``, ``optimizer``; or the public name of the class of Keras that it derives from.
        overrides: the Python names of the methods that the class defines.
        takes_graph: whether it is a model whose constructor takes inputs and outputs.
    """
    registered = f"{package}>{name}"
    members: dict[str, Any] = {"__module__": package, "REGISTERED_NAME": registered}
    if kind.startswith("keras."):
        made = derived.make(kind, name, overrides, members, takes_graph)
    else:
        base = kinds.base(kind)
        members |= {method: base.OPTIONAL[method] for method in overrides if method in base.OPTIONAL}
        made = type(name, (base,), members)
    _classes[registered] = _classes[f"{kind} {registered}"] = made
    # A class may be of two kinds: a model with one constructor that takes a graph and one that doesn't. A file's
    # name leads to either, for both bring objects back in the same way.
    keras_import.load().saving.register_keras_serializable(package, name)(made)


def create(registered_name: str, piece: int, arguments: dict[str, Any], kind: str | None = None) -> Any:
    """A stand-in for a piece.

    Args:
        arguments: what Keras's base class takes: name, dtype …
        kind: the kind it was defined with; None: the one it was defined with last.
    """
    standin = _classes[registered_name if kind is None else f"{kind} {registered_name}"](piece, **arguments)
    _watch(standin, piece)
    return standin


def take_dead() -> list[int]:
    """The pieces of stand-ins that died since the last call; one entry a stand-in."""
    dead = []
    while _dead:
        dead.append(_dead.popleft())
    return dead


def piece_of(standin: Any) -> int:
    """The number of the piece that ``standin`` stands for."""
    number: int = standin.kerasnet_piece
    return number


def weak_reference(standin: Any) -> Any:
    """What gives ``standin`` when called, or None once it is gone."""
    return weakref.ref(standin)


def base_config(standin: Any) -> dict[str, Any]:
    """The part of a piece's configuration that belongs to Keras's base class."""
    config: dict[str, Any] = standin.base_config()
    return config


def call_base(standin: Any, method: str, arguments: tuple[Any, ...]) -> Any:
    """Call the method of Keras's own class that a piece has replaced."""
    if hasattr(type(standin), "KERAS_CLASS"):
        return derived.call_own(standin, method, arguments)
    return getattr(super(type(standin), standin), method)(*arguments)


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


def _watch(standin: Any, piece: int) -> None:
    global _next_watch
    _next_watch += 1
    number = _next_watch

    def died(_: Any) -> None:
        _watched.pop(number, None)
        _dead.append(piece)

    _watched[number] = weakref.ref(standin, died)


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
