"""Which classes the other language has, and the stand-ins that live."""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Iterable
from typing import Any

import numpy

from kerasnet_host import keras_import
from kerasnet_host.custom import derived, kinds

_classes: dict[str, type] = {}
_watched: dict[int, weakref.ref[Any]] = {}
_dead: deque[int] = deque()
_next_watch = 0


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


def own_variables(standin: Any) -> dict[str, Any]:
    """What Keras's own ``save_own_variables`` would write, by name."""
    store: dict[str, Any] = {}
    call_base(standin, "save_own_variables", (store,))
    return {name: numpy.asarray(value) for name, value in store.items()}


def _watch(standin: Any, piece: int) -> None:
    global _next_watch
    _next_watch += 1
    number = _next_watch

    def died(_: Any) -> None:
        _watched.pop(number, None)
        _dead.append(piece)

    _watched[number] = weakref.ref(standin, died)
