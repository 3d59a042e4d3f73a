"""What all stand-ins share: their number, their configuration, and how they come back from one."""

from __future__ import annotations

from typing import Any, ClassVar

from kerasnet_host import keras_import
from kerasnet_host.callables import UNNAMED
from kerasnet_host.custom import link


class Standin:
    """Mixed into a class of Keras, before it."""

    REGISTERED_NAME = ""
    OPTIONAL: ClassVar[dict[str, Any]] = {}
    kerasnet_piece: int

    def ask(self, method: str, *arguments: Any) -> Any:
        """Call a method of the piece. Not named ``forward``: on PyTorch a layer is a ``Module``, which has one."""
        return link.forward(self.kerasnet_piece, method, *arguments)

    def base_config(self) -> dict[str, Any]:
        """What Keras's own class puts into a configuration."""
        parent: Any = super()
        return dict(parent.get_config()) if hasattr(parent, "get_config") else {}

    def get_config(self) -> dict[str, Any]:
        """Give what makes an equal object."""
        return {name: serialized(value) for name, value in self.ask("get_config").items()}

    @classmethod
    def from_config(cls, config: dict[str, Any], custom_objects: dict[str, Any] | None = None) -> Any:
        """Make an object of a configuration: the other language does it."""
        link.ensure_known(config)
        given = _graph(config, custom_objects) if "input_layers" in config else config
        given = {name: restored(value, custom_objects) for name, value in given.items()}
        return link.forward(cls.REGISTERED_NAME, "create", given)


def _graph(config: dict[str, Any], custom_objects: dict[str, Any] | None) -> dict[str, Any]:
    """The configuration of a functional model, with its ends in place of its layers."""
    from keras.src.models.functional import Functional, functional_from_config

    layers = {name: config[name] for name in ("layers", "input_layers", "output_layers")}
    graph = functional_from_config(Functional, {"name": config.get("name"), **layers}, custom_objects)
    ends = {"inputs": graph._inputs_struct, "outputs": graph._outputs_struct}
    return {**{name: value for name, value in config.items() if name not in layers}, **ends}


def serialized(value: Any) -> Any:
    """A configuration's value as JSON can hold it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [serialized(item) for item in value]
    if isinstance(value, dict):
        return {name: serialized(item) for name, item in value.items()}
    written = keras_import.load().saving.serialize_keras_object(value)
    if isinstance(written, dict) and written.get("config") == UNNAMED:
        raise ValueError(
            "A C# function without a name can't be saved. Make it with ActivationFunction.Named, which registers it."
        )
    return written


def restored(value: Any, custom_objects: dict[str, Any] | None) -> Any:
    """What :func:`serialized` was given."""
    if isinstance(value, dict):
        if "class_name" in value and "config" in value:
            saving = keras_import.load().saving
            return saving.deserialize_keras_object(value, custom_objects=custom_objects)
        return {name: restored(item, custom_objects) for name, item in value.items()}
    if isinstance(value, list):
        return [restored(item, custom_objects) for item in value]
    return value
