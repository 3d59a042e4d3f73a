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
    "text",
    [
        "\x1b[1m{{function_node __wrapped__Conv2D_device_/job:localhost/replica:0/task:0/device:CPU:0}} The Conv2D op "
        "currently only supports the NHWC tensor format on the CPU. The op was given the format: NCHW [Op:Conv2D]\x1b[0m",
        "Graph execution error:\n\nDetected at node model/conv2d/convolution defined at (most recent call last):\n"
        '  File "a.py", line 1, in f\n\nConv2DCustomBackpropFilterOp only supports NHWC.\n\t [[{{node model}}]]',
        "Conv2DCustomBackpropInputOp only supports NHWC. [Op:Conv2DBackpropInput] name: ",
        "Conv3DBackpropInputOpV2 only supports NDHWC on the CPU. [Op:Conv3DBackpropInputV2]",
    ],
)
def test_a_convolution_that_this_cpu_cannot_compute_says_what_to_do(text):
    """Texts of TensorFlow 2.21 without oneDNN: on other CPUs it computes these."""
    message = surface.describe_error(RuntimeError(text))["message"]
    assert message.startswith(
        "This TensorFlow can't compute channels_first convolutions on this CPU: use channels_last, "
        "or set the environment variable TF_ENABLE_ONEDNN_OPTS=1 before the program starts."
    )
    assert ("(In model/conv2d/convolution.)" in message) == ("Detected" in text)
    assert "NHWC" not in message


@pytest.mark.parametrize("said", ["implementations do", "implementation does"])
def test_a_dilation_that_this_cpu_cannot_compute_says_what_to_do(said):
    text = f"Current CPU {said} not yet support dilation rates larger than 1. [Op:Conv2DBackpropInput]"
    assert surface.describe_error(RuntimeError(text))["message"] == (
        "This TensorFlow can't compute a dilated transposed convolution on this CPU: use a dilation rate of 1, "
        "or set the environment variable TF_ENABLE_ONEDNN_OPTS=1 before the program starts."
    )


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
