"""The numbers of a training as text for other programs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence


def to_json(values: Mapping[str, Sequence[float]], epochs: Sequence[int], stopped: bool) -> str:
    """A training as JSON.

    Args:
        values: metric name to one number an epoch; what is not finite becomes null, since JSON has no such numbers.
        epochs: the epochs that ran, counted from 0; counted from 1 in the JSON.
        stopped: whether the training was cancelled.
    """
    metrics = {
        name: [value if math.isfinite(value) else None for value in numbers]
        for name, numbers in values.items()
    }
    return json.dumps({"epochs": [epoch + 1 for epoch in epochs], "stopped": stopped, "metrics": metrics})
