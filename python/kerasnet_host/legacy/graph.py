"""Old architectures to Keras 3 models: which kind a model is, and Sequential itself."""

from __future__ import annotations

import dataclasses
from typing import Any

from . import limits
from .assembling import (
    MODEL_CLASSES,
    apply_layer,
    finish,
    first_line,
    input_layer,
    input_of,
    layers_of,
    model_name,
    only,
)
from .context import Context
from .errors import DamagedFileError, LimitExceededError, UnsupportedError
from .functional import functional
from .layers.registry import convert_layer, safe_name


def build(class_name: Any, config: Any, c: Context) -> Any:
    """Build the model that an old architecture describes.

    Args:
        class_name: ``"Model"``, ``"Functional"`` or ``"Sequential"``.
        config: its configuration.
        c: the conversion under way.

    Returns:
        A Keras 3 model; its weights have initial values. `Context.report` knows every layer.

    Raises:
        UnsupportedError: something in it has no counterpart.
        DamagedFileError: it contradicts itself.
        LimitExceededError: it is larger than it may be.
    """
    if class_name == "Sequential":
        return _sequential(config, c)
    if class_name in ("Model", "Functional", "Container"):
        return functional(config, c, _convert)
    raise UnsupportedError(
        f"The file's model is of class {str(class_name)[:80]!r}, the author's own; only Sequential and functional models "
        "store their architecture. Build it again in code and load the weights into it."
    )


def nested_model(class_name: str, config: Any, c: Context) -> Any:
    """Build a model that is a layer of another."""
    if c.depth + 1 > limits.NESTED_MODELS:
        raise LimitExceededError(
            f"Models are nested more than {limits.NESTED_MODELS} deep in this file; do not trust it."
        )
    inner = dataclasses.replace(c, depth=c.depth + 1, stored_shapes={})
    model = build(class_name, config, inner)
    c.parameter_budget = inner.parameter_budget
    return model


def _convert(stored: dict[str, Any], c: Context) -> Any:
    class_name, config = stored.get("class_name"), stored.get("config")
    name = stored.get("name")
    if name is None and isinstance(config, dict):
        name = config.get("name")
    if class_name in MODEL_CLASSES:
        model = nested_model(class_name, config, c)
        if isinstance(name, str) and model.name != safe_name(name):
            # Keras 2 stored a nested Sequential's name beside its configuration, not in it.
            model.name = safe_name(name)
        c.claim(f"nested {'Sequential' if class_name == 'Sequential' else 'Model'}")
        layer = model
    else:
        if not isinstance(class_name, str):
            raise DamagedFileError("A layer of the architecture has no class: the file is damaged.")
        layer = convert_layer(class_name, config, c)
    if len(c.report.layers) >= limits.LAYERS:
        raise LimitExceededError(f"The file has more than {limits.LAYERS:,} layers; do not trust it.")
    c.report.layers.append(
        {"name": str(name or layer.name), "was": str(class_name), "is": type(layer).__name__}
    )
    return layer


def _sequential(config: Any, c: Context) -> Any:
    import keras

    stored = list(layers_of(config))
    name = config.get("name") if isinstance(config, dict) else None
    if isinstance(config, dict):
        only(
            config,
            {"name", "layers", "build_input_shape", "batch_input_shape", "trainable", "dtype"},
            "Sequential",
        )
    if stored and stored[0].get("class_name") == "Merge":
        return _sequential_of_merge(stored, c, name)
    layers: list[Any] = []
    tensor = None
    first = stored[0] if stored else None
    if first is not None and first.get("class_name") == "InputLayer":
        tensor = input_layer(first.get("config"), str((first.get("config") or {}).get("name") or "input"))
        c.report.layers.append({"name": tensor.name, "was": "InputLayer", "is": "InputLayer"})
        stored = stored[1:]
    elif first is not None:
        found = _first_input(first)
        if found is None and isinstance(config, dict):
            stored_shape = config.get("build_input_shape") or config.get("batch_input_shape")
            found = None if stored_shape is None else input_of({"batch_input_shape": stored_shape})
        if found is not None:
            first_config = first.get("config")
            own = first_config.get("name") if isinstance(first_config, dict) else None
            tensor = keras.Input(
                batch_shape=found[0], dtype=found[1], name=f"{safe_name(str(own or 'sequential'))}_input"
            )
            c.report.converted("batch_input_shape", "the first layer's is an Input in Keras 3")
    converted = [_convert(layer, c) for layer in stored]
    if tensor is None:
        # A Sequential that was saved before it had seen an input; it is built when it sees one.
        return keras.Sequential(converted, name=model_name(name))
    layers.append(tensor)
    made = keras.Sequential([tensor], name=model_name(name))
    current = tensor
    for layer in converted:
        current = apply_layer(layer, c, current)
        layers.append(layer)
        _add(made, layer)
    return made


def _add(model: Any, layer: Any) -> None:
    try:
        model.add(layer)
    except Exception as error:
        raise DamagedFileError(
            f"The layer {layer.name!r} cannot follow the ones before it ({first_line(error)}): the file is damaged."
        ) from error


def _first_input(stored: dict[str, Any]) -> tuple[tuple[int | None, ...], str] | None:
    """The input shape of a Sequential's first layer, which may itself be a model or a wrapper."""
    config = stored.get("config")
    if stored.get("class_name") in MODEL_CLASSES:
        inner = layers_of(config)
        if not inner:
            return None
        if inner[0].get("class_name") == "InputLayer":
            return input_of(inner[0].get("config"))
        return _first_input(inner[0])
    found = input_of(config)
    if found is None and isinstance(config, dict) and isinstance(config.get("layer"), dict):
        # A wrapper that has no shape of its own cannot take its layer's: that one lacks the time axis.
        return None
    if stored.get("class_name") == "Embedding" and found is not None and isinstance(config, dict):
        # Embedding's dtype is that of its vectors from tf.keras 2 on; words are whole numbers.
        return found[0], "int32" if config.get("input_dtype") == "int32" else found[1]
    return found


def _sequential_of_merge(stored: list[dict[str, Any]], c: Context, name: Any) -> Any:
    """Keras 1: a Sequential whose first layer merges several models (keras 1.2.2 models.py get_config)."""
    import keras

    first = stored[0]
    config = dict(first.get("config") or {})
    branches = config.pop("layers", None)
    if not isinstance(branches, list) or not branches:
        raise DamagedFileError("A Merge that begins a model has no models to merge: the file is damaged.")
    c.claim("Merge of models")
    inputs: list[Any] = []
    outputs = []
    for branch in branches:
        if not isinstance(branch, dict) or branch.get("class_name") not in MODEL_CLASSES:
            raise UnsupportedError("A Merge that begins a model merges something other than models.")
        model = nested_model(branch["class_name"], branch.get("config"), c)
        if not model.built:
            raise DamagedFileError("A model that is merged has no input shape: the file is damaged.")
        fresh = [keras.Input(batch_shape=t.shape, dtype=t.dtype, name=t.name) for t in model.inputs]
        inputs += fresh
        outputs.append(model(fresh[0] if len(fresh) == 1 else fresh))
        c.report.layers.append({"name": model.name, "was": branch["class_name"], "is": type(model).__name__})
    layer = _convert({"class_name": "Merge", "config": config}, c)
    current = apply_layer(layer, c, outputs)
    for entry in stored[1:]:
        current = apply_layer(_convert(entry, c), c, current)
    return finish(inputs, current, name)
