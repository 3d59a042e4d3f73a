"""Whether what C# made is what Python makes."""

from __future__ import annotations

import inspect
import re
from typing import Any

import keras
import numpy
from keras import tree

_CLOCKS = {"_start", "_time_at_epoch_start", "_time_after_first_step"}


def state_of(made: Any) -> Any:
    """What tells a Keras object from another of its class: its configuration, or its plain attributes."""
    try:
        return plain(made.get_config())
    except (AttributeError, NotImplementedError):
        return {
            name: plain(value)
            for name, value in vars(made).items()
            if _is_plain(value) and name not in _CLOCKS
        }


def plain(value: Any) -> Any:
    """A configuration as plain data, without the numbers that Keras counts its names with."""
    if isinstance(value, dict):
        if value.get("class_name") in {"function", "__lambda__"}:
            return "a function"
        return {str(name): plain(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, str):
        return re.sub(r"_\d+$", "", value)
    if isinstance(value, numpy.ndarray | numpy.generic) or keras.ops.is_tensor(value):
        return keras.ops.convert_to_numpy(value).tolist()
    if hasattr(value, "get_config") and not inspect.isclass(value):
        return {"class": type(value).__name__, "config": plain(value.get_config())}
    if callable(value):
        return "a function"
    return value


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | str | list | tuple | dict)


def assert_equal(found: Any, wanted: Any, what: str) -> None:
    """Compare two results exactly: structure, data types and every number."""
    tree.assert_same_structure(_lists(found), _lists(wanted))
    for one, other in zip(tree.flatten(_lists(found)), tree.flatten(_lists(wanted)), strict=True):
        if one is None or isinstance(one, str):
            assert one == other, what
            continue
        one, other = _array(one), _array(other)
        assert one.dtype == other.dtype, f"{what}: {one.dtype} and {other.dtype}"
        numpy.testing.assert_array_equal(one, other, err_msg=what)


def _array(value: Any) -> numpy.ndarray:
    if hasattr(value, "to_tensor"):
        value = value.to_tensor()
    if type(value).__name__ == "SparseTensor":
        value = keras.ops.convert_to_tensor(value, sparse=False)
    return keras.ops.convert_to_numpy(value) if keras.ops.is_tensor(value) else numpy.asarray(value)


def _lists(value: Any) -> Any:
    """Make lists of tuples: C# has one kind of sequence for both."""
    if isinstance(value, dict):
        return {name: _lists(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_lists(entry) for entry in value]
    return value
