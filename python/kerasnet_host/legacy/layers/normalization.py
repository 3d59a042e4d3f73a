"""Normalization layers."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from ..initializers import constraint, initializer, regularizer
from .registry import converts


@converts("BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2", "SyncBatchNormalization")
def batch_normalization(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """BatchNormalization.

    Keras 1 called the running variance ``running_std``; it held the variance all the same (keras 1.2.2
    layers/normalization.py passes it where a variance goes), and in the same place.
    """
    import keras

    axis = _axis(a)
    epsilon = a.number("epsilon", 1e-3)
    momentum = a.number("momentum", 0.99)
    if c.keras_1:
        mode = a.choice("mode", (0, 1, 2), 0)
        c.claim("BatchNormalization", mode=mode, axis_is_last=axis == -1)
        gamma, beta = regularizer(a, c, "gamma_regularizer"), regularizer(a, c, "beta_regularizer")
        if mode:
            from ..compat.normalization import ModalBatchNormalization

            if mode == 2:
                c.report.note(
                    f"{a.label} has mode=2: it normalises by the batch it is given, so a prediction depends on what else "
                    "is in the batch, as it did then"
                )
            c.report.converted(
                "BatchNormalization(mode)",
                f"mode={mode} is a registered layer of kerasnet_host.legacy",
                a.owner,
            )
            return ModalBatchNormalization(
                mode, axis=axis, epsilon=epsilon, gamma_regularizer=gamma, beta_regularizer=beta, **common
            )
        return keras.layers.BatchNormalization(
            axis=axis,
            epsilon=epsilon,
            momentum=momentum,
            gamma_regularizer=gamma,
            beta_regularizer=beta,
            **common,
        )
    center, scale = a.boolean("center", True), a.boolean("scale", True)
    c.claim("BatchNormalization", center=center, scale=scale, axis_is_last=axis == -1)
    # A matter of speed only.
    a.take("fused", None)
    for key in ("renorm", "virtual_batch_size", "adjustment", "renorm_clipping", "renorm_momentum"):
        if key == "renorm_momentum":
            a.take(key, None)
        else:
            a.expect(
                key, (None, False), "it changes what the layer computes, and Keras 3's is another computation"
            )
    a.take("synchronized", None)
    make = keras.layers.BatchNormalization
    version = (c.origin.minor or 0, c.origin.patch or 0)
    if c.origin.backend == "cntk" and (1, 3) <= version <= (2, 0):
        from ..compat.normalization import EpsilonOutsideBatchNormalization

        make = EpsilonOutsideBatchNormalization
        c.report.converted(
            "epsilon outside the root",
            "Keras 2.1.3 to 2.2.0 on CNTK; a registered layer of kerasnet_host.legacy does so too",
            a.owner,
        )
    return make(
        axis=axis,
        epsilon=epsilon,
        momentum=momentum,
        center=center,
        scale=scale,
        beta_initializer=initializer(a, c, "beta_initializer", "zeros"),
        gamma_initializer=initializer(a, c, "gamma_initializer", "ones"),
        moving_mean_initializer=initializer(a, c, "moving_mean_initializer", "zeros"),
        moving_variance_initializer=initializer(a, c, "moving_variance_initializer", "ones"),
        beta_regularizer=regularizer(a, c, "beta_regularizer"),
        gamma_regularizer=regularizer(a, c, "gamma_regularizer"),
        beta_constraint=constraint(a, c, "beta_constraint"),
        gamma_constraint=constraint(a, c, "gamma_constraint"),
        **common,
    )


def _axis(a: Arguments) -> int:
    """One axis; tf.keras wrote it as a list of one."""
    axis = a.take("axis", -1)
    if isinstance(axis, list) and len(axis) == 1:
        axis = axis[0]
    if isinstance(axis, bool) or not isinstance(axis, int):
        raise UnsupportedError(
            f"{a.label} normalises along axis {str(axis)[:60]}; only a single axis can be converted."
        )
    return axis


@converts("LayerNormalization")
def layer_normalization(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """LayerNormalization of tf.keras 2.x."""
    import keras

    axis = a.take("axis", -1)
    c.claim("LayerNormalization", axes=len(axis) if isinstance(axis, list) else 1)
    return keras.layers.LayerNormalization(
        axis=axis,
        epsilon=a.number("epsilon", 1e-3),
        center=a.boolean("center", True),
        scale=a.boolean("scale", True),
        beta_initializer=initializer(a, c, "beta_initializer", "zeros"),
        gamma_initializer=initializer(a, c, "gamma_initializer", "ones"),
        beta_regularizer=regularizer(a, c, "beta_regularizer"),
        gamma_regularizer=regularizer(a, c, "gamma_regularizer"),
        beta_constraint=constraint(a, c, "beta_constraint"),
        gamma_constraint=constraint(a, c, "gamma_constraint"),
        **common,
    )
