"""Trains with Keras's own compiled step, but many steps a call and without the data pipeline between them.

``Model.fit`` crosses from Python into TensorFlow and back several times a step, which takes 1.5 to 2 ms: most of the
time of a small network. Here one call runs as many steps as fit into a moment. Everything that decides a number is
Keras's: the step function, the batches (:class:`ArrayDataAdapter` draws the order), the metrics, the callbacks. So the
weights and the history are those of ``Model.fit``, to the last bit, and :func:`obstacle` tells where that can't be had.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy

from kerasnet_host import keras_import
from kerasnet_host.training import control

_ATTRIBUTE = "__kerasnet_chunks__"

_KEPT_FUNCTIONS = 8

_BATCH_HOOKS = ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")
_TEST_HOOKS = ("on_test_batch_begin", "on_test_batch_end")

SECONDS_A_CALL = 0.05
"""How long a call should take when somebody watches: progress is shown, or the caller may stop the training."""


def obstacle(model: Any, call: Mapping[str, Any]) -> str | None:
    """Why ``model.fit(**call)`` has to run as Keras does it, as the end of a sentence; None when it need not.

    Args:
        model: a ``keras.Model``.
        call: keyword arguments of ``Model.fit``.
    """
    return _obstacle_in_setting() or _obstacle_in_model(model) or _obstacle_in_call(call)


def _obstacle_in_setting() -> str | None:
    if keras_import.backend_name() != "tensorflow":
        return f"the backend is {keras_import.backend_name()}"
    import tensorflow
    from keras.src.backend import config

    if tensorflow.config.functions_run_eagerly():
        return "TensorFlow runs functions eagerly"
    if tensorflow.distribute.has_strategy() or keras_import.load().distribution.distribution() is not None:
        return "the work is distributed"
    if tensorflow.config.list_physical_devices("GPU"):
        return "on a GPU the order of sums is not fixed"
    if config.max_epochs() or config.max_steps_per_epoch():
        return "Keras limits the number of epochs or steps"
    return None


def _obstacle_in_model(model: Any) -> str | None:
    from keras.src.backend.tensorflow.trainer import TensorFlowTrainer

    if not getattr(model, "compiled", False):
        return "the model is not compiled"
    if model.run_eagerly:
        return "the model runs eagerly"
    if model.jit_compile:
        return "XLA compiles the step"
    if model.steps_per_execution != 1:
        return "stepsPerExecution was chosen"
    if model._distribute_strategy is not None:
        return "the model is distributed"
    own = ("fit", "evaluate", "train_step", "test_step", "compute_metrics", "_make_function")
    if any(getattr(type(model), name) is not getattr(TensorFlowTrainer, name) for name in own):
        return f"{type(model).__name__} has a training step of its own"
    if any(_starts_from_weights(optimizer) for optimizer in _optimizers(model.optimizer)):
        return "the optimizer begins at the weights, and Keras loses that where it makes it in the first step"
    return None


def _optimizers(optimizer: Any) -> list[Any]:
    """The optimizer and those inside it."""
    inner = [getattr(optimizer, "inner_optimizer", None), *getattr(optimizer, "optimizers", ())]
    return [optimizer, *(one for part in inner if part is not None for one in _optimizers(part))]


def _starts_from_weights(optimizer: Any) -> bool:
    # Its build copies the weights. Keras calls that within the step that it traces, where the copy is lost; called
    # ahead, as _build_ahead does, it is not, and the numbers would be others than Keras's.
    from keras.optimizers import ScheduleFreeAdamW

    return isinstance(optimizer, ScheduleFreeAdamW) and not optimizer.built


def _obstacle_in_call(call: Mapping[str, Any]) -> str | None:
    if call.get("steps_per_epoch") or call.get("validation_steps"):
        return "the number of steps was chosen"
    if call.get("shuffle", True) not in (True, False):
        return "the shuffling was chosen"
    validation = call.get("validation_data")
    if validation is not None and not (isinstance(validation, list | tuple) and len(validation) in (2, 3)):
        return "the validation data are no arrays"
    for data in (call.get("x"), call.get("y"), call.get("sample_weight"), *(validation or ())):
        if data is not None and not _is_dense(data):
            return "the data are no plain arrays of numbers"
    watched = [callback for callback in call.get("callbacks") or () if _looks_at_steps(callback, validation)]
    if watched:
        return f"{type(watched[0]).__name__} looks at every step"
    return None


def _is_dense(data: Any) -> bool:
    if isinstance(data, Mapping):
        return bool(data) and all(_is_dense(value) for value in data.values())
    if isinstance(data, list | tuple):
        return bool(data) and all(_is_dense(value) for value in data)
    return (
        isinstance(data, numpy.ndarray)
        and data.ndim > 0
        and data.dtype.kind in "fiub"
        and data.dtype.isnative
    )


def _looks_at_steps(callback: Any, validation: Any) -> bool:
    keras = keras_import.load()
    from keras.src.utils.python_utils import is_default

    if getattr(callback, "any_step_will_do", False):
        return False
    if type(callback) is keras.callbacks.ModelCheckpoint:
        return bool(callback.save_freq != "epoch")
    hooks = _BATCH_HOOKS if validation is None else (*_BATCH_HOOKS, *_TEST_HOOKS)
    return not all(is_default(getattr(callback, hook)) for hook in hooks)


def fit(
    model: Any, call: Mapping[str, Any], watched: bool, tell: Callable[[str], None] | None = None
) -> tuple[Any, str]:
    """Do what ``model.fit(**call)`` does; :func:`obstacle` must have found none.

    Args:
        watched: whether somebody looks on or may stop the training, so that control comes back now and then.
        tell: is given the sentence before the first step.

    Returns:
        The ``History`` and one sentence that says how it was done.
    """
    keras = keras_import.load()
    from keras.src.trainers.data_adapters import array_slicing

    x, y, weights = call.get("x"), call.get("y"), call.get("sample_weight")
    validation, split = call.get("validation_data"), call.get("validation_split", 0.0)
    if split and validation is None:
        (x, y, weights), validation = array_slicing.train_validation_split(
            (x, y, weights), validation_split=split
        )
    size, epochs = call.get("batch_size"), call.get("epochs", 1)
    first = model._initial_epoch or call.get("initial_epoch", 0)
    model.make_train_function()
    train = _Feed(
        model,
        model.train_function,
        _adapter(x, y, weights, size, call.get("shuffle", True), call.get("class_weight")),
    )
    tested: _Feed | None = None
    verbose = call.get("verbose", "auto")
    callbacks = keras.callbacks.CallbackList(
        call.get("callbacks"),
        add_history=True,
        add_progbar=verbose != 0,
        verbose=verbose,
        epochs=epochs,
        steps=train.steps,
        model=model,
    )
    pace = _Pace(SECONDS_A_CALL if watched or verbose not in (0, 2) else None)
    plan = _told(train, pace)
    if tell is not None:
        tell(plan)
    model.stop_training = False
    callbacks.on_train_begin()
    epoch_logs: dict[str, Any] | None = None
    for epoch in range(first, epochs):
        model.reset_metrics()
        callbacks.on_epoch_begin(epoch)
        logs = _train_epoch(model, train, pace, callbacks)
        epoch_logs = dict(model._get_metrics_result_or_logs(logs))
        if validation is not None and model._should_eval(epoch, call.get("validation_freq", 1)):
            if tested is None:
                model.make_test_function()
                tested = _Feed(model, model.test_function, _validation_adapter(validation, call))
            measured = _measure(model, tested, pace, callbacks)
            epoch_logs.update({f"val_{name}": value for name, value in measured.items()})
        callbacks.on_epoch_end(epoch, epoch_logs)
        if model.stop_training:
            break
    if isinstance(model.optimizer, keras.optimizers.Optimizer) and epochs > 0:
        model.optimizer.finalize_variable_values(model.trainable_weights)
    callbacks.on_train_end(logs=epoch_logs)
    return model.history, plan


def _adapter(
    x: Any,
    y: Any,
    sample_weight: Any = None,
    batch_size: int | None = None,
    shuffle: bool = False,
    class_weight: Any = None,
) -> Any:
    from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

    return ArrayDataAdapter(
        x, y, sample_weight=sample_weight, batch_size=batch_size, shuffle=shuffle, class_weight=class_weight
    )


def _validation_adapter(validation: Any, call: Mapping[str, Any]) -> Any:
    x, y, weights = (*validation, None)[:3]
    return _adapter(x, y, weights, call.get("validation_batch_size") or call.get("batch_size"))


def _train_epoch(model: Any, feed: _Feed, pace: _Pace, callbacks: Any) -> Any:
    order, step, logs = feed.order(), 0, {}
    while step < feed.steps:
        callbacks.on_train_batch_begin(step)
        end = min(step + pace.steps, feed.steps)
        logs = pace.timed(end - step, partial(feed.run, step, end, order))
        callbacks.on_train_batch_end(end - 1, logs)
        step = end
        if model.stop_training:
            break
    return logs


def _measure(model: Any, feed: _Feed, pace: _Pace, callbacks: Any) -> dict[str, Any]:
    from keras.src.utils.python_utils import pythonify_logs

    model.stop_evaluating = False
    callbacks.on_test_begin()
    model.reset_metrics()
    order, step, logs = feed.order(), 0, {}
    while step < feed.steps:
        callbacks.on_test_batch_begin(step)
        end = min(step + pace.steps, feed.steps)
        logs = feed.run(step, end, order)
        callbacks.on_test_batch_end(end - 1, logs)
        step = end
        if model.stop_evaluating:
            break
    measured: dict[str, Any] = pythonify_logs(model._get_metrics_result_or_logs(logs))
    callbacks.on_test_end(measured)
    return measured


def _told(train: _Feed, pace: _Pace) -> str:
    calls = "an epoch" if pace.seconds is None else "some 50 ms of steps"
    return (
        f"accelerated: {calls} a call, batches of {train.batch_size} cut in memory; equal to Keras's own loop"
    )


class _Pace:
    """Chooses how many steps the next call takes."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        # Somebody watches: the first steps run one by one.
        self.steps = 1 << 62 if seconds is None else 1
        self._calls = 0

    def timed(self, steps: int, run: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        result = run()
        if self.seconds is not None:
            taken = (time.perf_counter() - began) / steps
            self._calls += 1
            if self._calls >= control.FIRST_STEPS:
                self.steps = max(1, min(4 * self.steps, int(self.seconds / taken)))
        return result


class _Feed:
    """The batches of one data set, and a compiled function that runs Keras's step over some of them."""

    def __init__(self, model: Any, function: Any, adapter: Any) -> None:
        import tensorflow
        from keras.src import tree
        from keras.src.trainers.data_adapters import array_slicing

        arrays = array_slicing.convert_to_sliceable(adapter._inputs, target_backend="tensorflow")
        arrays = tree.lists_to_tuples(arrays)
        with tensorflow.device("CPU:0"):
            self._tensors = [tensorflow.convert_to_tensor(array) for array in tensorflow.nest.flatten(arrays)]
        self.batch_size: int = adapter.batch_size
        self.steps: int = adapter.num_batches
        self._rows: int = adapter._num_samples
        self._shuffled = bool(adapter._shuffle)
        self._orders: Any = None
        _build_ahead(model, arrays, min(self.batch_size, self._rows))
        self._chunk = _chunk_function(model, function, self.batch_size, adapter.has_partial_batch, arrays)

    def order(self) -> Any:
        """The rows in the order of this epoch."""
        import tensorflow

        if not self._shuffled:
            return tensorflow.range(self._rows, dtype=tensorflow.int64)
        if self._orders is None:
            # Keras's own shuffle, asked for one batch of all rows: the numbers it would take them by.
            rows = numpy.arange(self._rows)
            self._orders = _adapter(rows, None, batch_size=self._rows, shuffle=True).get_tf_dataset()
        return next(iter(self._orders))

    def run(self, begin: int, end: int, order: Any) -> Any:
        """Run the steps from ``begin`` to before ``end``; gives the metrics after the last."""
        import tensorflow

        return self._chunk(
            tensorflow.constant(begin, tensorflow.int64),
            tensorflow.constant(end, tensorflow.int64),
            order,
            *self._tensors,
        )


def _build_ahead(model: Any, arrays: Any, rows: int) -> None:
    """Let Keras make the optimizer's and the metrics' variables now: a step that makes variables is traced twice."""
    import tensorflow

    optimizer = model.optimizer
    if optimizer is None or optimizer.built or not all(layer.built for layer in model._flatten_layers()):
        return
    batch = tensorflow.nest.map_structure(
        lambda array: tensorflow.TensorSpec((rows, *array.shape[1:]), array.dtype), arrays
    )
    # What fails here fails in the step too, where the message is the one that Keras's users know.
    with contextlib.suppress(Exception):
        model._symbolic_build(data_batch=batch)


def _chunk_function(model: Any, function: Any, batch_size: int, ragged: bool, arrays: Any) -> Any:
    """A compiled function of (begin, end, order, tensors), kept with the model as long as Keras keeps its step."""
    import tensorflow

    step = _step_of(function)
    specs = tensorflow.nest.map_structure(lambda array: (str(array.dtype), tuple(array.shape[1:])), arrays)
    key = (batch_size, ragged, repr(specs))
    kept = model.__dict__.setdefault(_ATTRIBUTE, [])
    # compile() makes a new step; what was built on the old one can go.
    alive = [_step_of(made) for made in (model.train_function, model.test_function) if made is not None]
    kept[:] = [entry for entry in kept if any(entry[0] is one for one in alive)][-_KEPT_FUNCTIONS:]
    for known, known_key, chunk in kept:
        if known is step and known_key == key:
            return chunk
    chunk = _make_chunk(model, step, batch_size, ragged, arrays)
    kept.append((step, key, chunk))
    return chunk


def _step_of(function: Any) -> Any:
    """Keras's compiled step for one batch, out of the function that takes an iterator."""
    names = function.__code__.co_freevars
    return function.__closure__[names.index("one_step_on_data")].cell_contents


def _make_chunk(model: Any, step: Any, batch_size: int, ragged: bool, arrays: Any) -> Any:
    import tensorflow as tf

    # The function lives as long as the model: it may know how the data are arranged, and must not hold the data.
    structure = tf.nest.map_structure(lambda _: None, arrays)

    def batch(number: Any, order: Any, tensors: Any) -> Any:
        begin = number * batch_size
        if ragged:
            # The shape stays open, as it is in Keras's pipeline when the last batch is shorter.
            rows = order[begin : tf.minimum(begin + batch_size, tf.shape(order, tf.int64)[0])]
        else:
            rows = tf.slice(order, [begin], [batch_size])
        taken = [tf.gather(tensor, rows, axis=0) for tensor in tensors]
        return tf.nest.pack_sequence_as(structure, taken)

    def chunk(begin: Any, end: Any, order: Any, *tensors: Any) -> Any:
        def one(number: Any) -> tuple[Any]:
            step(batch(number, order, tensors))
            return (number + 1,)

        tf.while_loop(lambda number: number < end, one, (begin,))
        return model.get_metrics_result()

    number = tf.TensorSpec((), tf.int64)
    signature = [number, number, tf.TensorSpec((None,), tf.int64)]
    signature += [
        tf.TensorSpec((None, *array.shape[1:]), tf.convert_to_tensor(array[:1]).dtype)
        for array in tf.nest.flatten(arrays)
    ]
    return tf.function(chunk, input_signature=signature, autograph=False)
