"""Models that are gone leave nothing behind in TensorFlow, trained ones neither."""

import gc

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers
from tensorflow.python.framework.func_graph import FuncGraph

from kerasnet_host import surface, upkeep


def train() -> keras.Model:
    model = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(np.zeros((8, 4), "float32"), np.zeros((8, 1), "float32"), verbose=0)
    return model


def graphs() -> int:
    gc.collect()
    return sum(isinstance(thing, FuncGraph) for thing in gc.get_objects())


def test_trained_models_leave_no_graphs(soon):
    surface.call("keras.layers.Dense", (1,), {})
    before = graphs()
    train()
    surface.call("keras.layers.Dense", (1,), {})  # whatever is made next tidies up
    assert soon(lambda: graphs() <= before)


def test_as_many_new_ones_as_went_meanwhile_leave_no_graphs(soon):
    surface.call("keras.layers.Dense", (1,), {})
    before = graphs()
    first = train()
    surface.call("keras.layers.Dense", (1,), {})
    del first
    assert soon(lambda: graphs() <= before)
    train()
    surface.call("keras.layers.Dense", (1,), {})
    assert soon(lambda: graphs() <= before)


def test_a_model_trained_on_after_a_tidying_goes_on():
    model = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
    model.compile("adam", "mse")
    x, y = np.ones((8, 4), "float32"), np.ones((8, 1), "float32")
    losses = []
    for count in (8, 8, 5):
        losses += model.fit(x[:count], y[:count], verbose=0).history["loss"]
        upkeep.tidy()
        upkeep.release_gradients()
        gc.collect()
    assert losses[0] > losses[1] > losses[2]


def test_gradients_of_ones_own_stay_as_long_as_their_function():
    @tf.custom_gradient
    def doubled(x):
        return x * 2, lambda gradient: gradient * 7

    step = tf.function(lambda x: doubled(x))
    x = tf.Variable(3.0)
    step.get_concrete_function(x)
    upkeep.release_gradients()
    gc.collect()
    with tf.GradientTape() as tape:
        y = step(x)
    assert tape.gradient(y, x).numpy() == pytest.approx(7)


def test_a_first_training_counts_and_a_second_does_not(monkeypatch):
    counted = []
    monkeypatch.setattr(upkeep, "count_traced", lambda: counted.append(True))
    model = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
    model.compile("sgd", "mse")
    call = {"x": np.zeros((8, 4), "float32"), "y": np.zeros((8, 1), "float32"), "verbose": 0}
    for accelerate in (True, True, False):
        surface.fit(model, dict(call), None, None, accelerate)
    assert counted == [True]
