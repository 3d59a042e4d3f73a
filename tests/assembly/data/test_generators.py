"""Data that C# makes while a model trains."""

import keras
import pytest
from DataChecks import Generators


@pytest.fixture(scope="module")
def expected(table):
    """What Python gets from the same batches in the same order: training and validation losses."""
    keras.utils.set_random_seed(3)
    layers = [keras.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile("sgd", "mse")
    x, y = table
    history = model.fit(
        x, y, batch_size=16, epochs=3, shuffle=False, validation_data=(x, y), verbose=0
    ).history
    return history["loss"], history["val_loss"]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_generator_trains_as_the_arrays_do(arrays, expected, workers):
    training, validation = expected
    found = list(Generators.FitLosses(*arrays, workers))
    assert found[:3] == training
    assert found[3:] == pytest.approx(validation, rel=1e-6)


def test_enumerables_train_as_the_arrays_do(arrays, expected):
    assert list(Generators.FitEnumerable(*arrays)) == expected[0]
    assert list(Generators.FitAsyncEnumerable(*arrays)) == expected[0]


def test_the_end_of_each_epoch_is_told_as_python_is_told(table, arrays):
    class Slices(keras.utils.PyDataset):
        ended = 0

        def __len__(self):
            return 4

        def __getitem__(self, index):
            return tuple(values[index * 16 : (index + 1) * 16] for values in table)

        def on_epoch_end(self):
            self.ended += 1

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    source = Slices()
    model.fit(source, epochs=3, verbose=0)
    assert Generators.Epochs(*arrays) == source.ended


def test_predicting_keeps_the_order(table, arrays):
    keras.utils.set_random_seed(3)
    layers = [keras.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    assert (
        list(Generators.Predict(*arrays))
        == model.predict(table[0], batch_size=16, verbose=0).ravel().tolist()
    )


def test_workers_work_at_the_same_time(arrays):
    assert Generators.WorkersWorkTogether(*arrays)


@pytest.mark.parametrize("source", ["generator", "workers", "enumerable", "pipeline"])
def test_what_a_source_throws_arrives_as_itself(arrays, source):
    assert Generators.Throwing(source, *arrays) == "the tape broke, batch 2, model usable: True"


def test_what_a_source_throws_in_predict_arrives_as_itself():
    assert Generators.ThrowingInPredict() == "the tape broke"


def test_sources_die_after_use(arrays):
    # TensorFlow keeps what it read from for good; it must not keep the caller's object with it. The last of the
    # five may still be in some register.
    assert Generators.AliveAfterUse(*arrays) <= 1


@pytest.mark.parametrize("workers", [1, 3])
def test_cancelling_does_not_wait_for_the_source(arrays, workers):
    assert Generators.Cancelled(*arrays, workers) == "cancelled"


@pytest.mark.parametrize("looks", [True, False])
def test_a_cancelled_training_does_not_wait_for_the_next_batch(arrays, looks):
    # Whether or not the source looks at its token.
    found = Generators.CancelledWhileWaiting(*arrays, looks, False)
    assert found == "cancelled: True, told: True, usable: True"


def test_what_another_training_waits_for_goes_on(arrays):
    found = Generators.CancelledWhileWaiting(*arrays, True, True)
    assert found == "the other ended: True, cancelled: True"
