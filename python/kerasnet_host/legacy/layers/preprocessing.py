"""The few preprocessing layers of tf.keras 2.x that compute with stored numbers."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from .registry import converts


@converts("Rescaling")
def rescaling(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Rescaling."""
    import keras

    c.claim("Rescaling")
    return keras.layers.Rescaling(a.number("scale"), offset=a.number("offset", 0.0), **common)


@converts("Normalization")
def normalization(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Normalization with adapted (stored) mean and variance."""
    import keras

    axis = a.take("axis", -1)
    if a.take("mean", None) is not None or a.take("variance", None) is not None:
        raise UnsupportedError(
            f"{a.label} was given its mean and variance; only adapted ones can be converted."
        )
    a.expect("invert", (False,), "it denormalises")
    c.claim("Normalization")
    return keras.layers.Normalization(axis=tuple(axis) if isinstance(axis, list) else axis, **common)
