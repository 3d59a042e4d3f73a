"""Which function converts which old class."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .. import limits
from ..arguments import Arguments
from ..context import Context
from ..errors import DamagedFileError, LegacyFileError, UnsupportedError

Converter = Callable[[Arguments, Context, dict[str, Any]], Any]
"""Takes every argument of its class out and returns the Keras 3 layer. The dict is what `base` made of the
arguments that all layers have: ``name``, ``trainable``, ``dtype``."""

_CONVERTERS: dict[str, Converter] = {}

_REFUSED = {
    "EigenvalueRegularizer": "a regularizer that was removed in Keras 2",
    "LocallyConnected3D": "a layer that no released Keras had",
    "DenseFeatures": "tied to TensorFlow 1's feature columns, which Keras 3 does not have",
    "Custom": "the author's own class",
}


def converts(*class_names: str) -> Callable[[Converter], Converter]:
    """Register a converter for old classes."""

    def register(function: Converter) -> Converter:
        for name in class_names:
            if name in _CONVERTERS:
                raise RuntimeError(f"two converters for {name}")
            _CONVERTERS[name] = function
        return function

    return register


def known_classes() -> list[str]:
    """Names of all old classes that have a converter."""
    return sorted(_CONVERTERS)


def is_known(class_name: str) -> bool:
    """Whether the old class has a converter."""
    return _canonical(class_name) in _CONVERTERS


def convert_layer(class_name: str, config: Any, c: Context) -> Any:
    """Convert one layer.

    Args:
        class_name: the old class, as the file names it (nested class names have no module).
        config: its configuration.
        c: the conversion under way.

    Returns:
        A Keras 3 layer, not built.

    Raises:
        UnsupportedError: a class or an argument that is not known.
        DamagedFileError: arguments that make no sense.
    """
    canonical = _canonical(class_name)
    a = Arguments(canonical, config)
    name = a.take("name", None)
    if name is not None and not (isinstance(name, str) and 0 < len(name) <= limits.NAME_LENGTH):
        raise DamagedFileError(
            f"A layer of class {canonical} has a name that is not text: the file is damaged."
        )
    a.owner = name
    converter = _CONVERTERS.get(canonical)
    if converter is None and (given := _given_class(canonical, c)) is not None:
        return _custom(given, name, config, c)
    if converter is None:
        why = _REFUSED.get(
            canonical, "not a layer that Keras 1, Keras 2 or tf.keras had, so it is the author's own"
        )
        raise UnsupportedError(
            f"The layer {name!r} is of class {canonical[:80]!r}: {why}. It cannot be converted; rebuild that part of "
            "the model with layers that Keras has and load the weights into it."
        )
    common = _base(a, name, c)
    try:
        layer = converter(a, c, common)
    except LegacyFileError:
        raise
    except (ValueError, TypeError, ArithmeticError, AttributeError, KeyError, IndexError) as error:
        raise DamagedFileError(
            f"{a.label} cannot be made from its configuration ({_first_line(error)}): the file is damaged, or "
            "something other than Keras wrote it."
        ) from error
    a.finish()
    return layer


def _given_class(class_name: str, c: Context) -> Any:
    """The layer class that the caller gave for the author's own, if any."""
    import keras

    given = c.custom_objects.get(class_name)
    return given if isinstance(given, type) and issubclass(given, keras.layers.Layer) else None


def _custom(given: Any, name: str | None, config: dict[str, Any], c: Context) -> Any:
    """Make a layer of the caller's class from the stored configuration."""
    cleaned = {
        key: value
        for key, value in config.items()
        if key not in ("batch_input_shape", "batch_shape", "input_dtype")
    }
    if name is not None:
        cleaned["name"] = safe_name(name)
    if cleaned.get("dtype") is not None:
        cleaned["dtype"] = dtype_name(cleaned["dtype"], f"{given.__name__} {name!r}")
    try:
        layer = given.from_config(cleaned)
    except (ValueError, TypeError, KeyError) as error:
        raise UnsupportedError(
            f"The caller's class {given.__name__} does not take the configuration of the layer {name!r} "
            f"({_first_line(error)})."
        ) from error
    c.report.note(f"{name}: the caller's class {given.__name__}; its numbers are the caller's affair")
    return layer


def _canonical(class_name: Any) -> str:
    if not isinstance(class_name, str) or len(class_name) > limits.NAME_LENGTH:
        raise DamagedFileError("A layer's class is not a name: the file is damaged.")
    # tf.keras 2.x wrote layers on probation as Addons>..., Custom>..., "keras.layers.experimental...>Rescaling".
    if class_name.startswith("Custom>"):
        raise UnsupportedError(
            f"The file has a layer of class {class_name[:80]!r}, the author's own. It cannot be converted; rebuild that "
            "part of the model with layers that Keras has and load the weights into it."
        )
    return class_name


def _base(a: Arguments, name: str | None, c: Context) -> dict[str, Any]:
    """What every layer has: its name, whether it trains, its dtype, and the input shape of a first layer."""
    common: dict[str, Any] = {}
    if name is not None:
        common["name"] = safe_name(name)
        if common["name"] != name:
            c.report.converted("layer name", "Keras 3 allows no '/' in names; it became '_'", name)
    if "trainable" in a:
        common["trainable"] = a.boolean("trainable", True)
    dtype = a.take("dtype", None)
    if dtype is not None:
        common["dtype"] = dtype_name(dtype, a.label)
    # The graph builder has read these already.
    for key in ("batch_input_shape", "input_dtype", "input_shape"):
        a.take(key, None)
    return common


def safe_name(name: str) -> str:
    """A name that Keras 3 accepts."""
    return name.replace("/", "_")


_DTYPES = {
    "float16",
    "float32",
    "float64",
    "bfloat16",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "bool",
    "mixed_float16",
    "mixed_bfloat16",
}


def dtype_name(dtype: Any, label: str) -> str:
    """A dtype or dtype policy by name; tf.keras 2.x wrote policies as objects."""
    if isinstance(dtype, dict) and dtype.get("class_name") in ("Policy", "PolicyV1"):
        config = dtype.get("config")
        dtype = config.get("name") if isinstance(config, dict) else None
    if isinstance(dtype, str):
        match = re.fullmatch(r"<dtype: '(\w+)'>", dtype)
        dtype = match.group(1) if match else dtype
        if dtype == "infer":
            return "float32"
        if dtype in _DTYPES:
            return dtype
    raise UnsupportedError(f"{label} has the dtype {str(dtype)[:60]!r}, which cannot be converted.")


def _first_line(error: BaseException) -> str:
    lines = (str(error) or type(error).__name__).strip().splitlines()
    return re.sub(r"\x1b\[[0-9;]*m", "", lines[0])[:200] if lines else type(error).__name__
