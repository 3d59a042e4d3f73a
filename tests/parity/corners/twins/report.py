"""What a program says, and the data of the programs: the Python side of Report.cs."""

import math
from pathlib import Path
from typing import Any

import keras
import numpy as np


class Report:
    """Values by name, compared with those of the twin in C#."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, Any] = {}

    def add(self, name: str, value: Any) -> None:
        self.said[name] = plain(value)


def plain(value: Any) -> Any:
    """The value as Report.cs writes it."""
    match value:
        case None | bool() | str():
            return value
        case float():
            return _number(value)
        case int():
            return value
        case dict():
            # A configuration holds lists in C#, where Python has tuples.
            return {
                str(key): plain(list(item) if isinstance(item, tuple) else item)
                for key, item in value.items()
            }
        case keras.callbacks.History():
            return plain(value.history)
        case tuple() if all(item is None or type(item) is int for item in value):
            return str(value)
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            array = np.asarray(keras.ops.convert_to_numpy(value))
            return {
                "dtype": str(array.dtype) if array.dtype.kind not in "SUO" else "string",
                "shape": str(array.shape),
                "values": [_item(item) for item in array.reshape(-1)],
            }


def _item(item: Any) -> Any:
    if isinstance(item, bytes):
        return item.decode()
    if isinstance(item, np.bool_):
        return bool(item)
    if isinstance(item, np.integer):
        return int(item)
    return item if isinstance(item, str) else _number(float(item))


def _number(value: float) -> Any:
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")


def normal(shape, seed: int) -> np.ndarray:
    """What ``NDArray.Random.Normal`` gives."""
    return np.random.default_rng(seed).normal(0, 1, shape).astype("float32")


def uniform(shape, seed: int) -> np.ndarray:
    """What ``NDArray.Random.Uniform`` gives."""
    return np.random.default_rng(seed).uniform(0, 1, shape).astype("float32")


def integers(shape, low: int, high: int, seed: int) -> np.ndarray:
    """What ``NDArray.Random.Integers`` gives."""
    return np.random.default_rng(seed).integers(low, high, shape).astype("int32")
