"""Convolutions that Keras 3 would compute otherwise: other zeros (see `compat.padding`), channels first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
from keras import ops

from . import padding


class _Old:
    """Mixed into a Keras convolution: zeros where Theano or CNTK put them, and channels_first on every CPU.

    TensorFlow computes channels_first on a CPU only with oneDNN, which it leaves off by itself where there is no
    AVX512. And Keras 3.15 adds the bias of such a convolution to the wrong axis where the last spatial axis happens to
    be as long as there are filters (``add`` in keras/src/backend/tensorflow/numpy.py takes that axis for the channels).
    So these layers compute with the channels last; inputs, outputs and shapes stay as ``data_format`` says.

    Args:
        old_same: one of `padding.STYLES`, with ``padding="valid"``; or ``None`` where Keras's own padding will do.
    """

    old_same: str | None
    data_format: str
    kernel_size: tuple[int, ...]
    strides: tuple[int, ...]
    dilation_rate: tuple[int, ...]

    def __init__(self, *args: Any, old_same: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if old_same is not None and old_same not in padding.STYLES:
            raise ValueError(f"old_same must be one of {padding.STYLES}, not {old_same!r}")
        self.old_same = old_same

    def _axes(self, data_format: str | None = None) -> list[tuple[int, int, int]]:
        """Axis, window and stride of each spatial axis; in the layer's own data format if none is given."""
        first = 2 if (data_format or self.data_format) == "channels_first" else 1
        rank = len(self.kernel_size)
        strides, dilations = _many(self.strides, rank), _many(self.dilation_rate, rank)
        return [(first + i, (self.kernel_size[i] - 1) * dilations[i] + 1, strides[i]) for i in range(rank)]

    def _convolve(self, inputs: Any) -> Any:
        """The convolution alone, channels last, without bias and activation."""
        raise NotImplementedError

    def _padded(self, inputs: Any) -> Any:
        """The input with its old zeros, channels last."""
        return (
            inputs if self.old_same is None else pad(inputs, self._axes("channels_last"), self.old_same, 0.0)
        )

    def build(self, input_shape: Any) -> None:
        """The convolution's own weights. The input's size must be known where the zeros depend on it."""
        if self.old_same is not None:
            for axis, _, stride in self._axes():
                if input_shape[axis] is None and padding.depends_on_size(self.old_same, stride):
                    raise ValueError(f"CNTK's padding with stride {stride} needs an input of known size")
            super().build(_large(input_shape, self._axes()))  # type: ignore[misc]
            spec = getattr(self, "input_spec", None)
            if spec is not None and spec.shape is not None:
                self.input_spec = keras.layers.InputSpec(ndim=len(input_shape))
        else:
            super().build(input_shape)  # type: ignore[misc]

    def call(self, inputs: Any) -> Any:
        """As the convolution, on the padded input."""

        def convolved(x: Any) -> Any:
            outputs = self._convolve(self._padded(x))
            return ops.add(outputs, self.bias) if self.use_bias else outputs  # type: ignore[attr-defined]

        outputs = in_channels_last(convolved, inputs, self.data_format)
        # Only now: an activation may go along an axis, which was the last one of the old output.
        return outputs if self.activation is None else self.activation(outputs)  # type: ignore[attr-defined]

    def compute_output_shape(self, input_shape: Any) -> Any:
        """One element for each window; channels as the convolution's."""
        if self.old_same is None:
            return super().compute_output_shape(input_shape)  # type: ignore[misc]
        shape = super().compute_output_shape(_large(input_shape, self._axes()))  # type: ignore[misc]
        return sized(shape, input_shape, self._axes(), self.old_same)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "old_same": self.old_same}  # type: ignore[misc]


def in_channels_last(function: Callable[[Any], Any], inputs: Any, data_format: str) -> Any:
    """Apply a function that takes and gives images with their channels last.

    Args:
        function: what to apply.
        inputs: (batch, channels, spatial…) with ``"channels_first"``, else (batch, spatial…, channels).
        data_format: where the channels of ``inputs``, and of the result, are.
    """
    if data_format != "channels_first":
        return function(inputs)
    return ops.moveaxis(function(ops.moveaxis(inputs, 1, -1)), -1, 1)


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


class _OldPlain(_Old):
    def _convolve(self, inputs: Any) -> Any:
        padding_ = self.padding  # type: ignore[attr-defined]
        if padding_ == "causal":
            # Conv1D's, which ops.conv does not know: all zeros before the first step.
            inputs = ops.pad(inputs, [(0, 0), (self.dilation_rate[0] * (self.kernel_size[0] - 1), 0), (0, 0)])
            padding_ = "valid"
        return ops.conv(
            inputs,
            self.kernel,  # type: ignore[attr-defined]
            strides=list(self.strides),
            padding=padding_,
            dilation_rate=self.dilation_rate,
            data_format="channels_last",
        )


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv1D(_OldPlain, keras.layers.Conv1D):
    """Conv1D with old zeros, or channels first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv2D(_OldPlain, keras.layers.Conv2D):
    """Conv2D with old zeros, or channels first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv3D(_OldPlain, keras.layers.Conv3D):
    """Conv3D with old zeros, or channels first."""


class _OldSeparable(_Old):
    def _convolve(self, inputs: Any) -> Any:
        return ops.separable_conv(
            inputs,
            self.depthwise_kernel,  # type: ignore[attr-defined]
            self.pointwise_kernel,  # type: ignore[attr-defined]
            strides=self.strides,
            padding=self.padding,  # type: ignore[attr-defined]
            dilation_rate=self.dilation_rate,
            data_format="channels_last",
        )


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldSeparableConv1D(_OldSeparable, keras.layers.SeparableConv1D):
    """SeparableConv1D with old zeros, or channels first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldSeparableConv2D(_OldSeparable, keras.layers.SeparableConv2D):
    """SeparableConv2D with old zeros, or channels first."""


class _OldDepthwise(_Old):
    def _convolve(self, inputs: Any) -> Any:
        return ops.depthwise_conv(
            inputs,
            self.kernel,  # type: ignore[attr-defined]
            strides=self.strides,
            padding=self.padding,  # type: ignore[attr-defined]
            dilation_rate=self.dilation_rate,
            data_format="channels_last",
        )


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldDepthwiseConv2D(_OldDepthwise, keras.layers.DepthwiseConv2D):
    """DepthwiseConv2D with old zeros, or channels first."""


class _OldTranspose(_Old):
    """A transposed convolution that cuts what Theano or CNTK would have cut.

    A transposed convolution undoes the padding of the forward one that would turn its output back into its input.
    With ``old_same``, the output is ``size * stride`` long.
    """

    def build(self, input_shape: Any) -> None:
        """The layer's own weights. Strides that reach beyond the kernel have no counterpart."""
        if self.old_same is not None:
            for axis, kernel, stride in self._axes():
                size = input_shape[axis]
                if size is None and self.old_same == "cntk":
                    raise ValueError("CNTK's transposed padding needs an input of known size")
                first = padding.before(self.old_same, (size or 1) * stride, kernel, stride)
                if first < 0 or first + stride > max(kernel, stride):
                    raise ValueError(f"a stride of {stride} with a kernel of {kernel} cannot be converted")
        super(_Old, self).build(input_shape)  # type: ignore[misc]

    def _convolve(self, inputs: Any) -> Any:
        full = ops.conv_transpose(
            inputs,
            self.kernel,  # type: ignore[attr-defined]
            strides=list(self.strides),
            padding=self.padding,  # type: ignore[attr-defined]
            output_padding=self.output_padding,  # type: ignore[attr-defined]
            dilation_rate=self.dilation_rate,
            data_format="channels_last",
        )
        if self.old_same is None:
            return full
        index = [slice(None)] * len(full.shape)
        for axis, kernel, stride in self._axes("channels_last"):
            size = inputs.shape[axis]
            if size is None:
                first = padding.before(self.old_same, stride, kernel, stride)
                size = ops.shape(inputs)[axis]
            else:
                first = padding.before(self.old_same, size * stride, kernel, stride)
            index[axis] = slice(first, first + size * stride)
        return full[tuple(index)]

    def _padded(self, inputs: Any) -> Any:
        """The input: what is cut is cut from the output."""
        return inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """``size * stride`` along each spatial axis."""
        shape = list(super(_Old, self).compute_output_shape(input_shape))  # type: ignore[misc]
        if self.old_same is not None:
            for axis, _, stride in self._axes():
                shape[axis] = None if input_shape[axis] is None else input_shape[axis] * stride
        return tuple(shape)


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv2DTranspose(_OldTranspose, keras.layers.Conv2DTranspose):
    """Conv2DTranspose with old zeros, or channels first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class OldConv3DTranspose(_OldTranspose, keras.layers.Conv3DTranspose):
    """Conv3DTranspose with old zeros, or channels first."""
