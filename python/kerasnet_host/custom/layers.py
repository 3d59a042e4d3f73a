"""Stand-ins for layers and models."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy

from kerasnet_host import keras_import
from kerasnet_host.custom.standin import Standin, restored, serialized


class _Calls(Standin):
    """Layers and models alike."""

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        return self.ask("call", inputs, training, mask)


def _build(self: Any, input_shape: Any) -> None:
    self.ask("build", input_shape)


def _compute_output_shape(self: Any, input_shape: Any) -> Any:
    return self.ask("compute_output_shape", input_shape)


def _compute_mask(self: Any, inputs: Any, previous_mask: Any = None) -> Any:
    return self.ask("compute_mask", inputs, previous_mask)


def _train_step(self: Any, data: Any) -> Any:
    return self.ask("train_step", *_unpacked(data))


def _test_step(self: Any, data: Any) -> Any:
    return self.ask("test_step", *_unpacked(data))


def _predict_step(self: Any, data: Any) -> Any:
    return self.ask("predict_step", *_unpacked(data))


def _compute_loss(
    self: Any,
    x: Any = None,
    y: Any = None,
    y_pred: Any = None,
    sample_weight: Any = None,
    training: Any = True,
) -> Any:
    return self.ask("compute_loss", x, y, y_pred, sample_weight)


def _compute_metrics(self: Any, x: Any, y: Any, y_pred: Any, sample_weight: Any = None) -> Any:
    return self.ask("compute_metrics", x, y, y_pred, sample_weight)


def _get_build_config(self: Any) -> Any:
    return self.ask("get_build_config")


def _build_from_config(self: Any, config: Any) -> None:
    self.ask("build_from_config", config)


def _get_compile_config(self: Any) -> Any:
    return serialized(self.ask("get_compile_config"))


def _compile_from_config(self: Any, config: Any) -> None:
    self.ask("compile_from_config", restored(config, None))


def save_own_variables(self: Any, store: Any) -> None:
    """Write what the piece gives, by name."""
    for name, value in self.ask("save_own_variables").items():
        store[name] = value


def load_own_variables(self: Any, store: Any) -> None:
    """Hand the piece all arrays of its place in the file."""
    names = list(store.keys())
    self.ask("load_own_variables", {name: numpy.asarray(store[name]) for name in names})


def save_assets(self: Any, inner_path: Any) -> None:
    """Hand the piece a folder that becomes part of the file."""
    self.ask("save_assets", str(inner_path))


def load_assets(self: Any, inner_path: Any) -> None:
    """Hand the piece the folder that :func:`save_assets` filled."""
    self.ask("load_assets", str(inner_path))


def _unpacked(data: Any) -> Any:
    return keras_import.load().utils.unpack_x_y_sample_weight(data)


_LAYER = {
    "build": _build,
    "compute_output_shape": _compute_output_shape,
    "compute_mask": _compute_mask,
    "get_build_config": _get_build_config,
    "build_from_config": _build_from_config,
    "save_own_variables": save_own_variables,
    "load_own_variables": load_own_variables,
    "save_assets": save_assets,
    "load_assets": load_assets,
}
MODEL = {
    **_LAYER,
    "train_step": _train_step,
    "test_step": _test_step,
    "predict_step": _predict_step,
    "compute_loss": _compute_loss,
    "compute_metrics": _compute_metrics,
    "get_compile_config": _get_compile_config,
    "compile_from_config": _compile_from_config,
}


def layer() -> Any:
    """Make the base class of what stands for a layer."""
    keras = keras_import.load()

    class CSharpLayer(_Calls, keras.layers.Layer):  # type: ignore[name-defined]
        OPTIONAL = _LAYER

        def __init__(self, piece: int, **base: Any) -> None:
            super().__init__(**base)
            self.kerasnet_piece = piece

        def build_from_config(self, config: dict[str, Any]) -> None:
            if "build" not in type(self).__dict__ and "input_shape" in config:
                # The layers inside are built by their first use, which Keras's own default leaves out here.
                self._build_by_run_for_single_pos_arg(config["input_shape"])
            else:
                super().build_from_config(config)

    return CSharpLayer


def cell() -> Any:
    """Make the base class of what stands for a cell of a recurrent layer."""
    base = layer()

    class CSharpCell(base):  # type: ignore[misc, valid-type]
        OPTIONAL: ClassVar[dict[str, Any]] = {**_LAYER, "get_initial_state": _get_initial_state}

        @property
        def state_size(self) -> Any:
            return self.ask("get_state_size")

        @property
        def output_size(self) -> Any:
            return self.ask("get_output_size")

        def call(self, inputs: Any, states: Any, training: Any = None) -> Any:
            output, new_states = self.ask("call_cell", inputs, list(states), training)
            return output, new_states

    return CSharpCell


def _get_initial_state(self: Any, batch_size: Any = None) -> Any:
    return self.ask("get_initial_state", batch_size)


def model() -> Any:
    """Make the base class of what stands for a model."""
    keras = keras_import.load()

    class CSharpModel(_Calls, keras.Model):  # type: ignore[name-defined]
        OPTIONAL = MODEL

        def __init__(self, piece: int, **base: Any) -> None:
            super().__init__(**base)
            self.kerasnet_piece = piece

        def base_config(self) -> dict[str, Any]:
            # Keras's Model would describe a functional model here, or warn.
            return keras.layers.Layer.get_config(self)

    return CSharpModel


def track(owner: Any, name: str, value: Any) -> None:
    """Make ``value`` (layers, metrics, variables, lists of them) part of ``owner``, under ``name`` if that is free."""
    taken = hasattr(type(owner), name) or (
        name in owner.__dict__ and name not in owner.__dict__.get(_TRACKED, ())
    )
    chosen = f"{name}_" if taken else name
    owner.__dict__.setdefault(_TRACKED, []).append(chosen)
    setattr(owner, chosen, value)


_TRACKED = "_kerasnet_tracked"


def default_method(model: Any, method: str, arguments: list[Any]) -> Any:
    """Keras's own ``compute_loss``, ``compute_metrics`` or ``get_metrics_result`` for a model that may replace it."""
    return getattr(keras_import.load().Model, method)(model, *arguments)


def default_step(model: Any, step: str, x: Any, y: Any, sample_weight: Any) -> Any:
    """Keras's own ``train_step``, ``test_step`` or ``predict_step`` for a model that replaces it."""
    keras = keras_import.load()
    data = keras.utils.pack_x_y_sample_weight(x, y, sample_weight)
    return getattr(keras.Model, step)(model, data)
