"""Activations of Keras 1 and 2 that Keras 3 lacks or computes otherwise."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="kerasnet_legacy")  # type: ignore[untyped-decorator]
def hard_sigmoid(x: Any) -> Any:
    """``clip(0.2 x + 0.5, 0, 1)``, element by element (as in keras 2.3.1 backend/tensorflow_backend.py)."""
    return ops.clip(x * 0.2 + 0.5, 0.0, 1.0)


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class ThresholdedReLU(keras.layers.Layer):
    """``x`` where ``x > theta``, otherwise 0 (as in keras 2.3.1 layers/advanced_activations.py).

    Keras 3's ``ReLU(threshold=theta)`` subtracts theta, so that it is another function.
    """

    def __init__(self, theta: float = 1.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.theta = float(theta)
        self.supports_masking = True

    def call(self, inputs: Any) -> Any:
        """Any shape in, the same out."""
        return inputs * ops.cast(ops.greater(inputs, self.theta), inputs.dtype)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The input's shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "theta": self.theta}


class _Parametric(keras.layers.Layer):
    """A layer with one parameter for each feature, shared along `shared_axes` (counted from 1)."""

    def __init__(self, shared_axes: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shared_axes = list(shared_axes) if shared_axes else None
        self.supports_masking = True

    def _parameter_shape(self, input_shape: Any) -> list[int]:
        shape = list(input_shape[1:])
        for axis in self.shared_axes or ():
            shape[axis - 1] = 1
        return shape

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The input's shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "shared_axes": self.shared_axes}


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class ParametricSoftplus(_Parametric):
    """``alpha log(1 + exp(beta x))``, alpha and beta learned (as in keras 1.2.2 layers/advanced_activations.py).

    ``PReLU``'s neighbour there; its config does not say which axes were shared, the stored arrays' shapes do.
    """

    def __init__(self, alpha_init: float = 0.2, beta_init: float = 5.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.alpha_init = float(alpha_init)
        self.beta_init = float(beta_init)

    def build(self, input_shape: Any) -> None:
        """One alpha and one beta for each feature: shape ``input_shape[1:]``, shared axes 1."""
        shape = self._parameter_shape(input_shape)
        self.alphas = self.add_weight(
            shape=shape, initializer=keras.initializers.Constant(self.alpha_init), name="alphas"
        )
        self.betas = self.add_weight(
            shape=shape, initializer=keras.initializers.Constant(self.beta_init), name="betas"
        )

    def call(self, inputs: Any) -> Any:
        """Any shape in, the same out."""
        return ops.softplus(self.betas * inputs) * self.alphas

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "alpha_init": self.alpha_init, "beta_init": self.beta_init}


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class SReLU(_Parametric):
    """A rectifier with a slope on each side (as in keras 1.2.2 layers/advanced_activations.py).

    With ``right = t_left + |t_right|``: ``t_left + a_left (x - t_left)`` below ``t_left``, ``x`` between, and
    above ``right``: ``right + a_right (x - right)``.

    Args:
        clip_left: whether a negative left slope is clipped at ``right`` too, as on Theano, whose ``relu`` clips after
            everything else (keras 1.2.2 backend/theano_backend.py); TensorFlow's does not.
    """

    def __init__(self, clip_left: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.clip_left = bool(clip_left)

    def build(self, input_shape: Any) -> None:
        """Four parameters for each feature: shape ``input_shape[1:]``, shared axes 1."""
        shape = self._parameter_shape(input_shape)
        self.t_left = self.add_weight(shape=shape, initializer="zeros", name="t_left")
        self.a_left = self.add_weight(shape=shape, initializer="glorot_uniform", name="a_left")
        self.t_right = self.add_weight(shape=shape, initializer="glorot_uniform", name="t_right")
        self.a_right = self.add_weight(shape=shape, initializer="ones", name="a_right")

    def call(self, inputs: Any) -> Any:
        """Any shape in, the same out."""
        right = self.t_left + ops.abs(self.t_right)
        shifted = inputs - self.t_left
        below = ops.minimum(shifted, 0.0) * self.a_left
        # Keras 1 clipped the middle part at right - t_left, which is |t_right| and never negative.
        middle = ops.minimum(ops.maximum(shifted, 0.0), right - self.t_left)
        if self.clip_left:
            below = ops.minimum(below, right - self.t_left)
        above = ops.maximum(inputs - right, 0.0) * self.a_right
        return self.t_left + below + middle + above

    def get_config(self) -> dict[str, Any]:
        """Arguments of the constructor."""
        return {**super().get_config(), "clip_left": self.clip_left}
