"""How many parameters a layer will create, before it creates them."""

from __future__ import annotations

from math import prod
from typing import Any


def estimate(layer: Any, shapes: Any) -> int:
    """Count the parameters that building `layer` on inputs of these shapes will create, biases left out.

    Args:
        layer: a Keras 3 layer that is not built.
        shapes: the shape of its input, or a list of them.

    Returns:
        The count; 0 for layers whose weights are no larger than their input's features, and for models, which are
        built (and counted) layer by layer.
    """
    import keras

    from .compat import dense, local

    kinds = keras.layers
    shape = shapes[0] if isinstance(shapes, list) and shapes and isinstance(shapes[0], tuple) else shapes
    if not isinstance(shape, tuple) or not shape:
        return 0
    last = shape[-1] or 1
    if isinstance(layer, keras.Model):
        return 0
    if isinstance(layer, kinds.Bidirectional):
        return 2 * estimate(layer.forward_layer, shape)
    if isinstance(layer, kinds.TimeDistributed):
        return estimate(layer.layer, (shape[0], *shape[2:]))
    if isinstance(layer, kinds.Embedding):
        return int(layer.input_dim) * int(layer.output_dim)
    if isinstance(layer, kinds.Dense):
        return last * int(layer.units)
    if isinstance(layer, dense.MaxoutDense):
        return last * int(layer.units) * int(layer.nb_feature)
    if isinstance(layer, dense.Highway):
        return 2 * last * last
    if isinstance(layer, local._LocallyConnected):
        channels = (shape[1] if layer.data_format == "channels_first" else last) or 1
        places = prod(layer._places(shape)) if None not in shape[1:] else 1
        return places * prod(layer.kernel_size) * channels * layer.filters
    if isinstance(layer, kinds.ConvLSTM2D):
        channels = (shape[2] if layer.cell.data_format == "channels_first" else last) or 1
        filters = int(layer.cell.filters)
        return prod(layer.cell.kernel_size) * (channels + filters) * filters * 4
    if isinstance(layer, kinds.RNN):
        return _cell(layer.cell, last)
    if hasattr(layer, "kernel_size"):
        channels = (shape[1] if layer.data_format == "channels_first" else last) or 1
        kernel = prod(layer.kernel_size)
        multiplier = int(getattr(layer, "depth_multiplier", 0) or 0)
        filters = int(getattr(layer, "filters", 0) or 0)
        if multiplier:
            return kernel * channels * multiplier + channels * multiplier * filters
        return kernel * channels * filters
    if isinstance(layer, kinds.MultiHeadAttention):
        width = int(layer.num_heads) * (int(layer.key_dim) + int(layer.value_dim or layer.key_dim))
        return 2 * last * width
    if hasattr(layer, "shared_axes"):
        return prod(size or 1 for size in shape[1:])
    return last


def _cell(cell: Any, features: int) -> int:
    if hasattr(cell, "cells"):
        total = 0
        for inner in cell.cells:
            total += _cell(inner, features)
            features = int(inner.units)
        return total
    units = int(cell.units)
    gates = {"LSTMCell": 4, "GRUCell": 3}.get(type(cell).__name__, 1)
    return (features + units) * units * gates
