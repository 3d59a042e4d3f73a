"""Layers that learn from data before training: means, vocabularies, bins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerasnet_host import inference
from kerasnet_host.data import foreign_errors, inputs, pipelines, reading_errors


def adapt(layer: Any, values: Any, batch_size: int | None = None, steps: int | None = None) -> None:
    """Let a preprocessing layer learn from data.

    Args:
        layer: ``Normalization``, ``Discretization``, ``StringLookup``, ``IntegerLookup``, ``TextVectorization`` or a
            ``FeatureSpace``.
        values: an array (numbers or text), or a ``tf.data.Dataset``, of whose elements only the inputs are used; for
            a ``FeatureSpace`` a dict of arrays, or a data set of dicts.
        batch_size: rows at a time, where ``values`` is an array.
        steps: batches to read, where ``values`` is a data set without end.

    Raises:
        ValueError: there are no rows.
    """
    if inputs.sample_count(values) == 0:
        raise ValueError("`values` holds no samples, so there is nothing to learn from.")
    source = _inputs_only(values)
    if isinstance(source, Mapping):
        source = pipelines.from_arrays(source).batch(batch_size or 32)
    arguments = {"batch_size": batch_size, "steps": steps}
    given = {
        name: value for name, value in arguments.items() if value is not None and not _is_dataset(source)
    }
    if steps is not None and _is_dataset(source):
        source = source.take(steps)
    with reading_errors.told(source), foreign_errors.restored():
        layer.adapt(inputs.prepare(source), **given)
    inference.touch()


def _is_dataset(values: Any) -> bool:
    return hasattr(values, "element_spec")


def _inputs_only(values: Any) -> Any:
    if _is_dataset(values) and isinstance(values.element_spec, tuple):
        return values.map(lambda x, *_: x)
    return values
