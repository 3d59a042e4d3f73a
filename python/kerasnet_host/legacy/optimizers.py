"""Optimizers by their old names and arguments, and their state."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .arguments import Arguments
from .errors import DamagedFileError, LegacyFileError, UnsupportedError
from .origin import Origin
from .reader import OldFile
from .report import LegacyReport
from .weights import Array, Stored, distribute
from .weights import convert as convert_arrays

# Old slots, in the order in which Keras 3 keeps them for each variable.
_SLOTS = {
    "SGD": ["momentum"],
    "RMSprop": ["velocity"],
    "Adagrad": ["accumulator"],
    "Adadelta": ["accumulated_grad", "accumulated_delta_var"],
    "Adam": ["momentum", "velocity"],
    "Adamax": ["momentum", "norm"],
}


def convert(config: Any, origin: Origin, report: LegacyReport) -> Any:
    """Make the Keras 3 optimizer that an old configuration describes.

    Args:
        config: ``{"class_name": …, "config": …}`` of the training configuration.
        origin: who wrote it.
        report: told what was converted and dropped.

    Raises:
        UnsupportedError: an optimizer of the author's own.
        DamagedFileError: it makes no sense.
    """
    import keras

    if not isinstance(config, dict) or not isinstance(config.get("class_name"), str):
        raise DamagedFileError("the training configuration names no optimizer")
    name = config["class_name"].rsplit(">", 1)[-1]
    name = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}.get(name, name)
    if name not in _SLOTS and name not in ("Nadam", "Ftrl", "AdamW"):
        raise UnsupportedError(f"{name[:60]!r} is not an optimizer that Keras had")
    a = Arguments(name, config.get("config"))
    a.take("name", None)
    rate: Any = a.first("learning_rate", "lr", default=0.01)
    if isinstance(rate, dict) and not (rate.get("type") == "ndarray"):
        raise UnsupportedError(f"{name} has the learning rate schedule {str(rate.get('class_name'))[:60]!r}")
    a._rest["learning_rate"] = rate
    rate = a.number("learning_rate")
    decay = a.take("decay", 0.0) or 0.0
    a._rest["decay"] = decay
    decay = a.number("decay")
    if decay:
        report.converted("optimizer(decay)", f"decay={decay:g} is an InverseTimeDecay schedule in Keras 3")
        rate = keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=1, decay_rate=decay)
    arguments: dict[str, Any] = {"learning_rate": rate}
    norm, value = a.take("clipnorm", None), a.take("clipvalue", None)
    over_all = a.take("global_clipnorm", None)
    if norm:
        # Stand-alone Keras clipped by the norm of all gradients together (keras 2.3.1 optimizers.py get_gradients).
        arguments["clipnorm" if origin.tf_keras else "global_clipnorm"] = norm
        if not origin.tf_keras:
            report.converted(
                "optimizer(clipnorm)", "clipnorm is global_clipnorm in Keras 3: one norm of all gradients"
            )
    if over_all:
        arguments["global_clipnorm"] = over_all
    if value:
        arguments["clipvalue"] = value
    for speed_only in ("jit_compile", "is_legacy_optimizer"):
        a.take(speed_only, None)
    if a.take("weight_decay", None):
        raise UnsupportedError(f"{name} has weight decay, which has not been proved")
    if a.take("use_ema", False):
        raise UnsupportedError(f"{name} averages weights, which has not been proved")
    for ema in ("ema_momentum", "ema_overwrite_frequency"):
        a.take(ema, None)
    if name in ("RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam", "AdamW"):
        epsilon = a.take("epsilon", None)
        arguments["epsilon"] = 1e-7 if epsilon is None else epsilon
    if name == "SGD":
        arguments["momentum"] = a.number("momentum", 0.0)
        arguments["nesterov"] = a.boolean("nesterov", False)
    elif name == "RMSprop":
        arguments["rho"] = a.number("rho", 0.9)
        if a.take("momentum", 0.0):
            raise UnsupportedError("RMSprop has momentum, which has not been proved")
        if a.take("centered", False):
            raise UnsupportedError("RMSprop is centered, which has not been proved")
        report.note(
            "RMSprop: Keras 3 adds epsilon under the root, Keras 1 and 2 outside it; training differs very little"
        )
    elif name == "Adagrad":
        arguments["initial_accumulator_value"] = a.number("initial_accumulator_value", 0.0)
    elif name == "Adadelta":
        arguments["rho"] = a.number("rho", 0.95)
    elif name in ("Adam", "Adamax", "Nadam", "AdamW"):
        arguments["beta_1"] = a.number("beta_1", 0.9)
        arguments["beta_2"] = a.number("beta_2", 0.999)
        if name == "Adam":
            arguments["amsgrad"] = a.boolean("amsgrad", False)
        if name == "Nadam":
            schedule = a.take("schedule_decay", None)
            report.drop(
                "Nadam's schedule_decay"
                + (f"={schedule}" if schedule is not None else "")
                + " and state: Keras 3's Nadam "
                "has a momentum schedule of its own"
            )
    elif name == "Ftrl":
        for key in (
            "learning_rate_power",
            "initial_accumulator_value",
            "l1_regularization_strength",
            "l2_regularization_strength",
            "l2_shrinkage_regularization_strength",
            "beta",
        ):
            if key in a:
                arguments[key] = a.number(key)
    a.finish()
    report.converted("optimizer", f"{name}, with lr as learning_rate")
    return getattr(keras.optimizers, name)(**arguments)


def restore_state(model: Any, optimizer: Any, old: OldFile, report: LegacyReport) -> None:
    """Give the optimizer the steps and moments it had, or say why not."""
    name = type(optimizer).__name__
    if not old.optimizer:
        return
    slots = _SLOTS.get(name)
    if slots is None:
        report.drop(f"the state of {name}, which Keras 3 keeps otherwise")
        return
    try:
        iterations, states = _states(model, optimizer, name, slots, old)
    except LegacyFileError as error:
        report.drop(f"the optimizer's state ({error})")
        return
    optimizer.build(model.trainable_variables)
    by_name: dict[str, list[Any]] = {slot: [] for slot in slots}
    own = {
        "momentum": ["momentums", "_momentums", "_m"],
        "velocity": ["_velocities", "_v"],
        "accumulator": ["_accumulators"],
        "accumulated_grad": ["_accumulated_grads"],
        "accumulated_delta_var": ["_accumulated_delta_vars"],
        "norm": ["_u"],
        "max_velocity": ["_velocity_hats"],
    }
    for slot, arrays in states.items():
        variables = next(
            (getattr(optimizer, attribute) for attribute in own[slot] if hasattr(optimizer, attribute)), None
        )
        if variables is None or len(variables) != len(arrays):
            if not arrays:
                continue
            report.drop(f"the optimizer's state: Keras 3 keeps no {slot} for each weight here")
            return
        by_name[slot] = list(zip(variables, arrays, strict=True))
        if any(tuple(variable.shape) != array.shape for variable, array in by_name[slot]):
            report.drop(f"the optimizer's state: the {slot} arrays do not fit the weights")
            return
    for pairs in by_name.values():
        for variable, array in pairs:
            variable.assign(array)
    if iterations is not None:
        optimizer.iterations.assign(int(iterations))
    report.converted("optimizer state", f"{', '.join(slots)} and the number of steps, in Keras 3's order")


def _states(
    model: Any, optimizer: Any, name: str, slots: list[str], old: OldFile
) -> tuple[float | None, dict[str, list[Array]]]:
    """Steps, and for each slot one array for each trainable variable in Keras 3's order."""
    arrays = list(old.optimizer)
    iterations: float | None = None
    scalars = [stored for stored in arrays if stored.array.ndim == 0]
    counts = [stored for stored in scalars if re.search(r"iter(ation)?s?(_\d+)?(:0)?$", stored.name)]
    rest = [stored for stored in arrays if stored.array.ndim > 0]
    if counts:
        iterations = float(counts[0].array)
    elif scalars:
        # Keras before 2.0.? named no variable on some backends; the first scalar is the number of steps.
        iterations = float(scalars[0].array)
    parameters = len(model.trainable_variables)
    wanted = list(slots)
    if name == "Adam":
        if getattr(optimizer, "amsgrad", False):
            wanted = ["momentum", "velocity", "max_velocity"]
        else:
            # Keras 2.1.3 on stored placeholders of one zero for Adam without amsgrad.
            rest = rest[: 2 * _count_trainable(model, old)]
    count = _count_trainable(model, old)
    if name == "SGD" and not rest:
        return iterations, {}
    if len(rest) != len(wanted) * count:
        raise UnsupportedError(
            f"{len(rest)} arrays where {len(wanted)} for each of {count} weights were expected"
        )
    grouped: dict[str, list[Stored]] = {}
    interleaved = old.origin.tf_keras and _interleaved(rest, count)
    for index, slot in enumerate(wanted):
        grouped[slot] = (
            rest[index :: len(wanted)] if interleaved else rest[index * count : (index + 1) * count]
        )
    if name == "SGD" and getattr(optimizer, "momentum", 0) == 0:
        return iterations, {}
    del parameters
    return iterations, {slot: _as_trained(model, stored, old) for slot, stored in grouped.items()}


def _interleaved(rest: list[Stored], count: int) -> bool:
    """tf.keras 2.11 on kept m and v of one variable together; before, all m and then all v."""
    if len(rest) < 2 or count < 2:
        return False
    first = re.split(r"[/]", rest[0].name)
    second = re.split(r"[/]", rest[1].name)
    return first[-2:] == second[-2:] and first != second and rest[0].array.shape == rest[1].array.shape


def _trainable_layers(model: Any) -> list[Any]:
    import keras

    return [
        layer
        for layer in model.layers
        if not isinstance(layer, keras.layers.InputLayer) and layer.trainable_weights
    ]


def _count_trainable(model: Any, old: OldFile) -> int:
    """Number of trainable arrays in the file: more than variables where Keras 1 stored gates one by one."""
    from .layers.registry import safe_name

    stored = {safe_name(key): value for key, value in old.arrays.items()}
    total = 0
    for layer in _trainable_layers(model):
        leaves = distribute(layer, stored.get(layer.name, []), old.origin, layer.name)
        total += sum(len(leaf.trainable) for leaf in leaves if leaf.layer.trainable)
    return total


def _as_trained(model: Any, stored: list[Stored], old: OldFile) -> list[Array]:
    """A slot's arrays, converted as their weights were, in the order of ``model.trainable_variables``."""
    from .layers.registry import safe_name
    from .report import LegacyReport

    by_layer = {safe_name(key): value for key, value in old.arrays.items()}
    found: dict[int, Array] = {}
    rest = list(stored)
    for layer in _trainable_layers(model):
        for leaf in distribute(layer, by_layer.get(layer.name, []), old.origin, layer.name):
            if not leaf.layer.trainable or not leaf.trainable:
                continue
            mine = rest[: len(leaf.trainable)]
            del rest[: len(leaf.trainable)]
            for weight, state in zip(leaf.trainable, mine, strict=True):
                if weight.array.shape != state.array.shape:
                    raise UnsupportedError("the state's arrays are in an order that is not known")
            if any(
                array.array.shape == (8 * leaf.trainable[1].array.shape[0],) for array in leaf.trainable[2:3]
            ):
                raise UnsupportedError("CuDNN layers keep two biases where Keras 3 has one")
            leaf.trainable = [Stored(w.name, s.array) for w, s in zip(leaf.trainable, mine, strict=True)]
            arrays = convert_arrays(leaf, old.origin, LegacyReport())
            for variable, array in zip(leaf.layer.weights, arrays, strict=True):
                found[id(variable)] = np.asarray(array)
    try:
        return [found[id(variable)] for variable in model.trainable_variables]
    except KeyError:
        raise UnsupportedError("some weight has no state") from None
