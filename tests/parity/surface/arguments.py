"""Arguments for every function: a call with what it needs, and one with a value for each optional parameter."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import keras
import numpy

from bridge.surface import offered
from tests.parity.surface import delegates, samples

_RANDOM = numpy.random.default_rng(0)


def matrix(*shape: int) -> numpy.ndarray:
    """Numbers between 0.1 and 0.9, which every function is defined for."""
    return _RANDOM.uniform(0.1, 0.9, size=shape or (3, 3)).astype("float32")


def whole(*shape: int, most: int = 3) -> numpy.ndarray:
    """Whole numbers below a bound."""
    return _RANDOM.integers(0, most, size=shape or (3, 3)).astype("int32")


def _definite() -> numpy.ndarray:
    factor = matrix()
    return (factor @ factor.T + numpy.eye(3)).astype("float32")


def _images(*shape: int) -> numpy.ndarray:
    return _RANDOM.uniform(0, 1, size=shape or (2, 8, 8, 3)).astype("float32")


def _model() -> keras.Model:
    return keras.Sequential([keras.Input((2,), name="in"), keras.layers.Dense(2, name="dense")], name="given")


def _boxes() -> numpy.ndarray:
    return numpy.array([[[1, 1, 4, 4], [2, 3, 8, 9]], [[0, 1, 3, 5], [2, 2, 4, 6]]], "float32")


def _by_name() -> dict[str, Any]:
    return {"boxes": _boxes(), "labels": numpy.array([[0, 1], [1, 0]])}


def _tensor(values: numpy.ndarray) -> Any:
    """A tensor, for the few functions that Keras does not let take an array."""
    return keras.ops.convert_to_tensor(values)


def _serialized(made: Any) -> dict[str, Any]:
    config: dict[str, Any] = keras.saving.serialize_keras_object(made)
    return config


def calls(symbol: str, block: dict[str, Any]) -> list[dict[str, Any]]:
    """List the calls to compare: what the function needs, and each optional parameter by itself."""
    global _RANDOM
    _RANDOM = numpy.random.default_rng(0)
    needed = _needed(symbol, block)
    made = [needed]
    for parameter in block["parameters"]:
        name = parameter["name"]
        if "default" not in parameter or name in needed or (symbol, name) in SKIPPED or name in SKIPPED:
            continue
        value = _first(_OPTIONAL, symbol, name)
        if value is None and name in {"axis", "axes"}:
            value = {None: 0, -1: 0, 0: -1}.get(parameter["default"])
        if value is None:
            value = samples.value_for(symbol, parameter)
        made.append({**needed, **WITH.get((symbol, name), {}), name: value() if callable(value) else value})
    return made


def _needed(symbol: str, block: dict[str, Any]) -> dict[str, Any]:
    short = symbol.removeprefix("keras.")
    for pattern, make in _NEEDED.items():
        made = make() if re.fullmatch(pattern, short) else None
        if made:
            return made
    needed = {}
    for parameter in block["parameters"]:
        if "default" in parameter:
            continue
        name = parameter["name"]
        value = _first(_REQUIRED, symbol, name)
        if value is None:
            kind = parameter["type"]
            value = [matrix(), matrix()] if parameter.get("kind") == "varargs" else _BY_TYPE.get(kind)
        if value is None:
            value = samples.value_for(symbol, parameter)
        needed[name] = value() if callable(value) else value
    return needed


def _first(table: dict[str, Any], symbol: str, name: str) -> Any:
    path = f"{symbol.removeprefix('keras.')}.{name}"
    return next((value for pattern, value in table.items() if re.fullmatch(pattern, path)), None)


def shown(value: Any) -> Any:
    """What of a result can be compared: tensors, arrays, plain values, configurations."""
    if isinstance(value, dict):
        return {name: shown(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple) and len(value) == 1 and keras.ops.is_tensor(value[0]):
        # C# gives Tensors of one where Keras gives a tensor.
        return shown(value[0])
    if isinstance(value, list | tuple) and type(value).__name__ != "TensorShape":
        return [shown(entry) for entry in value]
    if hasattr(value, "get_config") and not inspect.isclass(value):
        return str(samples_state(value))
    return value


def samples_state(value: Any) -> Any:
    """The configuration of a Keras object."""
    from tests.parity.surface.compare import state_of

    return state_of(value)


_BY_TYPE: dict[str, Callable[[], Any]] = {
    "tensor": matrix,
    "array": matrix,
    "list[tensor]": lambda: [matrix(), matrix()],
    "dtype": lambda: "float16",
    "shape": lambda: (3, 3),
    "structure": lambda: {"a": [1, 2], "b": 3},
}

# What a function needs, where its parameters have to fit each other: by a pattern of its name.
_NEEDED: dict[str, Callable[[], dict[str, Any]]] = {
    r"ops\.(bitwise_(and|or|xor|left_shift|right_shift)|left_shift|right_shift)": lambda: {
        "x": whole(),
        "y": whole(),
    },
    r"ops\.bitwise_(not|invert)": lambda: {"x": whole()},
    r"ops\.(gcd|lcm)": lambda: {"x1": whole(most=20), "x2": whole(most=20)},
    r"ops\.ldexp": lambda: {"x1": matrix(), "x2": whole()},
    r"ops\.(cholesky(_inverse)?|inv|det|logdet|slogdet|eig|eigh|lu_factor)": lambda: {"x": _definite()},
    r"ops\.(solve|solve_triangular|lstsq)": lambda: {"a": _definite(), "b": matrix()},
    r"ops\.(adaptive_(average|max)_pool)": lambda: {"inputs": _tensor(_images()), "output_size": 2},
    r"ops\.(average|max)_pool": lambda: {"inputs": _images(), "pool_size": 2},
    r"ops\.conv": lambda: {"inputs": _images(), "kernel": matrix(2, 2, 3, 4)},
    r"ops\.conv_transpose": lambda: {"inputs": _images(), "kernel": matrix(2, 2, 4, 3)},
    r"ops\.depthwise_conv": lambda: {"inputs": _images(), "kernel": matrix(2, 2, 3, 1)},
    r"ops\.separable_conv": lambda: {
        "inputs": _images(),
        "depthwise_kernel": matrix(2, 2, 3, 1),
        "pointwise_kernel": matrix(1, 1, 3, 2),
    },
    r"ops\.batch_normalization": lambda: {
        "x": matrix(),
        "mean": matrix(3),
        "variance": matrix(3),
        "axis": -1,
    },
    r"ops\.arange": lambda: {"start": 5.0},
    r"ops\.(binary|categorical)_crossentropy": lambda: {"target": matrix(), "output": matrix()},
    r"ops\.sparse_categorical_crossentropy": lambda: {"target": whole(3), "output": matrix()},
    r"ops\.(bartlett|blackman|hamming|hanning)": lambda: {"x": 5},
    r"ops\.kaiser": lambda: {"x": 5, "beta": 1.5},
    r"ops\.bincount": lambda: {"x": whole(4)},
    r"ops\.histogram": lambda: {"x": matrix(6)},
    r"ops\.fold": lambda: {"x": matrix(1, 12, 9), "output_size": (4, 4), "kernel_size": 2},
    r"ops\.threshold|activations\.threshold": lambda: {
        "x": matrix(),
        "threshold": 0.5,
        "default_value": 0.25,
    },
    r"layers\.dot": lambda: {"inputs": [matrix(2, 3), matrix(2, 3)]},
    r"models\.clone_model": lambda: {"model": _model()},
    r"models\.model_from_json": lambda: {"json_string": _model().to_json()},
    r"quantizers\.pack_int4": lambda: {"arr": whole(4, 3).astype("int8")},
    r"quantizers\.unpack_int4": lambda: {"packed": whole(2, 3).astype("int8"), "orig_len": 4},
    r"quantizers\.abs_max_quantize": lambda: {"inputs": matrix(), "axis": -1},
    r"quantizers\.abs_max_quantize_grouped_with_zero_point": lambda: {
        "inputs": matrix(4, 3),
        "block_size": 2,
    },
    r"quantizers\.quantize_and_dequantize": lambda: {
        "inputs": matrix(),
        "scale": matrix(),
        "quantized_dtype": "float8_e4m3fn",
        "compute_dtype": "float32",
    },
    r"quantizers\.compute_float8_scale": lambda: {
        "amax": matrix(3),
        "scale": matrix(3),
        "dtype_max": numpy.float32(448),
    },
    r"quantizers\.compute_float8_amax_history": lambda: {"x": matrix(), "amax_history": matrix(4)},
    r"quantizers\.fake_quant_with_min_max_vars": lambda: {
        "inputs": matrix(),
        "min_vals": -1.0,
        "max_vals": 1.0,
    },
    r"utils\.bounding_boxes\.affine_transform": lambda: {
        "boxes": _boxes(),
        **{
            name: numpy.array([0.1, 0.2], "float32")
            for name in ("translate_x", "translate_y", "shear_x", "shear_y")
        },
        "angle": numpy.array([5.0, 10.0], "float32"),
        "scale": numpy.array([1.0, 1.5], "float32"),
        "height": 20.0,
        "width": 20.0,
    },
    r"utils\.bounding_boxes\.clip_to_image_size": lambda: {
        "bounding_boxes": _by_name(),
        "height": 6.0,
        "width": 6.0,
    },
    r"utils\.bounding_boxes\.compute_\w+": lambda: {
        "boxes1": _boxes(),
        "boxes2": _boxes(),
        "bounding_box_format": "xyxy",
    },
    r"utils\.bounding_boxes\.convert_format": lambda: {"boxes": _boxes(), "source": "xyxy", "target": "xywh"},
    r"utils\.bounding_boxes\.(crop|pad)": lambda: {
        "boxes": _boxes(),
        "top": 1.0,
        "left": 1.0,
        "height": 20.0,
        "width": 20.0,
    },
    r"utils\.bounding_boxes\.decode_deltas_to_boxes": lambda: {
        "anchors": _boxes()[0],
        "boxes_delta": matrix(2, 2, 4),
        "anchor_format": "xyxy",
        "box_format": "xyxy",
    },
    r"utils\.bounding_boxes\.encode_box_to_deltas": lambda: {
        "anchors": _boxes()[0],
        "boxes": _boxes(),
        "anchor_format": "xyxy",
        "box_format": "xyxy",
    },
    r"utils\.standardize_dtype": lambda: {"dtype": "float32"},
    r"utils\.pad_sequences": lambda: {"sequences": [[1, 2], [3]]},
    r"utils\.to_categorical": lambda: {"x": whole(4)},
    r"constraints\.get": lambda: {"identifier": "max_norm"},
    r"dtype_policies\.get": lambda: {"identifier": "mixed_float16"},
    r"initializers\.get": lambda: {"identifier": "he_normal"},
    r"optimizers\.get": lambda: {"identifier": "adam"},
    r"quantizers\.get": lambda: {"identifier": "abs_max_quantizer"},
    r"regularizers\.get": lambda: {"identifier": "l1"},
    r"backend\.is_\w+": lambda: {"dtype": "int32"},
    r"backend\.result_type": lambda: {"dtypes": ["int32", "float16"]},
    r"tree\.assert_same_\w+": lambda: {"a": {"k": [1, 2]}, "b": {"k": [3, 4]}},
    r"\w+\.serialize|saving\.(serialize_keras_object|get_registered_name)|legacy\.saving\.serialize_keras_object": dict,
    r"ops\.broadcast_to": lambda: {"x": matrix(3), "shape": (2, 3)},
    r"ops\.clip": lambda: {"x": matrix(), "x_min": 0.25, "x_max": 0.5},
    r"ops\.cond": lambda: {
        "pred": _tensor(numpy.array(True)),
        "true_fn": delegates.constant(1.5),
        "false_fn": delegates.constant(2.5),
    },
    r"ops\.correlate": lambda: {"x1": matrix(5), "x2": matrix(3)},
    r"ops\.cross": lambda: {"x1": matrix(3), "x2": matrix(3)},
    r"ops\.ctc_decode": lambda: {"inputs": matrix(2, 4, 5), "sequence_lengths": numpy.array([4, 3])},
    r"ops\.ctc_loss": lambda: {
        "target": whole(2, 3) + 1,
        "output": matrix(2, 8, 5),
        "target_length": numpy.array([3, 2]),
        "output_length": numpy.array([8, 8]),
    },
    r"ops\.(depth_to_space)": lambda: {"x": matrix(1, 2, 2, 8), "block_size": 2},
    r"ops\.(space_to_depth)": lambda: {"x": matrix(1, 4, 4, 2), "block_size": 2},
    r"ops\.diag(flat)?": lambda: {"x": matrix(3)},
    r"ops\.digitize": lambda: {"x": matrix(), "bins": numpy.array([0.2, 0.5], "float32")},
    r"ops\.dot_product_attention": lambda: {
        "query": matrix(1, 4, 2, 8),
        "key": matrix(1, 4, 2, 8),
        "value": matrix(1, 4, 2, 8),
    },
    r"ops\.[dhv]?split|ops\.array_split": lambda: {"x": matrix(4, 4, 4), "indices_or_sections": 2},
    r"ops\.einsum": lambda: {"subscripts": "ij,jk->ik", "operands": [matrix(), matrix()]},
    r"ops\.eye|ops\.tri": lambda: {"N": 3},
    r"ops\.extract_sequences": lambda: {"x": matrix(2, 16), "sequence_length": 4, "sequence_stride": 2},
    r"ops\.(fft2?|ifft2)": lambda: {"x": (matrix(4, 4), matrix(4, 4))},
    r"ops\.rfft": lambda: {"x": matrix(2, 8)},
    r"ops\.irfft": lambda: {"x": (matrix(2, 5), matrix(2, 5))},
    r"ops\.stft": lambda: {"x": matrix(2, 64), "sequence_length": 16, "sequence_stride": 8, "fft_length": 16},
    r"ops\.istft": lambda: {
        "x": (matrix(2, 7, 9), matrix(2, 7, 9)),
        "sequence_length": 16,
        "sequence_stride": 8,
        "fft_length": 16,
    },
    r"ops\.unfold": lambda: {"x": matrix(1, 3, 4, 4), "kernel_size": 2},
    r"ops\.fori_loop": lambda: {"lower": 0, "upper": 3, "body_fun": delegates.adds(), "init_val": matrix()},
    r"ops\.in_top_k": lambda: {"targets": whole(3), "predictions": matrix(), "k": 2},
    r"ops\.jvp": lambda: {
        "fun": delegates.squares_first(),
        "primals": [_tensor(matrix())],
        "tangents": [_tensor(matrix())],
    },
    r"ops\.associative_scan": lambda: {"f": delegates.adds(), "elems": matrix()},
    r"ops\.scan": lambda: {"f": delegates.running_sum(), "init": matrix(3), "xs": matrix(4, 3)},
    r"ops\.map": lambda: {"f": delegates.squares(), "xs": matrix()},
    r"ops\.vectorized_map": lambda: {"function": delegates.squares(), "elements": matrix()},
    r"ops\.switch": lambda: {
        "index": numpy.array(1),
        "branches": [delegates.squares_first(), delegates.negates_first()],
        "operands": [matrix()],
    },
    r"ops\.while_loop": lambda: {
        "cond": delegates.below(5.0),
        "body": delegates.counts(),
        "loop_vars": [numpy.array(0.0, "float32")],
    },
    r"ops\.kron|ops\.outer|ops\.inner": lambda: {"x1": matrix(), "x2": matrix()},
    r"ops\.logical_not": lambda: {"x": matrix() > 0.5},
    r"ops\.logical_\w+": lambda: {"x1": matrix() > 0.5, "x2": matrix() > 0.5},
    r"ops\.moveaxis": lambda: {"x": matrix(2, 3, 4), "source": 0, "destination": -1},
    r"ops\.swapaxes": lambda: {"x": matrix(2, 3, 4), "axis1": 0, "axis2": 2},
    r"ops\.moments": lambda: {"x": matrix(), "axes": (0,)},
    r"ops\.multi_hot": lambda: {"inputs": whole(2, 3), "num_classes": 4},
    r"ops\.one_hot": lambda: {"x": whole(3), "num_classes": 4},
    r"ops\.(nan)?percentile": lambda: {"x": matrix(), "q": 40.0},
    r"ops\.(nan)?quantile": lambda: {"x": matrix(), "q": 0.4},
    r"ops\.pad": lambda: {"x": matrix(), "pad_width": ((1, 1), (2, 0))},
    r"ops\.repeat": lambda: {"x": matrix(), "repeats": 2},
    r"ops\.reshape": lambda: {"x": matrix(2, 6), "newshape": (3, 4)},
    r"ops\.roll": lambda: {"x": matrix(), "shift": 1},
    r"ops\.scatter": lambda: {
        "indices": numpy.array([[0, 1]]),
        "values": numpy.array([2.5], "float32"),
        "shape": (2, 2),
    },
    r"ops\.scatter_update": lambda: {
        "inputs": matrix(),
        "indices": numpy.array([[0, 1]]),
        "updates": numpy.array([2.5], "float32"),
    },
    r"ops\.searchsorted": lambda: {
        "sorted_sequence": numpy.array([0.1, 0.4, 0.8], "float32"),
        "values": matrix(2),
    },
    r"ops\.segment_\w+": lambda: {"data": matrix(4, 2), "segment_ids": numpy.array([0, 0, 1, 2])},
    r"ops\.select": lambda: {
        "condlist": [matrix() > 0.5, matrix() > 0.3],
        "choicelist": [matrix(), matrix()],
    },
    r"ops\.slice": lambda: {"inputs": matrix(), "start_indices": (1, 0), "shape": (2, 2)},
    r"ops\.slice_update": lambda: {"inputs": matrix(), "start_indices": (1, 0), "updates": matrix(2, 2)},
    r"ops\.squeeze": lambda: {"x": matrix(1, 3)},
    r"ops\.take": lambda: {"x": matrix(), "indices": whole(2)},
    r"ops\.take_along_axis": lambda: {"x": matrix(), "indices": whole(3, 3), "axis": 1},
    r"ops\.tile": lambda: {"x": matrix(), "repeats": (2, 1)},
    r"ops\.top_k": lambda: {"x": matrix(), "k": 2},
    r"ops\.unravel_index": lambda: {"indices": numpy.array([1, 5]), "shape": (2, 3)},
    r"ops\.vander": lambda: {"x": matrix(3)},
    r"ops\.view_as_complex": lambda: {"x": matrix(3, 2)},
    r"ops\.view_as_real": lambda: {"x": (matrix() + 1j * matrix()).astype("complex64")},
    r"ops\.where": lambda: {"condition": matrix() > 0.5, "x1": matrix(), "x2": matrix()},
    r"ops\.vdot|ops\.dot": lambda: {"x1": matrix(3), "x2": matrix(3)},
    r"ops\.linspace|ops\.logspace": lambda: {"start": 0.5, "stop": 2.5, "num": 5},
    r"ops\.geomspace": lambda: {"start": 1.0, "stop": 8.0, "num": 4},
    r"ops\.trapezoid": lambda: {"y": matrix()},
    r"ops\.expand_dims": lambda: {"x": matrix(), "axis": 1},
    r"ops\.argpartition": lambda: {"x": matrix(), "kth": 1},
    r"ops\.image\.elastic_transform": lambda: {"images": _images(), "seed": 5},
    r"ops\.image\.affine_transform": lambda: {
        "images": _images(),
        "transform": numpy.array([1, 0.1, 0, 0.1, 1, 0, 0, 0], "float32"),
    },
    r"ops\.image\.crop_images": lambda: {
        "images": _images(),
        "top_cropping": 1,
        "left_cropping": 2,
        "target_height": 4,
        "target_width": 4,
    },
    r"ops\.image\.pad_images": lambda: {
        "images": _images(),
        "top_padding": 1,
        "left_padding": 2,
        "target_height": 12,
        "target_width": 12,
    },
    r"ops\.image\.extract_patches": lambda: {"images": _images(), "size": 2},
    r"ops\.image\.extract_patches_3d": lambda: {"volumes": _images(1, 4, 4, 4, 2), "size": 2},
    r"ops\.image\.map_coordinates": lambda: {"inputs": matrix(4, 4), "coordinates": matrix(2, 5), "order": 1},
    r"ops\.image\.perspective_transform": lambda: {
        "images": _images(),
        "start_points": numpy.array([[[0, 0], [0, 7], [7, 0], [7, 7]]] * 2, "float32"),
        "end_points": numpy.array([[[1, 0], [0, 6], [7, 1], [6, 7]]] * 2, "float32"),
    },
    r"ops\.image\.resize": lambda: {"images": _images(), "size": (4, 6)},
    r"ops\.image\.scale_and_translate": lambda: {
        "images": _images(),
        "output_shape": (2, 4, 4, 3),
        "scale": numpy.array([0.5, 0.5], "float32"),
        "translation": numpy.array([0.5, 1.0], "float32"),
        "spatial_dims": (1, 2),
        "method": "linear",
    },
    r"ops\.image\.ssim": lambda: {"image1": _images(2, 16, 16, 3), "image2": _images(2, 16, 16, 3)},
    r"ops\.image\.\w+": lambda: {"images": _images()},
    r"activations\.glu|ops\.glu": lambda: {"x": matrix(2, 4)},
    r"metrics\.sparse_(top_k_)?categorical_\w+": lambda: {"y_true": whole(3), "y_pred": matrix()},
    r"losses\.circle": lambda: {"y_true": whole(3), "y_pred": matrix()},
    r"losses\.ctc": lambda: {"y_true": whole(2, 3) + 1, "y_pred": matrix(2, 8, 5)},
    r"random\.(beta)": lambda: {"shape": (2, 3), "alpha": 0.5, "beta": 2.0, "seed": 5},
    r"random\.(binomial)": lambda: {"shape": (2, 3), "counts": 5.0, "probabilities": 0.5, "seed": 5},
    r"random\.(categorical)": lambda: {"logits": matrix(), "num_samples": 2, "seed": 5},
    r"random\.(dropout)": lambda: {"inputs": matrix(), "rate": 0.5, "seed": 5},
    r"random\.(gamma)": lambda: {"shape": (2, 3), "alpha": 0.5, "seed": 5},
    r"random\.(randint)": lambda: {"shape": (2, 3), "minval": 0, "maxval": 9, "seed": 5},
    r"random\.(shuffle)": lambda: {"x": matrix(), "seed": 5},
    r"random\.\w+": lambda: {"shape": (2, 3), "seed": 5},
}

# Required arguments by a pattern of function and parameter.
_REQUIRED: dict[str, Any] = {
    r"activations\.\w+\.activation": "relu",
    r"optimizers\.schedules\.serialize\..*": lambda: keras.optimizers.schedules.CosineDecay(0.1, 5),
    r"optimizers\.serialize\..*": lambda: keras.optimizers.SGD(0.5, name="given"),
    r"optimizers\.schedules\.deserialize\..*": lambda: _serialized(
        keras.optimizers.schedules.CosineDecay(0.1, 5)
    ),
    r"optimizers\.deserialize\..*": lambda: _serialized(keras.optimizers.SGD(0.5, name="given")),
    r"constraints\.serialize\..*": lambda: keras.constraints.MaxNorm(1.5),
    r"constraints\.deserialize\..*": lambda: _serialized(keras.constraints.MaxNorm(1.5)),
    r"dtype_policies\.serialize\..*": lambda: keras.DTypePolicy("mixed_float16"),
    r"dtype_policies\.deserialize\..*": lambda: _serialized(keras.DTypePolicy("mixed_float16")),
    r"initializers\.serialize\..*": lambda: keras.initializers.HeNormal(3),
    r"initializers\.deserialize\..*": lambda: _serialized(keras.initializers.HeNormal(3)),
    r"layers\.serialize\..*": lambda: keras.layers.Dense(2, name="given"),
    r"layers\.deserialize\..*": lambda: _serialized(keras.layers.Dense(2, name="given")),
    r"losses\.serialize\..*": lambda: keras.losses.Huber(0.5),
    r"losses\.deserialize\..*": lambda: _serialized(keras.losses.Huber(0.5)),
    r"metrics\.serialize\..*": lambda: keras.metrics.AUC(num_thresholds=5, name="given"),
    r"metrics\.deserialize\..*": lambda: _serialized(keras.metrics.AUC(num_thresholds=5, name="given")),
    r"quantizers\.serialize\..*": lambda: keras.quantizers.AbsMaxQuantizer(axis=0),
    r"quantizers\.deserialize\..*": lambda: _serialized(keras.quantizers.AbsMaxQuantizer(axis=0)),
    r"regularizers\.serialize\..*": lambda: keras.regularizers.L2(0.5),
    r"regularizers\.deserialize\..*": lambda: _serialized(keras.regularizers.L2(0.5)),
    r"saving\.deserialize_keras_object\..*": lambda: _serialized(keras.layers.Dense(2, name="given")),
    r"preprocessing\.image\.smart_resize\.x": _images,
    r"preprocessing\.image\.smart_resize\.size": (4, 6),
    r"quantizers\.compute_float8_scale\.margin": 1.0,
    r"utils\.unpack_x_y_sample_weight\.data": lambda: [matrix(), matrix()],
    r"tree\.map_structure\w*\.structures": lambda: [{"a": [1, 2], "b": 3}],
    r"tree\.map_shape_structure\.structure": lambda: {"a": (1, 2), "b": (3,)},
    r"saving\.\w+\.obj": lambda: keras.layers.Dense(2, name="given"),
    r"legacy\.saving\.serialize_keras_object\..*": lambda: keras.layers.Dense(2, name="given"),
    r"tree\.map\w*\.func|tree\.traverse\.func": lambda: delegates.same(),
    r"tree\.pack_sequence_as\.flat_sequence": lambda: [4, 5, 6],
}

# Values of optional parameters by a pattern of function and parameter.
_OPTIONAL: dict[str, Any] = {
    r"random\.(randint|categorical)\.dtype": "int64",
    r"ops\.view\.dtype": "int32",
    r".*\.dtype": "float64",
    r"ops\.rot90\.axes": (1, 0),
    r"ops\.transpose\.axes": (1, 0),
    r"ops\.(average|bincount)\.weights": lambda: matrix(3),
    r"ops\.rms_normalization\.scale": lambda: matrix(3),
    r"ops\.layer_normalization\.(gamma|beta)": lambda: matrix(3),
    r"ops\.batch_normalization\.(scale|offset)": lambda: matrix(3),
    r"ops\.segment_\w+\.num_segments": 4,
    r"ops\.pad\.mode": "reflect",
    r"ops\.pad\.constant_values": 0.5,
    r"ops\.unstack\.num": 3,
    r"ops\.trapezoid\.x": lambda: matrix(3),
    r"random\.dropout\.noise_shape": (3, 1),
    r"ops\.norm\.ord": 1,
    r"ops\.arange\.(stop|step)": 8.0,
    r"ops\.histogram\.range": (0.0, 1.0),
    r"ops\.fold\.padding": 1,
    r"quantizers\.compute_float8_scale\.margin": 1.0,
    r"utils\.bounding_boxes\.affine_transform\.center_.": lambda: numpy.array([0.4, 0.6], "float32"),
    r"utils\.bounding_boxes\.\w+\.image_shape": (20, 20, 3),
    r"utils\.bounding_boxes\.\w+\.variance": [0.1, 0.1, 0.2, 0.2],
    r"utils\.to_categorical\.num_classes": 4,
    r"ops\.bincount\.weights": lambda: matrix(4),
    r"ops\.image\.resize\.fill_mode": "constant",
    r"ops\.unique\.size": 12,
    r"ops\.(where)\.x.": lambda: matrix(),
    r"ops\.dot_product_attention\.mask": lambda: numpy.ones((1, 2, 4, 4), bool),
    r"ops\.dot_product_attention\.bias": lambda: matrix(1, 2, 4, 4),
    r"ops\.(diagonal|trace)\.axis1": -1,
    r"ops\.(diagonal|trace)\.axis2": 0,
    r"ops\.tensordot\.axes": 1,
    r"ops\.scan\.length": 4,
    r"ops\.conv\w*\.output_padding": 1,
    r"losses\.circle\.ref_labels": lambda: whole(4),
    r"losses\.circle\.ref_embeddings": lambda: matrix(4, 3),
    r".*\.custom_objects|.*\.module_objects": lambda: {"given": 1},
}

# What has to be given together with an optional parameter.
WITH: dict[tuple[str, str], dict[str, Any]] = {
    ("keras.ops.arange", "step"): {"stop": 30.0},
    ("keras.ops.diagonal", "axis1"): {"axis2": 0},
    ("keras.ops.diagonal", "axis2"): {"axis1": 1},
    ("keras.ops.trace", "axis1"): {"axis2": 0},
    ("keras.ops.trace", "axis2"): {"axis1": 1},
    ("keras.ops.conv_transpose", "output_padding"): {"strides": 2},
    ("keras.ops.conv_transpose", "dilation_rate"): {"strides": 1},
    ("keras.ops.image.extract_patches", "dilation_rate"): {"strides": 1},
    ("keras.ops.image.extract_patches_3d", "dilation_rate"): {"strides": 1},
    ("keras.ops.fold", "padding"): {"x": numpy.ones((1, 12, 25), "float32")},
    ("keras.ops.fold", "stride"): {"x": numpy.ones((1, 12, 4), "float32")},
    ("keras.ops.fold", "dilation"): {"x": numpy.ones((1, 12, 4), "float32")},
    ("keras.losses.circle", "ref_labels"): {"ref_embeddings": numpy.ones((4, 3), "float32")},
    ("keras.losses.circle", "ref_embeddings"): {"ref_labels": numpy.array([0, 1, 2, 0], "int32")},
    ("keras.ops.where", "x1"): {"x2": numpy.zeros((3, 3), "float32")},
    ("keras.ops.where", "x2"): {"x1": numpy.zeros((3, 3), "float32")},
}

# Optional parameters that are not tried, with the reason.
SKIPPED: dict[Any, str] = {
    "data_format": "The CPU knows only channels_last; the layers compare the setting.",
    ("keras.ops.bincount", "sparse"): "A sparse tensor.",
    ("keras.ops.bincount", "weights"): "Checked by Keras against a tensor's own shape.",
    ("keras.ops.dot_product_attention", "flash_attention"): "Keras has none for TensorFlow.",
    ("keras.ops.dot_product_attention", "attn_logits_soft_cap"): "Keras has it for JAX only.",
    ("keras.ops.jvp", "has_aux"): "The function of the sample returns one tensor.",
    ("keras.layers.dot", "axes"): "Given with what is needed.",
    ("keras.models.clone_model", "input_tensors"): "Symbolic; tests/parity clones models.",
    ("keras.ops.sparse_categorical_crossentropy", "axis"): "Keras supports only the default.",
    ("keras.metrics.sparse_categorical_crossentropy", "axis"): "Keras supports only the default.",
    **{
        (f"keras.utils.bounding_boxes.{name}", "bounding_box_format"): "Keras raises a NotImplementedError."
        for name in ("affine_transform", "clip_to_image_size", "crop", "pad")
    },
    ("keras.quantizers.pack_int4", "dtype"): "Keras accepts int8 and uint8, by default int8.",
    ("keras.quantizers.unpack_int4", "dtype"): "Keras accepts int8 and uint8, by default int8.",
    ("keras.quantizers.fake_quant_with_min_max_vars", "axis"): "Needs another rank of min_vals.",
    ("keras.ops.image.crop_images", "bottom_cropping"): "Excluded by the others.",
    ("keras.ops.image.crop_images", "right_cropping"): "Excluded by the others.",
    ("keras.ops.image.pad_images", "bottom_padding"): "Excluded by the others.",
    ("keras.ops.image.pad_images", "right_padding"): "Excluded by the others.",
    ("keras.ops.take_along_axis", "axis"): "Given with what is needed.",
}

# Functions that are not called, with the reason.
UNCHECKED: dict[str, str] = {
    "keras.config.set_backend": "Reloads Keras under every other test.",
    "keras.utils.clear_session": "Compared in test_corners.py: it resets Keras under every other test.",
    "keras.utils.plot_model": "Needs the packages pydot and Graphviz.",
    "keras.utils.audio_dataset_from_directory": "Needs a sound file; it goes the way of the other folders.",
    "keras.distribution.initialize": "Needs several machines.",
    "keras.distribution.get_device_count": "Keras 3.15.1 has none for TensorFlow: it raises an AttributeError.",
    "keras.distribution.set_distribution": "Changes settings of the process.",
    "keras.distribution.distribute_tensor": "Needs a mesh of devices that the backend knows.",
}
for _name in offered("function"):
    if (
        _name.startswith("keras.utils.") and ("dataset" in _name or _name.endswith(("_img", "get_file")))
    ) or (_name.startswith("keras.saving.") and "weights" in _name):
        UNCHECKED[_name] = "Compared in test_files.py: it reads or writes files."
    elif _name.endswith(".decode_predictions"):
        UNCHECKED[_name] = "Compared in test_downloads.py: it reads the names of ImageNet's classes."
    elif _name.endswith(("draw_bounding_boxes", "plot_bounding_box_gallery")):
        UNCHECKED[_name] = "Needs the package opencv-python."
    elif _name.startswith("keras.visualization."):
        UNCHECKED[_name] = "Compared in test_pictures.py: it draws a picture."
    elif _name.startswith("keras.datasets."):
        UNCHECKED[_name] = "Compared in test_downloads.py: it reads files that Keras downloads."
    elif _name.startswith("keras.config.") and _name.split(".")[-1].startswith(
        ("set_", "enable_", "disable_")
    ):
        UNCHECKED[_name] = "Compared in test_settings.py: it changes settings of the process."
    elif _name.startswith("keras.applications.") and offered("function")[_name]["returns"] == "model":
        UNCHECKED[_name] = "Compared in test_applications.py: it builds a big network."
