"""Applies a model to arrays with the functions that Keras compiled for ``Model.predict``, without its fixed cost.

``Model.predict`` builds a data pipeline on every call, which takes 60 to 100 ms however small the input is. Here the
batches are cut from the arrays directly and handed to the very function that predict would call, ``predict_function``,
so that the numbers are predict's to the last bit. What was traced is kept with the model, one entry for each shape and
type of input, and found again in microseconds.

Weights are read when a function runs: training, loading and assigning weights need nothing. A change of the model's
structure does, and :func:`touch` is how the call surface says that one may have happened.
"""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy

from kerasnet_host import keras_import
from kerasnet_host.data import checks

DEFAULT_BATCH_SIZE = 32
"""Keras's own."""

KEPT_FUNCTIONS = 128
"""Input signatures remembered a model; the oldest is forgotten first."""

DIRECT_AFTER = 24
"""Calls of one signature after which it may take the direct way (see :func:`_direct`)."""

HARMLESS = frozenset(
    {
        "__call__",
        "compute_output_shape",
        "count_params",
        "evaluate",
        "get_build_config",
        "get_compile_config",
        "get_config",
        "get_layer",
        "get_weights",
        "predict_on_batch",
        "reset_metrics",
        "reset_state",
        "reset_states",
        "set_weights",
        "summary",
        "test_on_batch",
        "to_json",
        "train_on_batch",
    }
)
"""Methods that never change a model's structure."""

# Begins with two underscores: Keras's savers look at every attribute that does not.
_ATTRIBUTE = "__kerasnet_program__"

_generation = 0

Run = Callable[[Any], Any]


def touch() -> None:
    """Say that the structure of some model may have changed: each looks at its own before it runs again."""
    global _generation
    _generation += 1


class _Program:
    """What is known of one model: its structure when it was traced, and a way to run each input signature."""

    __slots__ = ("by_trace", "function", "generation", "lock", "runs", "structure")

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.generation = -1
        self.structure: list[Any] = []
        self.function: Any = None
        self.runs: OrderedDict[Any, Run] = OrderedDict()
        # Inputs of all lengths share one trace, and with it one way to run it.
        self.by_trace: dict[Any, Run | None] = {}


def predict_now(model: Any, x: Any, batch_size: int | None = None) -> Any:
    """Outputs for a batch of a shape and type seen before, at once; None when :func:`predict` is needed.

    Touches nothing that belongs to a thread, so any thread may call it.
    """
    program = model.__dict__.get(_ATTRIBUTE)
    if program is None or program.generation != _generation or model.predict_function is not program.function:
        return None
    key, rows = _signature(x)
    run = program.runs.get(key)
    return None if run is None or rows > (batch_size or DEFAULT_BATCH_SIZE) else run(x)


def predict(model: Any, x: Any, batch_size: int | None = None, stop: Any = None) -> tuple[Any, bool] | None:
    """Outputs for arrays of any length, in batches of ``batch_size``.

    Args:
        model: a ``keras.Model``.
        x: an array, or a list, tuple or dict of arrays of equal length; at least one row.
        batch_size: rows a step; None: Keras's default.
        stop: one-element integer array, looked at between batches; see :mod:`kerasnet_host.training.control`.

    Returns:
        What ``Model.predict`` returns, and whether ``stop`` ended it; None where only Keras's own way will do.

    Raises:
        ValueError: the arrays do not fit the model.
    """
    arrays = _arrays(x)
    if arrays is None or not _runs_compiled(model):
        return None
    rows = len(arrays[0])
    size = batch_size or DEFAULT_BATCH_SIZE
    if any(len(array) != rows for array in arrays) or rows == 0:
        return None
    checks.check_inputs(model, x)
    program = _program(model)
    if rows <= size:
        return _run(program, x), False
    parts: list[Any] = []
    for begin in range(0, rows, size):
        if stop is not None and stop[0] != 0:
            return (_joined(parts), True) if parts else None
        parts.append(_run(program, _rows(x, begin, size)))
    joined = _joined(parts)
    return None if joined is None else (joined, False)


def trace_ahead(model: Any, inputs: Any) -> None:
    """Trace what :func:`predict` will run, for one row and for several, so that no caller waits for it. Nothing runs.

    Args:
        model: a ``keras.Model``.
        inputs: a tensor's ``shape`` and ``dtype`` for each input, as one of them, a list or a dict.
    """
    # What fails here fails at the first prediction too, where somebody can be told.
    with contextlib.suppress(Exception):
        entries = list(inputs.values()) if isinstance(inputs, Mapping) else _listed(inputs)
        if not _runs_compiled(model) or any(None in entry.shape[1:] for entry in entries):
            return
        program = _program(model)
        for rows in (1, 2):
            zeros = _map(partial(_zeros, rows), inputs)
            program.function.get_concrete_function(_as_predict_passes(zeros))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _zeros(rows: int, tensor: Any) -> numpy.ndarray:
    return numpy.zeros((rows, *tensor.shape[1:]), str(tensor.dtype))


def _runs_compiled(model: Any) -> bool:
    """Whether ``predict_function`` is a compiled function of TensorFlow on this machine alone."""
    if keras_import.backend_name() != "tensorflow" or getattr(model, "run_eagerly", True):
        return False
    import tensorflow

    return (
        getattr(model, "_distribute_strategy", None) is None
        and not tensorflow.distribute.has_strategy()
        and not tensorflow.config.functions_run_eagerly()
        and type(model).predict is _tensorflow_trainer().predict
    )


def _tensorflow_trainer() -> Any:
    from keras.src.backend.tensorflow.trainer import TensorFlowTrainer

    return TensorFlowTrainer


def _program(model: Any) -> _Program:
    """The model's program, emptied when the model is no longer what was traced."""
    program: _Program = model.__dict__.setdefault(_ATTRIBUTE, _Program())
    with program.lock:
        generation = _generation
        structure = _structure(model)
        if not _same(structure, program.structure):
            if program.structure:
                # Keras forgets its traces at compile() only and would go on to use those of the old structure.
                model.predict_function = None
            program.structure = structure
        model.make_predict_function()
        if model.predict_function is not program.function:
            program.runs.clear()
            program.by_trace.clear()
            program.function = model.predict_function
        program.generation = generation
    return program


def _structure(model: Any) -> list[Any]:
    """Everything a traced function depends on besides the values of weights."""
    parts: list[Any] = [keras_import.load().config.floatx(), model.__dict__.get("_functional")]
    for layer in model._flatten_layers():
        parts.append(layer)
        parts.append(getattr(layer.dtype_policy, "name", None))
        parts.append(getattr(layer, "quantization_mode", None))
        parts.extend(layer._trainable_variables)
        parts.extend(layer._non_trainable_variables)
    return parts


def _same(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True)
    )


def _run(program: _Program, x: Any) -> Any:
    key, _ = _signature(x)
    run = program.runs.get(key)
    if run is not None:
        return run(x)
    with program.lock:
        outputs, run = _first_run(program, x)
        if run is not None:
            program.runs[key] = run
            while len(program.runs) > KEPT_FUNCTIONS:
                program.runs.popitem(last=False)
    return outputs


def _first_run(program: _Program, x: Any) -> tuple[Any, Run | None]:
    """Outputs by Keras's own function, which is traced if need be, and a shorter way to run it the next time."""
    data = _as_predict_passes(x)
    outputs = program.function(data)
    traced = program.function.get_concrete_function(data)
    key = (traced, _kinds(x))
    if key not in program.by_trace:
        program.by_trace[key] = _shortest(traced, x, outputs)
    return _to_numpy(outputs), program.by_trace[key]


def _kinds(x: Any) -> Any:
    """What decides how arrays become the tensors of a trace."""
    return repr(_map(lambda array: array.dtype, x)) if isinstance(x, Mapping | list | tuple) else x.dtype


def _as_predict_passes(x: Any) -> list[Any]:
    """The argument of ``predict_function``: what predict's pipeline would yield, in a list of one step."""
    batch = _map(_tensor, x)
    return [(tuple(batch),) if isinstance(batch, list | tuple) else batch]


def _tensor(array: numpy.ndarray) -> Any:
    import tensorflow

    target = _cast_to(array.dtype)
    return tensorflow.constant(array if target is None else array.astype(target))


def _cast_to(dtype: numpy.dtype) -> Any:
    """The type that Keras's pipeline casts arrays to: floats to the float type of the configuration."""
    floatx = keras_import.load().config.floatx()
    if dtype.kind == "f" or dtype.name == "bfloat16":
        return None if dtype.name == floatx else _numpy_type(floatx)
    return None


def _numpy_type(name: str) -> Any:
    import tensorflow

    return tensorflow.dtypes.as_dtype(name).as_numpy_dtype


def _shortest(traced: Any, x: Any, outputs: Any) -> Run | None:
    import tensorflow

    if not all(isinstance(output, tensorflow.Tensor) for output in tensorflow.nest.flatten(outputs)):
        return None

    def run(x: Any) -> Any:
        return _to_numpy(traced(_as_predict_passes(x)))

    if isinstance(x, numpy.ndarray) and isinstance(outputs, tensorflow.Tensor) and _is_pure(traced):
        return _OneToOne(traced, _cast_to(x.dtype))
    return run


class _OneToOne:
    """Runs a function of one array and one output; after some calls on the direct way, if that proves equal.

    A traced function called as a Python object spends three quarters of a small network's time in Python. Executed as
    one operation it spends none, but TensorFlow then keeps some 60 KB for as long as the process lives, so only
    functions that are called again and again get there.
    """

    __slots__ = ("_calls", "_cast", "_constant", "_direct", "_traced")

    def __init__(self, traced: Any, cast: Any) -> None:
        import tensorflow

        self._traced = traced
        self._cast = cast
        self._constant = tensorflow.constant
        self._direct: Callable[[Any], Any] | None = None
        self._calls = 0

    def __call__(self, x: numpy.ndarray) -> numpy.ndarray:
        if self._cast is not None:
            x = x.astype(self._cast)
        tensor = self._constant(x)
        if self._direct is not None:
            return self._direct(tensor)
        result: numpy.ndarray = self._traced([tensor]).numpy()
        self._calls += 1
        if self._calls == DIRECT_AFTER:
            direct = _direct(self._traced)
            if direct is not None and _equal(direct(tensor), result):
                self._direct = direct
        return result


def _direct(traced: Any) -> Callable[[Any], Any] | None:
    """A function of one tensor executed as one operation, out of TensorFlow's public parts."""
    import tensorflow

    weights = list(traced.captured_inputs)
    types = [output.dtype for output in traced.outputs]
    execute = tensorflow.raw_ops.StatefulPartitionedCall
    if len(types) != 1:
        return None

    def run(tensor: Any) -> Any:
        return execute(args=[tensor, *weights], Tout=types, f=traced)[0].numpy()

    try:
        run(
            tensorflow.zeros([dimension or 1 for dimension in traced.inputs[0].shape], traced.inputs[0].dtype)
        )
    except (TypeError, ValueError, tensorflow.errors.OpError):
        return None
    return run


def _is_pure(traced: Any) -> bool:
    """Whether running the function twice changes nothing: no variable is assigned in it or in what it calls."""
    definition = traced.graph.as_graph_def()
    bodies = [definition.node, *(function.node_def for function in definition.library.function)]
    return not any(
        "Assign" in node.op or node.op in ("EagerPyFunc", "PyFunc") for body in bodies for node in body
    )


def _equal(one: numpy.ndarray, other: numpy.ndarray) -> bool:
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def _to_numpy(outputs: Any) -> Any:
    import tensorflow

    return tensorflow.nest.map_structure(
        lambda output: output.numpy() if isinstance(output, tensorflow.Tensor) else output, outputs
    )


def _joined(parts: list[Any]) -> Any:
    """One array out of each output's batches; None where they do not fit together (ragged outputs)."""
    if isinstance(parts[0], Mapping):
        values = [_joined([part[name] for part in parts]) for name in parts[0]]
        return None if any(value is None for value in values) else dict(zip(parts[0], values, strict=True))
    if isinstance(parts[0], list | tuple):
        values = [_joined([part[index] for part in parts]) for index in range(len(parts[0]))]
        return None if any(value is None for value in values) else type(parts[0])(values)
    plain = all(isinstance(part, numpy.ndarray) and part.ndim > 0 for part in parts)
    if not plain or any(part.shape[1:] != parts[0].shape[1:] for part in parts):
        return None
    return numpy.concatenate(parts)


def _signature(x: Any) -> tuple[Any, int]:
    """Shape and type of every array, and the number of rows; a key that no trace has for what is not arrays."""
    if type(x) is numpy.ndarray:
        return (x.dtype, x.shape), (x.shape[0] if x.ndim else 0)
    if isinstance(x, Mapping):
        parts = [
            (name, value.dtype, value.shape) for name, value in x.items() if type(value) is numpy.ndarray
        ]
        return ("dict", *parts), (parts[0][2][0] if parts and parts[0][2] else 0)
    if isinstance(x, list | tuple):
        shapes = [(value.dtype, value.shape) for value in x if type(value) is numpy.ndarray]
        return ("list", *shapes), (shapes[0][1][0] if shapes and shapes[0][1] else 0)
    return None, 0


def _arrays(x: Any) -> list[numpy.ndarray] | None:
    """The arrays in ``x``; None unless it is a numeric array or one flat list, tuple or dict of such."""
    values = list(x.values()) if isinstance(x, Mapping) else list(x) if isinstance(x, list | tuple) else [x]
    plain = bool(values) and all(
        type(value) is numpy.ndarray
        and value.ndim > 0
        and value.dtype.kind in "fiub"
        and value.dtype.isnative
        for value in values
    )
    return values if plain else None


def _map(change: Callable[[Any], Any], x: Any) -> Any:
    if isinstance(x, Mapping):
        return {name: change(value) for name, value in x.items()}
    if isinstance(x, list | tuple):
        return [change(value) for value in x]
    return change(x)


def _rows(x: Any, begin: int, count: int) -> Any:
    return _map(lambda array: array[begin : begin + count], x)
