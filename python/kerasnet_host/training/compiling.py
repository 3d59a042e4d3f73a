"""Checks the names given to ``Model.compile``: Keras itself looks at those of losses and metrics when training begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kerasnet_host import keras_import

# Keras replaces these by what fits the outputs' shapes (keras/src/trainers/compile_utils.py).
_CHOSEN_BY_SHAPE = {
    "loss": {"crossentropy", "ce"},
    "metrics": {"accuracy", "acc", "crossentropy", "ce"},
    "weighted_metrics": {"accuracy", "acc", "crossentropy", "ce"},
}


def check(model: Any, arguments: Mapping[str, Any]) -> None:
    """Look up the names of losses, metrics and outputs.

    Args:
        model: the ``keras.Model``.
        arguments: keyword arguments of ``Model.compile``.

    Raises:
        ValueError: a name is not known.
    """
    keras = keras_import.load()
    modules = {"loss": keras.losses, "metrics": keras.metrics, "weighted_metrics": keras.metrics}
    for parameter, module in modules.items():
        for name in _names(arguments.get(parameter)):
            if name.lower() not in _CHOSEN_BY_SHAPE[parameter] and not _is_listed(module, name):
                module.get(name)
    outputs = _output_names(model)
    if outputs:
        for parameter in ("loss", "metrics", "weighted_metrics", "loss_weights"):
            _check_outputs(parameter, arguments.get(parameter), outputs)


def _output_names(model: Any) -> list[str]:
    """Name the outputs of a model whose outputs are known."""
    if not getattr(model, "outputs", None):
        return []
    names = list(getattr(model, "output_names", None) or ())
    structure = getattr(model, "_outputs_struct", None)
    return list(dict.fromkeys([*names, *structure])) if isinstance(structure, Mapping) else names


def _check_outputs(parameter: str, given: Any, outputs: list[str]) -> None:
    known = ", ".join(f"'{name}'" for name in outputs)
    if isinstance(given, Mapping):
        unknown = [name for name in given if name not in outputs]
        if unknown:
            raise ValueError(
                f"`{parameter}` has an entry for '{unknown[0]}', which is no output of the model. Its outputs are: {known}."
            )
    elif (
        parameter == "loss"
        and isinstance(given, (list, tuple))
        and len(given) != len(outputs)
        and _is_flat(given)
    ):
        raise ValueError(
            f"`loss` has {len(given)} entries, and the model has {len(outputs)} outputs: {known}."
        )


def _is_flat(given: Any) -> bool:
    return not any(isinstance(item, (list, tuple, Mapping)) for item in given)


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
