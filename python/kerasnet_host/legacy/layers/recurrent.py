"""Recurrent layers."""

from __future__ import annotations

from typing import Any

from ..activations import convert as activation
from ..activations import from_name
from ..arguments import Arguments
from ..context import Context
from ..errors import DamagedFileError, UnsupportedError
from ..initializers import constraint, initializer, regularizer
from .convolution import channels_first, old_same
from .core import data_format, units
from .registry import converts


def _weights(a: Arguments, c: Context) -> dict[str, Any]:
    """Units, initial values, penalties and dropout, in either generation's words."""
    if c.keras_1:
        result = {
            "units": units(a, c, "output_dim"),
            "kernel_initializer": initializer(a, c, "init", "glorot_uniform"),
            "recurrent_initializer": initializer(a, c, "inner_init", "orthogonal"),
            "kernel_regularizer": regularizer(a, c, "W_regularizer"),
            "recurrent_regularizer": regularizer(a, c, "U_regularizer"),
            "bias_regularizer": regularizer(a, c, "b_regularizer"),
            "dropout": a.number("dropout_W", 0.0),
            "recurrent_dropout": a.number("dropout_U", 0.0),
        }
        a.take("input_dim", None)
        a.take("input_length", None)
        # Which of three ways the same numbers are computed; it shows in the stored arrays only.
        a.choice("consume_less", ("cpu", "mem", "gpu"), "cpu")
        return result
    result = {
        "units": units(a, c, "units"),
        "use_bias": a.boolean("use_bias", True),
        "kernel_initializer": initializer(a, c, "kernel_initializer", "glorot_uniform"),
        "recurrent_initializer": initializer(a, c, "recurrent_initializer", "orthogonal"),
        "bias_initializer": initializer(a, c, "bias_initializer", "zeros"),
        "kernel_regularizer": regularizer(a, c, "kernel_regularizer"),
        "recurrent_regularizer": regularizer(a, c, "recurrent_regularizer"),
        "bias_regularizer": regularizer(a, c, "bias_regularizer"),
        "kernel_constraint": constraint(a, c, "kernel_constraint"),
        "recurrent_constraint": constraint(a, c, "recurrent_constraint"),
        "bias_constraint": constraint(a, c, "bias_constraint"),
        "dropout": a.number("dropout", 0.0),
        "recurrent_dropout": a.number("recurrent_dropout", 0.0),
    }
    # Another way to the same numbers.
    if "implementation" in a:
        a.choice("implementation", (0, 1, 2))
    return result


def _loop(a: Arguments, c: Context, class_name: str) -> dict[str, Any]:
    """How the layer goes through time."""
    result = {
        "return_sequences": a.boolean("return_sequences", False),
        "return_state": a.boolean("return_state", False),
        "go_backwards": a.boolean("go_backwards", False),
        "stateful": a.boolean("stateful", False),
    }
    for name, value in result.items():
        if value:
            c.claim(class_name, **{name: value})
    # A matter of speed only; an unrolled graph of a crafted length could exhaust memory.
    a.take("unroll", None)
    a.expect("zero_output_for_mask", (False, None), "masked steps give zeros, which is not converted")
    a.take("input_dim", None)
    a.take("input_length", None)
    return result


def _time_major(a: Arguments, c: Context, class_name: str) -> bool:
    major = (
        a.boolean("time_major", False)
        if a._rest.get("time_major") is not None
        else bool(a.take("time_major", None))
    )
    if major:
        c.claim(class_name, time_major=True)
        c.report.converted(
            "time_major", "time comes first, by a registered layer of kerasnet_host.legacy", a.owner
        )
    return major


def _common(a: Arguments, c: Context, common: dict[str, Any]) -> dict[str, Any]:
    """An activity regularizer, which not all of them had."""
    activity = regularizer(a, c, "activity_regularizer")
    return {**common, "activity_regularizer": activity} if activity is not None else common


@converts("SimpleRNN")
def simple_rnn(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """SimpleRNN."""
    import keras

    from ..compat.recurrent import TimeMajorSimpleRNN

    c.claim("SimpleRNN")
    shared = _weights(a, c)
    loop = _loop(a, c, "SimpleRNN")
    make = TimeMajorSimpleRNN if _time_major(a, c, "SimpleRNN") else keras.layers.SimpleRNN
    return make(activation=activation(a, c, default="tanh"), **shared, **loop, **_common(a, c, common))


@converts("LSTM")
def lstm(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """LSTM; Keras 1's ``inner_activation`` is ``recurrent_activation``."""
    import keras

    from ..compat.recurrent import CellStateLSTM, TimeMajorLSTM

    c.claim("LSTM")
    shared = _weights(a, c)
    hands_on_cell_state = _cntk_outputs_cell_state(c) and not a._rest.get("unroll")
    loop = _loop(a, c, "LSTM")
    forget = _forget_bias(a, c)
    # Never left to a default: it was hard_sigmoid until 2.2 and sigmoid from 2.3 on.
    gate = activation(a, c, "inner_activation" if c.keras_1 else "recurrent_activation", None)
    make = TimeMajorLSTM if _time_major(a, c, "LSTM") else keras.layers.LSTM
    if hands_on_cell_state:
        make = CellStateLSTM
        c.report.converted("CNTK's LSTM", CELL_STATE, a.owner)
    return make(
        activation=activation(a, c, default="tanh"),
        recurrent_activation=gate,
        unit_forget_bias=forget,
        **shared,
        **loop,
        **_common(a, c, common),
    )


CELL_STATE = (
    "Keras 2.2.3 to 2.3.1 on CNTK handed on the cell state c, not h = o tanh(c); a registered layer of "
    "kerasnet_host.legacy does so too"
)


def _cntk_outputs_cell_state(c: Context) -> bool:
    """Whether an LSTM's output was its cell state (see `compat.recurrent.CellStateLSTMCell`)."""
    version = (c.origin.major, c.origin.minor or 0, c.origin.patch or 0)
    return c.origin.backend == "cntk" and version >= (2, 2, 3)


def _forget_bias(a: Arguments, c: Context) -> bool:
    """Whether the forget gate's bias starts at one. Only initial values: stored ones overwrite them."""
    if not c.keras_1:
        return a.boolean("unit_forget_bias", True)
    value = a.take("forget_bias_init", "one")
    if value not in ("one", "zero"):
        c.report.drop(f"{a.label}: forget_bias_init={str(value)[:40]!r}; the stored bias counts")
    return bool(value == "one")


@converts("GRU")
def gru(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """GRU; without ``reset_after`` in the file it is false, the only way there was before Keras 2.1.4."""
    import keras

    from ..compat.recurrent import TimeMajorGRU

    after = (
        a.boolean("reset_after", False)
        if a._rest.get("reset_after") is not None
        else bool(a.take("reset_after", None))
    )
    c.claim("GRU", reset_after=after)
    shared = _weights(a, c)
    loop = _loop(a, c, "GRU")
    gate = activation(a, c, "inner_activation" if c.keras_1 else "recurrent_activation", None)
    make = TimeMajorGRU if _time_major(a, c, "GRU") else keras.layers.GRU
    return make(
        activation=activation(a, c, default="tanh"),
        recurrent_activation=gate,
        reset_after=after,
        **shared,
        **loop,
        **_common(a, c, common),
    )


@converts("CuDNNLSTM", "CuDNNGRU")
def cudnn(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """CuDNNLSTM and CuDNNGRU: LSTM, and GRU with reset_after; tanh and sigmoid, as cuDNN's are."""
    import keras

    is_lstm = a.class_name == "CuDNNLSTM"
    c.claim(a.class_name)
    c.report.converted(
        "fused recurrent layer",
        f"{a.class_name} is {'LSTM' if is_lstm else 'GRU(reset_after=True)'}; its weights were laid out anew",
        a.owner,
    )
    shared = _weights(a, c)
    loop = _loop(a, c, a.class_name)
    a.take("time_major", None) if a._rest.get("time_major") in (None, False) else None
    if is_lstm:
        forget = _forget_bias(a, c)
        return keras.layers.LSTM(
            activation="tanh",
            recurrent_activation="sigmoid",
            unit_forget_bias=forget,
            **shared,
            **loop,
            **_common(a, c, common),
        )
    a.take("reset_after", None)
    return keras.layers.GRU(
        activation="tanh",
        recurrent_activation="sigmoid",
        reset_after=True,
        **shared,
        **loop,
        **_common(a, c, common),
    )


def cell(stored: Any, c: Context, owner: str, last: bool = True) -> Any:
    """Convert a cell inside RNN or StackedRNNCells.

    Args:
        stored: the cell in the file.
        c: the conversion under way.
        owner: name of the layer around it.
        last: whether its output is the layer's.

    Raises:
        UnsupportedError: a cell of the author's own.
    """
    import keras

    from ..compat.recurrent import CellStateLSTMCell

    if not isinstance(stored, dict) or not isinstance(stored.get("class_name"), str):
        raise DamagedFileError(f"RNN {owner!r} has no cell: the file is damaged.")
    class_name = stored["class_name"]
    a = Arguments(class_name, stored.get("config"), owner)
    common: dict[str, Any] = {}
    name = a.take("name", None)
    if isinstance(name, str):
        common["name"] = name.replace("/", "_")
    if "trainable" in a:
        common["trainable"] = a.boolean("trainable")
    a.take("dtype", None)
    c.claim(class_name)
    made: Any
    if class_name == "StackedRNNCells":
        cells = a.take("cells")
        if not isinstance(cells, list) or not cells or len(cells) > 1000:
            raise DamagedFileError(f"RNN {owner!r} has no list of cells: the file is damaged.")
        # Whether states come first cell first (tf.keras and Keras 2.2.3 on) shows only with return_state.
        a.expect("reverse_state_order", (False,), "the states' order cannot be converted")
        made = keras.layers.StackedRNNCells(
            [cell(item, c, owner, i == len(cells) - 1) for i, item in enumerate(cells)], **common
        )
    elif class_name == "SimpleRNNCell":
        made = keras.layers.SimpleRNNCell(
            activation=activation(a, c, default="tanh"), **_weights(a, c), **common
        )
    elif class_name == "LSTMCell":
        forget = _forget_bias(a, c)
        make = keras.layers.LSTMCell
        if last and _cntk_outputs_cell_state(c):
            make = CellStateLSTMCell
            c.report.converted("CNTK's LSTM", CELL_STATE, owner)
        made = make(
            activation=activation(a, c, default="tanh"),
            recurrent_activation=activation(a, c, "recurrent_activation", None),
            unit_forget_bias=forget,
            **_weights(a, c),
            **common,
        )
    elif class_name == "GRUCell":
        after = bool(a.take("reset_after", False))
        c.claim("GRUCell", reset_after=after)
        made = keras.layers.GRUCell(
            activation=activation(a, c, default="tanh"),
            recurrent_activation=activation(a, c, "recurrent_activation", None),
            reset_after=after,
            **_weights(a, c),
            **common,
        )
    else:
        raise UnsupportedError(
            f"RNN {owner!r} has a cell of class {class_name[:80]!r}, which cannot be converted."
        )
    a.finish()
    return made


@converts("RNN")
def rnn(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """RNN around a cell."""
    import keras

    c.claim("RNN")
    made = cell(a.take("cell"), c, a.owner or "")
    if a.take("num_constants", None):
        raise UnsupportedError(f"{a.label} takes constants; that cannot be converted.")
    if _time_major(a, c, "RNN"):
        raise UnsupportedError(
            f"{a.label} has time_major=True; only LSTM, GRU and SimpleRNN can be converted with it."
        )
    return keras.layers.RNN(made, **_loop(a, c, "RNN"), **_common(a, c, common))


@converts("ConvLSTM2D")
def conv_lstm_2d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ConvLSTM2D."""
    import keras

    from ..compat.recurrent import ChannelsFirstConvLSTM2D

    c.claim("ConvLSTM2D")
    if c.keras_1:
        filters = units(a, c, "nb_filter")
        kernel: tuple[int, ...] = (a.integer("nb_row", minimum=1), a.integer("nb_col", minimum=1))
        strides: tuple[int, ...]
        dilation: tuple[int, ...] = (1, 1)
        strides = a.integers("subsample", 2, 1)
        padding = a.choice("border_mode", ("valid", "same"))
        shared = {
            "kernel_initializer": initializer(a, c, "init", "glorot_uniform"),
            "recurrent_initializer": initializer(a, c, "inner_init", "orthogonal"),
            "kernel_regularizer": regularizer(a, c, "W_regularizer"),
            "recurrent_regularizer": regularizer(a, c, "U_regularizer"),
            "bias_regularizer": regularizer(a, c, "b_regularizer"),
            "dropout": a.number("dropout_W", 0.0),
            "recurrent_dropout": a.number("dropout_U", 0.0),
        }
        a.take("consume_less", None)
    else:
        filters = units(a, c, "filters")
        kernel = a.integers("kernel_size", 2)
        strides, dilation = a.integers("strides", 2, 1), a.integers("dilation_rate", 2, 1)
        padding = a.choice("padding", ("valid", "same"))
        a._rest["units"] = filters
        shared = _weights(a, c)
        shared.pop("units")
    formatted = data_format(a, c)
    c.claim("ConvLSTM2D", data_format=formatted, padding=padding)
    geometry = {
        "kernel_size": kernel,
        "strides": strides,
        "dilation_rate": dilation,
        "padding": padding,
        "data_format": formatted,
    }
    if _cntk_outputs_cell_state(c):
        raise UnsupportedError(
            f"{a.label}: this Keras on CNTK handed on its cell state, which cannot be converted."
        )
    same = old_same(a, c, geometry)
    recurrent = old_same(a, c, {**geometry, "strides": (1, 1), "dilation_rate": (1, 1), "padding": "same"})
    if same is not None or recurrent is not None:
        raise UnsupportedError(
            f"{a.label}: {c.origin.backend} padded the images of this recurrent convolution otherwise than Keras 3 does "
            "(an even kernel, or strides), and there is no counterpart."
        )
    a.expect("time_major", (False,), "its first axis is time")
    loop = _loop(a, c, "ConvLSTM2D")
    forget = _forget_bias(a, c)
    gate = activation(a, c, "inner_activation" if c.keras_1 else "recurrent_activation", None)
    kind: Any = keras.layers.ConvLSTM2D
    if channels_first(a, c, formatted):
        kind = ChannelsFirstConvLSTM2D
    return kind(
        filters,
        activation=activation(a, c, default="tanh"),
        recurrent_activation=gate,
        unit_forget_bias=forget,
        **geometry,
        **shared,
        **loop,
        **_common(a, c, common),
    )


__all__ = ["cell", "from_name"]
