"""What each type of ``bridge/types.toml`` is in C#: its name, how it is declared, how it is sent, how it is told."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from bridge.emit.names import pascal


@dataclass(frozen=True)
class Kind:
    """A parameter or return type.

    `form` is how a parameter of it is declared and sent: `plain` values show their default, `union` structs know
    whether they were given, `reference` types are null when they were not.
    """

    csharp: str
    form: str
    words: str
    # How the argument expression is wrapped before it is sent, where the value itself cannot be.
    send: str = "{0}"


def _union(csharp: str, words: str) -> Kind:
    return Kind(csharp, "union", words)


def _reference(csharp: str, words: str, send: str = "{0}") -> Kind:
    return Kind(csharp, "reference", words, send)


def _function(csharp: str, words: str) -> Kind:
    return Kind(csharp, "reference", words, "Callable.Of({0})")


_KINDS = {
    "bool": Kind("bool", "plain", "true or false"),
    "int": Kind("int", "plain", "a whole number"),
    "float": Kind("double", "plain", "a number"),
    "str": Kind("string", "plain", "text"),
    "dtype": _union("DTypeOr", "a data type or its name"),
    "shape": _union("Shape", "a shape such as <c>(28, 28, 1)</c>"),
    "seed": _union("Seed", 'a whole number or a <see cref="SeedGenerator"/>'),
    "int | tuple": _union("IntOrTuple", "a whole number or several: <c>3</c>, <c>(3, 3)</c>"),
    "float | tuple": _union("NumberOrTuple", "a number or several: <c>0.2</c>, <c>(-0.1, 0.3)</c>"),
    "float | schedule": _union(
        "NumberOr<LearningRateSchedule>", 'a number or a <see cref="LearningRateSchedule"/>'
    ),
    "int | str": _union("OneOf<int, string>", "a whole number or text"),
    "int | float": _union("OneOf<int, double>", "a count or a share"),
    "float | list": _union("OneOf<double, double[]>", "a number or several"),
    "bool | auto": _union("OneOf<bool, string>", 'true, false or <c>"auto"</c>'),
    "frequency": _union("OneOf<string, int>", '<c>"epoch"</c>, <c>"batch"</c> or a number of batches'),
    "window": _union("OneOf<string, Tensor>", '<c>"hann"</c>, <c>"hamming"</c> or a tensor'),
    "labels": _union("OneOf<string, int[]>", '<c>"inferred"</c> or one number a file'),
    "norm order": _union("OneOf<double, string>", 'a number, <c>"fro"</c> or <c>"nuc"</c>'),
    "str vocabulary": _union("OneOf<string, string[]>", "the path of a text file, or the tokens"),
    "int vocabulary": _union("OneOf<string, long[]>", "the path of a text file, or the tokens"),
    "activation": _union("ActivationFunction", "a name, a layer or a function"),
    "initializer": _union("NameOr<Initializer>", 'a name or an <see cref="Initializer"/>'),
    "regularizer": _union("NameOr<Regularizer>", 'a name or a <see cref="Regularizer"/>'),
    "constraint": _union("NameOr<Constraint>", 'a name or a <see cref="Constraint"/>'),
    "quantizer": _union("NameOr<Quantizer>", 'a name or a <see cref="Quantizer"/>'),
    "optimizer": _union("NameOr<Optimizer>", 'a name or an <see cref="Optimizer"/>'),
    "loss": _union("NameOr<Loss>", 'a name or a <see cref="Loss"/>'),
    "metric": _union("NameOr<Metric>", 'a name or a <see cref="Metric"/>'),
    "layer": _reference("Layer", "a layer"),
    "layer or layers": _union("OneOf<Layer, Layer[]>", "a layer, or several that are stacked"),
    "model": _reference("Model", "a model"),
    "callback": _reference("Callback", "a callback"),
    "variable": _reference("Variable", "a variable"),
    "variable or tensor": _reference("Tensor", "a tensor"),
    "tensor": _reference("Tensor", "a tensor, an array or a number"),
    "tensor value": _reference("Tensor", "a number, an array or a tensor"),
    "tensors": _reference("Tensors", "tensors"),
    "array": _reference("NDArray", "an array"),
    "dataset or arrays": _reference("NDArray", "an array"),
    "dataset": _reference("Dataset", "a data set that Fit, Evaluate and Predict take"),
    "sequences": _reference("IEnumerable<IEnumerable<int>>", "lists of whole numbers"),
    "identifier": Kind("string", "plain", "a name"),
    "config": _reference("IReadOnlyDictionary<string, object?>", "a configuration"),
    "config or name": _reference("IReadOnlyDictionary<string, object?>", "a configuration"),
    "custom objects": _reference("IReadOnlyDictionary<string, object?>", "objects by name"),
    "any": _reference("object", "any value"),
    "structure": _reference("object", "a value, or lists, tuples and dictionaries of values"),
    "keras object": _reference("KerasObject", "a Keras object"),
    "schedule": _reference("LearningRateSchedule", "a schedule"),
    "policy": _reference("DTypePolicy", "a policy"),
    "optimizer object": _reference("Optimizer", "an optimizer"),
    "optimizer map": _reference("OptimizerMap", "an optimizer map"),
    "loss object": _reference("Loss", "a loss"),
    "metric object": _reference("Metric", "a metric"),
    "initializer object": _reference("Initializer", "an initializer"),
    "regularizer object": _reference("Regularizer", "a regularizer"),
    "constraint object": _reference("Constraint", "a constraint"),
    "quantizer object": _reference("Quantizer", "a quantizer"),
    "quantization config": _reference("QuantizationConfig", "a quantization configuration"),
    "distillation loss": _reference("DistillationLoss", "a distillation loss"),
    "device mesh": _reference("DeviceMesh", "a device mesh"),
    "layout map": _reference("LayoutMap", "a layout map"),
    "input spec": _reference("InputSpec", "the shape and type of an input"),
    "(tensor real, tensor imaginary)": Kind(
        "(Tensor Real, Tensor Imaginary)", "plain", "the real and the imaginary part"
    ),
    "(str, float)": Kind("(string Name, double Value)", "plain", "names and values"),
    "layout": _reference("TensorLayout", "a layout"),
    "distribution": _reference("KerasObject", "a <c>DataParallel</c> or a <c>ModelParallel</c>"),
    "feature": _reference("Feature", 'the name of a kind of feature, or a <see cref="Feature"/>'),
    "cross": _reference("FeatureCross", 'names of features, or a <see cref="FeatureCross"/>'),
    "color": Kind("(int Red, int Green, int Blue)", "plain", "a color"),
    "logs": _reference("IReadOnlyDictionary<string, double>", "values by name"),
    "fn(tensor) -> tensor": _function("Func<Tensor, Tensor>", "a function of a tensor"),
    "fn(tensor, tensor) -> tensor": _function("Func<Tensor, Tensor, Tensor>", "a function of two tensors"),
    "fn() -> tensor": _function("Func<Tensor>", "a function that makes a tensor"),
    "fn(tensors) -> tensor": _function("Func<Tensors, Tensor>", "a function of several tensors"),
    "fn(tensors) -> tensors": _function(
        "Func<Tensors, IEnumerable<Tensor>>", "a function from tensors to as many"
    ),
    "fn(tensor, tensor) -> (tensor, tensor)": _function(
        "Func<Tensor, Tensor, (Tensor, Tensor)>", "a function of two tensors that makes two"
    ),
    "fn(str) -> list[int]": _function("Func<string, IEnumerable<int>>", "a function from text to tokens"),
    "fn(any) -> any": _function("Func<object?, object?>", "a function of a value"),
    "fn(int, float) -> float": _function("Func<int, double, double>", "a function of the epoch and the rate"),
    "fn(int, logs)": _function("Action<int, IReadOnlyDictionary<string, double>>", "what to do"),
    "fn(logs)": _function("Action<IReadOnlyDictionary<string, double>>", "what to do"),
}


def kind_of(phrase: str, sets: dict[str, Any]) -> Kind:
    """Find the C# for a type; raise KeyError for one that has none."""
    phrase = phrase.removesuffix("?") if not phrase.endswith("]?") else phrase[:-1]
    if phrase in _KINDS:
        return _KINDS[phrase]
    if phrase.startswith("set:"):
        name = phrase.removeprefix("set:")
        values = ", ".join(f"<c>{json.dumps(value)}</c>" for value in sets[name]["values"])
        return _union(name, f"one of {values}")
    listed = re.fullmatch(r"list\[(.*)\]", phrase)
    if listed:
        item = kind_of(listed[1], sets)
        nullable = "?" if listed[1].endswith("?") else ""
        send = "Callable.Of({0})" if listed[1].startswith("fn(") else "{0}"
        return _reference(f"IEnumerable<{_item(listed[1], item)}{nullable}>", f"several: {item.words}", send)
    mapped = re.fullmatch(r"dict\[(str|int), (.*)\]", phrase)
    if mapped:
        item = kind_of(mapped[2], sets)
        value = "object?" if mapped[2] == "any" else item.csharp
        if mapped[1] == "str":
            return _reference(f"IReadOnlyDictionary<string, {value}>", f"by name: {item.words}")
        return _reference(
            f"IReadOnlyDictionary<int, {value}>",
            f"by number: {item.words}",
            f"{{0}} == null ? null : new IntegerKeys<{value}>({{0}})",
        )
    raise KeyError(phrase)


def _item(phrase: str, item: Kind) -> str:
    # Numbers and objects keep their own type in a list; a union has no place there.
    return "object?" if phrase == "any" else item.csharp


_RETURNS = {
    "nothing": "void",
    "any": "object?",
    "split data": "((NDArray X, NDArray Y) Train, (NDArray X, NDArray Y) Test)",
    "distribution?": "KerasObject?",
    "policy": "DTypePolicy",
    "initializer": "Initializer",
    "regularizer": "Regularizer",
    "constraint": "Constraint",
    "quantizer": "Quantizer",
    "optimizer": "Optimizer",
    "loss": "Loss",
    "metric": "Metric",
    "shape": "Shape",
    "str?": "string?",
    "variable?": "Variable?",
    "device mesh?": "DeviceMesh?",
    "bool?": "bool?",
    "int?": "int?",
    "float?": "double?",
    "tensor?": "Tensor?",
    "tensors?": "Tensors?",
    "list[variable]?": "IReadOnlyList<Variable>?",
}


def return_type(phrase: str, sets: dict[str, Any]) -> str:
    """Give the C# type of what a function returns."""
    if phrase in _RETURNS:
        return _RETURNS[phrase]
    if phrase.startswith("("):
        return f"({', '.join(_element(part, sets) for part in _split(phrase[1:-1]))})"
    listed = re.fullmatch(r"list\[(.*)\]", phrase)
    if listed:
        return f"IReadOnlyList<{return_type(listed[1], sets)}>"
    mapped = re.fullmatch(r"dict\[str, (.*)\]", phrase)
    if mapped:
        return f"IReadOnlyDictionary<string, {return_type(mapped[1], sets)}>"
    return kind_of(phrase, sets).csharp


def _element(part: str, sets: dict[str, Any]) -> str:
    kind, _, name = part.rpartition(" ")
    return f"{return_type(kind, sets)} {pascal(name)}" if kind else return_type(part, sets)


def _split(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [*parts, text[start:].strip()]


def literal(value: Any) -> str:
    """Write a default as C#."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def spoken(value: Any) -> str:
    """Write a default as documentation shows it."""
    if isinstance(value, str):
        return f"<c>{json.dumps(value, ensure_ascii=False)}</c>".replace("&", "&amp;")
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "<c>true</c>" if value else "<c>false</c>"
    if isinstance(value, list | tuple):
        return f"<c>({', '.join(_bare(item) for item in value)})</c>"
    return f"<c>{value}</c>"


def _bare(value: Any) -> str:
    return f"({', '.join(map(_bare, value))})" if isinstance(value, list | tuple) else str(value)


def set_member(name: str) -> str:
    """Name a closed set's own struct."""
    return pascal(name)
