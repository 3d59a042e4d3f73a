"""Model.Predict of C# gives what Model.predict of Python gives, to the last bit."""

from concurrent.futures import ThreadPoolExecutor

import keras
import KerasNet
import numpy as np
import pytest
import System
from keras import layers
from KerasNet import ModelData, NDArray

from tests.parity.surface.csharp import csharp_of, python_of

RNG = np.random.default_rng(3)


@pytest.fixture(scope="module")
def pair():
    stack = [layers.Dense(8, "relu"), layers.BatchNormalization(), layers.Dropout(0.3), layers.Dense(3)]
    model = keras.Sequential([keras.Input((4,)), *stack])
    twin = keras.models.clone_model(model)
    twin.set_weights(model.get_weights())
    return csharp_of(model), twin


def data(x):
    return ModelData.op_Implicit(csharp_of(x)) if isinstance(x, np.ndarray) else x


def predict(model, x, batch_size=None):
    return python_of(model.Predict(data(x), batch_size))


@pytest.mark.parametrize("count", [1, 5, 32, 50, 1])
def test_predict(pair, count):
    model, python = pair
    x = RNG.random((count, 4), "float32")
    expected = python.predict(x, verbose=0)
    for _ in range(30):
        np.testing.assert_array_equal(predict(model, x), expected, strict=True)


@pytest.mark.parametrize("dtype", ["float64", "uint8", "int64"])
def test_predict_of_other_types(pair, dtype):
    model, python = pair
    x = (RNG.random((2, 4)) * 9).astype(dtype)
    for _ in range(2):
        np.testing.assert_array_equal(predict(model, x), python.predict(x, verbose=0), strict=True)


def test_predict_of_an_array_of_net(pair):
    model, python = pair
    rows = System.Array.CreateInstance(System.Single, 2, 4)
    for column in range(4):
        rows[0, column] = column / 3
        rows[1, column] = -column / 7
    expected = python.predict(
        np.array([[rows[r, c] for c in range(4)] for r in range(2)], "float32"), verbose=0
    )
    for _ in range(2):
        found = model.Predict(ModelData.op_Implicit(NDArray.Share(rows)))
        np.testing.assert_array_equal(python_of(found), expected)


def test_predict_of_no_rows(pair):
    assert predict(pair[0], np.zeros((0, 4), "float32")).shape == (0, 3)


def test_predict_async(pair):
    model, python = pair
    x = RNG.random((3, 4), "float32")
    for _ in range(2):
        task = model.PredictAsync(data(x))
        # A property is read with Python's lock held, which the task needs; a method is not.
        task.Wait()
        found = python_of(task.Result)
        np.testing.assert_array_equal(found, python.predict(x, verbose=0))


def test_predict_from_many_threads(pair):
    model, python = pair
    inputs = [RNG.random((1 + index % 3, 4), "float32") for index in range(64)]
    expected = [python.predict(x, verbose=0) for x in inputs]
    given = [data(x) for x in inputs]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda x: model.Predict(x), given * 4))
    for ours, theirs in zip(found, expected * 4, strict=True):
        np.testing.assert_allclose(python_of(ours), theirs, rtol=1e-5, atol=1e-6)


def test_a_wrong_shape_is_told_in_words(pair):
    for _ in range(2):
        with pytest.raises(Exception, match=r"`x` has the shape \(1, 5\).*axis 1 must be 4 long") as caught:
            predict(pair[0], np.zeros((1, 5), "float32"))
        assert isinstance(caught.value, KerasNet.KerasArgumentException)


def test_compile_add_and_pop(pair):
    _, python = pair
    x = RNG.random((2, 4), "float32")
    copy = keras.models.clone_model(python)
    copy.set_weights(python.get_weights())
    changed = csharp_of(copy)
    predict(changed, x)
    changed.Pop()
    shorter = keras.Model(python.inputs, python.layers[-2].output)
    np.testing.assert_array_equal(predict(changed, x), shorter.predict(x, verbose=0))
    changed.Add(csharp_of(layers.Dense(2)))
    assert predict(changed, x).shape == (2, 2)


def same(model, x, batch_size=None, times=3):
    """C#'s predict and Python's agree, whatever was traced and remembered before."""
    net = csharp_of(model)
    for _ in range(times):
        expected = model.predict(x, verbose=0, batch_size=batch_size)
        np.testing.assert_array_equal(predict(net, x, batch_size), expected, strict=True)


def test_sequences_of_any_length_and_size():
    model = keras.Sequential([keras.Input((None, 3)), layers.Masking(), layers.LSTM(4), layers.Dense(2)])
    for count, length in [(1, 5), (3, 2), (7, 9), (40, 2), (1, 5), (2, 1)]:
        x = RNG.random((count, length, 3), "float32")
        x[:, 1:2] = 0
        same(model, x, times=2)


def test_words():
    words = layers.TextVectorization(output_sequence_length=3, vocabulary=["a", "b", "c"])
    model = keras.Sequential([keras.Input((), dtype="string"), words, layers.Embedding(6, 2)])
    x = np.array(["a b", "c c c", "d"])
    expected = model.predict(keras.ops.convert_to_tensor(x), verbose=0)
    net = csharp_of(model)
    for _ in range(3):
        np.testing.assert_array_equal(predict(net, x), expected)


def test_a_stateful_network_remembers():
    def build():
        made = keras.Sequential([keras.Input(batch_shape=(2, 3, 1)), layers.LSTM(4, stateful=True)])
        made.set_weights([np.full(weight.shape, 0.3, "float32") for weight in made.get_weights()])
        return made

    x = np.ones((2, 3, 1), "float32")
    ours, theirs = csharp_of(build()), build()
    for _ in range(30):
        np.testing.assert_array_equal(predict(ours, x, 2), theirs.predict(x, verbose=0, batch_size=2))


def test_what_changes_a_model_between_predictions():
    model = keras.Sequential(
        [keras.Input((4,)), layers.Dense(6), layers.BatchNormalization(), layers.Dense(3)]
    )
    model.compile("sgd", "mse")
    net, x = csharp_of(model), RNG.random((5, 4), "float32")
    y = RNG.random((5, 3), "float32")

    def check():
        np.testing.assert_array_equal(predict(net, x), model.predict(x, verbose=0), strict=True)

    for _ in range(30):
        check()
    net.Fit(data(x), data(y), epochs=2, verbose=KerasNet.Verbose.Silent)
    check()
    model.set_weights([weight + 1 for weight in model.get_weights()])
    check()
    model.layers[1].trainable = False
    model.compile("adam", "mae")
    check()
    net.Fit(data(x), data(y), verbose=KerasNet.Verbose.Silent)
    check()


@pytest.mark.parametrize("dtype", ["float64", "uint8", "float16", "bool"])
def test_other_types_of_a_size_never_seen(pair, dtype):
    model, python = pair
    for count in (11, 12, 33):
        x = (RNG.random((count, 4)) * 3).astype(dtype)
        np.testing.assert_array_equal(predict(model, x), python.predict(x, verbose=0), strict=True)
