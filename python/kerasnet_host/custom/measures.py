"""Stand-ins for losses and metrics."""

from __future__ import annotations

from typing import Any, ClassVar

from kerasnet_host import keras_import
from kerasnet_host.custom.standin import Standin


def loss() -> Any:
    """Make the base class of what stands for a loss."""
    keras = keras_import.load()

    class CSharpLoss(Standin, keras.losses.Loss):  # type: ignore[name-defined]
        def __init__(self, piece: int, **base: Any) -> None:
            super().__init__(**base)
            self.kerasnet_piece = piece

        def call(self, y_true: Any, y_pred: Any) -> Any:
            return self.ask("call", y_true, y_pred)

    return CSharpLoss


def metric() -> Any:
    """Make the base class of what stands for a metric."""
    keras = keras_import.load()

    class CSharpMetric(Standin, keras.metrics.Metric):  # type: ignore[name-defined]
        OPTIONAL: ClassVar[dict[str, Any]] = {"reset_state": lambda self: self.ask("reset_state")}

        def __init__(self, piece: int, **base: Any) -> None:
            super().__init__(**base)
            self.kerasnet_piece = piece

        def update_state(self, y_true: Any, y_pred: Any = None, sample_weight: Any = None) -> None:
            self.ask("update_state", y_true, y_pred, sample_weight)

        def result(self) -> Any:
            return self.ask("result")

    return CSharpMetric
