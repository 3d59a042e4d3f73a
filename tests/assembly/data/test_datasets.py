"""Pipelines of tf.data from C#."""

import keras
import pytest
import tensorflow as tf
from DataChecks import Pipelines


def test_map_filter_batch():
    expected = tf.data.Dataset.range(10).map(lambda x: x * 2 + 1).filter(lambda x: x > 6).skip(1).take(5)
    assert list(Pipelines.MapFilterBatch()) == [float(x) for x in expected.as_numpy_iterator()]


def test_counts():
    assert list(Pipelines.Counts()) == [10, 3, 2, 30, None, None, 2, 12]


def test_inputs_by_name():
    assert list(Pipelines.Named()) == [110.0, 130.0, 1.0, 0.0]


def test_zip_ends_with_the_shortest():
    assert list(Pipelines.Zipped()) == [11.0, 1.0, 22.0, 2.0]


def test_windows_leave_out_what_the_end_cuts_short():
    assert list(Pipelines.Windows()) == [0, 1, 2, 2, 3, 4]


def test_lines_of_several_files_interleave(tmp_path):
    assert list(Pipelines.Interleaved(str(tmp_path))) == ["a1", "b1", "a2", "b2", "a3", "b3"]


def test_text_is_utf8(tmp_path):
    assert list(Pipelines.Lines(str(tmp_path))) == ["größer", "kleiner"]


def test_csv(tmp_path):
    assert Pipelines.Csv(str(tmp_path)) == "30,41 icu,er 0,1"


def test_records_come_back_as_they_were_written(tmp_path):
    assert Pipelines.Records(str(tmp_path)) == "30,41,52 icu,er,icu 1,2,3,4,5,6 0,1,1"


def test_training_on_a_pipeline_is_what_python_does(table, arrays):
    keras.utils.set_random_seed(3)
    x, y = table
    layers = [keras.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile("sgd", "mse")
    rows = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(64, seed=5)
    train = rows.map(lambda x, y: (x / 2, y)).batch(16).cache().prefetch(-1)
    held = tf.data.Dataset.from_tensor_slices((x[:16], y[:16])).batch(8)
    history = model.fit(train, epochs=3, validation_data=held, verbose=0).history
    expected = [*history["loss"], *history["val_loss"], model.evaluate(held, verbose=0)]
    assert list(Pipelines.FitLosses(*arrays)) == expected


def test_time_series():
    assert Pipelines.TimeSeries() == "(17, 3) 3,4,5"


def test_folders_of_images(tmp_path):
    assert Pipelines.Images(str(tmp_path)) == "(6, 8, 8, 3) (6,) 1"


def test_split():
    assert Pipelines.Split() == "7 3"


@pytest.mark.parametrize(
    ("which", "message"),
    [
        ("uneven", "KerasArgumentException: The arrays have 3, 4 rows; they must have equally many."),
        (
            "two parts of one",
            "KerasArgumentException: The function takes 2 parts of an element, and this pipeline's elements have 1.",
        ),
        ("batch of nothing", "KerasArgumentException: batchSize: it must be at least 1; it is 0."),
        ("no file", "KerasFileException: There is no file "),
        (
            "names that are not there",
            "KerasArgumentException: The inputs of this pipeline have no names; use Map, MapInputs or Filter.",
        ),
        ("a function that throws", "InvalidOperationException: mine"),
    ],
)
def test_mistakes_are_told(which, message):
    assert Pipelines.Mistake(which).startswith(message)
