"""Arguments for every class and function: what it needs, and for every parameter a value that is not its default."""

from __future__ import annotations

from typing import Any

import keras
import numpy

from bridge.inventory.facts import Facts
from bridge.inventory.samples import sample_of
from tests.parity.surface import special

FACTS = Facts.load()


def required(symbol: str, block: dict[str, Any]) -> dict[str, Any]:
    """Arguments without which a class cannot be constructed."""
    given = FACTS.samples.get(symbol, {})
    values = {name: sample_of(value) for name, value in given.items() if name != "not here"}
    if symbol in special.REQUIRED:
        return special.REQUIRED[symbol]()
    for parameter in parameters(block):
        if "default" not in parameter and parameter["name"] not in values:
            values[parameter["name"]] = value_for(symbol, parameter)
    return values


def every(symbol: str, block: dict[str, Any]) -> dict[str, Any]:
    """Arguments that give each parameter a value that is not its default."""
    values = required(symbol, block)
    for parameter in parameters(block):
        name = parameter["name"]
        # What has a default and was given all the same may still stay at it.
        fixed = name in values and ("default" not in parameter or values[name] != parameter["default"])
        if not fixed and (symbol, name) not in special.SKIPPED:
            values[name] = value_for(symbol, parameter)
    return values


def parameters(block: dict[str, Any]) -> list[dict[str, Any]]:
    """All parameters of a class or function."""
    return [*block.get("parameters", []), *block.get("base parameters", [])]


def value_for(symbol: str, parameter: dict[str, Any]) -> Any:
    """A value of a parameter's type, other than its default; special ones are listed in `special`."""
    name, default = parameter["name"], parameter.get("default")
    for key in ((symbol, name), name):
        if key in special.VALUES:
            value = special.VALUES[key]
            return value() if callable(value) else value
    kind = parameter["type"].removesuffix("?")
    if kind.startswith("set:"):
        return next(v for v in FACTS.sets[kind.removeprefix("set:")]["values"] if v != default)
    if kind == "bool":
        return not default
    if kind == "int":
        return 2 if default is None else default + 1
    if kind == "float":
        return 0.25 if default is None or default == 0 else default / 2
    if kind == "float | tuple":
        return tuple(v / 2 for v in default) if isinstance(default, list) else 0.25
    if kind == "int | tuple":
        return _other(default)
    if kind in _MAKERS:
        return _MAKERS[kind]()
    raise LookupError(f"{symbol}.{name}: no sample of {kind}; add one to _MAKERS")


def _other(default: Any) -> Any:
    if isinstance(default, list):
        return tuple(_other(item) for item in default)
    return 2 if default is None else default + 1


_MAKERS = {
    "str": lambda: "given",
    "dtype": lambda: "float64",
    "seed": lambda: 7,
    "shape": lambda: (2, 3),
    "float | schedule": lambda: 0.125,
    "activation": lambda: "softplus",
    "initializer": lambda: keras.initializers.RandomNormal(stddev=0.5, seed=3),
    "regularizer": lambda: keras.regularizers.L2(0.25),
    "constraint": lambda: keras.constraints.MaxNorm(1.5),
    "quantizer": lambda: keras.quantizers.AbsMaxQuantizer(axis=0),
    "loss": lambda: keras.losses.Huber(delta=0.5),
    "layer": lambda: keras.layers.Dense(2, name="inner"),
    "list[layer]": lambda: [keras.layers.Dense(2, name="one"), keras.layers.ReLU(name="two")],
    "optimizer object": lambda: keras.optimizers.SGD(0.5, name="inner"),
    "list[int]": lambda: [1, 2],
    "list[float]": lambda: [0.5, 1.5],
    "list[str]": lambda: ["a", "b"],
    "dict[str, str]": lambda: {"a": "b"},
    "dict[str, float]": lambda: {"rmax": 2.0},
    "int | str": lambda: 3,
    "bool | auto": lambda: False,
    "frequency": lambda: 3,
    "window": lambda: "hamming",
    "tensor": lambda: numpy.array([[1.5, -0.5], [0.25, 2.0]], "float32"),
    "tensor value": lambda: 0.75,
    "array": lambda: numpy.array([[1.5, -0.5], [0.25, 2.0]], "float32"),
    "list[tensor]": lambda: [numpy.ones((2, 2), "float32"), numpy.full((2, 2), 2.5, "float32")],
    "policy": lambda: keras.DTypePolicy("mixed_bfloat16"),
    "dict[str, policy]": lambda: {"dense": keras.DTypePolicy("mixed_bfloat16")},
    "quantization config": lambda: keras.quantizers.Int8QuantizationConfig(),
}
