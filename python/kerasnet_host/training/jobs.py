"""Long jobs of a model: fit, evaluate, predict. Each is one call, with progress and a way to stop."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy

from kerasnet_host import errors, inference, upkeep
from kerasnet_host.data import checks, foreign_errors, generators, inputs, reading_errors
from kerasnet_host.files import checkpoints
from kerasnet_host.training import control, fast_fit, turns

_LOG = logging.getLogger("kerasnet_host")

_DATA_PARAMETERS = ("x", "y", "sample_weight", "validation_data")


class NothingToDoError(ValueError):
    """The call would have done nothing at all, which Keras lets pass in silence."""


def fit(
    model: Any,
    arguments: dict[str, Any],
    stop: Any = None,
    report: control.Report | None = None,
    accelerate: bool = True,
    tell: Callable[[dict[str, Any]], None] | None = None,
) -> dict[str, Any]:
    """Train ``model``.

    Args:
        model: a compiled ``keras.Model``.
        arguments: keyword arguments of ``Model.fit``; what is not in it keeps Keras's default.
        stop: one-element integer array; set it to 1 to stop after the step that is running. None: can't be stopped.
        report: see :mod:`kerasnet_host.training.control`.
        accelerate: whether a faster loop may be taken where its results are equal; see :mod:`kerasnet_host.training.fast_fit`.
        tell: is given ``model`` (its name), ``accelerated`` and ``plan`` before the first step. The plan also goes to the
            logger ``kerasnet_host``, at the level of information.

    Returns:
        ``history`` (metric name to one number an epoch), ``epoch`` (the epochs that ran, counted from 0), ``params``
        (what Keras says of the run), ``stopped`` (whether ``stop`` ended it) and ``plan`` (which loop ran, and why).

    Raises:
        ValueError: the data do not fit the model or each other, or there are none.
    """
    with _naming_the_call("fit", arguments):
        call = _prepared(arguments)
        _check_not_empty(call.get("x"), "fit")
        _check_positive(call, "batch_size", "epochs", "steps_per_epoch")
        _check_epochs(call)
        checks.check(model, call)
        if hasattr(call.get("x"), "element_spec"):
            _complete_class_weight(model, call)
            # Keras's default is True, upon which it warns that a data set is not shuffled.
            call.setdefault("shuffle", False)
        obstacle = (
            fast_fit.obstacle(model, call) if accelerate else "the caller switched the acceleration off"
        )
        controller = _attach(call, stop, report)
        checkpoints.make_atomic(call.get("callbacks") or ())
        with turns.turn(model, stop) as came:
            if not came:
                return {"history": {}, "epoch": [], "params": {}, "stopped": True, "plan": "cancelled"}
            traced = getattr(model, "train_function", None)
            if obstacle is None:
                chosen = partial(_tell, tell, model, True)
                history, plan = fast_fit.fit(model, call, controller is not None, chosen)
            else:
                plan = f"Keras's own loop: {obstacle}"
                _tell(tell, model, False, plan)
                with _reading(call):
                    history = model.fit(**call)
            if getattr(model, "train_function", None) is not traced:
                upkeep.count_traced()
        _check_something_came(history.history, call, controller, "train")
    return {
        "history": {name: [float(value) for value in values] for name, values in history.history.items()},
        "epoch": [int(epoch) for epoch in history.epoch],
        "params": {name: value for name, value in (history.params or {}).items() if value is not None},
        "stopped": controller is not None and controller.stopped,
        "plan": plan,
    }


def _tell(tell: Callable[[dict[str, Any]], None] | None, model: Any, accelerated: bool, plan: str) -> None:
    _LOG.info("%s: %s", model.name, plan)
    if tell is not None:
        tell({"model": model.name, "accelerated": accelerated, "plan": plan})


def evaluate(
    model: Any, arguments: dict[str, Any], stop: Any = None, report: control.Report | None = None
) -> dict[str, Any]:
    """Loss and metrics of ``model`` on data, by name (``Model.evaluate`` with ``return_dict=True``).

    Returns:
        ``metrics`` (name to number, ``loss`` first) and ``stopped``.
    """
    with _naming_the_call("evaluate", arguments):
        call = _prepared(arguments)
        _check_not_empty(call.get("x"), "evaluate")
        _check_positive(call, "batch_size", "steps")
        checks.check(model, call)
        controller = _attach(call, stop, report)
        call["return_dict"] = True
        with turns.turn(model, stop) as came:
            if not came:
                return {"metrics": {}, "stopped": True}
            with _reading(call):
                metrics = model.evaluate(**call)
        _check_something_came(metrics, call, controller, "measure")
    ordered = {"loss": metrics["loss"]} if "loss" in metrics else {}
    ordered.update(metrics)
    return {
        "metrics": {name: float(value) for name, value in ordered.items()},
        "stopped": controller is not None and controller.stopped,
    }


def predict(
    model: Any, arguments: dict[str, Any], stop: Any = None, report: control.Report | None = None
) -> dict[str, Any]:
    """Outputs of ``model`` for data.

    Returns:
        ``outputs`` (an array, or the list or dict of arrays that the model returns) and ``stopped``.
    """
    with _naming_the_call("predict", arguments):
        call = _prepared(arguments)
        _check_positive(call, "batch_size", "steps")
        if inputs.sample_count(call["x"]) == 0:
            return {"outputs": _empty_outputs(model), "stopped": False}
        plain = report is None and not call.get("callbacks") and call.get("steps") is None
        if plain and call.get("verbose") == 0:
            done = inference.predict(model, call["x"], call.get("batch_size"), stop)
            if done is not None:
                return {"outputs": done[0], "stopped": done[1]}
        checks.check_inputs(model, call["x"])
        controller = _attach(call, stop, report)
        with _reading(call):
            try:
                outputs = model.predict(**call)
            except UnboundLocalError as error:
                raise NothingToDoError(_NO_BATCH.format("predict")) from error
    return {"outputs": outputs, "stopped": controller is not None and controller.stopped}


def on_batch(model: Any, method: str, arguments: dict[str, Any]) -> dict[str, float]:
    """One step on one batch: ``train_on_batch`` or ``test_on_batch``.

    Args:
        arguments: keyword arguments of the method.

    Returns:
        Loss and metrics by name, of all batches since they were last reset.
    """
    with _naming_the_call(method, arguments), turns.turn(model):
        call = _prepared(arguments)
        checks.check(model, call)
        logs = getattr(model, method)(**call, return_dict=True)
    return {name: float(value) for name, value in logs.items()}


def predict_on_batch(model: Any, x: Any) -> Any:
    """The outputs for one batch, in one compiled step: an array, or several as the model gives them."""
    arguments = {"x": x}
    with _naming_the_call("predict_on_batch", arguments), turns.turn(model):
        return model.predict_on_batch(**_prepared(arguments))


@contextlib.contextmanager
def _naming_the_call(method: str, arguments: dict[str, Any]) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        errors.note_call(error, f"keras.Model.{method}", arguments)
        raise


@contextlib.contextmanager
def _reading(call: dict[str, Any]) -> Iterator[None]:
    """While Keras reads the data: what a source of data raises comes out as itself, and the source is let go."""
    try:
        with (
            reading_errors.told(call.get("x"), call.get("validation_data")),
            foreign_errors.restored(),
        ):
            yield
    finally:
        generators.let_go(call)


def _prepared(arguments: dict[str, Any]) -> dict[str, Any]:
    return {
        name: inputs.prepare(value) if name in _DATA_PARAMETERS else value
        for name, value in arguments.items()
    }


def _attach(call: dict[str, Any], stop: Any, report: control.Report | None) -> Any:
    if stop is None and report is None:
        return None
    controller = control.create(stop, report)
    call["callbacks"] = [*(call.get("callbacks") or []), controller]
    return controller


_NO_BATCH = (
    "`x` gives no batch at all, so there is nothing to {}: its source is empty, its windows are longer than the series, "
    "a filter keeps nothing, or an incomplete batch is dropped."
)


def _check_something_came(results: Any, call: dict[str, Any], controller: Any, what: str) -> None:
    """Tell of data that turned out to be empty: Keras goes through them in silence."""
    stopped = controller is not None and controller.stopped
    if not results and not stopped and not checks.is_array_data(call.get("x")):
        raise NothingToDoError(_NO_BATCH.format(what))


def _check_not_empty(x: Any, what: str) -> None:
    if hasattr(x, "element_spec") and inputs.sample_count(x) == 0:
        raise NothingToDoError(_NO_BATCH.format(what))
    if inputs.sample_count(x) == 0:
        raise NothingToDoError(f"`x` holds no samples (its first axis is 0), so there is nothing to {what}.")


def _check_positive(call: dict[str, Any], *names: str) -> None:
    for name in names:
        value = call.get(name)
        if isinstance(value, int) and value < 1:
            raise NothingToDoError(f"`{name}` must be at least 1; it is {value}.")


def _check_epochs(call: dict[str, Any]) -> None:
    first, last = call.get("initial_epoch", 0), call.get("epochs", 1)
    if first > last:
        raise NothingToDoError(
            f"`initial_epoch` is {first}, and `epochs`, the epoch to train up to, is {last}: nothing is left to train."
        )


def _complete_class_weight(model: Any, call: dict[str, Any]) -> None:
    """Let a class without a weight count 1: with data sets, Keras fails for those after the last that has one."""
    weights = call.get("class_weight")
    outputs: list[Any] = getattr(model, "outputs", None) or []
    if weights and len(outputs) == 1 and outputs[0].shape[-1] is not None:
        call["class_weight"] = {**dict.fromkeys(range(outputs[0].shape[-1]), 1.0), **weights}


def _empty_outputs(model: Any) -> Any:
    """What ``predict`` returns for no rows: Keras itself fails with an UnboundLocalError there."""
    from keras import tree

    if not getattr(model, "built", False) or not hasattr(model, "outputs"):
        raise NothingToDoError(
            "`x` holds no samples and the model is not built, so the shape of its output is unknown."
        )
    structure = getattr(model, "_outputs_struct", None) or model.outputs
    if hasattr(model, "_functional") and model._functional is not None:
        structure = model._functional._outputs_struct
    empty = tree.map_structure(
        lambda output: numpy.zeros((0, *(size or 0 for size in output.shape[1:])), output.dtype), structure
    )
    return empty[0] if isinstance(empty, list) and len(empty) == 1 else empty
