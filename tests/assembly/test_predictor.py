"""A predictor answers every call with its own row's prediction: from many threads, through updates, until its end."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import keras
import KerasNet
import numpy as np
import pytest
import System
from keras import layers
from KerasNet.Serving import PredictorEngine, PredictorOptions, QueueFull
from System.Threading import CancellationToken, CancellationTokenSource

from tests.parity.surface.csharp import csharp_of

RNG = np.random.default_rng(8)
ENGINES = [PredictorEngine.Keras, PredictorEngine.TensorFlow, PredictorEngine.Onnx]


def dense():
    return keras.Sequential([keras.Input((4,)), layers.Dense(6, "relu"), layers.Dense(3)])


def identity(factor=1.0):
    """Give back each row, so that an answer tells whose it is."""
    model = keras.Sequential([keras.Input((4,)), layers.Dense(4, use_bias=False)])
    model.set_weights([np.eye(4, dtype="float32") * factor])
    return model


def options(**given):
    made = PredictorOptions()
    for name, value in given.items():
        setattr(made, name, value)
    return made


def floats(row):
    return System.Array[System.Single]([float(value) for value in row])


@pytest.fixture(params=ENGINES, ids=str)
def engine(request):
    return request.param


def test_one_row_gives_the_bits_of_predict(engine):
    model = dense()
    predictor = csharp_of(model).CreatePredictor(options(Engine=engine))
    for row in RNG.normal(size=(5, 4)).astype("float32"):
        expected = model.predict(row[None], verbose=0)[0]
        found = np.array(list(predictor.Predict(floats(row))), "float32")
        if engine == PredictorEngine.Onnx:
            np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
        else:
            np.testing.assert_array_equal(found, expected)
    predictor.Dispose()


def test_without_onnx_the_command_that_mends_it_is_named(monkeypatch):
    monkeypatch.setattr("kerasnet_host.serving._ONNX_PACKAGES", ("onnx_that_is_missing",))
    with pytest.raises(Exception, match=r"The ONNX engine needs .*pip install") as caught:
        csharp_of(dense()).CreatePredictor(options(Engine=PredictorEngine.Onnx))
    assert isinstance(caught.value, KerasNet.HostSetupException)


def test_rows_of_a_picture(engine):
    stack = [layers.Conv2D(3, 3, activation="relu"), layers.BatchNormalization(), layers.Flatten()]
    model = keras.Sequential([keras.Input((6, 6, 1)), *stack, layers.Dense(2)])
    predictor = csharp_of(model).CreatePredictor(options(Engine=engine))
    picture = RNG.integers(0, 255, (6, 6, 1)).astype("uint8")
    expected = model.predict(picture[None], verbose=0)[0]
    for kind in (System.Byte, System.Double, System.Single):
        row = System.Array[kind]([kind(int(value)) for value in picture.ravel()])
        found = np.array(list(predictor.Predict(row)), "float32")
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-4)
    predictor.Dispose()


def test_several_inputs_and_outputs_of_other_types(engine):
    words, one = keras.Input((3,), dtype="int32", name="words"), keras.Input((2,), name="one")
    both = layers.Concatenate()([layers.Flatten()(layers.Embedding(9, 2)(words)), one])
    model = keras.Model({"words": words, "one": one}, [layers.Dense(2)(both), layers.Dense(1)(both)])
    predictor = csharp_of(model).CreatePredictor(options(Engine=engine))
    rows = System.Array[System.Array[System.Single]]([floats([0.5, -1]), floats([1, 8, 3])])
    found = [np.array(list(values), "float32") for values in predictor.Predict(rows)]
    expected = model.predict({"words": np.array([[1, 8, 3]]), "one": np.array([[0.5, -1]])}, verbose=0)
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs[0], rtol=1e-5)
    predictor.Dispose()


def test_many_callers_get_their_own_rows_while_models_are_swapped(engine):
    predictor = csharp_of(identity()).CreatePredictor(options(Engine=engine, MaxBatchSize=16))
    replacements = [csharp_of(identity(factor)) for factor in (2.0, 1.0, 2.0)]
    wrong = []
    stop = threading.Event()

    def call(number):
        calls = 0
        while not stop.is_set() or calls < 5:
            row = [number, calls, 1, number + calls]
            answer = list(predictor.Predict(floats(row)))
            if answer not in (row, [2 * value for value in row]):
                wrong.append((row, answer))
            calls += 1
        return calls

    with ThreadPoolExecutor(64) as pool:
        calls = [pool.submit(call, number) for number in range(64)]
        for replacement in replacements:
            time.sleep(0.1)
            predictor.Update(replacement)
        stop.set()
        answered = sum(future.result(60) for future in calls)
    assert wrong == []
    assert list(predictor.Predict(floats([1, 2, 3, 4]))) == [2, 4, 6, 8]
    statistics = predictor.Statistics
    assert statistics.Answered == answered + 1
    assert statistics.Failed == 0
    assert statistics.QueueLength == 0
    predictor.Dispose()


def test_training_the_model_changes_nothing_until_the_update(engine):
    model = identity()
    net = csharp_of(model)
    predictor = net.CreatePredictor(options(Engine=engine))
    model.set_weights([np.eye(4, dtype="float32") * 5])
    assert list(predictor.Predict(floats([1, 0, 0, 0]))) == [1, 0, 0, 0]
    predictor.Update(net)
    assert list(predictor.Predict(floats([1, 0, 0, 0]))) == [5, 0, 0, 0]
    with pytest.raises(Exception, match="not those of the model that is served"):
        predictor.Update(csharp_of(dense()))
    predictor.Dispose()


def held_back(**given):
    """A predictor that holds its batches back, so that calls wait in its queue."""
    return csharp_of(identity()).CreatePredictor(
        options(MaxDelay=System.TimeSpan.FromSeconds(0.6), MaxBatchSize=8, **given)
    )


def test_a_full_queue_turns_calls_away():
    predictor = held_back(MaxQueue=2, WhenFull=QueueFull.Reject)
    row = floats([1, 2, 3, 4])
    taken = [predictor.PredictAsync(row, getattr(CancellationToken, "None")) for _ in range(2)]
    refused = predictor.PredictAsync(row, getattr(CancellationToken, "None"))
    with pytest.raises(Exception, match="2 calls are waiting already"):
        refused.Wait()
    for task in taken:
        task.Wait()
        assert list(task.Result) == [1, 2, 3, 4]
    assert predictor.Statistics.Rejected == 1
    assert predictor.Statistics.MeanBatchSize == 2
    predictor.Dispose()


def test_a_full_queue_makes_callers_wait():
    predictor = held_back(MaxQueue=2)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: next(iter(predictor.Predict(floats([n, 0, 0, 0])))), range(8)))
    assert answers == list(range(8))
    assert predictor.Statistics.Rejected == 0
    predictor.Dispose()


def test_a_call_is_taken_back():
    predictor = held_back()
    source = CancellationTokenSource()
    waiting = predictor.PredictAsync(floats([1, 2, 3, 4]), source.Token)
    other = predictor.PredictAsync(floats([5, 0, 0, 0]), getattr(CancellationToken, "None"))
    source.Cancel()
    with pytest.raises(Exception, match="cancel"):
        waiting.Wait()
    other.Wait()
    assert list(other.Result) == [5, 0, 0, 0]
    assert predictor.Statistics.Cancelled == 1
    predictor.Dispose()


def test_disposing_answers_what_was_asked():
    predictor = held_back()
    tasks = [
        predictor.PredictAsync(floats([n, 0, 0, 0]), getattr(CancellationToken, "None")) for n in range(20)
    ]
    predictor.Dispose()
    for number, task in enumerate(tasks):
        task.Wait()
        assert next(iter(task.Result)) == number
    with pytest.raises(Exception, match="takes no more calls"):
        predictor.Predict(floats([1, 2, 3, 4]))
    predictor.Dispose()


def test_rows_of_free_length_are_not_mixed():
    model = keras.Sequential([keras.Input((None, 2)), layers.GlobalAveragePooling1D()])
    predictor = csharp_of(model).CreatePredictor(options(MaxDelay=System.TimeSpan.FromSeconds(0.2)))
    lengths = [1, 3, 3, 2, 1]
    tasks = [predictor.PredictAsync(floats([n] * 2 * n), getattr(CancellationToken, "None")) for n in lengths]
    for length, task in zip(lengths, tasks, strict=True):
        task.Wait()
        assert list(task.Result) == [length, length]
    predictor.Dispose()


def test_a_wrong_row_is_told_in_words():
    predictor = csharp_of(dense()).CreatePredictor()
    with pytest.raises(
        Exception, match=r"has the shape \(4\) float32, which is 4 values; 3 were given"
    ) as caught:
        predictor.Predict(floats([1, 2, 3]))
    assert isinstance(caught.value, KerasNet.KerasArgumentException)
    predictor.Dispose()


@pytest.mark.parametrize("wrong", [{"MaxBatchSize": 0}, {"MaxQueue": 0}])
def test_options_out_of_range(wrong):
    with pytest.raises(Exception, match="must be at least 1"):
        csharp_of(dense()).CreatePredictor(options(**wrong))


def test_a_row_that_cant_be_computed_fails_alone(engine):
    model = keras.Sequential([keras.Input((1,), dtype="int32"), layers.Embedding(10, 2), layers.Flatten()])
    predictor = csharp_of(model).CreatePredictor(
        options(Engine=engine, MaxDelay=System.TimeSpan.FromSeconds(0.2))
    )
    numbers = [1, 2, 99, 3, 4]
    tasks = [predictor.PredictAsync(floats([n]), getattr(CancellationToken, "None")) for n in numbers]
    expected = model.predict(np.array([[1], [2], [3], [4]]), verbose=0).tolist()
    found = []
    for number, task in zip(numbers, tasks, strict=True):
        if number == 99:
            with pytest.raises(Exception, match=r"(?s)99|out of|within") as caught:
                task.Wait()
            assert "KerasComputeException" in str(type(caught.value.InnerException))
        else:
            task.Wait()
            found.append(list(task.Result))
    assert found == expected
    assert predictor.Statistics.Failed == 1
    assert list(predictor.Predict(floats([1]))) == expected[0]
    predictor.Dispose()


def test_a_predictor_outlives_its_model(engine):
    net = csharp_of(identity())
    predictor = net.CreatePredictor(options(Engine=engine))
    net.Dispose()
    assert list(predictor.Predict(floats([1, 2, 3, 4]))) == [1, 2, 3, 4]
    predictor.Dispose()


def test_a_model_that_mixes_rows_is_refused():
    rows = keras.Input((4,))
    mixed = keras.Model(rows, keras.ops.sum(rows, axis=0))
    with pytest.raises(
        KerasNet.KerasArgumentException, match=r"\(4,\).*not one row for each row.*Use Predict"
    ):
        csharp_of(mixed).CreatePredictor()
