"""The methods and properties that a public class adds to its nearest public base."""

from __future__ import annotations

import inspect
from typing import Any

# Python's protocol for making, saving and copying objects; KerasObject and the hand-written bases speak it.
_PROTOCOL = {
    "build_from_config",
    "call",
    "compute_mask",
    "compute_output_shape",
    "compute_output_spec",
    "from_config",
    "get_build_config",
    "get_config",
    "load_assets",
    "load_own_variables",
    "save_assets",
    "save_own_variables",
    "with_traceback",
}
_OVERRIDABLE = {
    "keras.Layer": ("build", "call", "compute_mask", "compute_output_shape", "get_config"),
    "keras.Loss": ("call", "get_config"),
    "keras.Metric": ("get_config", "reset_state", "result", "update_state"),
    "keras.Optimizer": ("build", "get_config", "update_step"),
    "keras.Initializer": ("__call__", "get_config"),
    "keras.Regularizer": ("__call__", "get_config"),
    "keras.constraints.Constraint": ("__call__", "get_config"),
    "keras.optimizers.schedules.LearningRateSchedule": ("__call__", "get_config"),
    "keras.Model": (
        "build",
        "call",
        "compute_loss",
        "compute_metrics",
        "get_config",
        "predict_step",
        "test_step",
        "train_step",
    ),
    "keras.Quantizer": ("__call__", "get_config"),
    "keras.distillation.DistillationLoss": (
        "compute_loss",
        "validate_model_compatibility",
        "validate_outputs",
    ),
    "keras.utils.PyDataset": ("__getitem__", "__len__", "num_batches", "on_epoch_begin", "on_epoch_end"),
}


def overridable(name: str, cls: type) -> list[str]:
    """Name the methods that a user's subclass of this class is meant to override."""
    if name == "keras.callbacks.Callback":
        return sorted(method for method in vars(cls) if method.startswith("on_"))
    return list(_OVERRIDABLE.get(name, ()))


def methods(cls: type, public: set[type]) -> list[str]:
    """List `name(signature)` of the public methods that `cls` adds."""
    found = {}
    for name, value in _added(cls, public):
        if not isinstance(value, property) and callable(getattr(cls, name)) and not inspect.isclass(value):
            try:
                found[name] = f"{name}{inspect.signature(getattr(cls, name))}"
            except (TypeError, ValueError):
                found[name] = f"{name}(...)"
    return [found[name] for name in sorted(found)]


def properties(cls: type, public: set[type]) -> list[str]:
    """List the public properties that `cls` adds."""
    return sorted({name for name, value in _added(cls, public) if isinstance(value, property)})


def _added(cls: type, public: set[type]) -> list[tuple[str, Any]]:
    added = []
    for base in cls.__mro__:
        if base is not cls and base in public:
            break
        # The other bases are the backend's and Python's.
        if not base.__module__.startswith("keras.src") or ".backend.tensorflow" in base.__module__:
            continue
        added += [
            (name, value)
            for name, value in vars(base).items()
            if not name.startswith("_") and name not in _PROTOCOL
        ]
    return added
