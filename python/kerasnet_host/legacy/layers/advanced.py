"""Activations that are layers."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import AmbiguousFileError, UnsupportedError
from ..initializers import constraint, initializer, regularizer
from .registry import converts


@converts("LeakyReLU")
def leaky_relu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """LeakyReLU: ``alpha`` is ``negative_slope`` now."""
    import keras

    c.claim("LeakyReLU")
    slope = a.number("alpha", 0.3)
    c.report.converted("LeakyReLU(alpha)", "alpha is negative_slope in Keras 3", a.owner)
    return keras.layers.LeakyReLU(negative_slope=slope, **common)


@converts("ELU")
def elu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ELU."""
    import keras

    c.claim("ELU")
    return keras.layers.ELU(alpha=a.number("alpha", 1.0), **common)


@converts("ThresholdedReLU")
def thresholded_relu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ThresholdedReLU is no longer in Keras."""
    from ..compat.activations import ThresholdedReLU

    c.claim("ThresholdedReLU")
    c.report.converted(
        "layer class", "ThresholdedReLU is a registered layer of kerasnet_host.legacy", a.owner
    )
    return ThresholdedReLU(theta=a.number("theta", 1.0), **common)


@converts("ReLU")
def relu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ReLU as a layer (Keras 2.1.4 on)."""
    import keras

    maximum = a.take("max_value", None)
    if isinstance(maximum, dict) or maximum is not None:
        a._rest["max_value"] = maximum
        maximum = a.number("max_value")
    slope = a.take("negative_slope", 0.0)
    threshold = a.take("threshold", 0.0)
    for key, value in (("negative_slope", slope), ("threshold", threshold)):
        a._rest[key] = 0.0 if value is None else value
    slope, threshold = a.number("negative_slope"), a.number("threshold")
    c.claim("ReLU", max_value=maximum is not None, negative_slope=slope != 0, threshold=threshold != 0)
    return keras.layers.ReLU(max_value=maximum, negative_slope=slope, threshold=threshold, **common)


@converts("Softmax")
def softmax(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """Softmax as a layer."""
    import keras

    axis = a.take("axis", -1)
    c.claim("Softmax")
    return keras.layers.Softmax(axis=axis, **common)


@converts("PReLU")
def prelu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """PReLU; Keras 1 did not store which axes were shared, but the stored array's shape tells."""
    import keras

    c.claim("PReLU")
    if c.keras_1:
        start = initializer(a, c, "init", "zeros")
        shared = _shared_axes(a, c)
        c.claim("PReLU", shared_axes=bool(shared))
        return keras.layers.PReLU(alpha_initializer=start, shared_axes=shared, **common)
    shared = a.take("shared_axes", None)
    c.claim("PReLU", shared_axes=bool(shared))
    return keras.layers.PReLU(
        alpha_initializer=initializer(a, c, "alpha_initializer", "zeros"),
        alpha_regularizer=regularizer(a, c, "alpha_regularizer"),
        alpha_constraint=constraint(a, c, "alpha_constraint"),
        shared_axes=shared,
        **common,
    )


@converts("ParametricSoftplus")
def parametric_softplus(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """ParametricSoftplus of Keras 1."""
    from ..compat.activations import ParametricSoftplus

    c.claim("ParametricSoftplus")
    c.report.converted(
        "layer class", "ParametricSoftplus is a registered layer of kerasnet_host.legacy", a.owner
    )
    return ParametricSoftplus(
        alpha_init=a.number("alpha_init", 0.2),
        beta_init=a.number("beta_init", 5.0),
        shared_axes=_shared_axes(a, c),
        **common,
    )


@converts("SReLU")
def srelu(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """SReLU of Keras 1."""
    from ..compat.activations import SReLU

    c.claim("SReLU")
    c.report.converted("layer class", "SReLU is a registered layer of kerasnet_host.legacy", a.owner)
    for key in ("t_left_init", "a_left_init", "t_right_init", "a_right_init"):
        a.expect(
            key,
            ("zero", "one", "glorot_uniform", "uniform", "normal"),
            "it is not an initializer that is known here",
        )
    clip = c.origin.known_backend(f"how {a.label} clips") == "theano"
    return SReLU(shared_axes=_shared_axes(a, c), clip_left=clip, **common)


def _shared_axes(a: Arguments, c: Context) -> list[int] | None:
    """Axes (counted from 1) along which the stored parameter has length 1 although the features have more.

    A feature axis of length 1 is the same shared or not, so reading every 1 as shared is no guess.
    """
    if not c.has_weights:
        raise AmbiguousFileError(
            f"{a.label}: Keras 1 did not store which axes share a parameter, and without the stored arrays nothing tells. "
            "Load the .h5 file with the weights instead."
        )
    shapes = c.stored_shapes.get(a.owner or "")
    if not shapes:
        raise UnsupportedError(
            f"{a.label} is inside another model, where Keras 1 stored neither its shared axes nor its own array's name; "
            "that cannot be converted."
        )
    return [axis for axis, size in enumerate(shapes[0], start=1) if size == 1] or None
