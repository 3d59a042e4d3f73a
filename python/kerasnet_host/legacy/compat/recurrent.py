"""Recurrent layers that Keras 3 would compute otherwise: time first, cell states handed on, channels first."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops
from keras.src.layers.rnn.conv_lstm import ConvLSTMCell

from .convolution import in_channels_last


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

    def call(
        self, sequences: Any, initial_state: Any = None, mask: Any = None, training: bool = False
    ) -> Any:
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
class TimeMajorLSTM(_TimeMajor, keras.layers.LSTM):
    """LSTM, time first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class TimeMajorGRU(_TimeMajor, keras.layers.GRU):
    """GRU, time first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class TimeMajorSimpleRNN(_TimeMajor, keras.layers.SimpleRNN):
    """SimpleRNN, time first."""


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class CellStateLSTMCell(keras.layers.LSTMCell):
    """An LSTM cell that hands on its cell state c where others hand on h = o tanh(c).

    Keras 2.2.3 to 2.3.1 on CNTK took the last of a cell's states for its output (``n_s[-1]`` in rnn of
    backend/cntk_backend.py); models were trained that way, and must predict that way.
    """

    def call(self, inputs: Any, states: Any, training: bool = False) -> Any:
        """(batch, features) and [h, c] in; c and the new [h, c] out."""
        _, new_states = super().call(inputs, states, training=training)
        return new_states[1], new_states


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class CellStateLSTM(keras.layers.LSTM):
    """LSTM of `CellStateLSTMCell`."""

    def __init__(self, units: int, **kwargs: Any) -> None:
        # Never cuDNN: it hands on h.
        kwargs["use_cudnn"] = False
        super().__init__(units, **kwargs)
        # LSTM's constructor makes the cell. A cell of the subclass has the same state and nothing more.
        self.cell.__class__ = CellStateLSTMCell


class _ChannelsFirstCell(ConvLSTMCell):
    """The cell of a `ChannelsFirstConvLSTM2D`; its states have their channels first too."""

    def input_conv(self, x: Any, w: Any, b: Any = None, padding: str = "valid") -> Any:
        """The convolution of one gate's input, with its bias."""

        def convolved(images: Any) -> Any:
            outputs = ops.conv(
                images,
                w,
                strides=self.strides,
                padding=padding,
                data_format="channels_last",
                dilation_rate=self.dilation_rate,
            )
            return outputs if b is None else ops.add(outputs, b)

        return in_channels_last(convolved, x, "channels_first")

    def recurrent_conv(self, x: Any, w: Any) -> Any:
        """The convolution of the last output for one gate."""
        return in_channels_last(
            lambda images: ops.conv(images, w, strides=1, padding="same", data_format="channels_last"),
            x,
            "channels_first",
        )


@keras.saving.register_keras_serializable(package="kerasnet_legacy")
class ChannelsFirstConvLSTM2D(keras.layers.ConvLSTM2D):
    """ConvLSTM2D, channels first, on every CPU (see `convolution._Old`)."""

    def __init__(self, filters: int, kernel_size: Any, **kwargs: Any) -> None:
        super().__init__(filters, kernel_size, **{**kwargs, "data_format": "channels_first"})
        # As above: the same state, and nothing more.
        self.cell.__class__ = _ChannelsFirstCell
