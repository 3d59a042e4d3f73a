"""Convolutions, and the layers that pad, crop and enlarge images."""

from __future__ import annotations

from typing import Any

from ..activations import convert as activation
from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from ..initializers import constraint, initializer, regularizer
from .core import data_format, units, weighted
from .registry import converts

_KERAS_1 = {
    "Convolution1D": "Conv1D",
    "AtrousConvolution1D": "Conv1D",
    "Convolution2D": "Conv2D",
    "AtrousConvolution2D": "Conv2D",
    "Convolution3D": "Conv3D",
    "Deconvolution2D": "Conv2DTranspose",
    "SeparableConvolution2D": "SeparableConv2D",
    "Conv1D": "Conv1D",
    "Conv2D": "Conv2D",
    "Conv3D": "Conv3D",
    "Conv2DTranspose": "Conv2DTranspose",
    "Conv3DTranspose": "Conv3DTranspose",
    "SeparableConv1D": "SeparableConv1D",
    "SeparableConv2D": "SeparableConv2D",
    "DepthwiseConv2D": "DepthwiseConv2D",
    "Convolution2DTranspose": "Conv2DTranspose",
    "Convolution3DTranspose": "Conv3DTranspose",
}


def _geometry(a: Arguments, c: Context, rank: int) -> dict[str, Any]:
    """Kernel, strides, dilation, padding and data format, in either generation's words."""
    if c.keras_1:
        if rank == 1:
            if c.origin.minor is not None and c.origin.minor < 2:
                raise UnsupportedError(
                    f"{a.label}: Keras before 1.2 stored the kernels of 1-D convolutions in another order, which has "
                    "not been proved. Load the file with Keras 1.2 and save it again."
                )
            kernel: tuple[int, ...] = a.integers("filter_length", 1)
            strides = a.integers("subsample_length", 1, 1)
            formatted = "channels_last"
        else:
            names = ("nb_row", "nb_col") if rank == 2 else ("kernel_dim1", "kernel_dim2", "kernel_dim3")
            kernel = tuple(a.integer(name, minimum=1) for name in names)
            strides = a.integers("subsample", rank, 1)
            formatted = data_format(a, c)
        dilation = a.integers("atrous_rate", rank, 1)
        padding = a.choice("border_mode", ("valid", "same"))
        a.take("input_dim", None)
        a.take("input_length", None)
    else:
        kernel = a.integers("kernel_size", rank)
        strides = a.integers("strides", rank, 1)
        dilation = a.integers("dilation_rate", rank, 1)
        padding = a.choice("padding", ("valid", "same", "causal") if rank == 1 else ("valid", "same"))
        formatted = data_format(a, c) if rank > 1 or "data_format" in a else "channels_last"
        a.take("input_dim", None)
        a.take("input_length", None)
    return {
        "kernel_size": kernel,
        "strides": strides,
        "dilation_rate": dilation,
        "padding": padding,
        "data_format": formatted,
    }


def _claims(a: Arguments, c: Context, class_name: str, geometry: dict[str, Any], groups: int = 1) -> None:
    c.claim(class_name, data_format=geometry["data_format"], padding=geometry["padding"])
    if max(geometry["strides"]) > 1:
        c.claim(f"{class_name}(padding={geometry['padding']}, strides > 1)")
    if max(geometry["dilation_rate"]) > 1:
        c.claim(f"{class_name}(padding={geometry['padding']}, dilation > 1)")
    if geometry["padding"] == "same" and any(size % 2 == 0 for size in geometry["kernel_size"]):
        c.claim(f"{class_name}(padding=same, even kernel)")
    if groups > 1:
        c.claim(f"{class_name}(groups > 1)")


def old_same(a: Arguments, c: Context, geometry: dict[str, Any]) -> str | None:
    """Which backend's zeros the layer needs, or ``None`` where Keras 3's own "same" is the same."""
    from ..compat import padding

    if geometry["padding"] != "same":
        return None
    backend = c.origin.known_backend(f'where {a.label} puts the zeros of padding "same"')
    if backend == "tensorflow":
        return None
    windows = [
        (k - 1) * d + 1 for k, d in zip(geometry["kernel_size"], geometry["dilation_rate"], strict=True)
    ]
    if all(
        padding.same_as_keras(backend, window, stride, None)
        for window, stride in zip(windows, geometry["strides"], strict=True)
    ):
        return None
    c.report.converted(
        'padding "same"',
        f"zeros where {backend} put them, by a registered layer of kerasnet_host.legacy; Keras 3 puts them elsewhere",
        a.owner,
    )
    return backend


def _refuse_cntk(a: Arguments, c: Context, geometry: dict[str, Any], separable: bool) -> None:
    """What Keras on CNTK computed in a way of its own, found by running it (see docs/legacy.md).

    Raises:
        UnsupportedError: names the layer.
    """
    if c.origin.backend != "cntk":
        return
    early = (c.origin.minor or 0, c.origin.patch or 0) <= (2, 2)
    if max(geometry["dilation_rate"]) > 1 and (early or separable):
        raise UnsupportedError(
            f"{a.label} is dilated; Keras {c.origin.version} on CNTK took the dilation for a stride, which cannot be converted."
        )
    if early and len(set(geometry["strides"])) > 1 and len(geometry["strides"]) == 3:
        raise UnsupportedError(
            f"{a.label} has strides {geometry['strides']}; Keras {c.origin.version} on CNTK mixed up the strides of 3-D "
            "convolutions, which cannot be converted."
        )
    if separable and geometry["padding"] == "same" and any(size % 2 == 0 for size in geometry["kernel_size"]):
        raise UnsupportedError(
            f"{a.label} has an even kernel and padding 'same'; CNTK padded its groups irregularly, which cannot be converted."
        )


def channels_first(a: Arguments, c: Context, formatted: str) -> bool:
    """Whether the layer has its channels first, which needs a layer of ours (see `compat.convolution._Old`)."""
    if formatted != "channels_first":
        return False
    c.report.converted(
        "channels_first",
        "computed with the channels last, by a registered layer of kerasnet_host.legacy; TensorFlow can't do it "
        "otherwise on every CPU, and Keras 3.15 adds a bias to the wrong axis for some sizes",
        a.owner,
    )
    return True


def _plain(a: Arguments, c: Context, common: dict[str, Any], rank: int) -> Any:
    import keras

    from ..compat import convolution as compat

    class_name = _KERAS_1[a.class_name]
    filters = units(a, c, "nb_filter" if c.keras_1 else "filters")
    geometry = _geometry(a, c, rank)
    groups = a.integer("groups", 1, minimum=1)
    _claims(a, c, class_name, geometry, groups)
    _refuse_cntk(a, c, geometry, False)
    if c.keras_1:
        shared = weighted(a, c)
    else:
        shared = weighted(a, c)
        shared["bias_initializer"] = initializer(a, c, "bias_initializer", "zeros")
    function = activation(a, c)
    same = old_same(a, c, geometry)
    arguments = {**geometry, "groups": groups, "activation": function, **shared, **common}
    first = channels_first(a, c, geometry["data_format"])
    if same is None and not first:
        return getattr(keras.layers, class_name)(filters, **arguments)
    if same is not None:
        arguments["padding"] = "valid"
    return getattr(compat, f"Old{class_name}")(filters, old_same=same, **arguments)


@converts("Conv1D", "Convolution1D", "AtrousConvolution1D")
def conv_1d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """1-D convolution."""
    return _plain(a, c, common, 1)


@converts("Conv2D", "Convolution2D", "AtrousConvolution2D")
def conv_2d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """2-D convolution."""
    return _plain(a, c, common, 2)


@converts("Conv3D", "Convolution3D")
def conv_3d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """3-D convolution."""
    return _plain(a, c, common, 3)


def _transposed(a: Arguments, c: Context, common: dict[str, Any], rank: int) -> Any:
    import keras

    from ..compat import convolution as compat

    class_name = _KERAS_1[a.class_name]
    filters = units(a, c, "nb_filter" if c.keras_1 else "filters")
    geometry = _geometry(a, c, rank)
    a.expect("groups", (1,), "grouped transposed convolutions have no counterpart")
    _claims(a, c, class_name, geometry)
    output_padding = a.take("output_padding", None)
    shared = weighted(a, c)
    if not c.keras_1:
        shared["bias_initializer"] = initializer(a, c, "bias_initializer", "zeros")
    else:
        # Keras 1 stored the whole output shape, batch and channels included.
        shape = a.take("output_shape")
        if not isinstance(shape, list) or len(shape) != rank + 2:
            raise UnsupportedError(
                f"{a.label} has output_shape={str(shape)[:60]}, which cannot be converted."
            )
        common["_keras_1_output_shape"] = shape
    function = activation(a, c)
    wanted = common.pop("_keras_1_output_shape", None)
    if output_padding is not None:
        padding_values = output_padding if isinstance(output_padding, list) else [output_padding] * rank
        c.claim(f"{class_name}(output_padding)")
        if c.origin.backend != "tensorflow":
            raise UnsupportedError(
                f"{a.label} has output_padding={output_padding}; what {c.origin.backend} made of it has not been proved."
            )
        output_padding = tuple(padding_values)
    same = old_same(a, c, geometry)
    arguments = {**geometry, "activation": function, **shared, **common}
    if max(geometry["dilation_rate"]) > 1:
        raise UnsupportedError(f"{a.label} is a dilated transposed convolution; that has not been proved.")
    first = channels_first(a, c, geometry["data_format"])
    if same is None and not first:
        layer = getattr(keras.layers, class_name)(filters, output_padding=output_padding, **arguments)
    elif same is None:
        layer = getattr(compat, f"Old{class_name}")(filters, output_padding=output_padding, **arguments)
    else:
        arguments["padding"] = "valid"
        layer = getattr(compat, f"Old{class_name}")(filters, old_same=same, **arguments)
    if wanted is not None:
        # Checked by the graph builder once the input's shape is known.
        layer._kerasnet_expected_output = tuple(wanted[1:])
    return layer


@converts("Conv2DTranspose", "Deconvolution2D", "Convolution2DTranspose")
def conv_2d_transpose(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """2-D transposed convolution; Keras 1's Deconvolution2D."""
    return _transposed(a, c, common, 2)


@converts("Conv3DTranspose", "Convolution3DTranspose")
def conv_3d_transpose(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """3-D transposed convolution."""
    return _transposed(a, c, common, 3)


def _separable(a: Arguments, c: Context, common: dict[str, Any], rank: int) -> Any:
    import keras

    from ..compat import convolution as compat

    class_name = _KERAS_1[a.class_name]
    depthwise_only = class_name == "DepthwiseConv2D"
    # tf.keras 1.x's DepthwiseConv2D inherits keys of Conv2D that mean nothing to it.
    filters = None if depthwise_only else units(a, c, "nb_filter" if c.keras_1 else "filters")
    geometry = _geometry(a, c, rank)
    _claims(a, c, class_name, geometry)
    multiplier = a.integer("depth_multiplier", 1, minimum=1)
    c.claim(f"{class_name}(depth_multiplier {'> 1' if multiplier > 1 else '= 1'})")
    a.expect("groups", (1,), "grouped separable convolutions have no counterpart")
    a.expect("rank", (rank,), "it contradicts the class")
    for unused in ("filters", "kernel_initializer", "kernel_regularizer", "kernel_constraint"):
        a.take(unused, None)
    arguments: dict[str, Any] = {
        **geometry,
        "depth_multiplier": multiplier,
        "use_bias": a.boolean("bias" if c.keras_1 else "use_bias", True),
        "depthwise_initializer": initializer(
            a, c, "init" if c.keras_1 else "depthwise_initializer", "glorot_uniform"
        ),
        "bias_initializer": initializer(a, c, "bias_initializer", "zeros"),
        "depthwise_regularizer": regularizer(a, c, "depthwise_regularizer"),
        "bias_regularizer": regularizer(a, c, "b_regularizer" if c.keras_1 else "bias_regularizer"),
        "activity_regularizer": regularizer(a, c, "activity_regularizer"),
        "depthwise_constraint": constraint(a, c, "depthwise_constraint"),
        "bias_constraint": constraint(a, c, "b_constraint" if c.keras_1 else "bias_constraint"),
        "activation": activation(a, c),
        **common,
    }
    if not depthwise_only:
        arguments["pointwise_initializer"] = initializer(a, c, "pointwise_initializer", "glorot_uniform")
        arguments["pointwise_regularizer"] = regularizer(a, c, "pointwise_regularizer")
        arguments["pointwise_constraint"] = constraint(a, c, "pointwise_constraint")
    _refuse_cntk(a, c, geometry, True)
    if (
        max(geometry["dilation_rate"]) > 1
        and not c.origin.tf_keras
        and (c.origin.major, c.origin.minor or 0, c.origin.patch or 0) < (2, 1, 5)
    ):
        raise UnsupportedError(
            f"{a.label} is dilated; Keras before 2.1.5 left the dilation of separable convolutions out, or not, from "
            "version to version, which cannot be converted."
        )
    same = old_same(a, c, geometry)
    if same == "theano" and not depthwise_only:
        # keras 2.2 and 2.3 theano_backend.py cut the output by the size of the 1x1 kernel: not at all.
        same = "theano_uncut"
    positional = () if depthwise_only else (filters,)
    first = channels_first(a, c, geometry["data_format"])
    if same is None and not first:
        return getattr(keras.layers, class_name)(*positional, **arguments)
    if same is not None:
        arguments["padding"] = "valid"
    return getattr(compat, f"Old{class_name}")(*positional, old_same=same, **arguments)


@converts("SeparableConv1D")
def separable_conv_1d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """1-D separable convolution."""
    return _separable(a, c, common, 1)


@converts("SeparableConv2D", "SeparableConvolution2D")
def separable_conv_2d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """2-D separable convolution."""
    return _separable(a, c, common, 2)


@converts("DepthwiseConv2D")
def depthwise_conv_2d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """2-D depthwise convolution."""
    return _separable(a, c, common, 2)


@converts("UpSampling1D")
def up_sampling_1d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """UpSampling1D; Keras 1 called the factor ``length``."""
    import keras

    c.claim("UpSampling1D")
    a.expect("data_format", ("channels_last",), "UpSampling1D had only channels last")
    size = a.first("size", "length")
    return keras.layers.UpSampling1D(size[0] if isinstance(size, list) else size, **common)


@converts("UpSampling2D")
def up_sampling_2d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """UpSampling2D; bilinear enlargement changed between TensorFlow 1 and 2, and Theano's is another still."""
    import keras

    size = a.integers("size", 2)
    formatted = data_format(a, c, optional=True)
    interpolation = a.choice("interpolation", ("nearest", "bilinear"), "nearest")
    c.claim("UpSampling2D", data_format=formatted, interpolation=interpolation)
    if interpolation == "bilinear" and not c.origin.tf_keras:
        raise UnsupportedError(
            f"{a.label} enlarges bilinearly; stand-alone Keras 2 aligned the corners otherwise than Keras 3 does, and "
            "there is no counterpart."
        )
    if interpolation == "bilinear" and (c.origin.minor or 0) < 3 and c.origin.version != "2.2.4-tf":
        raise UnsupportedError(
            f"{a.label} enlarges bilinearly; TensorFlow 1 aligned the corners otherwise than Keras 3 does, and there "
            "is no counterpart."
        )
    return keras.layers.UpSampling2D(size, data_format=formatted, interpolation=interpolation, **common)


@converts("UpSampling3D")
def up_sampling_3d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """UpSampling3D."""
    import keras

    formatted = data_format(a, c, optional=True)
    c.claim("UpSampling3D", data_format=formatted)
    return keras.layers.UpSampling3D(a.integers("size", 3), data_format=formatted, **common)


def _pairs(a: Arguments, key: str, rank: int) -> Any:
    """One number, one for each axis, or a pair for each axis, as tuples."""
    value = a.take(key)
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


@converts("ZeroPadding1D", "Cropping1D")
def pad_or_crop_1d(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ZeroPadding1D and Cropping1D."""
    import keras

    c.claim(a.class_name)
    a.expect("data_format", ("channels_last",), f"{a.class_name} had only channels last")
    key = "padding" if a.class_name == "ZeroPadding1D" else "cropping"
    amount = _keras_1_padding(a.take(key), a) if c.keras_1 else _pairs_of(a.take(key))
    return getattr(keras.layers, a.class_name)(amount, **common)


@converts("ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D")
def pad_or_crop(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ZeroPadding2D and 3D, Cropping2D and 3D; Keras 1 did not store their data format."""
    import keras

    key = "padding" if a.class_name.startswith("Zero") else "cropping"
    value = a.take(key)
    formatted = data_format(a, c, optional=True)
    c.claim(a.class_name, data_format=formatted)
    rank = int(a.class_name[-2])
    amount = _keras_1_padding(value, a, rank) if c.keras_1 else _pairs_of(value)
    return getattr(keras.layers, a.class_name)(amount, data_format=formatted, **common)


def _pairs_of(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_pairs_of(item) for item in value)
    return value


def _keras_1_padding(value: Any, a: Arguments, rank: int = 1) -> Any:
    """Keras 1's ways: (rows, columns), or (top, bottom, left, right), or a dict of those four.

    As in keras 1.2.2 layers/convolutional.py.
    """
    if isinstance(value, dict):
        names = {1: ["left_pad", "right_pad"], 2: ["top_pad", "bottom_pad", "left_pad", "right_pad"]}.get(
            rank
        )
        if names is None or not set(value) <= set(names):
            raise UnsupportedError(f"{a.label} pads by {str(value)[:80]}, which cannot be converted.")
        flat = [int(value.get(name, 0)) for name in names]
        return tuple(flat) if rank == 1 else ((flat[0], flat[1]), (flat[2], flat[3]))
    if rank == 2 and isinstance(value, list) and len(value) == 4:
        return ((value[0], value[1]), (value[2], value[3]))
    return _pairs_of(value)
