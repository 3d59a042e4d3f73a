"""What Sequential and functional models are put together from: stored layers, inputs, calls."""

from __future__ import annotations

from typing import Any

from . import limits
from .context import Context
from .errors import DamagedFileError, LegacyFileError, LimitExceededError, UnsupportedError
from .layers.registry import dtype_name, safe_name
from .parameters import estimate

MODEL_CLASSES = ("Model", "Sequential", "Functional")


def layers_of(config: Any) -> list[dict[str, Any]]:
    """The stored layers of a model's configuration."""
    # Keras before 2.2.3 stored a Sequential as the bare list of its layers.
    layers = config.get("layers") if isinstance(config, dict) else config
    if not isinstance(layers, list) or not all(isinstance(layer, dict) for layer in layers):
        raise DamagedFileError("The architecture has no list of layers: the file is damaged.")
    if len(layers) > limits.LAYERS:
        raise LimitExceededError(
            f"The architecture has {len(layers):,} layers, more than the {limits.LAYERS:,} allowed; do not trust this file."
        )
    return layers


def only(config: dict[str, Any], known: set[str], what: str) -> None:
    """Refuse settings that are not known."""
    unknown = set(config) - known
    if unknown:
        raise UnsupportedError(
            f"The {what} has settings whose meaning is not known here: {', '.join(sorted(map(str, unknown)))[:200]}."
        )


def input_of(config: Any) -> tuple[tuple[int | None, ...], str] | None:
    """The input shape (batch included) and dtype that a first layer's configuration gives, if any."""
    if not isinstance(config, dict):
        return None
    shape = config.get("batch_input_shape", config.get("batch_shape"))
    if shape is None:
        return None
    if not isinstance(shape, list) or not 1 <= len(shape) <= 20:
        raise DamagedFileError(f"A layer has the input shape {_short(shape)}: the file is damaged.")
    for size in shape:
        if size is not None and (isinstance(size, bool) or not isinstance(size, int) or not 0 < size < 2**31):
            raise DamagedFileError(f"A layer has the input shape {_short(shape)}: the file is damaged.")
    dtype = config.get("input_dtype") or config.get("dtype") or "float32"
    name = dtype_name(dtype, "the input")
    return tuple(shape), {"mixed_float16": "float32", "mixed_bfloat16": "float32"}.get(name, name)


def input_layer(config: Any, name: str) -> Any:
    """An Input for an InputLayer's configuration."""
    import keras

    if not isinstance(config, dict):
        raise DamagedFileError("An InputLayer has no configuration: the file is damaged.")
    known = {
        "batch_input_shape",
        "batch_shape",
        "dtype",
        "input_dtype",
        "sparse",
        "ragged",
        "name",
        "trainable",
        "optional",
    }
    unknown = set(config) - known
    if unknown or config.get("sparse") or config.get("ragged"):
        raise UnsupportedError(
            f"The input {name!r} has {', '.join(sorted(unknown)) or 'sparse or ragged tensors'}, which cannot be converted."
        )
    found = input_of(config)
    if found is None:
        raise DamagedFileError(f"The input {name!r} has no shape: the file is damaged.")
    return keras.Input(batch_shape=found[0], dtype=found[1], name=safe_name(name))


def apply_layer(layer: Any, c: Context, inputs: Any, **kwargs: Any) -> Any:
    """Apply a layer, counting the parameters it will create first and turning Keras's complaints into ours."""
    import keras

    label = f"{type(layer).__name__} {layer.name!r}"
    shapes = keras.tree.map_structure(lambda t: tuple(t.shape), inputs)
    if isinstance(layer, keras.layers.MultiHeadAttention) and "value" in kwargs:
        kwargs.setdefault("key", kwargs["value"])
    if not layer.built:
        c.spend_parameters(estimate(layer, shapes), label)
    most = getattr(layer, "_kerasnet_most_axes", None)
    if most is not None and any(len(t.shape) > most for t in keras.tree.flatten(inputs)):
        raise UnsupportedError(
            f"{label} takes tensors of more than {most} axes; what older backends made of those has not been proved."
        )
    try:
        outputs = layer(inputs, **kwargs)
    except LegacyFileError:
        raise
    except Exception as error:
        # Whatever a crafted configuration makes Keras or TensorFlow raise, the caller gets one kind of error.
        raise DamagedFileError(
            f"{label} cannot be applied to an input of shape {_short(shapes)} ({first_line(error)}): the file is "
            "damaged, or describes something that Keras 3 cannot do."
        ) from error
    expected = getattr(layer, "_kerasnet_expected_output", None)
    if expected is not None:
        got = tuple(outputs.shape)[1:]
        if any(e is not None and g is not None and e != g for e, g in zip(expected, got, strict=True)):
            raise UnsupportedError(
                f"{label} stored the output shape {_short(expected)}, but its other arguments make it {_short(got)}; "
                "that cannot be converted."
            )
    return outputs


def finish(inputs: list[Any], outputs: Any, name: Any) -> Any:
    """The functional model between tensors."""
    import keras

    if isinstance(outputs, list) and len(outputs) == 1:
        outputs = outputs[0]
    try:
        return keras.Model(inputs[0] if len(inputs) == 1 else inputs, outputs, name=model_name(name))
    except Exception as error:
        raise DamagedFileError(
            f"The model's layers do not connect ({first_line(error)}): the file is damaged."
        ) from error


def model_name(name: Any) -> str | None:
    """A stored name, if Keras takes it; else Keras makes one."""
    return safe_name(name) if isinstance(name, str) and 0 < len(name) <= limits.NAME_LENGTH else None


def first_line(error: BaseException) -> str:
    """The beginning of what an error says."""
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", str(error) or type(error).__name__).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "..."
