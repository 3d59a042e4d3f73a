"""The parameters whose values have to fit each other, or Keras's own checks, and what this proof leaves out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy

from tests.parity.surface.delegates import (
    mean_error,
    on_logs,
    on_number,
    rate_halver,
    squares,
    tokenizer,
)


def _model(name: str = "given") -> keras.Model:
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, name="dense")], name=name)


def _mesh() -> keras.distribution.DeviceMesh:
    return keras.distribution.DeviceMesh((1,), ["batch"], ["cpu:0"])


def _symbolic() -> keras.KerasTensor:
    return keras.KerasTensor((None, 2), name="given")


def _file() -> dict[str, Any]:
    path = Path(tempfile.mkdtemp()) / "given.weights.h5"
    _model().save_weights(path)
    return {"filepath": str(path)}


# Arguments without which a class cannot be constructed, made anew for each.
REQUIRED: dict[str, Callable[[], dict[str, Any]]] = {
    "keras.callbacks.LearningRateScheduler": lambda: {"schedule": rate_halver()},
    "keras.callbacks.ModelCheckpoint": lambda: {"filepath": "given.keras"},
    "keras.distillation.Distiller": lambda: {
        "teacher": _model("teacher"),
        "student": _model("student"),
        "distillation_losses": [keras.distillation.LogitsDistillation()],
    },
    "keras.distribution.DeviceMesh": lambda: {"shape": (1,), "axis_names": ["batch"]},
    "keras.saving.KerasFileEditor": _file,
    "keras.distribution.LayoutMap": lambda: {"device_mesh": _mesh()},
    "keras.distribution.ModelParallel": lambda: {"layout_map": keras.distribution.LayoutMap(_mesh())},
    "keras.distribution.TensorLayout": lambda: {"axes": ["batch", None]},
    "keras.dtype_policies.AWQDTypePolicy": lambda: {"mode": "awq/4/128", "source_name": "float32"},
    "keras.dtype_policies.GPTQDTypePolicy": lambda: {"mode": "gptq/4/128", "source_name": "float32"},
    "keras.dtype_policies.Int4DTypePolicy": lambda: {"mode": "int4/64", "source_name": "float32"},
    "keras.dtype_policies.QuantizedDTypePolicy": lambda: {"mode": "int8", "source_name": "float32"},
    "keras.dtype_policies.QuantizedFloat8DTypePolicy": lambda: {"mode": "float8", "source_name": "float32"},
    "keras.FloatDTypePolicy": lambda: {"name": "mixed_float16"},
    "keras.layers.IntegerLookup": lambda: {"vocabulary_dtype": "int64"},
    "keras.layers.RandomCrop": lambda: {"height": 2, "width": 2, "seed": 5},
    "keras.layers.STFTSpectrogram": dict,
    "keras.layers.Lambda": lambda: {"function": squares()},
    "keras.metrics.BinaryIoU": lambda: {"target_class_ids": (1,)},
    "keras.metrics.IoU": lambda: {"num_classes": 3, "target_class_ids": (0, 2)},
    "keras.metrics.MeanMetricWrapper": lambda: {"fn": mean_error()},
    "keras.metrics.OneHotIoU": lambda: {"num_classes": 3, "target_class_ids": (0, 2)},
    "keras.optimizers.MultiOptimizer": lambda: {
        "optimizer_map": keras.optimizers.OptimizerMap(keras.optimizers.SGD(name="inner"))
    },
    "keras.optimizers.schedules.PiecewiseConstantDecay": lambda: {
        "boundaries": [1, 2],
        "values": [0.5, 1.5, 2.5],
    },
    "keras.quantizers.AWQConfig": lambda: {"dataset": ["a"], "tokenizer": tokenizer()},
    "keras.quantizers.GPTQConfig": lambda: {"dataset": ["a"], "tokenizer": tokenizer()},
    "keras.utils.FeatureSpace": lambda: {"features": {"age": "float", "job": "string_categorical"}},
    "keras.utils.Progbar": lambda: {"target": 3},
    "keras.wrappers.SKLearnClassifier": lambda: {"model": _model()},
    "keras.wrappers.SKLearnRegressor": lambda: {"model": _model()},
    "keras.wrappers.SKLearnTransformer": lambda: {"model": _model()},
}

# By parameter, or by class and parameter; a function makes a value anew.
VALUES: dict[Any, Any] = {
    "dtype": "mixed_bfloat16",
    "rate": 0.25,
    "target_class_ids": (0, 2),
    "thresholds": [0.25, 0.5],
    "device_mesh": _mesh,
    "vocabulary": ["a", "b"],
    ("keras.InputSpec", "axes"): {1: 2},
    ("keras.InputSpec", "dtype"): "float16",
    ("keras.initializers.Identity", "gain"): 0.5,
    ("keras.layers.Bidirectional", "layer"): lambda: keras.layers.LSTM(2, name="inner"),
    ("keras.layers.Bidirectional", "backward_layer"): lambda: keras.layers.LSTM(
        2, go_backwards=True, name="backward"
    ),
    ("keras.layers.Bidirectional", "weights"): lambda: [
        numpy.full(shape, 0.5, "float32") for shape in [(3, 8), (2, 8), (8,)] * 2
    ],
    ("keras.layers.CategoryEncoding", "output_mode"): "count",
    ("keras.layers.Discretization", "output_mode"): "one_hot",
    ("keras.layers.Embedding", "weights"): lambda: [numpy.full((2, 2), 0.5, "float32")],
    ("keras.layers.ReversibleEmbedding", "weights"): lambda: [numpy.full((2, 2), 0.5, "float32")],
    ("keras.layers.InputLayer", "dtype"): "float16",
    ("keras.layers.InputLayer", "input_tensor"): _symbolic,
    ("keras.layers.IntegerLookup", "vocabulary"): [3, 5],
    ("keras.layers.Lambda", "mask"): squares,
    ("keras.layers.Lambda", "arguments"): {"extra": 2},
    ("keras.layers.RandomGaussianBlur", "kernel_size"): 5,
    ("keras.layers.STFTSpectrogram", "fft_length"): 512,
    ("keras.layers.TextVectorization", "standardize"): "lower",
    ("keras.metrics.BinaryIoU", "target_class_ids"): (1,),
    "on_epoch_begin": on_number,
    "on_epoch_end": on_number,
    "on_train_batch_begin": on_number,
    "on_train_batch_end": on_number,
    "on_train_begin": on_logs,
    "on_train_end": on_logs,
    ("keras.distribution.DataParallel", "devices"): ["cpu:0"],
    ("keras.distribution.DeviceMesh", "devices"): ["cpu:0"],
    ("keras.distribution.ModelParallel", "batch_dim_name"): "batch",
    ("keras.optimizers.OptimizerMap", "optimizer_map"): lambda: {
        "dense": keras.optimizers.Adam(name="other")
    },
    ("keras.quantizers.AWQConfig", "quantization_layer_structure"): {"pre_block_layers": []},
    ("keras.quantizers.GPTQConfig", "quantization_layer_structure"): {"pre_block_layers": []},
    ("keras.utils.FeatureSpace", "crosses"): [["age", "job"]],
    ("keras.quantizers.GPTQConfig", "weight_bits"): 8,
    ("keras.quantizers.Int4QuantizationConfig", "weight_quantizer"): lambda: keras.quantizers.AbsMaxQuantizer(
        axis=0, value_range=(-8, 7)
    ),
    "model_kwargs": {"a": 1},
    "fit_kwargs": {"epochs": 2},
    "distillation_losses": lambda: [keras.distillation.FeatureDistillation()],
    "distillation_loss_weights": [0.5],
}

# What has to be given together with a parameter, where Keras does not accept all sample values at once.
WITH: dict[tuple[str, str], dict[str, Any]] = {
    ("keras.callbacks.ModelCheckpoint", "save_weights_only"): {"filepath": "given.weights.h5"},
    ("keras.layers.Conv1DTranspose", "output_padding"): {"strides": 3},
    ("keras.layers.Conv2DTranspose", "output_padding"): {"strides": 3},
    ("keras.layers.Conv3DTranspose", "output_padding"): {"strides": 3},
    ("keras.layers.Discretization", "sparse"): {"output_mode": "one_hot"},
    ("keras.layers.IntegerLookup", "idf_weights"): {"output_mode": "tf_idf", "vocabulary": [3, 5]},
    ("keras.layers.IntegerLookup", "pad_to_max_tokens"): {"output_mode": "one_hot", "max_tokens": 9},
    ("keras.layers.IntegerLookup", "salt"): {"oov_method": "farmhash"},
    ("keras.layers.IntegerLookup", "sparse"): {"output_mode": "one_hot"},
    ("keras.layers.StringLookup", "idf_weights"): {"output_mode": "tf_idf", "vocabulary": ["a", "b"]},
    ("keras.layers.StringLookup", "pad_to_max_tokens"): {"output_mode": "one_hot", "max_tokens": 9},
    ("keras.layers.StringLookup", "salt"): {"oov_method": "farmhash"},
    ("keras.layers.StringLookup", "sparse"): {"output_mode": "one_hot"},
    ("keras.layers.TextVectorization", "idf_weights"): {"output_mode": "tf_idf", "vocabulary": ["a", "b"]},
    ("keras.layers.TextVectorization", "pad_to_max_tokens"): {"output_mode": "multi_hot", "max_tokens": 9},
    ("keras.layers.TextVectorization", "sparse"): {"output_mode": "multi_hot"},
    ("keras.quantizers.Int4QuantizationConfig", "activation_quantizer"): {"block_size": None},
    ("keras.quantizers.Int4QuantizationConfig", "weight_quantizer"): {"block_size": None},
}
# Instead of the required arguments, where a parameter excludes them.
INSTEAD: dict[tuple[str, str], dict[str, Any]] = {
    ("keras.layers.InputLayer", "batch_shape"): {},
    ("keras.layers.InputLayer", "input_tensor"): {},
    ("keras.layers.Discretization", "bin_boundaries"): {},
    ("keras.distribution.DataParallel", "devices"): {},
}

# Parameters that are given no other value here, with the reason.
SKIPPED: dict[tuple[str, str], str] = {
    (
        "keras.layers.ReversibleEmbedding",
        "weights",
    ): "Keras 3.15.1 fails on it: it reads tie_weights too early.",
    ("keras.layers.IntegerLookup", "vocabulary_dtype"): "Keras accepts only int64.",
    ("keras.quantizers.AWQConfig", "weight_bits"): "Keras accepts only 4.",
}

# Symbols that this proof does not construct or call, with the reason.
UNCHECKED: dict[str, str] = {
    "keras.callbacks.OrbaxCheckpoint": "Needs the package orbax-checkpoint.",
    "keras.layers.TFSMLayer": "Compared in test_files.py: it needs a SavedModel.",
}

# Classes that do not show what they were made from.
SILENT = {"keras.callbacks.LambdaCallback", "keras.distribution.DeviceMesh", "keras.initializers.Identity"}

# Layers that are not applied to a tensor, with the reason.
NOT_APPLIED: dict[str, str] = {
    "keras.layers.InputLayer": "Stands for an input; it is not applied.",
    "keras.layers.Wrapper": "Has no call of its own.",
    "keras.distillation.Distiller": "A model: its training is compared in tests/parity.",
    "keras.utils.FeatureSpace": "Takes dictionaries of columns, after adapt.",
    "keras.layers.LSTMCell": "A cell is applied with its state, in test_applies.py.",
    "keras.layers.GRUCell": "A cell is applied with its state, in test_applies.py.",
    "keras.layers.SimpleRNNCell": "A cell is applied with its state, in test_applies.py.",
    "keras.layers.StackedRNNCells": "A cell is applied with its state, in test_applies.py.",
    "keras.layers.MultiHeadAttention": "Takes queries and values, in test_applies.py.",
    "keras.layers.GroupQueryAttention": "Takes queries and values, in test_applies.py.",
}

# Layers that do something only in training.
TRAINING = {
    "keras.layers.AlphaDropout",
    "keras.layers.Dropout",
    "keras.layers.GaussianDropout",
    "keras.layers.GaussianNoise",
    "keras.layers.SpatialDropout1D",
    "keras.layers.SpatialDropout2D",
    "keras.layers.SpatialDropout3D",
}

# Arguments with which a layer fits the sample input, where the required ones do not.
APPLIED: dict[str, Callable[[], dict[str, Any]]] = {
    "keras.layers.Dot": lambda: {"axes": (1, 2)},
    "keras.layers.Discretization": lambda: {"bin_boundaries": [-0.5, 0.5]},
    "keras.layers.GaussianNoise": lambda: {"stddev": 0.5},
    "keras.layers.GroupNormalization": lambda: {"groups": 2},
    "keras.layers.HashedCrossing": lambda: {"num_bins": 5},
    "keras.layers.IntegerLookup": lambda: {"vocabulary": [3, 5]},
    "keras.layers.StringLookup": lambda: {"vocabulary": ["a", "b"]},
    "keras.layers.TextVectorization": lambda: {"vocabulary": ["one", "two"]},
    "keras.layers.Normalization": lambda: {"mean": 0.5, "variance": 2.0},
    "keras.layers.Pipeline": lambda: {"layers": [keras.layers.ReLU(), keras.layers.Rescaling(0.5)]},
}
