"""Functional models: shared layers, nested models, and the calls between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import limits
from .assembling import MODEL_CLASSES, apply_layer, finish, input_layer, layers_of, only
from .context import Context
from .errors import DamagedFileError, LimitExceededError, UnsupportedError
from .layers.registry import safe_name
from .layers.tensorflow_ops import PendingOperation

Convert = Callable[[dict[str, Any], Context], Any]


def functional(config: Any, c: Context, convert: Convert) -> Any:
    """Build a functional model.

    Args:
        config: its configuration.
        c: the conversion under way.
        convert: makes the layer, or the nested model, that is stored.
    """
    if not isinstance(config, dict):
        raise DamagedFileError("The model's configuration is not an object: the file is damaged.")
    only(config, {"name", "layers", "input_layers", "output_layers", "trainable", "dtype"}, "Model")
    graph = _Graph(layers_of(config), c, convert)
    graph.run()
    inputs = graph.tensors(config.get("input_layers"), "input")
    outputs = graph.tensors(config.get("output_layers"), "output")
    return finish(inputs, outputs, config.get("name"))


class _Graph:
    """The layers of one functional model, and the calls between them."""

    def __init__(self, stored: list[dict[str, Any]], c: Context, convert: Convert) -> None:
        self.c = c
        self.convert = convert
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
                tensor = input_layer(entry.get("config"), name)
                self.c.report.layers.append({"name": name, "was": "InputLayer", "is": "InputLayer"})
                self.outputs[name] = [tensor]
            else:
                self.layers[name] = self.convert(entry, self.c)
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
            return apply_layer(made, self.c, tensors[0] if len(tensors) == 1 else tensors)
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
        return apply_layer(layer, self.c, arguments, **kwargs)

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
