"""Functions as arguments: a C# delegate for the one side, a Python function that does the same for the other."""

from __future__ import annotations

from typing import Any

import KerasNet
import System
from keras import ops
from System.Collections.Generic import IEnumerable, IReadOnlyDictionary


class Delegated:
    """A function for a parameter that takes a C# delegate."""

    def __init__(self, delegate: Any, python: Any) -> None:
        """Pair a C# delegate with the Python function that does the same."""
        self.delegate = delegate
        self.python = python


def squares() -> Delegated:
    """A function of a tensor."""
    kind = System.Func[KerasNet.Tensor, KerasNet.Tensor]
    return Delegated(kind(lambda x: KerasNet.Ops.Square(x)), ops.square)


def mean_error() -> Delegated:
    """A metric's function."""
    kind = System.Func[KerasNet.Tensor, KerasNet.Tensor, KerasNet.Tensor]
    return Delegated(
        kind(lambda y, p: KerasNet.Ops.Abs(KerasNet.Ops.Subtract(y, p))),
        lambda y, p: ops.abs(ops.subtract(y, p)),
    )


def rate_halver() -> Delegated:
    """A schedule's function."""
    return Delegated(
        System.Func[System.Int32, System.Double, System.Double](lambda epoch, rate: rate / 2), _half
    )


def tokenizer() -> Delegated:
    """A function from text to numbers."""
    kind = System.Func[System.String, IEnumerable[System.Int32]]
    return Delegated(kind(lambda text: System.Array[System.Int32]([len(text)])), lambda text: [len(text)])


def on_number() -> Delegated:
    """What to do at an epoch or batch."""
    logs = IReadOnlyDictionary[System.String, System.Double]
    return Delegated(System.Action[System.Int32, logs](lambda number, logs: None), lambda number, logs: None)


def on_logs() -> Delegated:
    """What to do at the beginning and end."""
    logs = IReadOnlyDictionary[System.String, System.Double]
    return Delegated(System.Action[logs](lambda logs: None), lambda logs: None)


def _half(epoch: int, rate: float) -> float:
    return rate / 2
