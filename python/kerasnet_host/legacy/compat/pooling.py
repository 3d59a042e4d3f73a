"""Pooling whose padding Keras 3 cannot express (see `compat.padding`)."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from . import padding
from .convolution import pad, sized


class _OldPooling(keras.layers.Layer):
    """Pools with the padding of Theano or CNTK; the spatial sizes must be known.

    Args:
        pool_size: window, one number for each spatial axis.
        strides: step, likewise.
        data_format: where the channels are.
        old_same: ``"theano_pool"``, ``"theano_pool_uncut"`` or ``"cntk"``.
    """

    def __init__(self, pool_size: Any, strides: Any, data_format: str, old_same: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pool_size = tuple(int(n) for n in pool_size)
        self.strides = tuple(int(n) for n in strides)
        self.data_format = data_format
        if old_same not in padding.STYLES:
            raise ValueError(f"old_same must be one of {padding.STYLES}, not {old_same!r}")
        self.old_same = old_same

    def _axes(self) -> list[tuple[int, int, int]]:
        first = 2 if self.data_format == "channels_first" else 1
        return [(first + i, p, s) for i, (p, s) in enumerate(zip(self.pool_size, self.strides, strict=True))]

    def build(self, input_shape: Any) -> None:
        """No weights."""
        if any(input_shape[axis] is None for axis, _, _ in self._axes()):
            raise ValueError("pooling with this old padding needs an input of known size")

    def compute_output_shape(self, input_shape: Any) -> Any:
        """``ceil(size / stride)`` along each spatial axis."""
        return sized(input_shape, input_shape, self._axes(), self.old_same)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {
            **super().get_config(),
            "pool_size": list(self.pool_size),
            "strides": list(self.strides),
            "data_format": self.data_format,
            "old_same": self.old_same,
        }


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldMaxPooling(_OldPooling):
    """The largest element of each window; elements outside the input do not count."""

    def call(self, inputs: Any) -> Any:
        """(batch, spatial…, channels) or (batch, channels, spatial…) in, the same order out."""
        padded = pad(inputs, self._axes(), self.old_same, float("-inf"))
        return ops.max_pool(padded, self.pool_size, self.strides, "valid", self.data_format)


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldAveragePooling(_OldPooling):
    """The mean of each window.

    Args:
        count_outside: whether elements outside the input count as zeros (Theano in Keras 2.0) or not at all.
    """

    def __init__(self, *args: Any, count_outside: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count_outside = bool(count_outside)

    def call(self, inputs: Any) -> Any:
        """(batch, spatial…, channels) or (batch, channels, spatial…) in, the same order out."""

        def mean(x: Any) -> Any:
            padded = pad(x, self._axes(), self.old_same, 0.0)
            return ops.average_pool(padded, self.pool_size, self.strides, "valid", self.data_format)

        if self.count_outside:
            return mean(inputs)
        return mean(inputs) / mean(ops.ones_like(inputs))

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "count_outside": self.count_outside}
