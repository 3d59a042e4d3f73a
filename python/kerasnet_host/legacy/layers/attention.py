"""Attention layers of tf.keras 2.x."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from ..initializers import constraint, initializer, regularizer
from .core import units
from .registry import converts


@converts("Attention", "AdditiveAttention")
def attention(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Attention and AdditiveAttention."""
    import keras

    if a.take("causal", False):
        raise UnsupportedError(
            f"{a.label} is causal, which Keras 3 takes where it is called; that cannot be converted."
        )
    arguments: dict[str, Any] = {
        "use_scale": a.boolean("use_scale", a.class_name == "AdditiveAttention"),
        "dropout": a.number("dropout", 0.0),
    }
    if a.class_name == "Attention":
        arguments["score_mode"] = a.choice("score_mode", ("dot", "concat"), "dot")
    c.claim(a.class_name, use_scale=arguments["use_scale"])
    return getattr(keras.layers, a.class_name)(**arguments, **common)


@converts("MultiHeadAttention")
def multi_head_attention(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """MultiHeadAttention."""
    import keras

    heads, size = units(a, c, "num_heads"), units(a, c, "key_dim")
    value = a.take("value_dim", None)
    c.claim("MultiHeadAttention")
    if size == 1 or value == 1:
        # Keras 3.15's add may take the bias of shape (heads, 1) for another axis (see compat.convolution).
        raise UnsupportedError(
            f"{a.label} has heads of width 1, for which Keras 3.15 may add biases to the wrong axis."
        )
    for shape in ("query_shape", "key_shape", "value_shape"):
        a.take(shape, None)
    output, axes = a.take("output_shape", None), a.take("attention_axes", None)
    if output is not None or axes not in (None, [1], 1):
        raise UnsupportedError(
            f"{a.label} has an output shape or attention axes of its own; that has not been proved."
        )
    return keras.layers.MultiHeadAttention(
        heads,
        size,
        value_dim=value,
        dropout=a.number("dropout", 0.0),
        use_bias=a.boolean("use_bias", True),
        kernel_initializer=initializer(a, c, "kernel_initializer", "glorot_uniform"),
        bias_initializer=initializer(a, c, "bias_initializer", "zeros"),
        kernel_regularizer=regularizer(a, c, "kernel_regularizer"),
        bias_regularizer=regularizer(a, c, "bias_regularizer"),
        activity_regularizer=regularizer(a, c, "activity_regularizer"),
        kernel_constraint=constraint(a, c, "kernel_constraint"),
        bias_constraint=constraint(a, c, "bias_constraint"),
        **common,
    )
