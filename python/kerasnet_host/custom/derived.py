"""Stand-ins for classes that derive from one of Keras's own: ``Dense``, ``LSTM``, ``Adam``, ``EarlyStopping`` …

Such a class keeps everything that Keras's class does, but for the methods that the other language overrides: those
are forwarded, with the signature of what they replace, for Keras reads signatures.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

from kerasnet_host import keras_import, symbols
from kerasnet_host.custom import functions, layers
from kerasnet_host.custom.callbacks import HOOKS, INDEXED
from kerasnet_host.custom.standin import Standin

# What Keras's base classes take by ``**kwargs``.
_OF_THE_BASE = frozenset({"name", "dtype", "trainable", "activity_regularizer", "autocast"})


def make(
    symbol: str, name: str, overrides: Iterable[str], members: dict[str, Any], takes_graph: bool
) -> type:
    """The class that stands for a class derived from the one with the public name ``symbol``.

    Args:
        overrides: the Python names of the methods that are forwarded.
        members: attributes of the class.
        takes_graph: whether a functional model can be made again of its inputs and outputs, as its constructor takes them.
    """
    keras = keras_import.load()
    real = symbols.resolve(symbol)
    if real is keras.Model:
        from keras.src.models.functional import Functional

        real = Functional
    kind = next((kind for kind in _kinds() if issubclass(real, kind)), None)
    known: dict[str, _Make] = _kinds()[kind] if kind is not None else {}
    body = {**members, "KERAS_CLASS": real}
    for method in {"call" if method == "call_many" else method for method in overrides}:
        if method in known:
            target = "__call__" if method == "call" and not hasattr(real, "call") else method
            body[target] = known[method](method, getattr(real, target))
    body["__init__"] = _initializer(real, takes_graph)
    if "call" in body and issubclass(real, keras.layers.Layer):
        body["build_from_config"] = _build_from_config(real)
    if issubclass(real, keras.layers.Layer):
        body = {**_more_variables(real), **body}
    if issubclass(real, keras.initializers.Initializer):
        body["clone"] = lambda self: self
    return type(name, (Standin, real), body)


def call_own(standin: Any, method: str, arguments: tuple[Any, ...]) -> Any:
    """Call the method of Keras's class that is overridden, with what Keras passed to the override."""
    real = type(standin).KERAS_CLASS
    if method == "call" and not hasattr(real, "call"):
        return real.__call__(standin, *arguments)
    if method == "call" and issubclass(real, keras_import.load().layers.Layer):
        return _call_own_call(standin, real, *arguments)
    if method in ("save_own_variables", "load_own_variables"):
        return _more_variables(real).get(method, getattr(real, method))(standin, *arguments)
    if method == "update_state" and "y_pred" not in inspect.signature(real.update_state).parameters:
        values, _, weight = arguments
        return real.update_state(standin, values, sample_weight=weight)
    if method == "compute_mask" and "mask" not in inspect.signature(real.compute_mask).parameters:
        return real.compute_mask(standin, *arguments)
    return getattr(real, method)(standin, *arguments)


_Make = Callable[[str, Any], Any]


@functools.cache
def _kinds() -> dict[Any, dict[str, _Make]]:
    keras = keras_import.load()
    variables = {
        "save_own_variables": layers.save_own_variables,
        "load_own_variables": layers.load_own_variables,
        "save_assets": layers.save_assets,
        "load_assets": layers.load_assets,
    }
    own = {name: _plainly(function) for name, function in variables.items()}
    layer: dict[str, _Make] = {
        **own,
        "build": _first(),
        "call": _call,
        "compute_output_shape": _first(),
        "compute_mask": _first(2),
        "get_build_config": _first(0),
        "build_from_config": _first(),
    }
    model = {name: _plainly(function) for name, function in layers.MODEL.items() if name not in layer}
    return {
        keras.Model: {**layer, **model},
        keras.layers.Layer: layer,
        keras.losses.Loss: {"call": _first(2)},
        keras.metrics.Metric: {"update_state": _update_state, "result": _first(0), "reset_state": _first(0)},
        keras.optimizers.Optimizer: {"update_step": _update_step, "build": _first()},
        keras.optimizers.schedules.LearningRateSchedule: {"call": _first()},
        keras.regularizers.Regularizer: {"call": _first()},
        keras.constraints.Constraint: {"call": _first()},
        keras.initializers.Initializer: {"call": _initial},
        keras.callbacks.Callback: dict.fromkeys(HOOKS, _hook),
    }


def _first(count: int = 1) -> _Make:
    """Forward the first ``count`` arguments."""

    def make(method: str, real: Any) -> Any:
        signature = inspect.signature(real)

        @functools.wraps(real)
        def run(self: Any, *args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(self, *args, **kwargs)
            bound.apply_defaults()
            return self.ask(method, *list(bound.arguments.values())[1 : 1 + count])

        return run

    return make


def _plainly(function: Any) -> _Make:
    return lambda method, real: function


def _call(method: str, real: Any) -> Any:
    signature = inspect.signature(real)

    @functools.wraps(real)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        given = dict(signature.bind(self, *args, **kwargs).arguments)
        rest = given.pop("kwargs", {})
        given = {**given, **rest}
        first = list(given)[1]
        inputs, training, mask = given[first], given.get("training"), given.get("mask")
        others = {name: value for name, value in list(given.items())[2:] if name not in ("training", "mask")}
        # What the override doesn't take (the first states of an LSTM) goes on to Keras's own method.
        outer = self.__dict__.get("_kerasnet_others")
        self.__dict__["_kerasnet_others"] = others
        try:
            return self.ask("call", inputs, training, mask)
        finally:
            self.__dict__["_kerasnet_others"] = outer

    return call


def _call_own_call(standin: Any, real: Any, inputs: Any, training: Any = None, mask: Any = None) -> Any:
    parameters = inspect.signature(real.call).parameters
    any_name = any(one.kind is one.VAR_KEYWORD for one in parameters.values())
    named = dict(standin.__dict__.get("_kerasnet_others") or {})
    for name, value in (("training", training), ("mask", mask)):
        if value is not None and (name in parameters or any_name):
            named[name] = value
    return real.call(standin, inputs, **named)


def _update_state(method: str, real: Any) -> Any:
    signature = inspect.signature(real)

    @functools.wraps(real)
    def update_state(self: Any, *args: Any, **kwargs: Any) -> None:
        given = signature.bind(self, *args, **kwargs).arguments
        first = given[list(given)[1]]
        self.ask("update_state", first, given.get("y_pred"), given.get("sample_weight"))

    return update_state


def _update_step(method: str, real: Any) -> Any:
    def update_step(self: Any, gradient: Any, variable: Any, learning_rate: Any) -> None:
        # The backend hands its own variable and, for embeddings, a sparse gradient.
        own = self._trainable_variables[self._get_variable_index(variable)]
        self.ask("update_step", functions.dense(gradient), own, learning_rate)

    return update_step


def _initial(method: str, real: Any) -> Any:
    def initial(self: Any, shape: Any, dtype: Any = None) -> Any:
        keras = keras_import.load()
        chosen = keras.backend.standardize_dtype(dtype or keras.config.floatx())
        value = self.ask("call", tuple(shape), chosen)
        return keras.ops.broadcast_to(keras.ops.cast(value, chosen), shape)

    return initial


def _hook(method: str, real: Any) -> Any:
    of_a_prediction = "predict" in method

    def numbers(logs: Any) -> dict[str, float]:
        # The logs of a prediction are its outputs: no numbers, and large.
        return {} if of_a_prediction else {name: float(value) for name, value in (logs or {}).items()}

    if method in INDEXED:

        def on_indexed(self: Any, index: int, logs: Any = None) -> None:
            self.ask(method, index, numbers(logs))

        return on_indexed

    def on_plain(self: Any, logs: Any = None) -> None:
        self.ask(method, numbers(logs))

    return on_plain


def _initializer(real: Any, takes_graph: bool) -> Any:
    keras = keras_import.load()
    known = inspect.signature(real.__init__).parameters
    is_graph = real.__name__ == "Functional" and issubclass(real, keras.Model)
    more = {"name", "trainable"} if is_graph else _OF_THE_BASE
    any_name = any(one.kind is one.VAR_KEYWORD for one in known.values())

    def __init__(self: Any, piece: int, **arguments: Any) -> None:
        # Before Keras's own, which may call what is overridden; past its tracking, which isn't ready yet.
        self.__dict__["kerasnet_piece"] = piece
        # A configuration also holds what the constructor of the derived class takes.
        own = {
            name: value for name, value in arguments.items() if name in known or (any_name and name in more)
        }
        real.__init__(self, **own)

    if is_graph and takes_graph:
        # By this Keras tells whether the layers belong into the configuration.
        __init__.__signature__ = inspect.signature(real.__init__)  # type: ignore[attr-defined]
    return __init__


def _build_from_config(real: Any) -> Any:
    def build_from_config(self: Any, config: dict[str, Any]) -> None:
        real.build_from_config(self, config)
        if "input_shape" in config and "build" not in type(self).__dict__:
            # Layers in fields are built by their first use.
            self._build_by_run_for_single_pos_arg(config["input_shape"])

    return build_from_config


@functools.cache
def _more_variables(real: Any) -> dict[str, Any]:
    """Methods that save weights which the derived class has added to a layer that names those it saves."""
    layer = keras_import.load().layers.Layer
    if real.save_own_variables is layer.save_own_variables or not hasattr(real, "enable_lora"):
        return {}  # Those that save by themselves what is no weight (a vocabulary) do as they like.

    def save_own_variables(self: Any, store: Any) -> None:
        # An update by LoRA is merged into the kernel.
        plain = self.quantization_mode is None and not getattr(self, "lora_enabled", False)
        (layer if plain else real).save_own_variables(self, store)

    def load_own_variables(self: Any, store: Any) -> None:
        own = len(self._trainable_variables) + len(self._non_trainable_variables)
        plain = self.quantization_mode is None and len(store.keys()) == own
        (layer if plain else real).load_own_variables(self, store)

    return {"save_own_variables": save_own_variables, "load_own_variables": load_own_variables}
