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


def constant(value: float) -> Delegated:
    """A function that makes a tensor."""
    make = System.Func[KerasNet.Tensor](lambda: KerasNet.Ops.Multiply(_one(value), _one(1.0)))
    return Delegated(make, lambda: ops.multiply(ops.convert_to_tensor(value), 1.0))


def adds() -> Delegated:
    """A function of two tensors, or of a number and a tensor."""
    kind = System.Func[KerasNet.Tensor, KerasNet.Tensor, KerasNet.Tensor]
    return Delegated(kind(lambda a, b: KerasNet.Ops.Add(a, b)), ops.add)


def running_sum() -> Delegated:
    """A step of a scan."""
    pair = System.ValueTuple[KerasNet.Tensor, KerasNet.Tensor]

    def step(carry: Any, value: Any) -> Any:
        total = KerasNet.Ops.Add(carry, value)
        return pair(total, total)

    return Delegated(
        System.Func[KerasNet.Tensor, KerasNet.Tensor, pair](step), lambda c, x: (ops.add(c, x),) * 2
    )


def squares_first() -> Delegated:
    """A function of several tensors."""
    kind = System.Func[KerasNet.Tensors, KerasNet.Tensor]
    return Delegated(kind(lambda xs: KerasNet.Ops.Square(xs[0])), lambda x: ops.square(x))


def negates_first() -> Delegated:
    """Another function of several tensors."""
    kind = System.Func[KerasNet.Tensors, KerasNet.Tensor]
    return Delegated(kind(lambda xs: KerasNet.Ops.Negative(xs[0])), lambda x: ops.negative(x))


def below(bound: float) -> Delegated:
    """The condition of a loop."""
    kind = System.Func[KerasNet.Tensors, KerasNet.Tensor]
    return Delegated(kind(lambda xs: KerasNet.Ops.Less(xs[0], _one(bound))), lambda x: ops.less(x, bound))


def counts() -> Delegated:
    """The body of a loop."""
    kind = System.Func[KerasNet.Tensors, IEnumerable[KerasNet.Tensor]]

    def body(values: Any) -> Any:
        return System.Array[KerasNet.Tensor]([KerasNet.Ops.Add(values[0], _one(1.0))])

    return Delegated(kind(body), lambda x: [ops.add(x, 1.0)])


def _one(value: float) -> Any:
    return KerasNet.Tensor.op_Implicit(System.Single(value))


def same() -> Delegated:
    """A function of any value that gives it back."""
    return Delegated(System.Func[System.Object, System.Object](lambda value: value), lambda value: value)


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
