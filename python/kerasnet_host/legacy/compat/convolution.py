"""Convolutions whose zero padding Keras 3 cannot express (see `compat.padding`)."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from . import padding


class _OldSame:
    """Mixed into a Keras convolution that itself pads nothing: adds Theano's or CNTK's zeros first.

    Args:
        old_same: one of `padding.STYLES`.
    """

    old_same: str
    data_format: str
    kernel_size: tuple[int, ...]
    strides: tuple[int, ...]
    dilation_rate: tuple[int, ...]

    def __init__(self, *args: Any, old_same: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if old_same not in padding.STYLES:
            raise ValueError(f"old_same must be one of {padding.STYLES}, not {old_same!r}")
        self.old_same = old_same

    def _axes(self) -> list[tuple[int, int, int]]:
        """Axis, window and stride of each spatial axis."""
        first = 2 if self.data_format == "channels_first" else 1
        rank = len(self.kernel_size)
        strides, dilations = _many(self.strides, rank), _many(self.dilation_rate, rank)
        return [
            (first + i, (self.kernel_size[i] - 1) * dilations[i] + 1, strides[i]) for i in range(rank)
        ]

    def build(self, input_shape: Any) -> None:
        """The convolution's own weights. The input's size must be known where the zeros depend on it."""
        for axis, _, stride in self._axes():
            if input_shape[axis] is None and padding.depends_on_size(self.old_same, stride):
                raise ValueError(f"CNTK's padding with stride {stride} needs an input of known size")
        super().build(input_shape)  # type: ignore[misc]

    def call(self, inputs: Any) -> Any:
        """As the convolution, on the padded input."""
        return super().call(pad(inputs, self._axes(), self.old_same, 0.0))  # type: ignore[misc]

    def compute_output_shape(self, input_shape: Any) -> Any:
        """One element for each window; channels as the convolution's."""
        return sized(
            super().compute_output_shape(_large(input_shape, self._axes())),  # type: ignore[misc]
            input_shape,
            self._axes(),
            self.old_same,
        )

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "old_same": self.old_same}  # type: ignore[misc]


def _many(value: Any, count: int) -> tuple[int, ...]:
    return (value,) * count if isinstance(value, int) else tuple(value)


def _large(shape: Any, axes: list[tuple[int, int, int]]) -> tuple[Any, ...]:
    """The shape with spatial sizes that any kernel fits in: Keras checks that before the zeros are added."""
    result = list(shape)
    for axis, window, _ in axes:
        if result[axis] is not None:
            result[axis] = result[axis] + window
    return tuple(result)


def sized(shape: Any, input_shape: Any, axes: list[tuple[int, int, int]], style: str) -> tuple[Any, ...]:
    """`shape` with each spatial axis as long as there are windows in `input_shape`."""
    result = list(shape)
    for axis, window, stride in axes:
        size = input_shape[axis]
        result[axis] = None if size is None else padding.windows(style, size, window, stride)
    return tuple(result)


def pad(inputs: Any, axes: list[tuple[int, int, int]], style: str, value: float) -> Any:
    """Add the zeros (or `value`), or cut, along each spatial axis.

    Args:
        inputs: the tensor.
        axes: axis, window and stride of each spatial axis.
        style: one of `padding.STYLES`.
        value: what to fill with.
    """
    rank = len(inputs.shape)
    amounts = [(0, 0)] * rank
    index = [slice(None)] * rank
    cuts = False
    for axis, window, stride in axes:
        size = inputs.shape[axis]
        if size is None:
            # Enough on the right for any size: one window more could fit only with a whole stride more.
            first = padding.before(style, stride + window, window, stride)
            amounts[axis] = (first, window - 1 - first)
            continue
        low, high = padding.pads(style, size, window, stride)
        if low < 0 or high < 0:
            cuts = True
            index[axis] = slice(max(0, -low), size - max(0, -high))
        amounts[axis] = (max(0, low), max(0, high))
    if cuts:
        inputs = inputs[tuple(index)]
    return ops.pad(inputs, amounts, constant_values=value)


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv1D(_OldSame, keras.layers.Conv1D):  # type: ignore[misc]
    """Conv1D with the zeros of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv2D(_OldSame, keras.layers.Conv2D):  # type: ignore[misc]
    """Conv2D with the zeros of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv3D(_OldSame, keras.layers.Conv3D):  # type: ignore[misc]
    """Conv3D with the zeros of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldSeparableConv1D(_OldSame, keras.layers.SeparableConv1D):  # type: ignore[misc]
    """SeparableConv1D with the zeros of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldSeparableConv2D(_OldSame, keras.layers.SeparableConv2D):  # type: ignore[misc]
    """SeparableConv2D with the zeros of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldDepthwiseConv2D(_OldSame, keras.layers.DepthwiseConv2D):  # type: ignore[misc]
    """DepthwiseConv2D with the zeros of Theano or CNTK."""


class _OldSameTranspose:
    """Mixed into a transposed convolution that cuts nothing: cuts what Theano or CNTK would have.

    A transposed convolution undoes the padding of the forward one that would turn its output back into its input.
    The output is ``size * stride`` long.

    Args:
        old_same: ``"theano"`` or ``"cntk"``.
    """

    old_same: str
    data_format: str
    kernel_size: tuple[int, ...]
    strides: tuple[int, ...]

    def __init__(self, *args: Any, old_same: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old_same = old_same

    def _axes(self) -> list[tuple[int, int, int]]:
        first = 2 if self.data_format == "channels_first" else 1
        return [(first + i, k, s) for i, (k, s) in enumerate(zip(self.kernel_size, self.strides, strict=True))]

    def build(self, input_shape: Any) -> None:
        """The layer's own weights. Strides that reach beyond the kernel have no counterpart."""
        for axis, kernel, stride in self._axes():
            size = input_shape[axis]
            if size is None and self.old_same == "cntk":
                raise ValueError("CNTK's transposed padding needs an input of known size")
            first = padding.before(self.old_same, (size or 1) * stride, kernel, stride)
            if first < 0 or first + stride > max(kernel, stride):
                raise ValueError(f"a stride of {stride} with a kernel of {kernel} cannot be converted")
        super().build(input_shape)  # type: ignore[misc]

    def call(self, inputs: Any) -> Any:
        """As the transposed convolution, cut to ``size * stride``."""
        full = super().call(inputs)  # type: ignore[misc]
        index = [slice(None)] * len(full.shape)
        for axis, kernel, stride in self._axes():
            size = inputs.shape[axis]
            if size is None:
                first = padding.before(self.old_same, stride, kernel, stride)
                index[axis] = slice(first, first + ops.shape(inputs)[axis] * stride)
            else:
                first = padding.before(self.old_same, size * stride, kernel, stride)
                index[axis] = slice(first, first + size * stride)
        return full[tuple(index)]

    def compute_output_shape(self, input_shape: Any) -> Any:
        """``size * stride`` along each spatial axis."""
        shape = list(super().compute_output_shape(input_shape))  # type: ignore[misc]
        for axis, _, stride in self._axes():
            shape[axis] = None if input_shape[axis] is None else input_shape[axis] * stride
        return tuple(shape)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "old_same": self.old_same}  # type: ignore[misc]


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv2DTranspose(_OldSameTranspose, keras.layers.Conv2DTranspose):  # type: ignore[misc]
    """Conv2DTranspose whose "same" is that of Theano or CNTK."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv3DTranspose(_OldSameTranspose, keras.layers.Conv3DTranspose):  # type: ignore[misc]
    """Conv3DTranspose whose "same" is that of Theano or CNTK."""
