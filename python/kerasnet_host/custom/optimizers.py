"""Stand-ins for optimizers and learning rate schedules."""

from __future__ import annotations

from typing import Any, ClassVar

from kerasnet_host import keras_import
from kerasnet_host.custom import functions
from kerasnet_host.custom.standin import Standin


def schedule() -> Any:
    """Make the base class of what stands for a learning rate schedule."""
    keras = keras_import.load()

    class CSharpSchedule(Standin, keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[name-defined]
        def __init__(self, piece: int) -> None:
            self.kerasnet_piece = piece

        def base_config(self) -> dict[str, Any]:
            return {}

        def __call__(self, step: Any) -> Any:
            return self.ask("call", step)

    return CSharpSchedule


def optimizer() -> Any:
    """Make the base class of what stands for an optimizer."""
    keras = keras_import.load()

    class CSharpOptimizer(Standin, keras.optimizers.Optimizer):  # type: ignore[name-defined]
        OPTIONAL: ClassVar[dict[str, Any]] = {"build": _build}

        def __init__(self, piece: int, **base: Any) -> None:
            super().__init__(**base)
            self.kerasnet_piece = piece

        def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
            # The backend hands its own variable and, for embeddings, a sparse gradient.
            own = self._trainable_variables[self._get_variable_index(variable)]
            self.ask("update_step", functions.dense(gradient), own, learning_rate)

    return CSharpOptimizer


def _build(self: Any, variables: Any) -> None:
    if self.built:
        return
    keras_import.load().optimizers.Optimizer.build(self, variables)
    self.ask("build", list(variables))
