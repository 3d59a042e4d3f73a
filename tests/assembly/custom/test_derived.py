"""C# classes that derive from Keras's own (``Dense``, ``Adam``, ``EarlyStopping``, functional models) and override a method."""

import keras
import numpy as np
import pytest
from Pieces import DerivedTests, Nets

X = np.array([[Nets.X[row, column] for column in range(4)] for row in range(64)], "float32")
Y = np.array([[Nets.Y[row, 0]] for row in range(64)], "float32")


class ScaledDense(keras.layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.gain = self.add_weight(name="gain", initializer="ones")

    def call(self, inputs, training=None):
        return super().call(inputs) * self.gain * 3.0


class SlowAdam(keras.optimizers.Adam):
    def update_step(self, gradient, variable, learning_rate):
        super().update_step(gradient, variable, learning_rate * 0.5)


class TwiceSquared(keras.losses.MeanSquaredError):
    def call(self, y_true, y_pred):
        return super().call(y_true, y_pred) * 2.0


class PercentOff(keras.metrics.MeanAbsoluteError):
    def result(self):
        return super().result() * 100.0


class StrongL2(keras.regularizers.L2):
    def __call__(self, x):
        return super().__call__(x) * 3.0


class WideUniform(keras.initializers.RandomUniform):
    def __call__(self, shape, dtype=None):
        return super().__call__(shape, dtype) * 10.0


def test_overridden_methods_of_every_kind_give_the_numbers_of_python(tmp_path):
    path = str(tmp_path / "derived.keras")
    found = list(DerivedTests.TrainSaveLoad(path))
    keras.utils.set_random_seed(5)
    model = keras.Sequential(
        [
            keras.Input((4,)),
            ScaledDense(8, kernel_initializer=WideUniform(seed=3)),
            keras.layers.Dense(1, kernel_regularizer=StrongL2(0.01)),
        ]
    )
    model.compile(SlowAdam(0.01), TwiceSquared(), metrics=[PercentOff(name="percent_off")])
    history = model.fit(X, Y, epochs=3, shuffle=False, verbose=0).history
    assert found[:4] == pytest.approx([*history["loss"], history["percent_off"][2]], rel=1e-6)
    assert found[4] == pytest.approx(0, abs=1e-6), "a loaded model goes on as the one that was saved"
    assert DerivedTests.Loaded(path) == "3 3 SlowAdam 8 True"


def test_a_recurrent_layer_that_is_wrapped_keeps_its_arguments(tmp_path):
    assert set(DerivedTests.Recurrent(str(tmp_path / "recurrent.keras"))) == {0.0}


def test_an_override_of_a_callback_of_keras_can_call_it():
    assert DerivedTests.Stopped() == "3 3 True 10"


@pytest.mark.parametrize(
    ("eager", "xla", "steps"),
    [(False, False, 1), (True, False, 1), (False, True, 1), (False, False, 2)],
    ids=["graph", "eager", "xla", "two steps"],
)
def test_a_functional_model_with_its_own_step_trains_as_keras_does(tmp_path, eager, xla, steps):
    path = str(tmp_path / "graph.keras")
    own = list(DerivedTests.Graph(True, eager, xla, steps, path))
    assert own == pytest.approx(list(DerivedTests.Graph(False, eager, xla, steps, path)), rel=1e-5)
    assert own[-1] == 1


def test_stacks_and_graphs_are_loaded_as_their_classes(tmp_path):
    assert (
        DerivedTests.Stacks(str(tmp_path / "stack.keras"))
        == "True CountedStack:0:2:True Funnel:5:2:True Tower:6:3:True"
    )
