"""Operators and functions of TensorFlow that tf.keras made layers of.

TFOpLambda and SlicingOpLambda (tf.keras 2.4 on) name a function and give its arguments where it is called;
TensorFlowOpLayer (tf.keras 1.13 to 2.3) holds a node of a TensorFlow graph. Both become `compat.operations.Operation`,
for the functions listed here and no others.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import DamagedFileError, UnsupportedError
from .registry import converts

_BINARY = ["x", "y"]
FUNCTIONS: dict[str, tuple[str, list[str]]] = {
    "__operators__.add": ("add", _BINARY),
    "math.add": ("add", _BINARY),
    "math.subtract": ("subtract", _BINARY),
    "math.multiply": ("multiply", _BINARY),
    "math.divide": ("divide", _BINARY),
    "math.truediv": ("divide", _BINARY),
    "math.pow": ("power", _BINARY),
    "math.maximum": ("maximum", _BINARY),
    "math.minimum": ("minimum", _BINARY),
    "linalg.matmul": ("matmul", ["a", "b"]),
    "math.negative": ("negative", ["x"]),
    "math.abs": ("abs", ["x"]),
    "math.exp": ("exp", ["x"]),
    "math.log": ("log", ["x"]),
    "math.sqrt": ("sqrt", ["x"]),
    "math.rsqrt": ("rsqrt", ["x"]),
    "math.square": ("square", ["x"]),
    "math.sin": ("sin", ["x"]),
    "math.cos": ("cos", ["x"]),
    "math.floor": ("floor", ["x"]),
    "math.ceil": ("ceil", ["x"]),
    "math.sigmoid": ("sigmoid", ["x"]),
    "math.tanh": ("tanh", ["x"]),
    "nn.relu": ("relu", ["features"]),
    "nn.relu6": ("relu6", ["features"]),
    "nn.elu": ("elu", ["features"]),
    "nn.selu": ("selu", ["features"]),
    "math.softplus": ("softplus", ["features"]),
    "nn.softsign": ("softsign", ["features"]),
    "nn.softmax": ("softmax", ["logits", "axis"]),
    "nn.leaky_relu": ("leaky_relu", ["features", "alpha"]),
    "clip_by_value": ("clip", ["t", "clip_value_min", "clip_value_max"]),
    "math.reduce_mean": ("mean", ["input_tensor", "axis", "keepdims"]),
    "math.reduce_sum": ("sum", ["input_tensor", "axis", "keepdims"]),
    "math.reduce_max": ("max", ["input_tensor", "axis", "keepdims"]),
    "math.reduce_min": ("min", ["input_tensor", "axis", "keepdims"]),
    "concat": ("concatenate", ["values", "axis"]),
    "stack": ("stack", ["values", "axis"]),
    "transpose": ("transpose", ["a", "perm"]),
    "compat.v1.transpose": ("transpose", ["a", "perm"]),
    "expand_dims": ("expand_dims", ["input", "axis"]),
    "compat.v1.expand_dims": ("expand_dims", ["input", "axis"]),
    "squeeze": ("squeeze", ["input", "axis"]),
    "compat.v1.squeeze": ("squeeze", ["input", "axis"]),
    "reshape": ("reshape", ["tensor", "shape"]),
    "cast": ("cast", ["x", "dtype"]),
    "__operators__.getitem": ("slice", ["a", "slice_spec"]),
}
"""TensorFlow's name of a function: ours, and its arguments in order."""

_DEFAULTS: dict[str, list[Any]] = {
    "softmax": [-1],
    "leaky_relu": [0.2],
    "mean": [None, False],
    "sum": [None, False],
    "max": [None, False],
    "min": [None, False],
    "stack": [0],
    "transpose": [None],
    "squeeze": [None],
}

NODES: dict[str, tuple[str, int]] = {
    "Add": ("add", 2),
    "AddV2": ("add", 2),
    "BiasAdd": ("add", 2),
    "Sub": ("subtract", 2),
    "Mul": ("multiply", 2),
    "RealDiv": ("divide", 2),
    "Pow": ("power", 2),
    "Maximum": ("maximum", 2),
    "Minimum": ("minimum", 2),
    "Neg": ("negative", 1),
    "Abs": ("abs", 1),
    "Exp": ("exp", 1),
    "Log": ("log", 1),
    "Sqrt": ("sqrt", 1),
    "Rsqrt": ("rsqrt", 1),
    "Square": ("square", 1),
    "Sin": ("sin", 1),
    "Cos": ("cos", 1),
    "Floor": ("floor", 1),
    "Ceil": ("ceil", 1),
    "Sigmoid": ("sigmoid", 1),
    "Tanh": ("tanh", 1),
    "Relu": ("relu", 1),
    "Relu6": ("relu6", 1),
    "Elu": ("elu", 1),
    "Selu": ("selu", 1),
    "Softplus": ("softplus", 1),
    "Softsign": ("softsign", 1),
    "Softmax": ("softmax", 1),
    "Mean": ("mean", 2),
    "Sum": ("sum", 2),
    "Max": ("max", 2),
    "Min": ("min", 2),
    "ConcatV2": ("concatenate", 0),
    "Transpose": ("transpose", 2),
    "ExpandDims": ("expand_dims", 2),
    "Reshape": ("reshape", 2),
    "StridedSlice": ("slice", 4),
}
"""TensorFlow's name of a graph node: ours, and its number of inputs (0: any)."""


@dataclasses.dataclass
class PendingOperation:
    """A function whose arguments are known where it is called: the graph builder calls `made`."""

    name: str
    function: str
    label: str
    common: dict[str, Any]
    calls: int = 0
    built: bool = True

    def made(self, arguments: Any, kwargs: dict[str, Any], c: Context) -> tuple[Any, list[Any]]:
        """The Operation for one call, and the tensors to call it on.

        Args:
            arguments: the first argument, with tensors where the file refers to layers.
            kwargs: the others, by TensorFlow's names.
            c: the conversion under way.

        Raises:
            UnsupportedError: arguments that are not known here.
        """
        from ..compat.operations import Operation

        operation, names = FUNCTIONS[self.function]
        given = {key: value for key, value in kwargs.items() if key != "name" and value is not None}
        if self.function.endswith("transpose") and given.pop("conjugate", False):
            raise UnsupportedError(f"{self.label} transposes complex numbers, which cannot be converted.")
        given = {
            key: value
            for key, value in given.items()
            if not (key in ("transpose_a", "transpose_b") and not value)
        }
        unknown = set(given) - set(names[1:])
        if unknown:
            raise UnsupportedError(
                f"{self.label} is called with {', '.join(sorted(unknown))}, which cannot be converted."
            )
        tensors: list[Any] = []
        template = [_argument(arguments, tensors)]
        defaults = _DEFAULTS.get(operation, [])
        for index, name in enumerate(names[1:]):
            if name in given:
                value = given[name]
            elif index < len(defaults):
                value = defaults[index]
            else:
                raise DamagedFileError(f"{self.label} is called without {name}: the file is damaged.")
            if operation == "slice":
                value = _slice_spec(value, self.label)
            template.append(_argument(value, tensors))
        if not tensors:
            raise DamagedFileError(f"{self.label} is called on no tensor: the file is damaged.")
        common = dict(self.common)
        if self.calls:
            common["name"] = f"{common['name']}_call{self.calls}"
        self.calls += 1
        c.claim(f"TFOpLambda({self.function})")
        return Operation(operation, template, **common), tensors


def _argument(value: Any, tensors: list[Any]) -> dict[str, Any]:
    import keras

    if isinstance(value, keras.KerasTensor):
        tensors.append(value)
        return {"tensor": len(tensors) - 1}
    if isinstance(value, list) and value and all(isinstance(item, keras.KerasTensor) for item in value):
        start = len(tensors)
        tensors += value
        return {"tensors": list(range(start, len(tensors)))}
    if isinstance(value, list) and any(isinstance(item, keras.KerasTensor) for item in value):
        raise UnsupportedError(
            "A TensorFlow function is called on a mixture of tensors and constants; that cannot be converted."
        )
    return {"value": value}


def _slice_spec(value: Any, label: str) -> list[Any]:
    """tf.keras's slices: numbers, ``{"start": …, "stop": …, "step": …}``, and objects for ``...`` and new axes."""
    items = value if isinstance(value, list) else [value]
    result: list[Any] = []
    for item in items:
        if isinstance(item, dict) and set(item) == {"start", "stop", "step"}:
            parts = [item["start"], item["stop"], item["step"]]
            if any(
                part is not None and (isinstance(part, bool) or not isinstance(part, int)) for part in parts
            ):
                raise UnsupportedError(
                    f"{label} slices by something other than numbers, which cannot be converted."
                )
            result.append(parts)
        elif isinstance(item, dict) and item.get("class_name") == "__ellipsis__":
            result.append("...")
        elif isinstance(item, int) and not isinstance(item, bool):
            result.append(item)
        else:
            raise UnsupportedError(
                f"{label} slices by something other than numbers, which cannot be converted."
            )
    return result


@converts("TFOpLambda", "SlicingOpLambda")
def op_lambda(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """A function of TensorFlow; which tensors it takes, the calls say."""
    function = a.take("function")
    if function not in FUNCTIONS:
        raise UnsupportedError(
            f"{a.label} calls tf.{str(function)[:80]}, which is not among the functions that can be converted."
        )
    common.pop("trainable", None)
    c.report.converted(
        "TensorFlow function", f"tf.{function} is a registered layer of kerasnet_host.legacy", a.owner
    )
    return PendingOperation(a.owner or function, function, a.label, common)


@converts("TensorFlowOpLayer")
def op_layer(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """A node of a TensorFlow graph with some of its inputs constant."""
    from ..compat.operations import Operation

    node, constants = a.take("node_def"), a.take("constants", None) or {}
    if not isinstance(node, dict) or not isinstance(constants, dict):
        raise UnsupportedError(f"{a.label} holds its node in a form that cannot be converted.")
    kind, attributes = node.get("op"), node.get("attr") or {}
    if kind not in NODES or not isinstance(node.get("input"), list):
        raise UnsupportedError(
            f"{a.label} is TensorFlow's {str(kind)[:60]!r}, which is not among the operations that can be converted."
        )
    operation, count = NODES[kind]
    total = len(node["input"])
    if count and total != count:
        raise DamagedFileError(f"{a.label} has {total} inputs where {count} are needed: the file is damaged.")
    values: list[dict[str, Any]] = []
    tensors = 0
    for index in range(total):
        if str(index) in constants:
            values.append({"value": constants[str(index)]})
        else:
            values.append({"tensor": tensors})
            tensors += 1
    if operation in ("mean", "sum", "max", "min"):
        values.append({"value": bool((attributes.get("keep_dims") or {}).get("b", False))})
    elif operation == "softmax":
        values.append({"value": -1})
    elif operation == "concatenate":
        if "tensor" in values[-1]:
            raise UnsupportedError(f"{a.label} computes its axis, which cannot be converted.")
        values = [{"tensors": [v["tensor"] for v in values[:-1] if "tensor" in v]}, values[-1]]
        if len(values[0]["tensors"]) != total - 1:
            raise UnsupportedError(f"{a.label} joins constants, which cannot be converted.")
    elif operation == "slice":
        values = [values[0], {"value": _strided(values[1:], attributes, a.label)}]
    if any("tensor" in value for value in values[1:]) and operation not in (
        "add", "subtract", "multiply", "divide", "power", "maximum", "minimum",
    ):  # fmt: skip
        raise UnsupportedError(f"{a.label} computes its arguments, which cannot be converted.")
    c.claim(f"TensorFlowOpLayer({kind})")
    c.report.converted(
        "TensorFlow operation", f"{kind} is a registered layer of kerasnet_host.legacy", a.owner
    )
    common.pop("trainable", None)
    return Operation(operation, values, **common)


def _strided(values: list[dict[str, Any]], attributes: dict[str, Any], label: str) -> list[Any]:
    """A StridedSlice's begin, end, strides and bit masks as a list of numbers and slices."""
    if any("value" not in value or not isinstance(value["value"], list) for value in values):
        raise UnsupportedError(f"{label} computes where it slices, which cannot be converted.")
    begin, end, strides = (value["value"] for value in values)

    def mask(name: str) -> int:
        return int((attributes.get(name) or {}).get("i", 0))

    result: list[Any] = []
    for bit, (first, last, step) in enumerate(zip(begin, end, strides, strict=True)):
        if mask("ellipsis_mask") >> bit & 1:
            result.append("...")
        elif mask("new_axis_mask") >> bit & 1:
            result.append("new")
        elif mask("shrink_axis_mask") >> bit & 1:
            result.append(first)
        else:
            result.append(
                [
                    None if mask("begin_mask") >> bit & 1 else first,
                    None if mask("end_mask") >> bit & 1 else last,
                    step,
                ]
            )
    return result
