"""Old weights into models that were built with Keras 3: what would silently compute other numbers is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .compat import padding
from .errors import UnsupportedError
from .origin import Origin
from .report import LegacyReport


def check(model: Any, origin: Origin, report: LegacyReport) -> None:
    """Refuse layers whose zero padding is not that of the backend the weights were trained on.

    Raises:
        UnsupportedError: names the layer and what to do.
    """
    if origin.backend not in ("theano", "cntk"):
        return
    cell_states = origin.backend == "cntk" and (origin.minor or 0, origin.patch or 0) >= (2, 3)
    for layer in _all(model):
        if cell_states and type(layer).__name__ in ("LSTM", "ConvLSTM2D", "ChannelsFirstConvLSTM2D"):
            raise UnsupportedError(
                f"The layer {layer.name!r} is an LSTM, and Keras {origin.version} on CNTK handed on an LSTM's cell state instead "
                "of its output. Load the model's own .h5 or .json file instead, which brings a layer that does so too."
            )
        if getattr(layer, "padding", None) != "same":
            continue
        window = getattr(layer, "kernel_size", None) or getattr(layer, "pool_size", None)
        strides = getattr(layer, "strides", None)
        if window is None or strides is None:
            continue
        pools = hasattr(layer, "pool_size")
        style = "theano_pool" if origin.backend == "theano" and pools else str(origin.backend)
        window = (window,) if isinstance(window, int) else tuple(window)
        strides = (strides,) * len(window) if isinstance(strides, int) else tuple(strides)
        dilation = getattr(layer, "dilation_rate", 1)
        dilation = (dilation,) * len(window) if isinstance(dilation, int) else tuple(dilation)
        if not all(
            padding.same_as_keras(style, (w - 1) * d + 1, s, None)
            for w, s, d in zip(window, strides, dilation, strict=True)
        ):
            raise UnsupportedError(
                f"The layer {layer.name!r} has padding='same', which {origin.backend} computed otherwise than Keras 3 does for "
                "this window and stride. Load the model's own .h5 or .json file instead, which brings the right layer."
            )
    report.note("the architecture is the caller's; only the weights were converted")


def check_backends(model: Any, architecture: Origin, weights: Origin, report: LegacyReport) -> None:
    """The architecture's text and the weights name different backends: the architecture decides about padding."""
    report.note(
        f"the architecture was written on {architecture.backend}, the weights on {weights.backend}; kernels were converted "
        f"for {weights.backend}, padding follows {architecture.backend}"
    )


def _all(layer: Any) -> Iterator[Any]:
    for inner in getattr(layer, "layers", None) or [layer]:
        if inner is not layer and getattr(inner, "layers", None):
            yield from _all(inner)
        else:
            yield getattr(inner, "forward_layer", None) or getattr(inner, "layer", inner)
