"""The base classes of stand-ins, one a kind, made when Keras is loaded."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def base(kind: str) -> Any:
    """The base class for a kind of piece. Its ``OPTIONAL`` holds the methods a piece may or may not define."""
    from kerasnet_host.custom import layers, measures, optimizers, small

    return {
        "layer": layers.layer,
        "cell": layers.cell,
        "model": layers.model,
        "loss": measures.loss,
        "metric": measures.metric,
        "regularizer": small.regularizer,
        "constraint": small.constraint,
        "initializer": small.initializer,
        "schedule": optimizers.schedule,
        "optimizer": optimizers.optimizer,
    }[kind]()
