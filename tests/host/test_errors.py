"""What a Python exception becomes for the caller."""

import zipfile

import keras
import pytest
import tensorflow

from kerasnet_host import surface
from kerasnet_host.keras_import import HostSetupError


def _facts(symbol, **keywords):
    with pytest.raises(Exception) as caught:
        surface.call(symbol, (), keywords)
    return surface.describe_error(caught.value)


def test_the_parameter_at_fault_is_named():
    facts = _facts("keras.layers.Dense", units=-1)
    assert facts["parameter"] == "units"
    assert facts["category"] == "argument"
    assert facts["type"] == "builtins.ValueError"
    assert "in call" in facts["traceback"]
    assert facts["call"] == "keras.layers.Dense"
    assert facts["message"].startswith("Received an invalid value for `units`")


def test_an_unknown_name_gets_a_suggestion_and_the_list():
    facts = _facts("keras.layers.Dense", units=2, activation="sigmoidd")
    assert facts["parameter"] == "activation"
    assert (
        "'sigmoidd' is not a known activation function. Did you mean 'sigmoid'? Accepted: "
        in facts["message"]
    )
    assert " relu," in facts["message"]


def test_escape_codes_and_received_arguments_are_left_out():
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    with pytest.raises(ValueError) as caught:
        model(keras.ops.ones((2, 5)))
    message = surface.describe_error(caught.value)["message"]
    assert "\x1b" not in message
    assert "Arguments received" not in message
    assert "\n" not in message
    assert "expected axis -1 of input shape to have value 4" in message


def test_a_graph_error_is_told_by_its_cause():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="softmax")])
    model.compile(loss="sparse_categorical_crossentropy")
    data = tensorflow.data.Dataset.from_tensors((keras.ops.ones((4, 2)), keras.ops.full((4,), 7, "int32")))
    with pytest.raises(Exception) as caught:
        surface.fit(model, {"x": data, "verbose": 0})
    facts = surface.describe_error(caught.value)
    assert facts["category"] == "argument"
    assert facts["message"] == (
        "`y` holds the label 7, and the model's output has 3 classes: labels go from 0 to 2."
    )
    assert "Detected at node" in facts["traceback"]


@pytest.mark.parametrize(
    ("error", "category"),
    [
        (FileNotFoundError("x"), "file"),
        (zipfile.BadZipFile("x"), "file"),
        (MemoryError(), "memory"),
        (HostSetupError("x"), "setup"),
        (ModuleNotFoundError("x"), "setup"),
        (KeyError("x"), "argument"),
        (RuntimeError("x"), "other"),
    ],
)
def test_errors_fall_into_categories(error, category):
    assert surface.describe_error(error)["category"] == category


def test_an_error_without_a_message_still_says_what_it_is():
    assert surface.describe_error(MemoryError())["message"] == "MemoryError"
