"""Which keyword arguments a class takes behind its ``**kwargs``, found by really constructing it."""

from __future__ import annotations

import logging
import warnings
from typing import Any

from bridge.inventory.signatures import REQUIRED, Parameter, parameters

# Keras's names for what a layer no longer takes, kept working there for old programs; and Python's own.
_RETIRED = {"input_shape", "input_dim", "batch_input_shape", "batch_size", "self"}

# Values that differ from the default, where a default of None would prove nothing.
_TRIALS = {
    "activity_regularizer": "l2",
    "baseline": 0.5,
    "bounding_box_format": "xyxy",
    "clipnorm": 1.5,
    "clipvalue": 1.5,
    "dtype": "float32",
    "ema_momentum": 0.5,
    "ema_overwrite_frequency": 2,
    "factor": 0.5,
    "global_clipnorm": 1.5,
    "gradient_accumulation_steps": 2,
    "lora_alpha": 2.0,
    "lora_rank": 2,
    "loss_scale_factor": 2.0,
    "name": "probe",
    "vocabulary_size": 4,
    "weight_decay": 0.1,
}


def hidden_parameters(cls: type, required: dict[str, Any]) -> list[Parameter]:
    """List what `cls` accepts besides the parameters it names: those of its bases and those it writes in its config.

    `required` holds a value for each parameter without a default. A candidate counts when the class can be
    constructed with it and its configuration still shows the value.
    """
    own = parameters(cls)
    if not any(parameter.kind == "kwargs" for parameter in own):
        return []
    named = {parameter.name for parameter in own} | _RETIRED
    plain = construct(cls, required)
    if plain is None:
        return []
    config = _config(plain)
    candidates = {
        parameter.name: parameter
        for base in cls.__mro__[1:]
        if base.__module__.startswith("keras.src")
        for parameter in reversed(_own_parameters(base))
    }
    for name, value in config.items():
        if name not in candidates and (value is None or isinstance(value, bool | int | float | str)):
            candidates[name] = Parameter(name, value)
    accepted = []
    for name, parameter in candidates.items():
        if name in named or parameter.kind != "named":
            continue
        default = config.get(name, None if parameter.default is REQUIRED else parameter.default)
        if name == "dtype" or name == "name":
            default = None
        if _accepts(cls, required, name, default):
            accepted.append(
                Parameter(name, default if not isinstance(default, dict | list) else parameter.default)
            )
    return accepted


def _own_parameters(base: type) -> list[Parameter]:
    return parameters(base) if "__init__" in vars(base) else []


def _accepts(cls: type, required: dict[str, Any], name: str, default: Any) -> bool:
    trial = not default if isinstance(default, bool) else _TRIALS.get(name, default)
    made = construct(cls, {**required, name: trial})
    if made is None:
        return False
    config = _config(made)
    return name not in config or name in {"dtype", "activity_regularizer"} or config[name] == trial


def _config(made: Any) -> dict[str, Any]:
    try:
        return dict(made.get_config())
    except (AttributeError, NotImplementedError):
        return {}


def construct(cls: type, arguments: dict[str, Any]) -> Any:
    """Make one, or give None where the class refuses the arguments."""
    with warnings.catch_warnings():
        # A warning means the argument is tolerated rather than offered.
        warnings.simplefilter("error")
        logging.disable(logging.WARNING)
        try:
            return cls(**arguments)
        except Exception:  # a refusal, of whatever kind, is the answer
            return None
        finally:
            logging.disable(logging.NOTSET)
