"""Merge modes of Keras 1 that Keras 3 lacks."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class CosineMerge(keras.layers.Layer):
    """``Merge(mode="cos")``: x·y / max(sqrt(x·x y·y), 1e-7), with one more axis of length 1.

    As in keras 1.2.2 engine/topology.py. Two inputs (batch, features); (batch, 1, 1) out. `dot_axes` other than the
    features' are refused at conversion.
    """

    def call(self, inputs: Any) -> Any:
        """Two (batch, features) in, (batch, 1, 1) out."""
        left, right = inputs

        def dot(x: Any, y: Any) -> Any:
            return ops.sum(x * y, axis=1, keepdims=True)

        length = ops.sqrt(dot(left, left) * dot(right, right))
        return ops.expand_dims(dot(left, right) / ops.maximum(length, 1e-7), 1)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """(batch, 1, 1)."""
        return (input_shape[0][0], 1, 1)
