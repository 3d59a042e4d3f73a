"""Makes what a caller passes as data acceptable to Keras: checked, and strings as tensors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy


def prepare(data: Any) -> Any:
    """Data for ``fit``, ``evaluate`` and ``predict``: arrays as they are, arrays of strings as string tensors.

    Args:
        data: None, an array, a tensor, or a list, tuple or mapping of such; the first axis of each counts samples.

    Returns:
        The same structure. Numeric arrays are passed on as they are (no copy).
    """
    if isinstance(data, numpy.ndarray):
        return _strings_to_tensor(data) if data.dtype.kind in "UOST" else data
    if isinstance(data, Mapping):
        return {name: prepare(value) for name, value in data.items()}
    if isinstance(data, list):
        return [prepare(value) for value in data]
    if isinstance(data, tuple):
        return tuple(prepare(value) for value in data)
    return data


def unmixed(arguments: Any) -> Any:
    """Arguments of a call of a layer: where an array lies beside a tensor, as a tensor; Keras takes no mixture."""
    if isinstance(arguments, Mapping):
        items: Any = {name: unmixed(value) for name, value in arguments.items()}
        return dict(zip(items, _all_tensors(list(items.values())), strict=True))
    if isinstance(arguments, list | tuple):
        return type(arguments)(_all_tensors([unmixed(value) for value in arguments]))
    return arguments


def _all_tensors(values: list[Any]) -> list[Any]:
    from kerasnet_host import keras_import

    keras = keras_import.load()
    if not any(keras.ops.is_tensor(value) for value in values):
        return values
    return [
        keras.ops.convert_to_tensor(value) if isinstance(value, numpy.ndarray) else value for value in values
    ]


def _strings_to_tensor(array: numpy.ndarray) -> Any:
    from kerasnet_host import keras_import

    if keras_import.load().config.backend() != "tensorflow":
        return array
    import tensorflow

    return tensorflow.constant(
        array.astype(object) if array.dtype.kind != "O" else array, dtype=tensorflow.string
    )


def sample_count(data: Any) -> int | None:
    """Number of samples in the first array found in ``data``; None where it can't be told (a generator)."""
    if hasattr(data, "element_spec"):
        return 0 if int(data.cardinality()) == 0 else None
    if isinstance(data, Mapping):
        data = list(data.values())
    if isinstance(data, (list, tuple)):
        counts = [sample_count(value) for value in data]
        return next((count for count in counts if count is not None), None)
    shape = getattr(data, "shape", None)
    return int(shape[0]) if shape is not None and len(shape) > 0 and shape[0] is not None else None
