"""Dense and the layers without weights."""

from __future__ import annotations

from typing import Any

from ..activations import convert as activation
from ..arguments import Arguments
from ..context import Context
from ..errors import DamagedFileError, UnsupportedError
from ..initializers import constraint, initializer, regularizer
from ..limits import PARAMETERS
from .registry import converts


def weighted(a: Arguments, c: Context) -> dict[str, Any]:
    """Arguments of every layer with one kernel and one bias, in Keras 1's or 2's words."""
    old = c.keras_1
    return {
        "use_bias": a.boolean("bias" if old else "use_bias", True),
        "kernel_initializer": initializer(a, c, "init" if old else "kernel_initializer", "glorot_uniform"),
        "kernel_regularizer": regularizer(a, c, "W_regularizer" if old else "kernel_regularizer"),
        "bias_regularizer": regularizer(a, c, "b_regularizer" if old else "bias_regularizer"),
        "activity_regularizer": regularizer(a, c, "activity_regularizer"),
        "kernel_constraint": constraint(a, c, "W_constraint" if old else "kernel_constraint"),
        "bias_constraint": constraint(a, c, "b_constraint" if old else "bias_constraint"),
    }


def units(a: Arguments, c: Context, key: str) -> int:
    """A layer's width."""
    value = a.integer(key, minimum=1)
    if value > PARAMETERS:
        raise DamagedFileError(f"{a.label} has {key}={value}: no layer is that wide, the file is damaged.")
    return value


@converts("Dense", "TimeDistributedDense")
def dense(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Dense; Keras 1's TimeDistributedDense is Dense on the last axis, with the same weights."""
    import keras

    c.claim(a.class_name, use_bias=a._rest.get("bias" if c.keras_1 else "use_bias", True))
    if a.class_name == "TimeDistributedDense":
        c.report.converted("layer class", "TimeDistributedDense is Dense in Keras 3", a.owner)
    if c.keras_1:
        count = units(a, c, "output_dim")
        a.take("input_dim", None)
        a.take("input_length", None)
        shared = weighted(a, c)
        return keras.layers.Dense(count, activation=activation(a, c), **shared, **common)
    count = units(a, c, "units")
    shared = weighted(a, c)
    shared["bias_initializer"] = initializer(a, c, "bias_initializer", "zeros")
    return keras.layers.Dense(count, activation=activation(a, c), **shared, **common)


@converts("Highway")
def highway(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Highway of Keras 1 (and of 2's legacy module, in the words of 1)."""
    from ..compat.dense import Highway

    c.claim("Highway")
    c.report.converted("layer class", "Highway is a registered layer of kerasnet_host.legacy", a.owner)
    a.take("input_dim", None)
    shared = _weighted_as_keras_1(a, c)
    return Highway(activation=activation(a, c), **shared, **common)


@converts("MaxoutDense")
def maxout_dense(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """MaxoutDense of Keras 1 (and of 2's legacy module, in the words of 1)."""
    from ..compat.dense import MaxoutDense

    c.claim("MaxoutDense")
    c.report.converted("layer class", "MaxoutDense is a registered layer of kerasnet_host.legacy", a.owner)
    a.take("input_dim", None)
    count = units(a, c, "output_dim")
    return MaxoutDense(
        count, nb_feature=a.integer("nb_feature", 4, minimum=1), **_weighted_as_keras_1(a, c), **common
    )


def _weighted_as_keras_1(a: Arguments, c: Context) -> dict[str, Any]:
    return {
        "use_bias": a.boolean("bias", True),
        "kernel_initializer": initializer(a, c, "init", "glorot_uniform"),
        "kernel_regularizer": regularizer(a, c, "W_regularizer"),
        "bias_regularizer": regularizer(a, c, "b_regularizer"),
        "activity_regularizer": regularizer(a, c, "activity_regularizer"),
        "kernel_constraint": constraint(a, c, "W_constraint"),
        "bias_constraint": constraint(a, c, "b_constraint"),
    }


@converts("Activation")
def activation_layer(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """A function as a layer."""
    import keras

    c.claim("Activation")
    return keras.layers.Activation(activation(a, c), **common)


@converts("Dropout")
def dropout(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Dropout; Keras 1 called the rate ``p``."""
    import keras

    c.claim("Dropout")
    rate = a.first("rate", "p")
    shape = a.take("noise_shape", None)
    seed = a.take("seed", None)
    return keras.layers.Dropout(rate, noise_shape=shape, seed=seed, **common)


@converts("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D")
def spatial_dropout(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """SpatialDropout; Keras 3's takes no ``trainable``, and it has nothing to train."""
    import keras

    c.claim(a.class_name)
    rate = a.first("rate", "p")
    a.expect("noise_shape", (None,), "SpatialDropout made its own noise shape")
    seed = a.take("seed", None)
    common.pop("trainable", None)
    if a.class_name == "SpatialDropout1D":
        a.take("data_format", None)
        return keras.layers.SpatialDropout1D(rate, seed=seed, **common)
    # Where the channels are plays no part in predictions, and most versions did not store it.
    formatted = data_format(a, c) if "data_format" in a or "dim_ordering" in a else c.data_format
    if formatted is None:
        formatted = "channels_last"
        c.report.drop(f"{a.label}: its data format is not in the file; training takes channels_last")
    return getattr(keras.layers, a.class_name)(rate, data_format=formatted, seed=seed, **common)


@converts("GaussianNoise")
def gaussian_noise(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """GaussianNoise; Keras 1 called the deviation ``sigma``."""
    import keras

    c.claim("GaussianNoise")
    deviation = a.first("stddev", "sigma")
    return keras.layers.GaussianNoise(deviation, seed=a.take("seed", None), **common)


@converts("GaussianDropout")
def gaussian_dropout(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """GaussianDropout; Keras 1 called the rate ``p``."""
    import keras

    c.claim("GaussianDropout")
    return keras.layers.GaussianDropout(a.first("rate", "p"), seed=a.take("seed", None), **common)


@converts("AlphaDropout")
def alpha_dropout(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """AlphaDropout."""
    import keras

    c.claim("AlphaDropout")
    return keras.layers.AlphaDropout(
        a.number("rate"), noise_shape=a.take("noise_shape", None), seed=a.take("seed", None), **common
    )


@converts("ActivityRegularization")
def activity_regularization(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ActivityRegularization."""
    import keras

    c.claim("ActivityRegularization")
    return keras.layers.ActivityRegularization(l1=a.number("l1", 0.0), l2=a.number("l2", 0.0), **common)


@converts("Flatten")
def flatten(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Flatten; with channels_first, Keras 2.2 on put the channels last before it flattened."""
    import keras

    formatted = a.choice("data_format", ("channels_last", "channels_first"), "channels_last")
    c.claim("Flatten", data_format=formatted)
    return keras.layers.Flatten(data_format=formatted, **common)


@converts("Reshape")
def reshape(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Reshape."""
    import keras

    c.claim("Reshape")
    return keras.layers.Reshape(tuple(_sizes(a, "target_shape")), **common)


@converts("Permute")
def permute(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Permute."""
    import keras

    c.claim("Permute")
    return keras.layers.Permute(tuple(_sizes(a, "dims")), **common)


@converts("RepeatVector")
def repeat_vector(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """RepeatVector."""
    import keras

    c.claim("RepeatVector")
    return keras.layers.RepeatVector(a.integer("n", minimum=1), **common)


@converts("Masking")
def masking(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Masking."""
    import keras

    c.claim("Masking")
    return keras.layers.Masking(mask_value=a.number("mask_value", 0.0), **common)


@converts("Embedding")
def embedding(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Embedding; the input's length is a matter of the Input in Keras 3, and its dropout only of training."""
    import keras

    old = c.keras_1
    rows, width = units(a, c, "input_dim"), units(a, c, "output_dim")
    a.take("input_length", None)
    masks = a.boolean("mask_zero", False)
    c.claim("Embedding", mask_zero=masks)
    if old and a.take("dropout", 0.0):
        c.report.drop(
            f"{a.label}: dropout of whole words; training goes on without it, predictions do not change"
        )
    a.expect("sparse", (False,), "sparse embeddings have no counterpart")
    start = initializer(a, c, "init" if old else "embeddings_initializer", "uniform")
    penalty = regularizer(a, c, "W_regularizer" if old else "embeddings_regularizer")
    limit = constraint(a, c, "W_constraint" if old else "embeddings_constraint")
    activity = regularizer(a, c, "activity_regularizer")
    if activity is not None:
        common["activity_regularizer"] = activity
    return keras.layers.Embedding(
        rows,
        width,
        embeddings_initializer=start,
        embeddings_regularizer=penalty,
        embeddings_constraint=limit,
        mask_zero=masks,
        **common,
    )


@converts("Lambda")
def lambda_layer(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Lambda: the author's code. The caller may give the function; the stored one runs only with safe_mode=False."""
    import keras

    from ..code import stored_function

    function = a.take("function")
    kind = a.take("function_type", None)
    shape, shape_kind = a.take("output_shape", None), a.take("output_shape_type", None)
    arguments = a.take("arguments", None) or {}
    mask, mask_kind = a.take("mask", None), a.take("mask_type", None)
    for key in ("module", "output_shape_module", "mask_module"):
        a.take(key, None)
    given = c.custom_objects.get(a.owner or "")
    if given is None and isinstance(function, str):
        given = c.custom_objects.get(function)
    if given is not None:
        c.report.converted("Lambda", "computes what the caller's function does", a.owner)
    else:
        if isinstance(function, str) and kind == "function":
            raise UnsupportedError(
                f"{a.label} calls a function named {function[:60]!r} that is not in the file. Pass it in custom_objects "
                "under that name, or under the layer's."
            )
        c.refuse_code(f"{a.label}")
        given = stored_function(function, a.label)
        c.report.converted("Lambda", "code from the file, trusted by the caller", a.owner)
        c.claim("Lambda")
    if mask is not None or mask_kind not in (None, "raw"):
        raise UnsupportedError(f"{a.label} computes a mask by code of its own; that cannot be converted.")
    if shape_kind not in (None, "raw", "raw_shape"):
        shape = None  # Keras 3 finds the shape by calling the function
    if not isinstance(arguments, dict) or any(isinstance(value, dict) for value in arguments.values()):
        raise UnsupportedError(f"{a.label} has arguments that are objects; they cannot be converted.")
    return keras.layers.Lambda(
        given, output_shape=tuple(shape) if isinstance(shape, list) else None, arguments=arguments, **common
    )


def data_format(a: Arguments, c: Context, optional: bool = False) -> str:
    """Take out where a layer's channels are, in either generation's words.

    Args:
        a: the layer's arguments.
        c: the conversion under way.
        optional: whether the old layer may be silent (then the file's other layers tell).
    """
    if "dim_ordering" in a:
        formatted = {"tf": "channels_last", "th": "channels_first"}[a.choice("dim_ordering", ("tf", "th"))]
    elif "data_format" in a or not optional:
        formatted = a.choice("data_format", ("channels_last", "channels_first"))
    else:
        formatted = c.unnamed_data_format(a.label)
        c.report.note(
            f"{a.label} does not name its data format; {formatted} is what the rest of the file says"
        )
    if formatted not in c.report.data_format:
        c.report.data_format.append(formatted)
    return str(formatted)


def _sizes(a: Arguments, key: str) -> list[int]:
    value = a.take(key)
    if not isinstance(value, list | tuple) or any(
        isinstance(v, bool) or not isinstance(v, int) for v in value
    ):
        raise DamagedFileError(f"{a.label} has {key}={str(value)[:60]}, which is not a list of sizes.")
    return list(value)
