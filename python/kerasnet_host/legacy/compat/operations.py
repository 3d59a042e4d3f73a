"""TensorFlow operators and functions that stood in old graphs as layers, from a fixed list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
from keras import ops


def _add(x: Any, y: Any) -> Any:
    # Not ops.add: Keras 3.15 on TensorFlow may take y for the bias of another axis (see compat.convolution).
    return ops.subtract(x, ops.negative(y))


def _slice(x: Any, spec: list[Any]) -> Any:
    index: list[Any] = []
    for item in spec:
        if item == "...":
            index.append(Ellipsis)
        elif item == "new":
            index.append(None)
        elif isinstance(item, list):
            index.append(slice(*item))
        else:
            index.append(item)
    return x[tuple(index)]


def _axes(axis: Any) -> Any:
    return tuple(axis) if isinstance(axis, list) else axis


OPERATIONS: dict[str, Callable[..., Any]] = {
    "add": _add,
    "subtract": ops.subtract,
    "multiply": ops.multiply,
    "divide": ops.divide,
    "power": ops.power,
    "maximum": ops.maximum,
    "minimum": ops.minimum,
    "matmul": ops.matmul,
    "negative": ops.negative,
    "abs": ops.absolute,
    "exp": ops.exp,
    "log": ops.log,
    "sqrt": ops.sqrt,
    "rsqrt": ops.rsqrt,
    "square": ops.square,
    "sin": ops.sin,
    "cos": ops.cos,
    "floor": ops.floor,
    "ceil": ops.ceil,
    "sigmoid": ops.sigmoid,
    "tanh": ops.tanh,
    "relu": ops.relu,
    "relu6": ops.relu6,
    "elu": ops.elu,
    "selu": ops.selu,
    "softplus": ops.softplus,
    "softsign": ops.softsign,
    "softmax": lambda x, axis=-1: ops.softmax(x, axis=axis),
    "leaky_relu": lambda x, slope=0.2: ops.leaky_relu(x, negative_slope=slope),
    "clip": ops.clip,
    "mean": lambda x, axis=None, keepdims=False: ops.mean(x, axis=_axes(axis), keepdims=bool(keepdims)),
    "sum": lambda x, axis=None, keepdims=False: ops.sum(x, axis=_axes(axis), keepdims=bool(keepdims)),
    "max": lambda x, axis=None, keepdims=False: ops.max(x, axis=_axes(axis), keepdims=bool(keepdims)),
    "min": lambda x, axis=None, keepdims=False: ops.min(x, axis=_axes(axis), keepdims=bool(keepdims)),
    "concatenate": lambda xs, axis=-1: ops.concatenate(xs, axis=axis),
    "stack": lambda xs, axis=0: ops.stack(xs, axis=axis),
    "transpose": lambda x, perm=None: ops.transpose(x, perm),
    "expand_dims": lambda x, axis: ops.expand_dims(x, axis),
    "squeeze": lambda x, axis=None: ops.squeeze(x, _axes(axis)),
    "reshape": lambda x, shape: ops.reshape(x, tuple(shape)),
    "cast": lambda x, dtype: ops.cast(x, dtype),
    "slice": _slice,
}
"""What an old graph may compute; nothing else is ever looked up by name."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class Operation(keras.layers.Layer):
    """One operation on one or more tensors and constants.

    Args:
        operation: a name in `OPERATIONS`.
        arguments: its arguments in order: ``{"tensor": i}`` for the i-th input, ``{"tensors": [i, …]}`` for a list of
            them, ``{"value": v}`` for a constant.
    """

    def __init__(self, operation: str, arguments: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if operation not in OPERATIONS:
            raise ValueError(f"no operation {operation!r}")
        self.operation = operation
        self.arguments = [dict(argument) for argument in arguments]

    def call(self, inputs: Any) -> Any:
        """One tensor, or a list of them, in; one out."""
        tensors = list(inputs) if isinstance(inputs, list | tuple) else [inputs]
        values = []
        for argument in self.arguments:
            if "tensor" in argument:
                values.append(tensors[argument["tensor"]])
            elif "tensors" in argument:
                values.append([tensors[i] for i in argument["tensors"]])
            else:
                values.append(argument["value"])
        if self.operation in _ARITHMETIC:
            # A constant takes the type of the tensor it meets, as TensorFlow made it.
            dtype = tensors[0].dtype
            values = [v if hasattr(v, "dtype") else ops.cast(ops.convert_to_tensor(v), dtype) for v in values]
        return OPERATIONS[self.operation](*values)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "operation": self.operation, "arguments": self.arguments}


_ARITHMETIC = {"add", "subtract", "multiply", "divide", "power", "maximum", "minimum"}
