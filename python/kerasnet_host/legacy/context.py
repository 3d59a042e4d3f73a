"""What a converter may look at besides the layer in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import limits
from .errors import AmbiguousFileError, LimitExceededError, UnsafeFileError
from .origin import Origin
from .report import LegacyReport


@dataclass
class Context:
    """One conversion under way.

    Attributes:
        origin: who wrote the file.
        report: what is being said about it.
        safe_mode: refuse code in the file.
        has_weights: stored weights will overwrite every initial value.
        data_format: for layers whose old configuration does not name one (Keras 1's UpSampling2D and its like):
            what the file's other layers, or the caller, say.
        custom_objects: functions that the caller vouches for, by name (activations, Lambda layers).
        stored_shapes: shapes of the stored arrays by layer name, where the file is a whole model.
        parameter_budget: how many more parameters may be created.
        depth: how many models this one is inside of.
    """

    origin: Origin
    report: LegacyReport
    safe_mode: bool = True
    has_weights: bool = False
    data_format: str | None = None
    custom_objects: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    stored_shapes: Mapping[str, list[tuple[int, ...]]] = field(default_factory=dict)
    parameter_budget: int = limits.UNSTORED_PARAMETERS
    depth: int = 0

    @property
    def keras_1(self) -> bool:
        """Whether the configuration is in Keras 1's words."""
        return self.origin.major == 1

    def claim(self, class_name: str, **features: Any) -> None:
        """State what the numbers rest on: this class, with these values of what changes its numbers."""
        self.report.claim(class_name)
        for name, value in features.items():
            self.report.claim(f"{class_name}({name}={value})")

    def refuse_code(self, what: str) -> None:
        """Refuse program code in the file unless the caller trusts it.

        Raises:
            UnsafeFileError: `safe_mode` is on.
        """
        if self.safe_mode:
            raise UnsafeFileError(
                f"{what} is Python code stored in the file, and running it can do anything to this computer. "
                "If you trust whoever made the file, pass safe_mode=False."
            )

    def unnamed_data_format(self, label: str) -> str:
        """The data format of a layer that does not name its own.

        Raises:
            AmbiguousFileError: nothing tells.
        """
        if self.data_format is None:
            raise AmbiguousFileError(
                f"{label} does not say whether channels come first or last (Keras 1 took it from keras.json), and "
                'no other layer of the file tells. Pass data_format="channels_first" or "channels_last".'
            )
        return self.data_format

    def spend_parameters(self, count: int, label: str) -> None:
        """Count parameters that are about to be created.

        Raises:
            LimitExceededError: more than the file's stored arrays, or the limits, account for.
        """
        self.parameter_budget -= count
        if count > limits.PARAMETERS or self.parameter_budget < 0:
            reason = (
                "more than the arrays in the file account for"
                if self.has_weights
                else f"more than the {limits.UNSTORED_PARAMETERS:,} allowed for an architecture without weights"
            )
            raise LimitExceededError(
                f"{label} would need {count:,} parameters, {reason}; do not trust this file."
            )
