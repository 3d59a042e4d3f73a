"""The small conversions one by one, where no prediction shows them."""

from __future__ import annotations

import json
import warnings

import keras
import numpy as np
import pytest
import tensorflow as tf

from kerasnet_host import legacy
from kerasnet_host.legacy import initializers, optimizers, training, weights
from kerasnet_host.legacy.arguments import Arguments
from kerasnet_host.legacy.compat import padding
from kerasnet_host.legacy.compat.activations import hard_sigmoid
from kerasnet_host.legacy.context import Context
from kerasnet_host.legacy.origin import backend_from_weight_names, from_attributes
from kerasnet_host.legacy.report import LegacyReport


def context(version="2.3.1", backend="theano", **settings):
    return Context(origin=from_attributes(version, backend, 2, "a test"), report=LegacyReport(), **settings)


def build(layers, version="2.3.1", backend="theano"):
    text = json.dumps(
        {"class_name": "Sequential", "config": layers, "keras_version": version, "backend": backend}
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return legacy.model_from_json(text)


# --- who wrote it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "backend", "line", "is_tf"),
    [
        ("1.2.2", None, "keras 1", False),
        ("1.1.0", None, "keras 1.1", False),
        ("2.0.8", "theano", "keras 2.0", False),
        ("2.3.1", "cntk", "keras 2.3", False),
        ("2.2.4-tf", "tensorflow", "tf.keras 2.2", True),
        ("2.4.0", "tensorflow", "tf.keras 2.4", True),
        ("2.15.0", "tensorflow", "tf.keras 2.15", True),
    ],
)
def test_origin(version, backend, line, is_tf):
    origin = from_attributes(version, backend, 2, "a test")
    assert origin.line == line and origin.tf_keras == is_tf


@pytest.mark.parametrize("version", ["3.0.0", "0.3.3", "banana", "2"])
def test_other_versions_are_refused(version):
    with pytest.raises(legacy.NotLegacyError):
        from_attributes(version, "theano", 2, "a test")


def test_keras_1_backend_by_weight_names():
    assert backend_from_weight_names(["dense_1_W:0", "dense_1_b:0"]) == "tensorflow"
    assert backend_from_weight_names(["dense_1_W", "dense_1_b"]) == "theano"
    assert backend_from_weight_names(["dense_1_W", "dense_1_b:0"]) is None
    assert backend_from_weight_names(["param_0"]) is None


# --- initializers, regularizers, constraints ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "kind", "expected"),
    [
        ("glorot_uniform", "GlorotUniform", {}),
        ("uniform", "RandomUniform", {"minval": -0.05, "maxval": 0.05}),
        ("normal", "RandomNormal", {"stddev": 0.05}),
        ("zero", "Zeros", {}),
        ("one", "Ones", {}),
        ("identity", "Identity", {}),
        ({"class_name": "VarianceScaling", "config": {"scale": 2.0, "mode": "fan_in", "distribution": "normal", "seed": None}},
         "VarianceScaling", {"scale": 2.0, "distribution": "truncated_normal"}),
        ({"class_name": "Orthogonal", "config": {"gain": 1.5, "seed": 3}}, "Orthogonal", {"gain": 1.5}),
        ({"class_name": "GlorotUniform", "config": {"seed": None, "dtype": "float32"}}, "GlorotUniform", {}),
        ({"class_name": "Constant", "config": {"value": 0.3}}, "Constant", {"value": 0.3}),
    ],
)  # fmt: skip
def test_initializers(old, kind, expected):
    made = initializers.initializer(Arguments("Dense", {"k": old}, "d"), context(), "k", "zeros")
    assert type(made).__name__ == kind
    assert expected.items() <= made.get_config().items()


@pytest.mark.parametrize(
    ("old", "l1", "l2"),
    [
        ({"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.01}}, 0.0, 0.01),
        ({"class_name": "L2", "config": {"l2": 0.02}}, 0.0, 0.02),
        ({"class_name": "L1L2", "config": {"l1": {"type": "ndarray", "value": 0.5}, "l2": 0.0}}, 0.5, 0.0),
        ({"name": "L1L2Regularizer", "l1": 0.1, "l2": 0.2}, 0.1, 0.2),
        ({"name": "WeightRegularizer", "l1": 0.1, "l2": 0.0}, 0.1, 0.0),
    ],
)
def test_regularizers(old, l1, l2):
    made = initializers.regularizer(Arguments("Dense", {"k": old}, "d"), context(), "k")
    assert float(made.l1) == pytest.approx(l1) and float(made.l2) == pytest.approx(l2)


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ({"class_name": "MaxNorm", "config": {"max_value": 2, "axis": 0}}, "MaxNorm"),
        ({"name": "MaxNorm", "m": 2, "axis": 0}, "MaxNorm"),
        ({"class_name": "NonNeg", "config": {}}, "NonNeg"),
        ({"class_name": "UnitNorm", "config": {"axis": 1}}, "UnitNorm"),
        ({"name": "MinMaxNorm", "low": 0.1, "high": 0.9, "rate": 0.5, "axis": 0}, "MinMaxNorm"),
    ],
)
def test_constraints(old, kind):
    made = initializers.constraint(Arguments("Dense", {"k": old}, "d"), context(), "k")
    assert type(made).__name__ == kind


def test_an_authors_own_initializer_is_dropped_with_weights_and_refused_without():
    value = {"class_name": "MyInit", "config": {}}
    with pytest.raises(legacy.UnsupportedError, match="MyInit"):
        initializers.initializer(Arguments("Dense", {"k": value}, "d"), context(), "k", "zeros")
    c = context(has_weights=True)
    assert initializers.initializer(Arguments("Dense", {"k": value}, "d"), c, "k", "zeros") == "zeros"
    assert "MyInit" in c.report.dropped[0]


# --- what changed its meaning ------------------------------------------------------------------------------------


def test_hard_sigmoid_is_not_keras_3s():
    x = np.linspace(-4, 4, 33).astype("float32")
    np.testing.assert_allclose(np.asarray(hard_sigmoid(x)), np.clip(0.2 * x + 0.5, 0, 1), atol=1e-6)
    assert np.abs(np.asarray(hard_sigmoid(x)) - np.asarray(keras.activations.hard_sigmoid(x))).max() > 0.03


def test_leaky_relu_keeps_its_slope():
    model, report = build(
        [
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "batch_input_shape": [None, 2]}},
            {"class_name": "LeakyReLU", "config": {"name": "l", "alpha": {"type": "ndarray", "value": 0.25}}},
        ]
    )
    assert model.layers[-1].negative_slope == pytest.approx(0.25)
    assert "LeakyReLU(alpha)" in [c.what for c in report.conversions]


def test_thresholded_relu():
    model, _ = build(
        [
            {
                "class_name": "ThresholdedReLU",
                "config": {"name": "t", "theta": 0.5, "batch_input_shape": [None, 3]},
            }
        ]
    )
    np.testing.assert_allclose(
        np.asarray(model(np.array([[0.4, 0.6, -1.0]], "float32"))), [[0.0, 0.6, 0.0]], atol=1e-6
    )


def test_theano_kernels_are_mirrored_and_cntks_are_not():
    layer = keras.layers.Conv2D(1, (2, 3))
    layer.build((None, 5, 5, 1))
    kernel = np.arange(6, dtype="float32").reshape(2, 3, 1, 1)
    stored = [weights.Stored("c/kernel", kernel), weights.Stored("c/bias", np.zeros(1, "float32"))]
    for backend, expected in (("theano", kernel[::-1, ::-1]), ("cntk", kernel), ("tensorflow", kernel)):
        origin = from_attributes("2.3.1", backend, 2, "a test")
        pairs = weights.match(layer, list(stored), origin, LegacyReport(), "c")
        np.testing.assert_array_equal(pairs[0][1], expected)


def test_a_kernel_of_one_by_one_needs_no_backend():
    layer = keras.layers.Conv2D(2, 1)
    layer.build((None, 5, 5, 3))
    stored = [weights.Stored("k", np.zeros((1, 1, 3, 2))), weights.Stored("b", np.zeros(2))]
    assert weights.match(layer, stored, from_attributes("2.3.1", None, 2, "a test"), LegacyReport(), "c")
    layer = keras.layers.Conv2D(2, 3)
    layer.build((None, 5, 5, 3))
    stored[0] = weights.Stored("k", np.zeros((3, 3, 3, 2)))
    with pytest.raises(legacy.AmbiguousFileError, match="backend="):
        weights.match(layer, stored, from_attributes("2.3.1", None, 2, "a test"), LegacyReport(), "c")


def test_gru_biases_of_the_other_kind_are_refused():
    layer = keras.layers.GRU(2, reset_after=True)
    layer.build((None, 4, 3))
    stored = [
        weights.Stored("k", np.zeros((3, 6))),
        weights.Stored("r", np.zeros((2, 6))),
        weights.Stored("b", np.zeros(6)),
    ]
    with pytest.raises(legacy.WeightsMismatchError, match="reset_after=False"):
        weights.match(layer, stored, from_attributes("2.3.1", "theano", 2, "a test"), LegacyReport(), "g")


def test_arrays_in_another_order_are_refused():
    layer = keras.layers.BatchNormalization()
    layer.build((None, 3))
    names = ("beta", "gamma", "moving_mean", "moving_variance")
    stored = [weights.Stored(f"b/{name}:0", np.zeros(3)) for name in names]
    with pytest.raises(legacy.WeightsMismatchError, match="order"):
        weights.match(layer, stored, from_attributes("2.3.1", "tensorflow", 2, "a test"), LegacyReport(), "b")


@pytest.mark.parametrize("style", padding.STYLES)
def test_padding_makes_just_the_windows_it_says(style):
    for size in range(3, 14):
        for window in range(1, 6):
            for stride in range(1, 5):
                before, after = padding.pads(style, size, window, stride)
                assert (before + size + after - window) // stride + 1 == padding.windows(
                    style, size, window, stride
                )


def test_odd_kernels_with_stride_1_are_plain_keras():
    assert padding.same_as_keras("theano", 3, 1, None) and padding.same_as_keras("cntk", 5, 1, None)
    assert not padding.same_as_keras("theano", 2, 1, None) and padding.same_as_keras("cntk", 2, 1, None)
    assert not padding.same_as_keras("theano", 3, 2, None) and not padding.same_as_keras("cntk", 3, 2, None)


def test_bias_of_channels_first_stays_on_its_axis():
    """Keras 3.15 on TensorFlow adds it along the width where that equals the number of filters."""
    from kerasnet_host.legacy.compat.convolution import OldConv2D

    layer = OldConv2D(
        3,
        1,
        data_format="channels_first",
        bias_initializer=lambda shape, dtype: keras.ops.arange(3, dtype=dtype),
    )
    made = np.asarray(layer(np.zeros((1, 2, 4, 3), "float32")))
    np.testing.assert_array_equal(made[0, :, 0, 0], [0, 1, 2])


CHANNELS_FIRST = [
    ("OldConv1D", {"kernel_size": 3, "padding": "causal", "dilation_rate": 2}, (5,)),
    ("OldConv1D", {"kernel_size": 2, "old_same": "theano", "strides": 2}, (5,)),
    ("OldConv2D", {"kernel_size": 3, "padding": "same", "strides": 2}, (6, 4)),
    ("OldConv2D", {"kernel_size": 2, "old_same": "theano", "use_bias": False}, (6, 4)),
    ("OldConv2D", {"kernel_size": 2, "old_same": "cntk", "strides": 3, "activation": "softmax"}, (6, 4)),
    ("OldConv2D", {"kernel_size": 2, "groups": 2, "use_bias": False}, (6, 4)),
    ("OldConv3D", {"kernel_size": 2, "dilation_rate": 2}, (4, 5, 6)),
    ("OldSeparableConv1D", {"kernel_size": 3, "depth_multiplier": 2}, (5,)),
    ("OldSeparableConv2D", {"kernel_size": 2, "old_same": "theano_uncut"}, (6, 4)),
    ("OldDepthwiseConv2D", {"kernel_size": 3, "padding": "same", "use_bias": False}, (6, 4)),
    ("OldConv2DTranspose", {"kernel_size": 3, "strides": 2, "output_padding": 1}, (6, 4)),
    ("OldConv2DTranspose", {"kernel_size": 3, "old_same": "theano", "strides": 2, "use_bias": False}, (6, 4)),
    ("OldConv3DTranspose", {"kernel_size": 2, "strides": 2}, (2, 3, 4)),
]


@pytest.mark.parametrize(("name", "arguments", "sizes"), CHANNELS_FIRST)
def test_channels_first_computes_and_trains_as_channels_last(name, arguments, sizes):
    """On every CPU: TensorFlow can do it by itself only with oneDNN."""
    from kerasnet_host.legacy.compat import convolution

    kind = getattr(convolution, name)
    filters = () if "Depthwise" in name else (4,)
    softmax = arguments.get("activation") == "softmax"
    arguments = {key: value for key, value in arguments.items() if key != "activation"}
    # An activation goes along the last axis of the layer's own output: Keras always did so.
    first = kind(
        *filters, **arguments, data_format="channels_first", activation="softmax" if softmax else None
    )
    last = kind(*filters, **arguments, data_format="channels_last")
    x = np.random.default_rng(0).uniform(-1, 1, (2, 2, *sizes)).astype("float32")
    assert first.compute_output_shape(x.shape) == first(x).shape
    last.build((2, *sizes, 2))
    last.set_weights([np.random.default_rng(1).uniform(-1, 1, w.shape) for w in last.weights])
    first.set_weights(last.get_weights())

    def results(layer, inputs, after):
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            made = after(layer(inputs))
            loss = tf.reduce_sum(made**3)
        return [made, *tape.gradient(loss, [inputs, *(w.value for w in layer.trainable_weights)])]

    ours = results(first, tf.constant(x), lambda made: made)
    theirs = results(
        last,
        tf.constant(np.moveaxis(x, 1, -1)),
        lambda made: (tf.nn.softmax if softmax else tf.identity)(keras.ops.moveaxis(made, -1, 1)),
    )
    theirs[1] = np.moveaxis(theirs[1], -1, 1)
    assert len(ours) == 2 + len(first.weights)
    for mine, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-4, atol=1e-5)


def test_films_with_channels_first_compute_and_train_as_channels_last(tmp_path):
    from kerasnet_host.legacy.compat.recurrent import ChannelsFirstConvLSTM2D

    geometry = {
        "strides": 2,
        "padding": "same",
        "return_sequences": True,
        "return_state": True,
        "stateful": True,
    }
    first, last = (
        ChannelsFirstConvLSTM2D(3, 3, **geometry),
        keras.layers.ConvLSTM2D(3, 3, **geometry, data_format="channels_last"),
    )
    x = np.random.default_rng(0).uniform(-1, 1, (2, 4, 2, 6, 5)).astype("float32")
    films = np.moveaxis(x, 2, -1)
    last(films)
    first(x)
    first.set_weights(last.get_weights())
    last.reset_states()
    first.reset_states()
    for _ in range(2):  # the second time with the state of the first
        ours, theirs = first(x), last(films)
        for mine, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(np.moveaxis(mine, -3, -1), other, rtol=1e-4, atol=1e-6)
    inputs = keras.Input((4, 2, 6, 5))
    model = keras.Model(inputs, keras.layers.Bidirectional(ChannelsFirstConvLSTM2D(3, 3))(inputs))
    model.compile("sgd", "mse")
    y = np.zeros((2, 3, 4, 6), "float32")  # both directions side by side along the last axis, as Keras does
    losses = model.fit(x, y, epochs=3, verbose=0).history["loss"]
    assert losses[2] < losses[1] < losses[0]
    model.save(tmp_path / "films.keras")
    again = keras.saving.load_model(tmp_path / "films.keras")
    np.testing.assert_array_equal(again.predict(x, verbose=0), model.predict(x, verbose=0))


@pytest.mark.parametrize("bias", [True, False])
def test_a_converted_model_with_channels_first_trains(bias):
    windows = {"padding": "valid", "data_format": "channels_first"}
    layers = [
        ("Conv2D", {"name": "conv", "filters": 3, "kernel_size": [3, 3], "use_bias": bias, **windows, "padding": "same",
                    "batch_input_shape": [None, 2, 6, 5], "activation": "relu"}),
        ("MaxPooling2D", {"name": "pool", "pool_size": [2, 2], "strides": [2, 2], **windows}),
        ("UpSampling2D", {"name": "up", "size": [2, 2], "data_format": "channels_first"}),
        ("ZeroPadding2D", {"name": "pad", "padding": [1, 1], "data_format": "channels_first"}),
        ("Conv2DTranspose", {"name": "back", "filters": 1, "kernel_size": [2, 2], "use_bias": bias, **windows}),
        ("GlobalAveragePooling2D", {"name": "mean", "data_format": "channels_first"}),
    ]  # fmt: skip
    model, report = build([{"class_name": name, "config": config} for name, config in layers])
    assert [type(model.get_layer(name)).__name__ for name in ("conv", "back")] == [
        "OldConv2D",
        "OldConv2DTranspose",
    ]
    assert [c.layers for c in report.conversions if c.what == "channels_first"] == [["conv", "back"]]
    before = model.get_weights()
    model.compile("sgd", "mse")
    x = np.random.default_rng(0).uniform(-1, 1, (4, 2, 6, 5)).astype("float32")
    model.fit(x, np.ones((4, 1)), epochs=1, verbose=0)
    assert all(np.abs(old - new).max() > 0 for old, new in zip(before, model.get_weights(), strict=True))


def test_keras_1_image_layers_need_a_data_format():
    layers = [
        {
            "class_name": "ZeroPadding2D",
            "config": {"name": "z", "padding": [1, 1], "batch_input_shape": [None, 4, 4, 2]},
        }
    ]
    with pytest.raises(legacy.AmbiguousFileError, match="data_format="):
        build(layers, "1.2.2", None)
    text = json.dumps({"class_name": "Sequential", "config": layers, "keras_version": "1.2.2"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, _ = legacy.model_from_json(text, data_format="channels_last")
    assert model.output_shape == (None, 6, 6, 2)


def test_unproved_conversions_warn():
    text = json.dumps(
        {
            "class_name": "Sequential",
            "config": [
                {
                    "class_name": "Rescaling",
                    "config": {"name": "r", "scale": 2.0, "batch_input_shape": [None, 2]},
                }
            ],
            "keras_version": "2.5.0",
            "backend": "tensorflow",
        }
    )
    with pytest.warns(legacy.LegacyWarning, match="Rescaling"):
        _, report = legacy.model_from_json(text)
    assert report.confidence == "partly proved" and report.unproved[0]["claim"] == "Rescaling"


# --- losses, metrics, optimizers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("mse", "mean_squared_error"),
        ("MSE", "mean_squared_error"),
        ("kullback_leibler_divergence", "kl_divergence"),
        ("logcosh", "log_cosh"),
        ({"class_name": "LossFunctionWrapper", "config": {"fn": "mae"}}, "mean_absolute_error"),
    ],
)
def test_losses_by_old_names(old, expected):
    assert training._loss(old) == expected
    assert keras.losses.get(expected) is not None


def test_loss_objects_keep_their_arguments():
    made = training._loss(
        {
            "class_name": "BinaryCrossentropy",
            "config": {"reduction": "auto", "name": "b", "from_logits": True, "label_smoothing": 0.1},
        }
    )
    assert made.from_logits and made.label_smoothing == pytest.approx(0.1)


@pytest.mark.parametrize("old", ["my_loss", "cosine_proximity", {"class_name": "Mine", "config": {}}])
def test_losses_that_mean_nothing_any_more_are_left_out(old):
    with pytest.raises(training._Unknown):
        training._loss(old)


@pytest.mark.parametrize(
    ("name", "config", "expected"),
    [
        (
            "SGD",
            {"lr": 0.1, "momentum": 0.9, "decay": 0.0, "nesterov": True},
            {"momentum": 0.9, "nesterov": True},
        ),
        ("RMSprop", {"lr": 0.01, "rho": 0.8, "epsilon": 1e-8, "decay": 0.0}, {"rho": 0.8, "epsilon": 1e-8}),
        (
            "Adam",
            {
                "learning_rate": 0.01,
                "beta_1": 0.8,
                "beta_2": 0.99,
                "epsilon": None,
                "decay": 0,
                "amsgrad": True,
            },
            {"amsgrad": True},
        ),
        ("Adagrad", {"lr": 0.01, "epsilon": 1e-7, "decay": 0.0}, {"initial_accumulator_value": 0.0}),
        (
            "Nadam",
            {"lr": 0.01, "beta_1": 0.9, "beta_2": 0.99, "epsilon": 1e-8, "schedule_decay": 0.004},
            {"beta_1": 0.9},
        ),
    ],
)
def test_optimizers(name, config, expected):
    report = LegacyReport()
    made = optimizers.convert(
        {"class_name": name, "config": config}, from_attributes("2.2.4", "theano", 2, "t"), report
    )
    assert type(made).__name__ == name
    assert expected.items() <= made.get_config().items()
    if name == "Nadam":
        assert "schedule_decay" in report.dropped[0]


def test_decay_is_a_schedule_and_clipnorm_is_of_all_gradients():
    origin = from_attributes("2.3.1", "theano", 2, "t")
    config = {"class_name": "SGD", "config": {"lr": 0.1, "decay": 0.5, "clipnorm": 1.0}}
    made = optimizers.convert(config, origin, LegacyReport())
    assert made.global_clipnorm == 1.0 and made.clipnorm is None
    assert float(made._learning_rate(2)) == pytest.approx(0.1 / (1 + 0.5 * 2))
    made = optimizers.convert(config, from_attributes("2.4.0", "tensorflow", 2, "t"), LegacyReport())
    assert made.clipnorm == 1.0 and made.global_clipnorm is None


def test_an_authors_own_optimizer_is_refused_by_name():
    with pytest.raises(legacy.UnsupportedError, match="LAMB"):
        optimizers.convert(
            {"class_name": "LAMB", "config": {"lr": 1}},
            from_attributes("2.3.1", "theano", 2, "t"),
            LegacyReport(),
        )
