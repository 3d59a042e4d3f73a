"""Public Keras names to objects, and objects back to the nearest public name."""

from __future__ import annotations

import builtins
import sys
from functools import cache, lru_cache
from typing import Any

from kerasnet_host import keras_import

HOST_PREFIX = "kerasnet_host."


@cache
def resolve(symbol: str) -> Any:
    """The object behind a public name such as ``keras.layers.Dense``.

    Names that begin with ``kerasnet_host.`` are objects of this package (for layers and data sets of our own).

    Raises:
        LookupError: Keras has no such public name; close names are suggested.
    """
    root, _, rest = symbol.partition(".")
    if symbol.startswith(HOST_PREFIX):
        import importlib

        module, _, name = symbol.rpartition(".")
        return getattr(importlib.import_module(module), name)
    if root != "keras":
        raise LookupError(f"{symbol!r} is not a name of Keras.")
    found: Any = keras_import.load()
    for part in rest.split("."):
        # keras.src holds the implementation; what is public is re-exported elsewhere.
        if part.startswith("_") or part == "src" or not hasattr(found, part):
            raise LookupError(_unknown(symbol, found, part))
        found = getattr(found, part)
    return found


def _unknown(symbol: str, parent: Any, part: str) -> str:
    import difflib

    close = difflib.get_close_matches(part, [name for name in dir(parent) if not name.startswith("_")])
    hint = f" Did you mean {close[0]!r}?" if close else ""
    return f"Keras {keras_import.load().__version__} has no public name {symbol!r}.{hint}"


def _public_names() -> dict[type, str]:
    """Every public class of Keras with its canonical name."""
    keras_import.load()
    from keras.src.api_export import REGISTERED_NAMES_TO_OBJS

    # Modules whose import was put off add theirs when they are asked for.
    return _names_in(len(REGISTERED_NAMES_TO_OBJS))


@lru_cache(maxsize=1)
def _names_in(size: int) -> dict[type, str]:
    from keras.src.api_export import REGISTERED_NAMES_TO_OBJS

    names: dict[type, str] = {}
    for name, value in REGISTERED_NAMES_TO_OBJS.items():
        if isinstance(value, type):
            known = names.get(value)
            if known is None or (len(name), name) < (len(known), known):
                names[value] = name
    # The registry keeps one name an object; these are the names people know.
    return names


def kind_of(cls: type) -> str:
    """What the caller should turn an instance of ``cls`` into.

    Returns:
        ``none``, ``bool``, ``int``, ``float``, ``str``, ``bytes``, ``list``, ``tuple``, ``dict``, ``array``,
        ``scalar`` (a numpy scalar), ``tensor``, ``shape`` (a TensorShape), ``dataset`` (of tf.data), ``keras:NAMES``
        with the public Keras classes it derives from, nearest first, joined by ``|``, or ``object`` for the
        rest.
    """
    simple = _BUILTIN_KINDS.get(cls)
    if simple is not None:
        return simple
    import numpy

    if issubclass(cls, numpy.ndarray):
        return "array"
    if issubclass(cls, numpy.generic):
        return "scalar"
    for known, kind in _BUILTIN_KINDS.items():
        if issubclass(cls, known):
            return kind
    if hasattr(cls, "kerasnet_piece") or hasattr(cls, "REGISTERED_NAME"):
        return "piece"
    if keras_import._keras is None:
        return "object"
    if _is_tensor_type(cls):
        return "tensor"
    names = _public_names()
    public = [names[base] for base in cls.__mro__ if base in names]
    if public:
        return "keras:" + "|".join(public)
    if cls.__name__ == "TensorShape":
        return "shape"
    return "dataset" if _is_dataset_type(cls) else "object"


def _is_dataset_type(cls: type) -> bool:
    # TensorFlow is imported when there is such an object, whatever backend Keras runs on.
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow is not None and issubclass(cls, tensorflow.data.Dataset)


def _is_tensor_type(cls: type) -> bool:
    keras = keras_import.load()
    if issubclass(cls, keras.KerasTensor):
        return True
    backend = keras.config.backend()
    if backend == "tensorflow":
        import tensorflow

        return issubclass(
            cls, (tensorflow.Tensor, tensorflow.RaggedTensor, tensorflow.SparseTensor)
        ) or issubclass(cls, tensorflow.Variable)
    if backend == "torch":
        import torch

        return issubclass(cls, torch.Tensor)
    if backend == "jax":
        import jax

        # While a function is traced its tensors are tracers, which are jax arrays for isinstance alone.
        return issubclass(cls, (jax.Array, jax.core.Tracer))
    return False


_BUILTIN_KINDS: dict[type, str] = {
    type(None): "none",
    bool: "bool",
    int: "int",
    float: "float",
    builtins.str: "str",
    bytes: "bytes",
    list: "list",
    tuple: "tuple",
    dict: "dict",
}
