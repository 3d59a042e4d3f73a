"""Where and how the backend computes: devices and determinism."""

from __future__ import annotations

from typing import Any

from kerasnet_host import keras_import


def enter_device(name: str) -> Any:
    """Make ``name`` (``cpu:0``, ``gpu:1``) the device of the calling thread, until :func:`leave_device`.

    Raises:
        ValueError: the backend has no such device.
    """
    scope = keras_import.load().device(name)
    scope.__enter__()
    return scope


def leave_device(scope: Any) -> None:
    """End what :func:`enter_device` began."""
    scope.__exit__(None, None, None)


def enable_determinism() -> None:
    """Make every operation of the backend give the same result each time."""
    backend = keras_import.load().config.backend()
    if backend == "tensorflow":
        import tensorflow

        tensorflow.config.experimental.enable_op_determinism()
    elif backend == "torch":
        import torch

        torch.use_deterministic_algorithms(True)
