"""Loss, metrics and optimizer of an old model: kept where they still mean something, reported where not."""

from __future__ import annotations

from typing import Any

from .errors import LegacyFileError
from .optimizers import convert as convert_optimizer
from .optimizers import restore_state
from .reader import OldFile
from .report import LegacyReport

_FUNCTIONS = {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "msle": "mean_squared_logarithmic_error",
    "kld": "kl_divergence",
    "kullback_leibler_divergence": "kl_divergence",
    "logcosh": "log_cosh",
    "huber_loss": "huber",
    "categorical_crossentropy": "categorical_crossentropy",
    "sparse_categorical_crossentropy": "sparse_categorical_crossentropy",
    "binary_crossentropy": "binary_crossentropy",
    "hinge": "hinge",
    "squared_hinge": "squared_hinge",
    "categorical_hinge": "categorical_hinge",
    "poisson": "poisson",
    "log_cosh": "log_cosh",
    "huber": "huber",
    "kl_divergence": "kl_divergence",
}
_FUNCTIONS |= {name: name for name in list(_FUNCTIONS.values())}
_FUNCTIONS |= {name.upper(): _FUNCTIONS[name] for name in ("mse", "mae", "mape", "msle", "kld")}
_COSINES = {"cosine_proximity", "cosine", "cosine_similarity", "CosineSimilarity", "CosineProximity"}
_LOSS_CLASSES = {
    "MeanSquaredError": "MeanSquaredError",
    "MeanAbsoluteError": "MeanAbsoluteError",
    "MeanAbsolutePercentageError": "MeanAbsolutePercentageError",
    "MeanSquaredLogarithmicError": "MeanSquaredLogarithmicError",
    "BinaryCrossentropy": "BinaryCrossentropy",
    "CategoricalCrossentropy": "CategoricalCrossentropy",
    "SparseCategoricalCrossentropy": "SparseCategoricalCrossentropy",
    "Hinge": "Hinge",
    "SquaredHinge": "SquaredHinge",
    "CategoricalHinge": "CategoricalHinge",
    "Poisson": "Poisson",
    "LogCosh": "LogCosh",
    "KLDivergence": "KLDivergence",
    "Huber": "Huber",
}
_LOSS_ARGUMENTS = {"from_logits", "label_smoothing", "delta"}
_METRICS = {
    "accuracy": "accuracy",
    "acc": "accuracy",
    "binary_accuracy": "binary_accuracy",
    "categorical_accuracy": "categorical_accuracy",
    "sparse_categorical_accuracy": "sparse_categorical_accuracy",
    "top_k_categorical_accuracy": "top_k_categorical_accuracy",
    "sparse_top_k_categorical_accuracy": "sparse_top_k_categorical_accuracy",
}
_METRIC_CLASSES = {
    "Accuracy",
    "BinaryAccuracy",
    "CategoricalAccuracy",
    "SparseCategoricalAccuracy",
    "TopKCategoricalAccuracy",
    "SparseTopKCategoricalAccuracy",
    "MeanSquaredError",
    "RootMeanSquaredError",
    "MeanAbsoluteError",
    "MeanAbsolutePercentageError",
    "MeanSquaredLogarithmicError",
    "AUC",
    "Precision",
    "Recall",
    "TruePositives",
    "TrueNegatives",
    "FalsePositives",
    "FalseNegatives",
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "SparseCategoricalCrossentropy",
    "KLDivergence",
    "Poisson",
    "Hinge",
    "SquaredHinge",
    "CategoricalHinge",
}


class _Unknown(Exception):
    """A loss or metric that cannot be kept; the message says which."""


def restore(model: Any, old: OldFile, report: LegacyReport) -> None:
    """Compile a converted model as the old one was, as far as possible.

    What cannot be kept is listed in `LegacyReport.dropped`; a model without its loss is left uncompiled. Nothing
    here changes what the model predicts, so nothing here makes a file fail.

    Args:
        model: the converted model.
        old: the file, with its training configuration and optimizer arrays.
        report: told what was kept and what was dropped.
    """
    config = old.training
    if not isinstance(config, dict):
        report.drop("the training configuration, which is not an object")
        return
    try:
        loss = _nested(config.get("loss"), _loss)
    except _Unknown as unknown:
        report.drop(
            f"the loss {unknown}: the model is not compiled; compile it with a loss of your own to train on"
        )
        return
    if loss is None:
        report.drop("the training configuration, which names no loss")
        return
    if config.get("sample_weight_mode") is not None:
        report.drop(
            f"sample_weight_mode={config['sample_weight_mode']!r}: Keras 3 tells by the weights' shape"
        )
    metrics = _metrics(config.get("metrics"), "metrics", report)
    weighted = _metrics(config.get("weighted_metrics"), "weighted_metrics", report)
    weights = config.get("loss_weights")
    optimizer = None
    try:
        optimizer = convert_optimizer(config.get("optimizer_config"), old.origin, report)
    except LegacyFileError as error:
        report.drop(f"the optimizer ({error}): rmsprop, Keras's default, stands in")
    try:
        model.compile(
            optimizer=optimizer if optimizer is not None else "rmsprop",
            loss=_by_output(model, loss),
            metrics=_by_output(model, metrics, True),
            weighted_metrics=_by_output(model, weighted, True),
            loss_weights=_by_output(model, weights),
        )
    except Exception as error:
        # Whatever Keras finds wrong with an old combination, the model still predicts.
        report.drop(
            f"the training configuration, which Keras 3 does not take ({str(error).splitlines()[0][:200]})"
        )
        return
    if optimizer is not None:
        restore_state(model, optimizer, old, report)


def _nested(value: Any, convert: Any) -> Any:
    if isinstance(value, list):
        return [_nested(item, convert) for item in value]
    if isinstance(value, dict) and not ("class_name" in value and "config" in value):
        return {str(key): _nested(item, convert) for key, item in value.items()}
    return None if value is None else convert(value)


def _loss(value: Any) -> Any:
    import keras

    if isinstance(value, str):
        if value in _LOSS_CLASSES:
            return getattr(keras.losses, value)()
        if value in _FUNCTIONS:
            return _FUNCTIONS[value]
        if value in _COSINES:
            raise _Unknown(f"{value!r}, which was computed otherwise from version to version")
        raise _Unknown(f"{value[:60]!r}, which Keras never had")
    if isinstance(value, dict):
        name, config = value.get("class_name"), value.get("config")
        if name == "function" and isinstance(config, str):
            return _loss(config)
        if name == "LossFunctionWrapper" and isinstance(config, dict) and isinstance(config.get("fn"), str):
            return _loss(config["fn"])
        if name in _LOSS_CLASSES and isinstance(config, dict):
            arguments = {key: config[key] for key in _LOSS_ARGUMENTS if key in config}
            if arguments.get("from_logits") == "auto":
                del arguments["from_logits"]
            reduction = config.get("reduction", "auto")
            if reduction in ("sum", "none"):
                arguments["reduction"] = None if reduction == "none" else "sum"
            elif reduction not in ("auto", "sum_over_batch_size"):
                raise _Unknown(f"{name} with reduction={str(reduction)[:40]!r}")
            unknown = (
                set(config) - _LOSS_ARGUMENTS - {"reduction", "name", "fn", "axis", "apply_class_balancing"}
            )
            if unknown or config.get("axis", -1) != -1:
                raise _Unknown(f"{name} with {', '.join(sorted(unknown)) or 'an axis'}")
            return getattr(keras.losses, _LOSS_CLASSES[name])(**arguments)
    raise _Unknown(f"{str(value)[:60]!r}")


def _metrics(value: Any, what: str, report: LegacyReport) -> Any:
    if value is None:
        return None

    def one(item: Any) -> Any:
        try:
            return _metric(item)
        except _Unknown as unknown:
            report.drop(f"the metric {unknown}")
            return None

    def prune(item: Any) -> Any:
        if isinstance(item, list):
            return [prune(part) for part in item if part is not None] or None
        if isinstance(item, dict):
            return {key: prune(part) for key, part in item.items() if part is not None} or None
        return item

    return prune(_nested(value, one))


def _metric(value: Any) -> Any:
    import keras

    if isinstance(value, str):
        if value in _METRICS:
            return _METRICS[value]
        if value in _FUNCTIONS:
            return _FUNCTIONS[value]
        if value in _COSINES:
            raise _Unknown(f"{value!r}, which was computed otherwise from version to version")
        if value in (
            "precision",
            "recall",
            "fbeta_score",
            "fmeasure",
            "fscore",
            "f1score",
            "matthews_correlation",
        ):
            raise _Unknown(f"{value!r}, which Keras 2 removed: it was averaged over batches")
        raise _Unknown(f"{value[:60]!r}, which Keras never had")
    if isinstance(value, dict):
        name, config = value.get("class_name"), value.get("config")
        if name == "function" and isinstance(config, str):
            return _metric(config)
        if not isinstance(config, dict):
            raise _Unknown(f"{str(name)[:60]!r}")
        if name in ("MeanMetricWrapper", "SumOverBatchSizeMetricWrapper") and isinstance(
            config.get("fn"), str
        ):
            return _metric(config["fn"])
        if name in _METRIC_CLASSES:
            known = {
                "thresholds",
                "threshold",
                "k",
                "top_k",
                "class_id",
                "num_thresholds",
                "curve",
                "from_logits",
            }
            arguments = {key: config[key] for key in known if config.get(key) is not None}
            if name == "AUC":
                arguments.pop("thresholds", None)
            if isinstance(config.get("name"), str):
                arguments["name"] = config["name"]
            try:
                return getattr(keras.metrics, name)(**arguments)
            except (TypeError, ValueError) as error:
                raise _Unknown(f"{name} ({str(error).splitlines()[0][:100]})") from None
    raise _Unknown(f"{str(value)[:60]!r}")


def _by_output(model: Any, value: Any, listed: bool = False) -> Any:
    """Keras 3 wants one value for one output, and a list or dict for several."""
    if value is None:
        return None
    count = len(model.outputs)
    if isinstance(value, dict):
        if count == 1 and len(value) == 1:
            return next(iter(value.values()))
        return [value.get(name) for name in model.output_names]
    if isinstance(value, list) and count == 1:
        while listed and len(value) == 1 and isinstance(value[0], list):
            value = value[0]
        return value if listed else value[0]
    if listed and isinstance(value, list) and not any(isinstance(item, list) for item in value):
        # Keras 2 gave a flat list to every output.
        return [list(value) for _ in range(count)]
    if not isinstance(value, list) and count > 1:
        return [value] * count
    return value
