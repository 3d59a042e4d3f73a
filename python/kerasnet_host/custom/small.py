"""Stand-ins for pieces that are one function: regularizers, constraints, initializers."""

from __future__ import annotations

from typing import Any

from kerasnet_host import keras_import
from kerasnet_host.custom.standin import Standin


class _OneFunction(Standin):
    def __init__(self, piece: int) -> None:
        self.kerasnet_piece = piece

    def base_config(self) -> dict[str, Any]:
        return {}


def regularizer() -> Any:
    """Make the base class of what stands for a regularizer."""
    keras = keras_import.load()

    class CSharpRegularizer(_OneFunction, keras.regularizers.Regularizer):  # type: ignore[name-defined]
        def __call__(self, x: Any) -> Any:
            return self.ask("call", x)

    return CSharpRegularizer


def constraint() -> Any:
    """Make the base class of what stands for a constraint."""
    keras = keras_import.load()

    class CSharpConstraint(_OneFunction, keras.constraints.Constraint):  # type: ignore[name-defined]
        def __call__(self, w: Any) -> Any:
            return self.ask("call", w)

    return CSharpConstraint


def initializer() -> Any:
    """Make the base class of what stands for an initializer."""
    keras = keras_import.load()

    class CSharpInitializer(_OneFunction, keras.initializers.Initializer):  # type: ignore[name-defined]
        def __call__(self, shape: Any, dtype: Any = None) -> Any:
            chosen = keras.backend.standardize_dtype(dtype or keras.config.floatx())
            value = self.ask("call", tuple(shape), chosen)
            # A number or array would be taken as it is, whatever the weight's shape and type.
            return keras.ops.broadcast_to(keras.ops.cast(value, chosen), shape)

        def clone(self) -> Any:
            return self

    return CSharpInitializer
