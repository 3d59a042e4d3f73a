"""What Keras 3 writes about a training into an ``.h5`` file and can't read back: short names, the optimizer's state."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from kerasnet_host import keras_import

_PARTS = ("loss", "metrics", "weighted_metrics")


def names(training_config: Any) -> dict[str, str]:
    """The names in a training's configuration that ``compile`` takes, each as a custom object that is the name itself.

    Keras looks names up where the public functions are, and has no ``keras.metrics.mse``; a custom object it hands on
    to ``compile`` as it is, and so the loaded model is compiled with what the saved one was.
    """
    if not isinstance(training_config, dict):
        return {}
    return {
        name: name for part in _PARTS for name in _texts(training_config.get(part)) if _is_known(name, part)
    }


def restore_optimizer(model: Any, path: str) -> None:
    """Give a loaded model an optimizer for its variables, with the state in the file.

    Keras builds the optimizer for the variables that the model itself owns, which are none, not for its layers': it
    loses the state, and ``fit`` fails.
    """
    import h5py
    from keras.src.legacy.saving.legacy_h5_format import load_optimizer_weights_from_hdf5_group

    if not getattr(model, "optimizer", None):
        return
    with h5py.File(path, "r") as file:
        if "optimizer_weights" not in file:
            return
        values = [value[()] for value in load_optimizer_weights_from_hdf5_group(file)]
    optimizer = type(model.optimizer).from_config(model.optimizer.get_config())
    optimizer.build(model.trainable_variables)
    model.optimizer = optimizer
    variables = optimizer.variables
    if [tuple(variable.shape) for variable in variables] != [tuple(value.shape) for value in values]:
        warnings.warn(
            f"The state of the optimizer in {path!r} does not fit the model; its training starts with a new one.",
            stacklevel=2,
        )
        return
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict) and "class_name" not in value:
        for item in value.values():
            yield from _texts(item)


def _is_known(name: str, part: str) -> bool:
    keras = keras_import.load()
    try:
        (keras.losses if part == "loss" else keras.metrics).get(name)
    except (
        ValueError,
        TypeError,
    ):  # accuracy, which Keras itself leaves as it is; or classes that take arguments
        return False
    return True
