"""Activations by their old names.

The one whose meaning changed is ``hard_sigmoid``: Keras 3 computes ``relu6(x + 3) / 6``, all of Keras 1, 2 and
tf.keras computed ``clip(0.2 x + 0.5, 0, 1)`` (keras 2.3.1 backend/tensorflow_backend.py, theano_backend.py,
cntk_backend.py; tf.keras 2.15 backend.py).
"""

from __future__ import annotations

from typing import Any

from .arguments import Arguments
from .context import Context
from .errors import DamagedFileError, UnsupportedError

SAME_IN_KERAS_3 = frozenset(
    {
        "elu",
        "exponential",
        "linear",
        "relu",
        "relu6",
        "selu",
        "sigmoid",
        "softmax",
        "softplus",
        "softsign",
        "tanh",
        "gelu",
    }
)
"""Names that mean the same function in Keras 3. ``relu6`` is the custom object of keras.applications' MobileNet."""


def convert(a: Arguments, c: Context, key: str = "activation", default: Any = "linear") -> Any:
    """Take an activation out of a layer's arguments.

    Returns:
        What Keras 3's layers take: a name, or the registered function of the old meaning.

    Raises:
        UnsupportedError: a function that was the author's own.
    """
    value = a.take(key, default)
    return from_name(value, a.label, key, c, a.class_name)


def from_name(value: Any, label: str, key: str, c: Context, class_name: str) -> Any:
    """The activation named `value` for the layer `label`."""
    if value is None:
        value = "linear"
    if isinstance(value, dict):
        # tf.keras serialises a function that has a registered name as {"class_name": "function", ...}.
        name = value.get("config")
        if value.get("class_name") == "function" and isinstance(name, str):
            value = name
        else:
            raise UnsupportedError(
                f"{label} has an object of class {str(value.get('class_name'))[:60]!r} as its {key}; only functions "
                "by name can be converted."
            )
    if not isinstance(value, str):
        raise DamagedFileError(
            f"{label} has {key}={str(value)[:60]!r}, which is not a name: the file is damaged."
        )
    if value in c.custom_objects and not isinstance(c.custom_objects[value], type):
        c.report.converted("custom object", f"{value}: the caller's function", label)
        return c.custom_objects[value]
    if value in ("swish", "silu"):
        c.claim(f"activation {value}")
        return "silu"
    if value == "hard_sigmoid":
        from .compat.activations import hard_sigmoid

        c.claim(f"activation {value}")
        c.report.converted(
            "hard_sigmoid",
            "clip(0.2 x + 0.5, 0, 1) as it was then; Keras 3's hard_sigmoid is another function",
            label,
        )
        return hard_sigmoid
    if value not in SAME_IN_KERAS_3:
        raise UnsupportedError(
            f"{label} uses the {key} {value[:60]!r}, which Keras never had: it was the author's own. Pass the function "
            "in custom_objects under that name."
        )
    c.claim(f"activation {value}")
    return value
