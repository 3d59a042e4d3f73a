"""The ranges of numbers in ``surface.json``, through C#: the ends are accepted by both sides, what is beyond by neither.

A number out of range is refused before Python sees it: the sentence is one that only C# writes.
"""

from __future__ import annotations

from typing import Any

import keras
import numpy
import pytest

from bridge.emit.homes import class_home, function_home
from bridge.emit.names import camel, pascal
from bridge.inventory.ranges import Range
from bridge.surface import offered, symbols
from kerasnet_host.symbols import resolve
from tests.parity.surface import arguments, csharp, samples, special
from tests.parity.surface.delegates import Delegated

# What else has to be given where an end of a range needs company.
_COMPANY: dict[tuple[str, str], dict[str, Any]] = {
    ("keras.distribution.DeviceMesh", "shape"): {"axis_names": ["batch", "model"], "devices": ["cpu:0"] * 3},
    ("keras.layers.GroupQueryAttention", "num_query_heads"): {"num_key_value_heads": 1},
    ("keras.layers.GroupQueryAttention", "num_key_value_heads"): {"num_query_heads": 2},
    ("keras.layers.STFTSpectrogram", "fft_length"): {"frame_length": 1},
    ("keras.metrics.AUC", "num_labels"): {"multi_label": True},
    ("keras.ops.image.crop_images", "bottom_cropping"): {"top_cropping": None},
    ("keras.ops.image.crop_images", "right_cropping"): {"left_cropping": None},
    ("keras.ops.image.pad_images", "bottom_padding"): {"top_padding": None},
    ("keras.ops.image.pad_images", "right_padding"): {"left_padding": None},
    ("keras.metrics.IoU", "num_classes"): {"target_class_ids": (0,)},
    ("keras.metrics.OneHotIoU", "num_classes"): {"target_class_ids": (0,)},
    ("keras.optimizers.schedules.PiecewiseConstantDecay", "values"): {"boundaries": []},
    ("keras.ops.stft", "fft_length"): {"sequence_length": 1},
    ("keras.utils.to_categorical", "num_classes"): {"x": numpy.array([0, 0])},
}

# Ends that need tensors to match, in which Keras says what does not.
_NOT_TRIED: dict[tuple[str, str], str] = {
    ("keras.ops.istft", "fft_length"): "The spectrum has to be of that length.",
    ("keras.ops.istft", "sequence_length"): "The spectrum has to be of that length.",
    ("keras.ops.image.pad_images", "target_height"): "The image has to be smaller.",
    ("keras.ops.image.pad_images", "target_width"): "The image has to be smaller.",
    ("keras.ops.segment_max", "num_segments"): "The numbers of segments have to be below it.",
    ("keras.ops.segment_min", "num_segments"): "The numbers of segments have to be below it.",
    ("keras.ops.segment_prod", "num_segments"): "The numbers of segments have to be below it.",
    ("keras.ops.segment_sum", "num_segments"): "The numbers of segments have to be below it.",
}

# Parameters that take several numbers and never one.
_SEVERAL = {
    ("keras.layers.Permute", "dims"): 1,
    ("keras.metrics.AUC", "thresholds"): 2,
    ("keras.ops.image.resize", "size"): 2,
}


def _ranged(block: dict[str, Any]) -> list[dict[str, Any]]:
    parameters = [*block.get("parameters", []), *block.get("base parameters", [])]
    return [parameter for parameter in parameters if "range" in parameter]


CLASSES = {name: block for name, block in offered("class").items() if _ranged(block)}
FUNCTIONS = {name: block for name, block in offered("function").items() if _ranged(block)}
MEMBERS = {
    f"{name}.{member}": described
    for name, block in symbols().items()
    for member, described in block.get("offered", {}).items()
    if "range" in described or _ranged(described)
}


def _is_whole(parameter: dict[str, Any]) -> bool:
    kind = parameter["type"].removesuffix("?")
    return kind in {"int", "int | tuple", "list[int]", "shape", "frequency"}


def _typed(symbol: str, parameter: dict[str, Any], value: float) -> Any:
    number = int(value) if _is_whole(parameter) else float(value)
    kind = parameter["type"].removesuffix("?")
    several = _SEVERAL.get((symbol, parameter["name"]))
    if several is not None:
        return [number] * several if kind == "float | list" or several == 1 else (number,) * several
    if kind == "shape":
        return (number, 3)
    if kind in {"list[int]", "list[float]"}:
        return [number]
    return number


def _ends(symbol: str, parameter: dict[str, Any]) -> list[Any]:
    """Give numbers at the ends of a range; beside an end that does not belong to it."""
    accepted = Range.parse(parameter["range"])
    step = 1 if _is_whole(parameter) else 1e-3
    ends = []
    if accepted.low is not None:
        ends.append(accepted.low + step if accepted.low_open else accepted.low)
    if accepted.high is not None:
        ends.append(accepted.high - step if accepted.high_open else accepted.high)
    if accepted.besides is not None:
        ends.append(accepted.besides)
    assert all(end in accepted for end in ends)
    return [_typed(symbol, parameter, end) for end in ends]


def _beyond(symbol: str, parameter: dict[str, Any]) -> list[Any]:
    """Give numbers just outside of a range, and one that is none."""
    accepted = Range.parse(parameter["range"])
    step = 1 if _is_whole(parameter) else 1e-3
    found = []
    if accepted.low is not None:
        found.append(accepted.low if accepted.low_open else accepted.low - step)
    if accepted.high is not None:
        found.append(accepted.high if accepted.high_open else accepted.high + step)
    found = [value for value in found if value not in accepted] or [accepted.low - 2]  # type: ignore[operator]
    typed = [_typed(symbol, parameter, value) for value in found]
    return typed if _is_whole(parameter) else [*typed, _typed(symbol, parameter, float("nan"))]


def _written(value: Any) -> str:
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_written, value))})"
    if value != value:
        return "NaN"
    return str(int(value)) if value == int(value) else repr(value)


def _assert_refused(error: csharp.CSharpError, who: str, parameter: dict[str, Any], value: Any) -> None:
    name = camel(parameter["name"]).lstrip("@")
    each = "each of its numbers" if isinstance(value, tuple | list) else "it"
    assert error.message == f"{who}: {name} is {_written(value)}; {each} must be {parameter['range']}."
    assert error.parameter == name


def _around(symbol: str, block: dict[str, Any], parameter: dict[str, Any]) -> dict[str, Any]:
    key = (symbol, parameter["name"])
    required = dict(special.INSTEAD.get(key, samples.required(symbol, block)))
    return {**required, **_COMPANY.get(key, {})}


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value.python if isinstance(value, Delegated) else value for name, value in given.items()}


def _call(symbol: str, block: dict[str, Any], name: str) -> dict[str, Any]:
    """Give a call that has a parameter; for a function that no test calls, one that need not work."""
    if symbol not in arguments.UNCHECKED:
        calls = arguments.calls(symbol, block)
        return dict(next((call for call in calls if name in call), calls[0]))
    required = [parameter for parameter in block["parameters"] if "default" not in parameter]
    made: dict[str, Any] = {
        "model": keras.Sequential([keras.layers.Dense(2)]),
        "dataset or arrays": numpy.ones((4, 2)),
        "array": numpy.ones((1, 4, 4, 3)),
    }
    return {
        p["name"]: made[p["type"]] if p["type"] in made else samples.value_for(symbol, p) for p in required
    }


@pytest.mark.parametrize("symbol", CLASSES)
def test_class(symbol: str) -> None:
    block = CLASSES[symbol]
    who = class_home(symbol).name
    for parameter in _ranged(block):
        name = parameter["name"]
        around = _around(symbol, block, parameter)
        for value in _ends(symbol, parameter):
            given = {**around, name: value}
            if symbol not in special.UNCHECKED and (symbol, name) not in _NOT_TRIED:
                try:
                    resolve(symbol)(**_plain(given))
                except Exception as error:
                    raise AssertionError(f"{symbol}: Keras refuses {name}={value!r}: {error}") from error
                csharp.make(symbol, **given)
        for value in _beyond(symbol, parameter):
            with pytest.raises(csharp.CSharpError) as caught:
                csharp.make(symbol, **{**around, name: value})
            _assert_refused(caught.value, who, parameter, value)


@pytest.mark.parametrize("symbol", FUNCTIONS)
def test_function(symbol: str) -> None:
    block = FUNCTIONS[symbol]
    home = function_home(symbol)
    for parameter in _ranged(block):
        name = parameter["name"]
        given = _call(symbol, block, name)
        if symbol not in arguments.UNCHECKED and (symbol, name) not in _NOT_TRIED:
            for value in _ends(symbol, parameter):
                csharp.call(symbol, **{**given, **_COMPANY.get((symbol, name), {}), name: value})
        for value in _beyond(symbol, parameter):
            with pytest.raises(csharp.CSharpError) as caught:
                csharp.call(symbol, **{**given, name: value})
            _assert_refused(caught.value, f"{home.holder}.{home.name}", parameter, value)


@pytest.mark.parametrize("path", MEMBERS)
def test_member(path: str) -> None:
    owner, _, member = path.rpartition(".")
    described = MEMBERS[path]
    if "range" in described:
        _check_property(owner, member, described)
        return
    made = csharp.make(owner, **samples.required(owner, symbols()[owner]))
    for parameter in _ranged(described):
        given = {p["name"]: 1 for p in described["parameters"] if "default" not in p}
        for value in _beyond(path, parameter):
            with pytest.raises(csharp.CSharpError) as caught:
                csharp.invoke(made, pascal(member), **{**given, parameter["name"]: value})
            _assert_refused(caught.value, f"{class_home(owner).name}.{pascal(member)}", parameter, value)


def _check_property(owner: str, member: str, described: dict[str, Any]) -> None:
    assert owner == "keras.Optimizer", f"{owner}.{member}: say here how to make one"
    parameter = {"name": member, "type": "float", "range": described["range"]}
    optimizer = csharp.make("keras.optimizers.SGD")
    for value in _ends(owner, parameter):
        csharp.assign(optimizer, member, value)
        assert csharp.get(optimizer, member) == pytest.approx(value)
    for value in _beyond(owner, parameter):
        with pytest.raises(csharp.CSharpError) as caught:
            csharp.assign(optimizer, member, value)
        _assert_refused(caught.value, "SGD", parameter, value)


def test_infinity_is_a_number() -> None:
    assert csharp.construct("keras.optimizers.SGD", clipnorm=float("inf")).clipnorm == float("inf")
    assert csharp.construct("keras.constraints.MaxNorm", max_value=float("inf")).max_value == float("inf")


def test_keras_itself_is_as_strict_where_it_checks() -> None:
    """A few that Keras lets pass and C# does not: each makes a training that can't work, none means something."""
    assert float(keras.optimizers.Adam(learning_rate=-0.1).learning_rate) < 0
    assert keras.callbacks.EarlyStopping(patience=-1).patience == -1
