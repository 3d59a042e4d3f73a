"""What all stand-ins share: their number, their configuration, and how they come back from one."""

from __future__ import annotations

from typing import Any, ClassVar

from kerasnet_host import keras_import
from kerasnet_host.callables import UNNAMED


class Standin:
    """Mixed into a class of Keras, before it."""

    REGISTERED_NAME = ""
    OPTIONAL: ClassVar[dict[str, Any]] = {}
    kerasnet_piece: int

    def ask(self, method: str, *arguments: Any) -> Any:
        """Call a method of the piece. Not named ``forward``: on PyTorch a layer is a ``Module``, which has one."""
        from kerasnet_host.custom import registry

        return registry.forward(self.kerasnet_piece, method, *arguments)

    def base_config(self) -> dict[str, Any]:
        """What Keras's own class puts into a configuration."""
        parent: Any = super()
        return dict(parent.get_config()) if hasattr(parent, "get_config") else {}

    def get_config(self) -> dict[str, Any]:
        """Give what makes an equal object."""
        return {name: _serialized(value) for name, value in self.ask("get_config").items()}

    @classmethod
    def from_config(cls, config: dict[str, Any], custom_objects: dict[str, Any] | None = None) -> Any:
        """Make an object of a configuration: the other language does it."""
        from kerasnet_host.custom import registry

        registry.ensure_known(config)
        given = {name: _restored(value, custom_objects) for name, value in config.items()}
        return registry.forward(cls.REGISTERED_NAME, "create", given)


def _serialized(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_serialized(item) for item in value]
    if isinstance(value, dict):
        return {name: _serialized(item) for name, item in value.items()}
    serialized = keras_import.load().saving.serialize_keras_object(value)
    if isinstance(serialized, dict) and serialized.get("config") == UNNAMED:
        raise ValueError(
            "A C# function without a name can't be saved. Make it with ActivationFunction.Named, which registers it."
        )
    return serialized


def _restored(value: Any, custom_objects: dict[str, Any] | None) -> Any:
    if isinstance(value, dict):
        if "class_name" in value and "config" in value:
            saving = keras_import.load().saving
            return saving.deserialize_keras_object(value, custom_objects=custom_objects)
        return {name: _restored(item, custom_objects) for name, item in value.items()}
    if isinstance(value, list):
        return [_restored(item, custom_objects) for item in value]
    return value
