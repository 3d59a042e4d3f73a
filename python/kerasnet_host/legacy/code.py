"""Python code stored in a file: only ever touched after the caller has said safe_mode=False."""

from __future__ import annotations

import base64
import binascii
import dis
import marshal
import types
from collections.abc import Callable
from typing import Any

from .errors import UnsupportedError


def stored_function(stored: Any, label: str) -> Callable[..., Any]:
    """Make a function of the code that Keras 2 stored: base64 of marshalled bytecode, defaults, closure.

    Bytecode means something only to the Python version that wrote it, and the file does not name it. What does
    not unmarshal, or holds instructions that this Python does not have, is refused; that is a check of
    honest files, no protection from hostile ones.

    Args:
        stored: the ``function`` value of a Lambda's configuration.
        label: the layer, for messages.

    Raises:
        UnsupportedError: it is not bytecode of this Python version.
    """
    wrong = (
        f"{label} holds bytecode of another Python version, which this one cannot run. Pass the function in "
        "custom_objects under the layer's name."
    )
    if isinstance(stored, dict):
        config = stored.get("config")
        stored = (
            config
            if isinstance(config, list)
            else [(config or stored).get(key) for key in ("code", "defaults", "closure")]
        )
    if not isinstance(stored, list) or not stored or not isinstance(stored[0], str):
        raise UnsupportedError(f"{label} does not hold its function in a form that Keras 2 wrote.")
    defaults = stored[1] if len(stored) > 1 else None
    closure = stored[2] if len(stored) > 2 else None
    try:
        raw = base64.b64decode(stored[0].encode("ascii"), validate=False)
        code = marshal.loads(raw)
    except (binascii.Error, UnicodeEncodeError, ValueError, EOFError, TypeError):
        raise UnsupportedError(wrong) from None
    if not isinstance(code, types.CodeType) or not _runs_here(code):
        raise UnsupportedError(wrong)
    if closure:
        raise UnsupportedError(
            f"{label} calls a function that took values from its surroundings; pass it in custom_objects under the layer's name."
        )
    if len(code.co_freevars):
        raise UnsupportedError(wrong)
    import keras
    import numpy as np

    names: dict[str, Any] = {"__builtins__": __builtins__, "keras": keras, "K": keras.ops, "np": np}
    try:
        import tensorflow as tf

        names["tf"] = tf
    except ImportError:
        pass
    function = types.FunctionType(code, names)
    function.__defaults__ = tuple(defaults) if defaults else None
    return function


def _runs_here(code: types.CodeType) -> bool:
    try:
        if any(instruction.opname.startswith("<") for instruction in dis.get_instructions(code)):
            return False
    except Exception:  # damaged code may fail in any way; what can't be read is not run
        return False
    return all(_runs_here(constant) for constant in code.co_consts if isinstance(constant, types.CodeType))
