"""Fully connected layers of Keras 1 that Keras 3 lacks."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class Highway(keras.layers.Layer):
    """``t f(x W + b) + (1 - t) x`` with ``t = sigmoid(x W_carry + b_carry)`` (as in keras 1.2.2 layers/core.py).

    (batch, features) in, the same out.
    """

    def __init__(
        self,
        activation: Any = "linear",
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        kernel_constraint: Any = None,
        bias_constraint: Any = None,
        activity_regularizer: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.activation = keras.activations.get(activation)
        self.use_bias = bool(use_bias)
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.kernel_regularizer = keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = keras.constraints.get(kernel_constraint)
        self.bias_constraint = keras.constraints.get(bias_constraint)

    def build(self, input_shape: Any) -> None:
        """kernel and carry_kernel (features, features), bias and carry_bias (features,): the old file's order."""
        size = input_shape[-1]
        self.kernel = self.add_weight(
            shape=(size, size),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
            name="kernel",
        )
        self.carry_kernel = self.add_weight(
            shape=(size, size), initializer=self.kernel_initializer, name="carry_kernel"
        )
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(size,),
                initializer="zeros",
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
                name="bias",
            )
            self.carry_bias = self.add_weight(shape=(size,), initializer="ones", name="carry_bias")

    def call(self, inputs: Any) -> Any:
        """(batch, features) in, the same out."""
        carry = ops.matmul(inputs, self.carry_kernel)
        value = ops.matmul(inputs, self.kernel)
        if self.use_bias:
            carry = carry + self.carry_bias
            value = value + self.bias
        transform = ops.sigmoid(carry)
        return self.activation(value) * transform + (1.0 - transform) * inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The input's shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {
            **super().get_config(),
            "activation": keras.activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
            "kernel_regularizer": keras.regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": keras.regularizers.serialize(self.bias_regularizer),
            "kernel_constraint": keras.constraints.serialize(self.kernel_constraint),
            "bias_constraint": keras.constraints.serialize(self.bias_constraint),
        }


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class MaxoutDense(keras.layers.Layer):
    """The largest of `nb_feature` linear maps, output by output (as in keras 1.2.2 layers/core.py).

    (batch, features) in, (batch, units) out.
    """

    def __init__(
        self,
        units: int,
        nb_feature: int = 4,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        kernel_constraint: Any = None,
        bias_constraint: Any = None,
        activity_regularizer: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = int(units)
        self.nb_feature = int(nb_feature)
        self.use_bias = bool(use_bias)
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.kernel_regularizer = keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = keras.constraints.get(kernel_constraint)
        self.bias_constraint = keras.constraints.get(bias_constraint)

    def build(self, input_shape: Any) -> None:
        """kernel (nb_feature, features, units) and bias (nb_feature, units)."""
        self.kernel = self.add_weight(
            shape=(self.nb_feature, input_shape[-1], self.units),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
            name="kernel",
        )
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(self.nb_feature, self.units),
                initializer="zeros",
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
                name="bias",
            )

    def call(self, inputs: Any) -> Any:
        """(batch, features) in, (batch, units) out."""
        result = ops.einsum("bi,fio->bfo", inputs, self.kernel)
        if self.use_bias:
            result = result + self.bias
        return ops.max(result, axis=1)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """(batch, units)."""
        return (input_shape[0], self.units)

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {
            **super().get_config(),
            "units": self.units,
            "nb_feature": self.nb_feature,
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
            "kernel_regularizer": keras.regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": keras.regularizers.serialize(self.bias_regularizer),
            "kernel_constraint": keras.constraints.serialize(self.kernel_constraint),
            "bias_constraint": keras.constraints.serialize(self.bias_constraint),
        }
