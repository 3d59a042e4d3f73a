"""tf.keras's ``time_major=True``: recurrent layers whose first axis is time, not the batch."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


def _swapped(shape: Any) -> tuple[Any, ...]:
    return (shape[1], shape[0], *shape[2:])


class _TimeMajor:
    """Mixed into a recurrent layer: (time, batch, features) in, (time, batch, units) out where sequences return.

    As in tf.keras 2.15 layers/rnn; a mask is (time, batch) then too. States stay (batch, units).
    """

    return_sequences: bool
    return_state: bool

    def build(self, sequences_shape: Any, initial_state_shape: Any = None) -> None:
        """The layer's own weights."""
        super().build(_swapped(sequences_shape))  # type: ignore[misc]
        self.input_spec = keras.layers.InputSpec(ndim=3)

    def call(self, sequences: Any, initial_state: Any = None, mask: Any = None, training: bool = False) -> Any:
        """As the layer, with the first two axes exchanged on the way in and out."""
        if mask is not None:
            mask = ops.transpose(mask, (1, 0))
        result = super().call(  # type: ignore[misc]
            ops.transpose(sequences, (1, 0, 2)), initial_state=initial_state, mask=mask, training=training
        )
        if not self.return_sequences:
            return result
        if self.return_state:
            return (ops.transpose(result[0], (1, 0, 2)), *result[1:])
        return ops.transpose(result, (1, 0, 2))

    def compute_output_shape(self, sequences_shape: Any, initial_state_shape: Any = None) -> Any:
        """As the layer, with the first two axes exchanged."""
        shape = super().compute_output_shape(_swapped(sequences_shape))  # type: ignore[misc]
        if not self.return_sequences:
            return shape
        if self.return_state:
            return (_swapped(shape[0]), *shape[1:])
        return _swapped(shape)


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class TimeMajorLSTM(_TimeMajor, keras.layers.LSTM):  # type: ignore[misc]
    """LSTM, time first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class TimeMajorGRU(_TimeMajor, keras.layers.GRU):  # type: ignore[misc]
    """GRU, time first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class TimeMajorSimpleRNN(_TimeMajor, keras.layers.SimpleRNN):  # type: ignore[misc]
    """SimpleRNN, time first."""
