"""LocallyConnected1D and 2D: convolutions whose kernel differs from place to place; Keras 3 dropped them."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import ops


class _LocallyConnected(keras.layers.Layer):
    """As in keras 2.3.1 layers/local.py; only padding "valid" ever existed in stand-alone Keras.

    kernel: (places, window elements, filters), where a window's elements are in the order of the input's axes;
    bias: (places per axis…, filters). Kernels were never mirrored, on no backend.
    """

    rank = 0

    def __init__(
        self,
        filters: int,
        kernel_size: Any,
        strides: Any,
        data_format: str = "channels_last",
        activation: Any = None,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        kernel_constraint: Any = None,
        bias_constraint: Any = None,
        activity_regularizer: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.filters = int(filters)
        self.kernel_size = tuple(int(n) for n in kernel_size)
        self.strides = tuple(int(n) for n in strides)
        self.data_format = data_format
        self.activation = keras.activations.get(activation)
        self.use_bias = bool(use_bias)
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.bias_initializer = keras.initializers.get(bias_initializer)
        self.kernel_regularizer = keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = keras.constraints.get(kernel_constraint)
        self.bias_constraint = keras.constraints.get(bias_constraint)

    def _sizes(self, shape: Any) -> tuple[int, ...]:
        sizes = tuple(shape[2:] if self.data_format == "channels_first" else shape[1:-1])
        if any(size is None for size in sizes):
            raise ValueError(f"{self.name}: a locally connected layer needs an input of known size")
        return sizes

    def _places(self, shape: Any) -> tuple[int, ...]:
        return tuple(
            (size - window) // stride + 1
            for size, window, stride in zip(self._sizes(shape), self.kernel_size, self.strides, strict=True)
        )

    def build(self, input_shape: Any) -> None:
        """One kernel for each place."""
        channels = input_shape[1] if self.data_format == "channels_first" else input_shape[-1]
        places = self._places(input_shape)
        self.kernel = self.add_weight(
            shape=(int(np.prod(places)), int(np.prod(self.kernel_size)) * channels, self.filters),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
            name="kernel",
        )
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(*places, self.filters),
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
                name="bias",
            )

    def call(self, inputs: Any) -> Any:
        """(batch, spatial…, channels), or channels first, in; the same order out."""
        first = self.data_format == "channels_first"
        sizes = self._sizes(inputs.shape)
        places = self._places(inputs.shape)
        # Flat positions of every window's elements: (places, window).
        grid = np.arange(int(np.prod(sizes))).reshape(sizes)
        windows = np.stack(
            [
                grid[
                    tuple(
                        slice(p * s, p * s + k)
                        for p, s, k in zip(place, self.strides, self.kernel_size, strict=True)
                    )
                ].reshape(-1)
                for place in np.ndindex(*places)
            ]
        )
        batch = -1
        channels = inputs.shape[1] if first else inputs.shape[-1]
        if first:
            flat = ops.reshape(inputs, (batch, channels, int(np.prod(sizes))))
            patches = ops.take(flat, windows.reshape(-1), axis=2)
            patches = ops.reshape(patches, (batch, channels, *windows.shape))
            patches = ops.transpose(patches, (0, 2, 1, 3))  # the channel varies slowest within a window
        else:
            flat = ops.reshape(inputs, (batch, int(np.prod(sizes)), channels))
            patches = ops.take(flat, windows.reshape(-1), axis=1)
            patches = ops.reshape(patches, (batch, *windows.shape, channels))
        patches = ops.reshape(patches, (batch, windows.shape[0], windows.shape[1] * channels))
        result = ops.einsum("bpk,pkf->bpf", patches, self.kernel)
        result = ops.reshape(result, (batch, *places, self.filters))
        if first:
            result = ops.moveaxis(result, -1, 1)
        if self.use_bias:
            # With channels first the bias was reshaped, not transposed, to (filters, places…); models were trained
            # that way (keras 2.3.1 bias_add of every backend).
            shape = (1, self.filters, *places) if first else (1, *places, self.filters)
            result = ops.subtract(result, ops.negative(ops.reshape(self.bias, shape)))
        return self.activation(result)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """One vector of `filters` numbers for each place."""
        places = self._places(input_shape)
        if self.data_format == "channels_first":
            return (input_shape[0], self.filters, *places)
        return (input_shape[0], *places, self.filters)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": list(self.kernel_size),
            "strides": list(self.strides),
            "data_format": self.data_format,
            "activation": keras.activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
            "bias_initializer": keras.initializers.serialize(self.bias_initializer),
            "kernel_regularizer": keras.regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": keras.regularizers.serialize(self.bias_regularizer),
            "kernel_constraint": keras.constraints.serialize(self.kernel_constraint),
            "bias_constraint": keras.constraints.serialize(self.bias_constraint),
        }


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class LocallyConnected1D(_LocallyConnected):
    """(batch, length, channels) in, (batch, places, filters) out."""

    rank = 1


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class LocallyConnected2D(_LocallyConnected):
    """(batch, rows, columns, channels) or (batch, channels, rows, columns) in, the same order out."""

    rank = 2
