"""Model.Fit of C# tells how it trained, and leaves Keras's loop only where the caller lets it."""

import keras
import numpy as np
import pytest
from keras import layers
from KerasNet import Acceleration, ModelData, Verbose

from tests.parity.surface.csharp import csharp_of, python_of

RNG = np.random.default_rng(4)
X, Y = RNG.random((40, 4), "float32"), RNG.integers(0, 2, 40)


def fit(acceleration):
    keras.utils.set_random_seed(11)
    model = keras.Sequential([keras.Input((4,)), layers.Dense(6, "relu"), layers.Dense(2, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    net = csharp_of(model)
    x, y = (ModelData.op_Implicit(csharp_of(array)) for array in (X, Y))
    history = net.Fit(x, y, epochs=3, verbose=Verbose.Silent, acceleration=acceleration)
    return history, model.get_weights(), python_of(net) is model


def test_both_ways_end_alike():
    fast, ours, same = fit(Acceleration.Auto)
    slow, theirs, _ = fit(Acceleration.Off)
    assert same
    assert fast.Plan.startswith("accelerated")
    assert "switched" in slow.Plan
    assert list(fast.Loss) == list(slow.Loss)
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("acceleration", [Acceleration.Auto, Acceleration.Off])
def test_python_ends_alike_too(acceleration):
    _, ours, _ = fit(acceleration)
    keras.utils.set_random_seed(11)
    model = keras.Sequential([keras.Input((4,)), layers.Dense(6, "relu"), layers.Dense(2, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(X, Y, epochs=3, verbose=0)
    for one, other in zip(ours, model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
