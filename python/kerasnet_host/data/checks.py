"""Looks at data and targets before a training begins: Keras would say what is wrong from inside the graph, or not at all.

Only what can't work is refused. Data sets and generators, whose values are not known yet, pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy

from kerasnet_host import keras_import

# Losses that compare outputs and targets number by number, as their names are without underscores.
_BY_NUMBER = {
    "binarycrossentropy",
    "binaryfocalcrossentropy",
    "hinge",
    "huber",
    "logcosh",
    "mae",
    "mape",
    "meanabsoluteerror",
    "meanabsolutepercentageerror",
    "meansquarederror",
    "meansquaredlogarithmicerror",
    "mse",
    "msle",
    "poisson",
    "squaredhinge",
}
_ONE_HOT = {"categoricalcrossentropy", "categoricalfocalcrossentropy"}
_SPARSE = "sparsecategoricalcrossentropy"


def check(model: Any, call: Mapping[str, Any]) -> None:
    """Look at the data of ``fit``, ``evaluate``, ``train_on_batch`` or ``test_on_batch``.

    Args:
        model: a ``keras.Model``; one without known inputs and outputs, or with a loss of its own, is not looked at.
        call: keyword arguments of the method, data prepared.

    Raises:
        ValueError: they can't work; the text names the parameter.
    """
    _check_pair(model, call, call.get("x"), call.get("y"), ("x", "y"))
    validation = call.get("validation_data")
    if isinstance(validation, tuple | list) and len(validation) >= 2:
        names = ("validation_data", "validation_data")
        _check_pair(model, call, validation[0], validation[1], names)


def check_inputs(model: Any, x: Any, parameter: str = "x") -> None:
    """Refuse arrays whose shapes the model can't take, in words that name the axis."""
    expected = getattr(model, "inputs", None)
    if not expected or not is_array_data(x):
        return
    if isinstance(x, Mapping):
        by_name = {tensor.name: tensor for tensor in expected}
        pairs = [
            (f"`{parameter}`['{name}']", value, by_name[name]) for name, value in x.items() if name in by_name
        ]
    else:
        arrays = list(x) if isinstance(x, list | tuple) else [x]
        if len(arrays) != len(expected):
            return
        several = len(arrays) > 1
        names = [f"`{parameter}`[{index}]" if several else f"`{parameter}`" for index in range(len(arrays))]
        pairs = list(zip(names, arrays, expected, strict=True))
    for name, array, tensor in pairs:
        shape = getattr(array, "shape", None)
        if shape is None:
            continue
        if _holds_text(array) and tensor.dtype != "string":
            raise ValueError(
                f"{name} holds text, and the model takes numbers ({tensor.dtype}): "
                "turn it into numbers first, with StringLookup or TextVectorization."
            )
        problem = _misfit(tuple(shape), tensor.shape)
        if problem is not None:
            raise ValueError(
                f"{name} has the shape {tuple(shape)}, and the model takes {tensor.shape}: {problem}."
            )


def _misfit(shape: tuple[int, ...], expected: tuple[int | None, ...]) -> str | None:
    if len(shape) != len(expected):
        # Keras adds or drops a last axis of length 1 by itself.
        bends = (len(shape) == len(expected) + 1 and shape[-1] == 1) or (
            len(shape) == len(expected) - 1 and expected[-1] == 1
        )
        has = "1 axis" if len(shape) == 1 else f"{len(shape)} axes"
        return None if bends else f"it has {has} instead of {len(expected)}"
    for axis, (length, wanted) in enumerate(zip(shape, expected, strict=True)):
        if axis > 0 and wanted is not None and length != wanted:
            return f"axis {axis} must be {wanted} long, not {length}"
    return None


def _check_pair(model: Any, call: Mapping[str, Any], x: Any, y: Any, names: tuple[str, str]) -> None:
    check_inputs(model, x, names[0])
    if not _has_keras_s_loss(model):
        return
    if y is None and names[1] == "y":
        if is_array_data(x) and _names_of(model.loss):
            raise ValueError(
                "`y` is missing: the loss that the model is compiled with compares outputs with targets."
            )
        return
    targets = list(_targets(model, y))
    for target, loss, output, which in targets:
        _check_target(target, loss, tuple(output.shape), f"`{names[1]}`{which}")
    if call.get("class_weight") and len(targets) == 1:
        _check_classes(call["class_weight"], targets[0][2].shape[-1])


def is_array_data(data: Any) -> bool:
    """Whether data are arrays, or lists and dicts of them, rather than a source that is read bit by bit."""
    if isinstance(data, Mapping):
        data = list(data.values())
    if isinstance(data, list | tuple):
        return bool(data) and all(is_array_data(item) for item in data)
    return hasattr(data, "shape") and hasattr(data, "dtype")


def _has_keras_s_loss(model: Any) -> bool:
    """Whether the model trains as Keras does, with outputs whose shapes are known."""
    base = keras_import.load().Model
    own = any(
        getattr(type(model), method, None) is not getattr(base, method, None)
        for method in ("compute_loss", "train_step", "test_step")
    )
    return not own and bool(getattr(model, "built", False)) and bool(getattr(model, "outputs", None))


def _targets(model: Any, y: Any) -> Iterator[tuple[Any, Any, Any, str]]:
    """Give each target array with its loss, the output that it is compared with, and its place."""
    loss, outputs = getattr(model, "loss", None), model.outputs
    if len(outputs) == 1:
        if isinstance(loss, list | tuple) and len(loss) == 1:
            loss = loss[0]
        if isinstance(y, list | tuple) and len(y) == 1:
            y = y[0]
        if _is_single(y) and not isinstance(loss, list | tuple | Mapping):
            yield y, loss, outputs[0], ""
        return
    names = list(getattr(model, "output_names", ()))
    if len(names) != len(outputs):
        return
    if (
        isinstance(y, Mapping)
        and any(name not in names for name in y)
        and any(name not in y for name in names)
    ):
        known = ", ".join(f"'{name}'" for name in names)
        unknown = next(name for name in y if name not in names)
        raise ValueError(
            f"`y` has an entry for '{unknown}', which is no output of the model. Its outputs are: {known}."
        )
    for index, (name, output) in enumerate(zip(names, outputs, strict=True)):
        target = _part(y, index, name)
        part = loss if isinstance(loss, str) else _part(loss, index, name)
        if _is_single(target) and part is not None:
            yield target, part, output, f"['{name}']" if isinstance(y, Mapping) else f"[{index}]"


def _part(whole: Any, index: int, name: str) -> Any:
    if isinstance(whole, Mapping):
        return whole.get(name)
    return whole[index] if isinstance(whole, list | tuple) and index < len(whole) else None


def _is_single(data: Any) -> bool:
    return hasattr(data, "shape") and hasattr(data, "dtype")


def _names_of(loss: Any) -> bool:
    """Whether a loss, or each of several, is one of Keras's own."""
    if isinstance(loss, Mapping):
        loss = list(loss.values())
    if isinstance(loss, list | tuple):
        return bool(loss) and all(_names_of(item) for item in loss)
    return isinstance(loss, str) or type(loss).__module__.startswith("keras.")


def _plain_name(loss: Any) -> str:
    if isinstance(loss, str):
        return loss.replace("_", "").lower()
    module = getattr(loss, "__module__", None) or ""
    if not module.startswith("keras."):
        return ""
    return str(getattr(loss, "__name__", type(loss).__name__)).replace("_", "").lower()


def _check_target(target: Any, loss: Any, output: tuple[int | None, ...], name: str) -> None:
    kind = _plain_name(loss)
    if kind not in _BY_NUMBER | _ONE_HOT | {_SPARSE}:
        return
    if _holds_text(target):
        raise ValueError(
            f"{name} holds text: turn the labels into numbers first, for instance with StringLookup."
        )
    shape = tuple(target.shape)
    if not shape or getattr(loss, "axis", -1) != -1 or not output or output[-1] is None:
        return
    classes = output[-1]
    if kind == _SPARSE:
        _check_labels(target, shape, loss, output, classes, name)
    elif kind in _ONE_HOT:
        if len(shape) == len(output) - 1 or (len(shape) == len(output) and shape[-1] == 1 < classes):
            raise ValueError(
                f"{name} has the shape {shape}, and the model's output {output}: the loss compares one number a class. "
                "Use the loss 'sparse_categorical_crossentropy', or make one-hot labels with Utils.ToCategorical."
            )
        _check_shapes(shape, output, name)
    else:
        _check_shapes(shape, output, name)


def _check_labels(
    target: Any, shape: tuple[int, ...], loss: Any, output: tuple[int | None, ...], classes: int, name: str
) -> None:
    if len(shape) == len(output) and shape[-1] == classes > 1:
        raise ValueError(
            f"{name} has the shape {shape}, as one-hot labels have, and the loss takes the number of a class. "
            "Use the loss 'categorical_crossentropy', or give numbers: labels.ArgMax(axis: -1)."
        )
    if not isinstance(target, numpy.ndarray) or target.dtype.kind not in "iuf" or target.size == 0:
        return
    ignored = getattr(loss, "ignore_class", None)
    labels = target if ignored is None else target[target != ignored]
    if labels.size == 0:
        return
    if labels.dtype.kind == "f":
        odd = labels[labels != numpy.floor(labels)]
        if odd.size:
            raise ValueError(
                f"{name} holds {odd.flat[0]:g}, and the loss takes the number of a class, a whole number."
            )
    for label in (int(labels.min()), int(labels.max())):
        if not 0 <= label < classes:
            raise ValueError(label_out_of_range(name, label, classes))


def label_out_of_range(name: str, label: int, classes: int) -> str:
    """Say that a label is not the number of a class."""
    return (
        f"{name} holds the label {label}, and the model's output has {classes} classes: 0 to {classes - 1}."
    )


def _check_shapes(shape: tuple[int, ...], output: tuple[int | None, ...], name: str) -> None:
    if len(shape) != len(output):
        bends = (len(shape) == len(output) + 1 and shape[-1] == 1) or (
            len(shape) == len(output) - 1 and output[-1] == 1
        )
        fits = bends
    else:
        pairs = zip(shape[1:], output[1:], strict=True)
        fits = all(wanted is None or length == wanted or 1 in (length, wanted) for length, wanted in pairs)
    if not fits:
        raise ValueError(
            f"{name} has the shape {shape}, which does not fit the model's output {output}: "
            "the loss compares them number by number."
        )


def _check_classes(weights: Mapping[Any, Any], classes: int | None) -> None:
    if classes is None or classes < 2:
        return
    unknown = [key for key in weights if not 0 <= int(key) < classes]
    if unknown:
        raise ValueError(
            f"`class_weight` has the class {unknown[0]}, and the model's output has {classes} classes: 0 to {classes - 1}."
        )


def _holds_text(data: Any) -> bool:
    dtype = getattr(data, "dtype", None)
    return dtype is not None and (
        getattr(dtype, "kind", "") in ("U", "S", "T") or getattr(dtype, "name", "") == "string"
    )
