"""Predictions of the compiled path are those of Model.predict, to the last bit."""

import gc
import weakref

import numpy as np
import pytest

from kerasnet_host import inference, surface

surface.load_keras()
import keras
from keras import layers

RNG = np.random.default_rng(5)


def sequential(shape, *stack):
    return keras.Sequential([keras.Input(shape), *stack])


def dense():
    hidden = layers.Dense(16, activation="relu")
    return sequential((8,), hidden, layers.Dropout(0.5), layers.Dense(3, activation="softmax"))


def normalized():
    return sequential((8,), layers.Dense(8), layers.BatchNormalization(), layers.LayerNormalization())


def convolutional():
    return sequential(
        (12, 12, 2),
        layers.Conv2D(4, 3, use_bias=False),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.MaxPool2D(),
        layers.Flatten(),
        layers.Dense(5),
    )


def masked():
    return sequential((6, 8), layers.Masking(0.0), layers.LSTM(5), layers.Dense(2))


def attentive():
    entry = keras.Input((6, 8))
    mixed = layers.MultiHeadAttention(2, 4)(entry, entry)
    return keras.Model(entry, layers.Dense(2)(layers.Add()([entry, mixed])))


def twin(model):
    """Copy a model: its Python twin, with a history of its own of what was traced."""
    for weight in model.weights:
        if "seed" not in weight.path:
            weight.assign(np.abs(RNG.normal(size=weight.shape)).astype("float32"))
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return copy


def rows(model, count):
    def one(tensor):
        return RNG.normal(size=(count, *tensor.shape[1:])).astype("float32")

    inputs = [one(tensor) for tensor in model.inputs]
    return inputs[0] if len(inputs) == 1 else inputs


def predict(model, x, **arguments):
    outcome = surface.predict(model, {"x": x, "verbose": 0, **arguments})
    assert outcome["stopped"] is False
    return outcome["outputs"]


def again(model, x, times=inference.DIRECT_AFTER + 2):
    for _ in range(times):
        outputs = surface.predict_now(model, x)
    return outputs


@pytest.mark.parametrize("build", [dense, normalized, convolutional, masked, attentive])
def test_every_size_gives_the_bits_of_predict(build):
    model = build()
    python = twin(model)
    for count in (1, 5, 1, 32, 40, 3):
        x = rows(model, count)
        expected = python.predict(x, verbose=0)
        np.testing.assert_array_equal(predict(model, x), expected, strict=True)
        if count <= 32:
            np.testing.assert_array_equal(again(model, x), expected, strict=True)


def test_the_batch_size_decides_where_rows_are_cut():
    model = normalized()
    python = twin(model)
    x = rows(model, 50)
    for size in (50, 7, None):
        expected = python.predict(x, batch_size=size, verbose=0)
        np.testing.assert_array_equal(predict(model, x, batch_size=size), expected, strict=True)
    assert surface.predict_now(model, x) is None
    np.testing.assert_array_equal(
        surface.predict_now(model, x, 50), python.predict(x, batch_size=50, verbose=0)
    )


@pytest.mark.parametrize("dtype", ["float64", "float16", "uint8", "int32", "int64", "bool"])
def test_other_types_are_taken_as_predict_takes_them(dtype):
    model = dense()
    python = twin(model)
    x = (RNG.random((4, 8)) * 3).astype(dtype)
    expected = python.predict(x, verbose=0)
    np.testing.assert_array_equal(predict(model, x), expected, strict=True)
    np.testing.assert_array_equal(again(model, x), expected, strict=True)


def test_strided_and_fortran_ordered_rows():
    model = dense()
    python = twin(model)
    for x in (RNG.random((8, 16), "float32")[::2, ::2], np.asfortranarray(RNG.random((4, 8), "float32"))):
        expected = python.predict(x, verbose=0)
        np.testing.assert_array_equal(predict(model, x), expected)
        np.testing.assert_array_equal(again(model, x), expected)


def several(named):
    one, two = keras.Input((4,), name="one"), keras.Input((3,), name="two")
    both = layers.Concatenate()([one, two])
    sums, products = layers.Dense(2, name="sums")(both), layers.Dense(5, name="products")(both)
    if named:
        return keras.Model({"one": one, "two": two}, {"sums": sums, "products": products})
    return keras.Model([one, two], [sums, products])


def test_several_inputs_and_outputs():
    model = several(named=False)
    python = twin(model)
    for count in (2, 35):
        x = rows(model, count)
        for ours, theirs in zip(predict(model, x), python.predict(x, verbose=0), strict=True):
            np.testing.assert_array_equal(ours, theirs, strict=True)
    x = rows(model, 2)
    expected = python.predict(x, verbose=0)
    for ours, theirs in zip(again(model, x), expected, strict=True):
        np.testing.assert_array_equal(ours, theirs, strict=True)


def test_inputs_and_outputs_by_name():
    model = several(named=True)
    python = twin(model)
    for count in (2, 35):
        x = {"two": RNG.random((count, 3), "float32"), "one": RNG.random((count, 4), "float32")}
        expected = python.predict(x, verbose=0)
        ours = predict(model, x)
        assert ours.keys() == expected.keys()
        for name in expected:
            np.testing.assert_array_equal(ours[name], expected[name], strict=True)


def test_no_rows_give_no_rows():
    assert predict(dense(), np.zeros((0, 8), "float32")).shape == (0, 3)


def test_new_weights_need_no_new_trace():
    model = dense()
    x = rows(model, 2)
    predict(model, x)
    before = again(model, x)
    function = model.predict_function
    model.set_weights([weight * 2 for weight in model.get_weights()])
    after = surface.predict_now(model, x)
    assert not np.array_equal(before, after)
    model.compile("sgd", "mse")
    np.testing.assert_array_equal(predict(model, x), after)
    model.fit(RNG.random((64, 8)), RNG.random((64, 3)), verbose=0)
    expected = twin_of(model).predict(x, verbose=0)
    np.testing.assert_array_equal(surface.predict_now(model, x), expected)
    assert model.predict_function is not function


def twin_of(model):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return copy


def test_a_new_layer_counts_at_once():
    model = dense()
    x = rows(model, 2)
    assert predict(model, x).shape == (2, 3)
    surface.invoke(model, "add", (layers.Dense(7),), {})
    assert surface.predict_now(model, x) is None
    assert predict(model, x).shape == (2, 7)
    surface.invoke(model, "pop", (), {})
    assert predict(model, x).shape == (2, 3)
    np.testing.assert_array_equal(predict(model, x), twin_of(model).predict(x, verbose=0))


def test_lora_and_quantization_count_at_once():
    model = sequential((8,), layers.Dense(6))
    x = rows(model, 2)
    before = predict(model, x)
    layer = model.layers[0]
    surface.invoke(layer, "enable_lora", (2,), {})
    assert surface.predict_now(model, x) is None
    layer.lora_kernel_b.assign(np.ones(layer.lora_kernel_b.shape))
    assert not np.array_equal(predict(model, x), before)
    quantized = sequential((8,), layers.Dense(6))
    predict(quantized, x)
    surface.invoke(quantized, "quantize", ("int8",), {})
    assert surface.predict_now(quantized, x) is None
    np.testing.assert_array_equal(predict(quantized, x), quantized.predict(x, verbose=0))


def test_reading_a_model_leaves_its_functions_alone():
    model = dense()
    x = rows(model, 2)
    predict(model, x)
    surface.invoke(model, "get_weights", (), {})
    surface.invoke(model, "count_params", (), {})
    assert surface.predict_now(model, x) is not None


def test_a_layer_that_counts_its_calls_is_run_once_a_call():
    class Counting(layers.Layer):
        def build(self, shape):
            self.calls = self.add_weight(shape=(), initializer="zeros", trainable=False)

        def call(self, x):
            self.calls.assign_add(1.0)
            return x * 1.0

    counting = Counting()
    model = sequential((8,), counting)
    x = rows(model, 1)
    predict(model, x)
    again(model, x, times=40)
    assert float(counting.calls) == 41


def test_what_is_remembered_is_bounded():
    model = sequential((None, 2), layers.GlobalAveragePooling1D())
    for length in range(1, inference.KEPT_FUNCTIONS + 20):
        predict(model, np.zeros((1, length, 2), "float32"))
    assert len(model.__dict__[inference._ATTRIBUTE].runs) == inference.KEPT_FUNCTIONS


def test_a_model_that_nobody_holds_goes_away():
    model = dense()
    x = rows(model, 1)
    predict(model, x)
    again(model, x)
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (np.zeros((2, 7), "float32"), r"`x` has the shape \(2, 7\).*axis 1 must be 8 long, not 7"),
        (np.zeros((2, 3, 8), "float32"), r"has 3 axes instead of 2"),
        (np.zeros(8, "float32"), r"`x` has the shape \(8,\)"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(x, words):
    model = dense()
    predict(model, rows(model, 2))
    with pytest.raises(ValueError, match=words):
        predict(model, x)


def test_a_stop_between_batches():
    stop = np.array([1], "int32")
    model = dense()
    outcome = surface.predict(model, {"x": rows(model, 80), "verbose": 0}, stop)
    assert outcome["stopped"] is True


def test_saving_a_model_that_predicted(tmp_path):
    model = dense()
    x = rows(model, 3)
    before = predict(model, x)
    path = surface.save_model(model, str(tmp_path / "model.keras"))
    np.testing.assert_array_equal(predict(surface.load_model(path), x), before)
