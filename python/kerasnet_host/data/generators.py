"""Data sources written in another language, as Keras and TensorFlow see them."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy

from kerasnet_host import keras_import
from kerasnet_host.data import foreign_errors, reading_errors

Batch = tuple[Any, ...]
"""``(x,)``, ``(x, y)`` or ``(x, y, sample_weight)``; each part an array, a list of arrays or a dict of arrays."""


def batches_by_index(
    length: Callable[[], int],
    batch: Callable[[int], Batch],
    epoch_began: Callable[[], None],
    epoch_ended: Callable[[], None],
    workers: int = 1,
    max_queue_size: int = 10,
) -> Any:
    """A ``keras.utils.PyDataset`` whose batches come from ``batch(i)`` for ``i`` below ``length()``.

    Args:
        length: number of batches in an epoch; asked again at each epoch.
        batch: called from ``workers`` threads when there are several.
        epoch_began: called before the first batch of an epoch.
        epoch_ended: called when all batches of an epoch were used.
        workers: threads that make batches ahead of the training.
        max_queue_size: batches that may wait.

    An exception of any of them comes out of ``fit`` as itself.
    """
    base: Any = keras_import.load().utils.PyDataset
    source: dict[str, Callable[..., Any]] = {
        "length": length,
        "batch": batch,
        "began": epoch_began,
        "ended": epoch_ended,
    }

    class Batches(base):
        """Forwards to the four functions."""

        def __len__(self) -> int:
            with foreign_errors.kept():
                return int(source["length"]())

        def __getitem__(self, index: int) -> Batch:
            with foreign_errors.kept():
                return _as_tensors(source["batch"](int(index)))

        def on_epoch_begin(self) -> None:
            with foreign_errors.kept():
                source["began"]()

        def on_epoch_end(self) -> None:
            with foreign_errors.kept():
                source["ended"]()

        def let_go(self) -> None:
            """Drop the functions, and with them what their owner holds: TensorFlow keeps this object for good."""
            source.clear()

    return Batches(workers=workers, max_queue_size=max_queue_size)


def let_go(call: Mapping[str, Any]) -> None:
    """Drop what the sources among the arguments of a call hold; the call must be over."""
    for argument in call.values():
        if hasattr(argument, "let_go"):
            argument.let_go()


def dataset_of_batches(
    begin: Callable[[], tuple[Callable[[], Batch | None], Callable[[], None]]],
    unit: str = "batch",
    number: int | None = None,
) -> Any:
    """A ``tf.data.Dataset`` of batches from a source that can be read again and again.

    Args:
        begin: starts a reading and returns ``(next, close)``: ``next()`` gives a batch, or None at the end.
        unit: what the caller gave, ``batch`` or ``row``, for the error messages.
        number: what :func:`sources` tells the source by; None: not at all.

    The first batch tells the types and shapes; the first axis may be of another length in each batch.
    """
    tensorflow = keras_import.tensorflow("Dataset.FromGenerator")
    signature: Any = None

    def read() -> Iterator[Batch]:
        with foreign_errors.kept():
            following, close = begin()
        try:
            while True:
                with foreign_errors.kept():
                    batch = following()
                if batch is None:
                    return
                structure = _as_structure(batch)
                if signature is not None:
                    with foreign_errors.kept():
                        _check_alike(structure, signature, given)
                yield structure
        finally:
            close()

    given = {"batch": "batches", "row": "rows"}[unit]
    with foreign_errors.restored():
        first = next(read(), None)
    if first is None:
        raise ValueError(f"`{given}` gives no {unit} at all, so the types and shapes are not known.")
    signature = tensorflow.nest.map_structure(_spec, first)
    dataset = tensorflow.data.Dataset.from_generator(read, output_signature=signature)
    if number is not None:
        _numbers[dataset] = number
    return dataset


_numbers: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()


def sources(datasets: Sequence[Any]) -> list[int]:
    """The numbers of the sources that data sets read from, whatever was done with what they give."""
    return [_numbers[part] for part in reading_errors.parts(datasets) if part in _numbers]


def _spec(array: Any) -> Any:
    import tensorflow

    values = numpy.asarray(array)
    kind = tensorflow.string if values.dtype.kind in "UOST" else values.dtype
    return tensorflow.TensorSpec((None, *values.shape[1:]), kind)


def _check_alike(batch: Any, signature: Any, given: str) -> None:
    import tensorflow

    try:
        tensorflow.nest.assert_same_structure(batch, signature)
    except (ValueError, TypeError):
        raise ValueError(
            f"`{given}`: a batch has other parts than the first: each must have the same inputs, targets and weights."
        ) from None
    for array, first in zip(tensorflow.nest.flatten(batch), tensorflow.nest.flatten(signature), strict=True):
        found = _spec(array)
        if found.shape.as_list() != first.shape.as_list() or found.dtype != first.dtype:
            raise ValueError(
                f"`{given}`: a batch holds an array of the type {found.dtype.name} and the shape {tuple(array.shape)}, "
                f"and the first batch {first.dtype.name} and {tuple(first.shape)}: all must have those of the first."
            )


def _as_structure(batch: Batch) -> Any:
    # TensorFlow takes a list for a tensor; several inputs are a tuple to it.
    parts = tuple(tuple(part) if isinstance(part, list) else part for part in batch)
    return parts[0] if len(parts) == 1 else parts


def _as_tensors(batch: Batch) -> Batch:
    from kerasnet_host.data import inputs

    return tuple(inputs.prepare(part) for part in batch)
