"""Pooling."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import AmbiguousFileError, UnsupportedError
from .core import data_format
from .registry import converts

_POOLS = [f"{kind}Pooling{rank}D" for kind in ("Max", "Average") for rank in (1, 2, 3)]


@converts(*_POOLS)
def pool(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """MaxPooling and AveragePooling."""
    import keras

    from ..compat import padding as old_padding
    from ..compat.pooling import OldAveragePooling, OldMaxPooling

    rank = int(a.class_name[-2])
    if c.keras_1 and rank == 1:
        size = a.integers("pool_length", 1)
        strides = a.integers("stride", 1, list(size))
    else:
        size = a.integers("pool_size", rank)
        if a._rest.get("strides", 0) is None:
            a._rest["strides"] = list(size)
        strides = a.integers("strides", rank, list(size))
    padding = a.choice("border_mode" if c.keras_1 else "padding", ("valid", "same"), "valid")
    formatted = (
        a.choice("data_format", ("channels_last", "channels_first"), "channels_last")
        if rank == 1
        else data_format(a, c)
    )
    c.claim(a.class_name, padding=padding, data_format=formatted)
    backend = None
    if padding == "same":
        backend = c.origin.known_backend(f'what {a.label} makes of padding "same"')
    if backend in (None, "tensorflow"):
        return getattr(keras.layers, a.class_name)(
            size, strides=strides, padding=padding, data_format=formatted, **common
        )
    style = "theano_pool" if backend == "theano" else "cntk"
    if backend == "theano" and rank == 3 and any(n == 1 for n in size):
        raise UnsupportedError(f'{a.label}: Keras on Theano could not pool windows of 1 with padding "same".')
    if backend == "theano" and rank == 3 and not c.keras_1:
        if c.origin.minor is None or (c.origin.minor == 1 and c.origin.patch is None):
            raise AmbiguousFileError(
                f'{a.label}: what Keras 2 on Theano made of padding "same" depends on the version, and the file gives none.'
            )
        if (c.origin.minor, c.origin.patch or 0) <= (1, 5):
            style = "theano_pool_uncut"
    average = a.class_name.startswith("Average")
    counts = average and backend == "theano" and _counted_outside(a, c, rank)
    if not counts and all(
        old_padding.same_as_keras(style, window, stride, None)
        for window, stride in zip(size, strides, strict=True)
    ):
        return getattr(keras.layers, a.class_name)(
            size, strides=strides, padding="same", data_format=formatted, **common
        )
    c.report.converted(
        'padding "same"',
        f"windows where {backend} put them, by a registered layer of kerasnet_host.legacy; Keras 3 puts them elsewhere",
        a.owner,
    )
    if average:
        return OldAveragePooling(size, strides, formatted, style, count_outside=counts, **common)
    return OldMaxPooling(size, strides, formatted, style, **common)


def _counted_outside(a: Arguments, c: Context, rank: int) -> bool:
    """Whether Theano's average counted the zeros outside the input: in Keras 2.0.4 to 2.1.4, but not in 3-D.

    Read in theano_backend.py of 1.2.2, 2.0.0, 2.0.2 to 2.0.9, 2.1.0, 2.1.2 to 2.1.6, 2.2.4 and 2.3.1.
    """
    if c.keras_1 or rank == 3:
        return False
    minor, patch = c.origin.minor, c.origin.patch
    if minor is None or (minor in (0, 1) and patch is None):
        raise AmbiguousFileError(
            f"{a.label}: whether Keras 2 on Theano averaged over the zeros outside the image depends on the version, "
            "and the file does not give one."
        )
    return (0, 4) <= (minor, patch or 0) <= (1, 4)


_GLOBAL = [f"Global{kind}Pooling{rank}D" for kind in ("Max", "Average") for rank in (1, 2, 3)]


@converts(*_GLOBAL)
def global_pool(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """GlobalMaxPooling and GlobalAveragePooling."""
    import keras

    rank = int(a.class_name[-2])
    formatted = (
        a.choice("data_format", ("channels_last", "channels_first"), "channels_last")
        if rank == 1
        else data_format(a, c)
    )
    keep = a.boolean("keepdims", False)
    c.claim(a.class_name, data_format=formatted)
    return getattr(keras.layers, a.class_name)(data_format=formatted, keepdims=keep, **common)
