"""Checks the names given to ``Model.compile``: Keras itself looks at those of losses and metrics when training begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kerasnet_host import keras_import

# Keras replaces these by the metric that fits the loss and the shapes (keras/src/trainers/compile_utils.py).
_CHOSEN_BY_SHAPE = {"accuracy", "acc", "crossentropy", "ce"}


def check(arguments: Mapping[str, Any]) -> None:
    """Look up the names of losses and metrics.

    Args:
        arguments: keyword arguments of ``Model.compile``.

    Raises:
        ValueError: a name is not known.
    """
    keras = keras_import.load()
    modules = {"loss": keras.losses, "metrics": keras.metrics, "weighted_metrics": keras.metrics}
    for parameter, module in modules.items():
        for name in _names(arguments.get(parameter)):
            if name.lower() not in _CHOSEN_BY_SHAPE and not _is_listed(module, name):
                module.get(name)


def _is_listed(module: Any, name: str) -> bool:
    # Without asking Keras for it: that would make the object, and its name would count as taken.
    plain = name.replace("_", "").lower()
    return any(plain == known.replace("_", "").lower() for known in dir(module))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _names(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _names(item)
