"""Old architectures to Keras 3 models: Sequential and functional, nested models, shared layers."""

from __future__ import annotations

import dataclasses
from typing import Any

from . import limits
from .context import Context
from .errors import DamagedFileError, LegacyFileError, LimitExceededError, UnsupportedError
from .layers.registry import convert_layer, dtype_name, safe_name
from .layers.tensorflow_ops import PendingOperation
from .parameters import estimate

MODEL_CLASSES = ("Model", "Sequential", "Functional")


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
        return _functional(config, c)
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


def _layers_of(config: Any) -> list[dict[str, Any]]:
    # Keras before 2.2.3 stored a Sequential as the bare list of its layers.
    layers = config.get("layers") if isinstance(config, dict) else config
    if not isinstance(layers, list) or not all(isinstance(layer, dict) for layer in layers):
        raise DamagedFileError("The architecture has no list of layers: the file is damaged.")
    if len(layers) > limits.LAYERS:
        raise LimitExceededError(
            f"The architecture has {len(layers):,} layers, more than the {limits.LAYERS:,} allowed; do not trust this file."
        )
    return layers


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


def _call(layer: Any, c: Context, inputs: Any, **kwargs: Any) -> Any:
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
            f"{label} cannot be applied to an input of shape {_short(shapes)} ({_first_line(error)}): the file is "
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


def _input(config: Any, name: str) -> Any:
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


def _sequential(config: Any, c: Context) -> Any:
    import keras

    stored = list(_layers_of(config))
    name = config.get("name") if isinstance(config, dict) else None
    if isinstance(config, dict):
        _only(
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
        tensor = _input(first.get("config"), str((first.get("config") or {}).get("name") or "input"))
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
        return keras.Sequential(converted, name=_model_name(name))
    layers.append(tensor)
    made = keras.Sequential([tensor], name=_model_name(name))
    current = tensor
    for layer in converted:
        current = _call(layer, c, current)
        layers.append(layer)
        _add(made, layer)
    return made


def _add(model: Any, layer: Any) -> None:
    try:
        model.add(layer)
    except Exception as error:
        raise DamagedFileError(
            f"The layer {layer.name!r} cannot follow the ones before it ({_first_line(error)}): the file is damaged."
        ) from error


def _first_input(stored: dict[str, Any]) -> tuple[tuple[int | None, ...], str] | None:
    """The input shape of a Sequential's first layer, which may itself be a model or a wrapper."""
    config = stored.get("config")
    if stored.get("class_name") in MODEL_CLASSES:
        inner = _layers_of(config)
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
    current = _call(layer, c, outputs)
    for entry in stored[1:]:
        current = _call(_convert(entry, c), c, current)
    return _finish(inputs, current, name)


def _functional(config: Any, c: Context) -> Any:
    if not isinstance(config, dict):
        raise DamagedFileError("The model's configuration is not an object: the file is damaged.")
    _only(config, {"name", "layers", "input_layers", "output_layers", "trainable", "dtype"}, "Model")
    graph = _Graph(_layers_of(config), c)
    graph.run()
    inputs = graph.tensors(config.get("input_layers"), "input")
    outputs = graph.tensors(config.get("output_layers"), "output")
    return _finish(inputs, outputs, config.get("name"))


def _finish(inputs: list[Any], outputs: Any, name: Any) -> Any:
    import keras

    if isinstance(outputs, list) and len(outputs) == 1:
        outputs = outputs[0]
    try:
        return keras.Model(inputs[0] if len(inputs) == 1 else inputs, outputs, name=_model_name(name))
    except Exception as error:
        raise DamagedFileError(
            f"The model's layers do not connect ({_first_line(error)}): the file is damaged."
        ) from error


class _Graph:
    """The layers of one functional model, and the calls between them."""

    def __init__(self, stored: list[dict[str, Any]], c: Context) -> None:
        self.c = c
        self.stored: dict[str, dict[str, Any]] = {}
        for entry in stored:
            name = entry.get("name")
            if not isinstance(name, str) or name in self.stored:
                raise DamagedFileError(
                    f"Two layers are named {name!r}, or one has no name: the file is damaged."
                )
            self.stored[name] = entry
        # Outputs of every call of every layer, by name, then call.
        self.outputs: dict[str, list[Any]] = {name: [] for name in self.stored}
        self.calls: dict[str, list[Any]] = {}
        nodes = 0
        for name, entry in self.stored.items():
            calls = entry.get("inbound_nodes")
            if not isinstance(calls, list):
                raise DamagedFileError(
                    f"The layer {name!r} does not say what it is called on: the file is damaged."
                )
            self.calls[name] = calls
            nodes += len(calls)
        if nodes > limits.NODES:
            raise LimitExceededError(f"The model calls layers {nodes:,} times; do not trust this file.")
        self.base = {name: self._first_index(name) for name in self.stored}
        self.layers: dict[str, Any] = {}

    def _first_index(self, name: str) -> int:
        """Whether the calls of a nested model count from 1.

        Keras 1 and 2 counted a model's own making as its call 0, and did not store it. Each stored call is used by
        something, so whether 0 or the number of calls occurs tells for certain.
        """
        if self.stored[name].get("class_name") not in MODEL_CLASSES:
            return 0
        used: set[int] = set()
        for calls in self.calls.values():
            _collect(calls, name, used)
        return 0 if 0 in used else 1

    def run(self) -> None:
        """Convert the layers and call them, each as soon as its inputs are there."""
        for name, entry in self.stored.items():
            if entry.get("class_name") == "InputLayer":
                tensor = _input(entry.get("config"), name)
                self.c.report.layers.append({"name": name, "was": "InputLayer", "is": "InputLayer"})
                self.outputs[name] = [tensor]
            else:
                self.layers[name] = _convert(entry, self.c)
                if self.layers[name].name != safe_name(name) and entry.get("class_name") in MODEL_CLASSES:
                    self.layers[name].name = safe_name(name)
        waiting = [name for name in self.layers if self.calls[name]]
        while waiting:
            left = []
            for name in waiting:
                if not self._advance(name):
                    left.append(name)
            if len(left) == len(waiting) and not self.moved:
                raise DamagedFileError(
                    f"The layers {', '.join(left[:5])} wait for each other: the file is damaged."
                )
            self.moved = False
            waiting = left

    moved = False

    def _advance(self, name: str) -> bool:
        """Make as many of a layer's calls as can be made; whether all are."""
        done = self.outputs[name]
        for call in self.calls[name][len(done) :]:
            try:
                arguments, kwargs = self._arguments(call)
            except _NotYet:
                return False
            done.append(self._apply(name, arguments, kwargs))
            self.moved = True
        return True

    def _apply(self, name: str, arguments: Any, kwargs: dict[str, Any]) -> Any:
        import keras

        layer = self.layers[name]
        if isinstance(layer, PendingOperation):
            made, tensors = layer.made(arguments, kwargs, self.c)
            return _call(made, self.c, tensors[0] if len(tensors) == 1 else tensors)
        kwargs = {key: value for key, value in kwargs.items() if value is not None}
        if kwargs.pop("training", False):
            raise UnsupportedError(
                f"The layer {name!r} is called with training=True, which cannot be converted."
            )
        recurrent = isinstance(layer, keras.layers.RNN | keras.layers.Bidirectional)
        if recurrent and isinstance(arguments, list):
            # Keras 2 passed initial states as further inputs.
            kwargs["initial_state"] = arguments[1:]
            arguments = arguments[0]
        if recurrent and "initial_state" in kwargs:
            self.c.claim(f"{type(layer).__name__}(initial_state)")
        allowed = {"initial_state"} if recurrent else set()
        if isinstance(layer, keras.layers.MultiHeadAttention):
            allowed = {"value", "key"}
            kwargs = {key: value for key, value in kwargs.items() if value is not False}
            if isinstance(arguments, list):
                arguments, kwargs["value"] = arguments[0], arguments[1]
        unknown = set(kwargs) - allowed
        if unknown:
            raise UnsupportedError(
                f"The layer {name!r} is called with {', '.join(sorted(unknown))}, which cannot be converted."
            )
        return _call(layer, self.c, arguments, **kwargs)

    def _arguments(self, call: Any) -> tuple[Any, dict[str, Any]]:
        """What one stored call passes: a tensor, or a list of them, and keyword arguments.

        A call is a list of ``[layer, call, output]`` or ``[layer, call, output, {keywords}]``; tf.keras writes a
        call on a single tensor, not in a list, as that one entry itself.
        """
        if _is_reference(call):
            call = [call]
        if not isinstance(call, list) or not call:
            raise DamagedFileError("A layer is called on nothing: the file is damaged.")
        tensors: list[Any] = []
        kwargs: dict[str, Any] = {}
        for entry in call:
            if not _is_reference(entry):
                raise UnsupportedError(
                    "A layer is called on a nested structure of tensors, which cannot be converted."
                )
            tensors.append(self._tensor(entry))
            if len(entry) == 4:
                extra = entry[3] or {}
                if not isinstance(extra, dict):
                    raise DamagedFileError(
                        "A layer is called with keywords that are not an object: the file is damaged."
                    )
                for key, value in extra.items():
                    kwargs[key] = self._value(value)
        return (tensors[0] if len(tensors) == 1 else tensors), kwargs

    def _value(self, value: Any) -> Any:
        """A keyword argument, with references to layers' outputs made tensors."""
        if isinstance(value, list):
            if len(value) == 3 and value[0] == "_CONSTANT_VALUE":
                return value[2]
            if _is_reference(value) and value[0] in self.stored:
                return self._tensor(value)
            return [self._value(item) for item in value]
        if isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        return value

    def _tensor(self, reference: Any) -> Any:
        name, call, output = reference[0], reference[1], reference[2]
        if name == "_CONSTANT_VALUE":
            return output
        if name not in self.outputs:
            raise DamagedFileError(
                f"A layer is called on {str(name)[:80]!r}, which does not exist: the file is damaged."
            )
        index = call - self.base[name]
        total = 1 if self.stored[name].get("class_name") == "InputLayer" else len(self.calls[name])
        if not 0 <= index < total:
            raise DamagedFileError(
                f"The output of call {call} of {name!r} is used, which is never made: the file is damaged."
            )
        done = self.outputs[name]
        if index >= len(done):
            raise _NotYet
        made = done[index]
        if isinstance(made, list | tuple):
            if not 0 <= output < len(made):
                raise DamagedFileError(
                    f"Output {output} of {name!r} is used, which it does not have: the file is damaged."
                )
            return made[output]
        if output != 0:
            raise DamagedFileError(
                f"Output {output} of {name!r} is used, which it does not have: the file is damaged."
            )
        return made

    def tensors(self, references: Any, what: str) -> list[Any]:
        """The model's inputs or outputs."""
        if isinstance(references, dict):
            raise UnsupportedError(f"The model's {what}s are a dictionary, which cannot be converted.")
        if _is_reference(references):
            references = [references]
        if (
            not isinstance(references, list)
            or not references
            or not all(_is_reference(r) for r in references)
        ):
            raise DamagedFileError(f"The model does not say what its {what}s are: the file is damaged.")
        try:
            return [self._tensor(reference) for reference in references]
        except _NotYet:
            raise DamagedFileError(f"The model's {what}s are never made: the file is damaged.") from None


class _NotYet(Exception):
    """A tensor that a later call makes."""


def _is_reference(value: Any) -> bool:
    return (
        isinstance(value, list)
        and 3 <= len(value) <= 4
        and isinstance(value[0], str)
        and all(isinstance(number, int) and not isinstance(number, bool) for number in value[1:2])
        and (value[0] == "_CONSTANT_VALUE" or (isinstance(value[2], int) and not isinstance(value[2], bool)))
        and (len(value) == 3 or isinstance(value[3], dict) or value[3] is None)
    )


def _collect(value: Any, name: str, used: set[int]) -> None:
    if isinstance(value, list):
        if len(value) >= 3 and value[0] == name and isinstance(value[1], int):
            used.add(value[1])
        for item in value:
            _collect(item, name, used)
    elif isinstance(value, dict):
        for item in value.values():
            _collect(item, name, used)


def _only(config: dict[str, Any], known: set[str], what: str) -> None:
    unknown = set(config) - known
    if unknown:
        raise UnsupportedError(
            f"The {what} has settings whose meaning is not known here: {', '.join(sorted(map(str, unknown)))[:200]}."
        )


def _model_name(name: Any) -> str | None:
    return safe_name(name) if isinstance(name, str) and 0 < len(name) <= limits.NAME_LENGTH else None


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _first_line(error: BaseException) -> str:
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", str(error) or type(error).__name__).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
