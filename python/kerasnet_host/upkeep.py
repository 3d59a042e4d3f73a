"""Keeps the process small when many models come and go."""

from __future__ import annotations

from kerasnet_host import keras_import

TIDY_AFTER = 1000
"""Objects made between two tidyings: some 70 MB of TensorFlow's memory for small layers."""

_made = 0


def count(made: int = 1) -> None:
    """Note that layers, optimizers or variables were made, and tidy when there were many.

    TensorFlow keeps a compiled kernel for every name that a variable ever had (36 KB each), for good. Names are never
    used twice, so what a model leaves behind is never used again either.
    """
    global _made
    _made += made
    if _made >= TIDY_AFTER:
        _made = 0
        tidy()


def tidy() -> None:
    """Give back what TensorFlow keeps for models that are gone; kernels in use are made again at their next use."""
    if keras_import.load().config.backend() == "tensorflow":
        from tensorflow.python.eager import context

        context.context().clear_kernel_cache()
