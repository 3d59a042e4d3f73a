"""Initial values, penalties and constraints by their old names and arguments.

None of them changes what a model with stored weights predicts. What was the author's own is left out and
reported; for an architecture without weights it is refused, since its initial values would be others.
"""

from __future__ import annotations

from typing import Any

from .arguments import Arguments
from .context import Context
from .errors import DamagedFileError, UnsupportedError

_OLD_NAMES = {
    "uniform": "RandomUniform",
    "random_uniform": "RandomUniform",
    "normal": "RandomNormal",
    "random_normal": "RandomNormal",
    "truncated_normal": "TruncatedNormal",
    "zero": "Zeros",
    "zeros": "Zeros",
    "one": "Ones",
    "ones": "Ones",
    "constant": "Constant",
    "identity": "Identity",
    "orthogonal": "Orthogonal",
    "glorot_uniform": "GlorotUniform",
    "glorot_normal": "GlorotNormal",
    "he_uniform": "HeUniform",
    "he_normal": "HeNormal",
    "lecun_uniform": "LecunUniform",
    "lecun_normal": "LecunNormal",
}
_SCALINGS = {"GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal"}


def initializer(a: Arguments, c: Context, key: str, default: Any) -> Any:
    """Take an initializer out of a layer's arguments.

    Returns:
        A Keras 3 initializer, or `default` (a Keras 3 name) where the old one is not known.
    """
    import keras

    value = a.take(key, default)
    if value is None:
        return default
    name, config = _named(value, a, key)
    name = _OLD_NAMES.get(name, name)
    args = Arguments(name, config, a.owner)
    args.take("dtype", None)  # tf.keras 1.x; the layer's dtype counts
    seed = args.take("seed", None)
    if isinstance(seed, bool) or not isinstance(seed, int | type(None)):
        c.report.drop(f"{a.label}: the seed of {key}")
        seed = None
    make = keras.initializers
    result: Any
    if name in _SCALINGS:
        result = getattr(make, name)(seed=seed)
        for implied in ("scale", "mode", "distribution"):  # some versions of tf.keras 1.x wrote them too
            args.take(implied, None)
    elif name == "VarianceScaling":
        # Keras <= 2.2.2 and TensorFlow 1 said "normal" for what was always a truncated normal.
        distribution = args.take("distribution", "truncated_normal")
        result = make.VarianceScaling(
            scale=args.number("scale", 1.0),
            mode=args.choice("mode", ("fan_in", "fan_out", "fan_avg"), "fan_in"),
            distribution="truncated_normal" if distribution == "normal" else distribution,
            seed=seed,
        )
    elif name in ("RandomNormal", "TruncatedNormal"):
        result = getattr(make, name)(
            mean=args.number("mean", 0.0), stddev=args.number("stddev", 0.05), seed=seed
        )
    elif name == "RandomUniform":
        result = make.RandomUniform(args.number("minval", -0.05), args.number("maxval", 0.05), seed=seed)
    elif name == "Orthogonal":
        result = make.Orthogonal(gain=args.number("gain", 1.0), seed=seed)
    elif name == "Identity":
        result = make.Identity(gain=args.number("gain", 1.0))
    elif name in ("Zeros", "Ones"):
        result = getattr(make, name)()
    elif name == "Constant" and isinstance(config.get("value"), int | float):
        result = make.Constant(args.number("value"))
    else:
        return _leave_out(a, c, f"the {key} {name[:60]!r}", default)
    args.finish()
    return result


def regularizer(a: Arguments, c: Context, key: str) -> Any:
    """Take a regularizer out of a layer's arguments: ``None`` or a Keras 3 L1L2."""
    import keras

    value = a.take(key, None)
    if value is None:
        return None
    if isinstance(value, dict) and "name" in value and "class_name" not in value:  # Keras 1
        config = dict(value)
        name = config.pop("name")
    else:
        name, config = _named(value, a, key)
    if name in (
        "L1L2",
        "L1L2Regularizer",
        "WeightRegularizer",
        "ActivityRegularizer",
        "L1",
        "L2",
        "l1",
        "l2",
        "l1_l2",
    ):
        # As strings: the defaults of keras.regularizers.l1 and l2.
        args = Arguments(str(name), config, a.owner)
        l1 = args.number("l1", 0.01 if name in ("l1", "l1_l2") else 0.0)
        l2 = args.number("l2", 0.01 if name in ("l2", "l1_l2") else 0.0)
        args.finish()
        if key == "activity_regularizer":
            c.report.note(
                f"{a.label}: Keras 3 divides an activity regularizer's penalty by the batch size; Keras 1 and 2 did not. "
                "Predictions do not change, training does."
            )
        return keras.regularizers.L1L2(l1=l1, l2=l2)
    return _leave_out(a, c, f"the {key} {str(name)[:60]!r}", None)


def constraint(a: Arguments, c: Context, key: str) -> Any:
    """Take a constraint out of a layer's arguments: ``None`` or a Keras 3 constraint."""
    import keras

    value = a.take(key, None)
    if value is None:
        return None
    if isinstance(value, dict) and "name" in value and "class_name" not in value:  # Keras 1
        config = dict(value)
        name = config.pop("name")
    else:
        name, config = _named(value, a, key)
    args = Arguments(str(name), config, a.owner)
    make = keras.constraints
    result: Any
    if name in ("MaxNorm", "max_norm", "maxnorm"):
        maximum = args.first("max_value", "m", default=2)
        result = make.MaxNorm(max_value=maximum, axis=args.take("axis", 0))
    elif name in ("NonNeg", "non_neg", "nonneg"):
        result = make.NonNeg()
    elif name in ("UnitNorm", "unit_norm", "unitnorm"):
        result = make.UnitNorm(axis=args.take("axis", 0))
    elif name in ("MinMaxNorm", "min_max_norm"):
        low, high = args.first("min_value", "low", default=0.0), args.first("max_value", "high", default=1.0)
        result = make.MinMaxNorm(
            min_value=low, max_value=high, rate=args.number("rate", 1.0), axis=args.take("axis", 0)
        )
    else:
        return _leave_out(a, c, f"the {key} {str(name)[:60]!r}", None)
    args.finish()
    return result


def _named(value: Any, a: Arguments, key: str) -> tuple[str, dict[str, Any]]:
    if isinstance(value, str):
        return value, {}
    if isinstance(value, dict) and isinstance(value.get("class_name"), str):
        config = value.get("config") or {}
        if isinstance(config, dict):
            return value["class_name"], config
    raise DamagedFileError(
        f"{a.label} has a {key} that is neither a name nor an object: the file is damaged."
    )


def _leave_out(a: Arguments, c: Context, what: str, instead: Any) -> Any:
    if not c.has_weights:
        raise UnsupportedError(
            f"{a.label} has {what}, which Keras never had: it was the author's own. Without stored weights the model "
            "would start from other values than it did."
        )
    c.report.drop(
        f"{a.label}: {what} was the author's own; training goes on without it, predictions do not change"
    )
    return instead
