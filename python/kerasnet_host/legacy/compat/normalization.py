"""BatchNormalization's modes 1 and 2 of Keras 1."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class ModalBatchNormalization(keras.layers.Layer):
    """``BatchNormalization(mode=1)`` and ``(mode=2)`` (as in keras 1.2.2 layers/normalization.py).

    Mode 1 normalises each sample along its last axis; epsilon goes in twice there. Mode 2 normalises by the statistics
    of the very batch it is given, in prediction too, so that predictions depend on what else is in the batch.
    Neither uses the running statistics, which Keras 1 stored all the same.
    """

    def __init__(
        self,
        mode: int,
        axis: int = -1,
        epsilon: float = 1e-3,
        gamma_regularizer: Any = None,
        beta_regularizer: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.mode = int(mode)
        self.axis = int(axis)
        self.epsilon = float(epsilon)
        self.gamma_regularizer = keras.regularizers.get(gamma_regularizer)
        self.beta_regularizer = keras.regularizers.get(beta_regularizer)
        self.supports_masking = True

    def build(self, input_shape: Any) -> None:
        """gamma and beta (features,), and the two stored arrays that nothing reads."""
        shape = (input_shape[self.axis],)
        self.gamma = self.add_weight(
            shape=shape, initializer="ones", regularizer=self.gamma_regularizer, name="gamma"
        )
        self.beta = self.add_weight(
            shape=shape, initializer="zeros", regularizer=self.beta_regularizer, name="beta"
        )
        self.moving_mean = self.add_weight(
            shape=shape, initializer="zeros", trainable=False, name="moving_mean"
        )
        self.moving_variance = self.add_weight(
            shape=shape, initializer="ones", trainable=False, name="moving_variance"
        )

    def call(self, inputs: Any) -> Any:
        """Any shape in, the same out."""
        if self.mode == 1:
            mean = ops.mean(inputs, axis=-1, keepdims=True)
            deviation = ops.sqrt(ops.var(inputs, axis=-1, keepdims=True) + self.epsilon)
            return self.gamma * ((inputs - mean) / (deviation + self.epsilon)) + self.beta
        rank = len(inputs.shape)
        kept = self.axis % rank
        axes = [axis for axis in range(rank) if axis != kept]
        shape = [1] * rank
        shape[kept] = inputs.shape[kept]
        mean = ops.mean(inputs, axis=axes, keepdims=True)
        variance = ops.var(inputs, axis=axes, keepdims=True)
        normed = (inputs - mean) / ops.sqrt(variance + self.epsilon) * ops.reshape(self.gamma, shape)
        return ops.subtract(normed, ops.negative(ops.reshape(self.beta, shape)))

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The input's shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {
            **super().get_config(),
            "mode": self.mode,
            "axis": self.axis,
            "epsilon": self.epsilon,
            "gamma_regularizer": keras.regularizers.serialize(self.gamma_regularizer),
            "beta_regularizer": keras.regularizers.serialize(self.beta_regularizer),
        }


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class EpsilonOutsideBatchNormalization(keras.layers.BatchNormalization):
    """BatchNormalization that predicts ``(x - mean) / (sqrt(variance) + epsilon)``: epsilon outside the root.

    As in keras 2.1.3 to 2.2.0 backend/cntk_backend.py. Training is Keras 3's.
    """

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Any shape in, the same out."""
        if training and self.trainable:
            return super().call(inputs, training=training, mask=mask)
        shape = [1] * len(inputs.shape)
        shape[self.axis] = inputs.shape[self.axis]
        result = ops.subtract(inputs, ops.reshape(self.moving_mean, shape))
        result = result / (ops.sqrt(ops.reshape(self.moving_variance, shape)) + self.epsilon)
        if self.scale:
            result = result * ops.reshape(self.gamma, shape)
        if self.center:
            result = ops.subtract(result, ops.negative(ops.reshape(self.beta, shape)))
        return result
