"""Layers around another layer."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import DamagedFileError, UnsupportedError
from .registry import convert_layer, converts


def _inner(a: Arguments, c: Context, key: str) -> Any:
    stored = a.take(key)
    if not isinstance(stored, dict) or not isinstance(stored.get("class_name"), str):
        raise DamagedFileError(f"{a.label} has no layer inside: the file is damaged.")
    if stored["class_name"] in ("Model", "Sequential", "Functional"):
        from ..graph import nested_model

        return nested_model(stored["class_name"], stored.get("config"), c)
    return convert_layer(stored["class_name"], stored.get("config"), c)


@converts("TimeDistributed")
def time_distributed(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """TimeDistributed."""
    import keras

    inner = _inner(a, c, "layer")
    c.claim(f"TimeDistributed({type(inner).__name__})")
    return keras.layers.TimeDistributed(inner, **common)


@converts("Bidirectional")
def bidirectional(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Bidirectional; forward and backward weights follow each other in the file, whatever their kind."""
    import keras

    inner = _inner(a, c, "layer")
    if a.take("num_constants", None):
        raise UnsupportedError(f"{a.label} takes constants; that cannot be converted.")
    backward = a.take("backward_layer", None)
    mode = a.choice("merge_mode", ("concat", "sum", "mul", "ave", None), "concat")
    for key in ("return_sequences", "return_state", "stateful", "go_backwards", "units"):
        a.take(key, None)  # some versions of tf.keras repeated them
    c.claim(f"Bidirectional({type(inner).__name__})")
    c.claim(f"Bidirectional(merge_mode={mode})")
    if backward is not None:
        a._rest["backward_layer"] = backward
        return keras.layers.Bidirectional(
            inner, merge_mode=mode, backward_layer=_inner(a, c, "backward_layer"), **common
        )
    return keras.layers.Bidirectional(inner, merge_mode=mode, **common)
