"""Rows and classes that count more than others: the numbers are Python's."""

import keras
import numpy as np
import pytest
from DataChecks import Weights
from System import Array, Int64, Single

WEIGHTS = np.linspace(0, 2, 64).astype("float32")


@pytest.fixture
def weights():
    return Array[Single](WEIGHTS.tolist())


def network(units=1, activation=None):
    keras.utils.set_random_seed(3)
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(units, activation=activation)])


def test_weights_of_rows(table, arrays, weights):
    model = network()
    model.compile("sgd", "mse")
    expected = model.fit(*table, sample_weight=WEIGHTS, epochs=2, shuffle=False, verbose=0).history["loss"]
    assert list(Weights.OfRows(*arrays, weights)) == expected
    assert list(Weights.OfBatches(*arrays, weights)) == expected


def test_weights_of_classes(table, arrays):
    labels = (table[1][:, 0] > 5).astype("int64")
    share = labels.mean()
    balanced = {0: 0.5 / (1 - share), 1: 0.5 / share}
    model = network(2, "softmax")
    model.compile("sgd", "sparse_categorical_crossentropy")
    history = model.fit(table[0], labels, class_weight=balanced, epochs=2, shuffle=False, verbose=0).history
    found = Weights.OfClasses(arrays[0], Array[Int64](labels.tolist()))
    assert list(found) == pytest.approx(history["loss"], rel=1e-6)


def test_weights_of_outputs(table, arrays, weights):
    keras.utils.set_random_seed(3)
    x = keras.Input((4,), name="x")
    outputs = {name: keras.layers.Dense(1, name=name)(x) for name in ("left", "right")}
    model = keras.Model({"x": x}, outputs)
    model.compile("sgd", {"left": "mse", "right": "mae"})
    inputs, targets = {"x": table[0]}, {"left": table[1], "right": table[1]}
    counts = {"left": WEIGHTS, "right": WEIGHTS[::-1].copy()}
    history = model.fit(inputs, targets, sample_weight=counts, epochs=2, shuffle=False, verbose=0).history
    measured = model.evaluate(inputs, targets, sample_weight=counts, verbose=0, return_dict=True)
    assert list(Weights.OfOutputs(*arrays, weights)) == [*history["loss"], measured["loss"]]
