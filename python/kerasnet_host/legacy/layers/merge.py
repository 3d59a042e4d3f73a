"""Layers that join several tensors: by class in Keras 2, by ``Merge(mode=…)`` in Keras 1."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from .registry import converts


@converts("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")
def elementwise(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Element by element."""
    import keras

    c.claim(a.class_name)
    return getattr(keras.layers, a.class_name)(**common)


@converts("Concatenate")
def concatenate(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Concatenate."""
    import keras

    axis = a.integer("axis", -1)
    c.claim("Concatenate")
    return keras.layers.Concatenate(axis=axis, **common)


@converts("Dot")
def dot(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Dot; what older backends made of more than three axes is refused once the shapes are known."""
    import keras

    axes = a.take("axes")
    normalize = a.boolean("normalize", False)
    c.claim("Dot", normalize=normalize)
    layer = keras.layers.Dot(
        axes=tuple(axes) if isinstance(axes, list) else axes, normalize=normalize, **common
    )
    layer._kerasnet_most_axes = 3
    return layer


_MODES = {"sum": "Add", "mul": "Multiply", "ave": "Average", "max": "Maximum"}


@converts("Merge")
def merge(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Keras 1's Merge layer (and the ``merge`` function, which made one)."""
    import keras

    from ..compat.merge import CosineMerge

    mode = a.take("mode", "sum")
    kind = a.take("mode_type", "raw")
    concat_axis = a.take("concat_axis", -1)
    dot_axes = a.take("dot_axes", -1)
    # These four describe a mode that is a function; a mode by name knows its shapes.
    shape, mask = a.take("output_shape", None), a.take("output_mask", None)
    a.take("output_shape_type", None)
    a.take("output_mask_type", None)
    arguments = a.take("arguments", None)
    if kind != "raw" or not isinstance(mode, str):
        c.refuse_code(f"{a.label}, whose mode is a function,")
        raise UnsupportedError(
            f"{a.label} merges by a function of the author's own; that cannot be converted."
        )
    if mask is not None or arguments or isinstance(shape, str):
        raise UnsupportedError(
            f"{a.label} has an output shape, a mask or arguments of its own; they cannot be converted."
        )
    c.claim("Merge", mode=mode)
    if mode in _MODES:
        c.report.converted("Merge(mode)", f"mode={mode!r} is {_MODES[mode]} in Keras 3", a.owner)
        return getattr(keras.layers, _MODES[mode])(**common)
    if mode == "concat":
        c.report.converted("Merge(mode)", "mode='concat' is Concatenate in Keras 3", a.owner)
        return keras.layers.Concatenate(axis=concat_axis, **common)
    if mode == "dot":
        c.report.converted("Merge(mode)", "mode='dot' is Dot in Keras 3", a.owner)
        layer = keras.layers.Dot(axes=tuple(dot_axes) if isinstance(dot_axes, list) else dot_axes, **common)
        layer._kerasnet_most_axes = 3
        return layer
    if mode == "cos":
        if dot_axes not in (-1, 1, [1, 1], [-1, -1]):
            raise UnsupportedError(
                f"{a.label} has dot_axes={dot_axes}; mode 'cos' can be converted for vectors only."
            )
        c.report.converted("Merge(mode)", "mode='cos' is a registered layer of kerasnet_host.legacy", a.owner)
        layer = CosineMerge(**common)
        layer._kerasnet_most_axes = 2
        return layer
    raise UnsupportedError(f"{a.label} has mode={mode!r}, which Keras 1 never had.")
