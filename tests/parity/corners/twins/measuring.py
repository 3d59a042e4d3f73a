"""Losses, metrics, and what is written by hand for them."""

import keras
import numpy as np
from keras import layers, ops
from report import integers, normal, uniform


def losses(report):
    truth = uniform((4, 3), seed=1)
    guess = uniform((4, 3), seed=2)
    weights = np.array([1, 0, 2, 0.5], "float32")
    losses = keras.losses
    report.add("mse", losses.MeanSquaredError()(truth, guess, sample_weight=weights))
    report.add("none", losses.MeanSquaredError(reduction="none")(truth, guess))
    report.add("huber", losses.Huber(delta=0.3)(truth, guess))
    report.add(
        "focal",
        losses.BinaryFocalCrossentropy(alpha=0.3, gamma=3, apply_class_balancing=True)(
            ops.round(truth), guess
        ),
    )
    report.add("cosine", losses.CosineSimilarity(axis=1)(truth, guess))
    report.add("dice", losses.Dice(axis=(1,))(truth, guess))
    report.add("sum", losses.KLDivergence(reduction="sum")(truth, guess))
    report.add("function", losses.mean_absolute_error(truth, guess))
    report.add(
        "sparse",
        losses.SparseCategoricalCrossentropy(ignore_class=-1)(np.array([0, -1, 2, 1], "int32"), guess),
    )


def metrics(report):
    labels = np.array([0, 1, 1, 0], "int32")
    guess = np.array([0.1, 0.7, 0.4, 0.6], "float32")
    metrics = keras.metrics
    all = [
        metrics.AUC(num_thresholds=20, curve="PR"),
        metrics.Precision(thresholds=0.5),
        metrics.Recall(thresholds=[0.3, 0.5]),
        metrics.SpecificityAtSensitivity(0.5),
        metrics.TruePositives(),
        metrics.RootMeanSquaredError(),
    ]
    for metric in all:
        metric.update_state(labels, guess)
        metric.update_state(labels, guess, sample_weight=np.array([1, 2, 0, 1], "float32"))
        report.add(metric.name, metric.result())
        metric.reset_state()
    mean = metrics.Mean()
    mean.update_state(np.array([1, 3], "float32"))
    mean.update_state(5, sample_weight=2)
    report.add("mean", mean.result())
    f1 = metrics.F1Score(average="macro", threshold=0.5)
    f1.update_state(np.eye(3, dtype="float32"), uniform((3, 3), seed=1))
    report.add("f1", f1.result())
    iou = metrics.MeanIoU(num_classes=2)
    iou.update_state(labels, np.array([0, 1, 0, 0], "int32"))
    report.add("iou", iou.result())
    report.add("variables", iou.variables)
    report.add(
        "by call",
        metrics.TopKCategoricalAccuracy(k=2)(np.eye(3, dtype="float32"), uniform((3, 3), seed=1)),
    )


def in_training(report):
    x = normal((12, 4), seed=1)
    y = integers(12, 0, 3, seed=2)
    model = keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(3, activation="softmax", kernel_regularizer=keras.regularizers.L2(0.1)),
        ]
    )
    model.compile(
        "sgd",
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(k=2, name="top2")],
        weighted_metrics=["accuracy"],
    )
    report.add("history", model.fit(x, y, epochs=2, sample_weight=uniform(12, seed=3), verbose=0))
    report.add("evaluation", model.evaluate(x, y, verbose=0, return_dict=True))
    report.add("losses", model.losses)
    report.add("names", model.metrics_names)


def pieces(report):
    x = normal((4, 3), seed=1)
    initializers, regularizers, constraints = keras.initializers, keras.regularizers, keras.constraints
    report.add("orthogonal", initializers.Orthogonal(gain=2, seed=1)((3, 4)))
    report.add("truncated", initializers.get("truncated_normal").get_config())
    report.add("identity", initializers.Identity(gain=0.5)((3, 3)))
    report.add("constant", layers.Dense(2, kernel_initializer=initializers.Constant(0.25))(x))
    report.add("l1l2", regularizers.L1L2(0.1, 0.2)(x))
    report.add("norm", constraints.MaxNorm(max_value=0.5, axis=1)(x))
    report.add("unit", constraints.UnitNorm(axis=0)(x))
    report.add("orthogonal penalty", regularizers.OrthogonalRegularizer(factor=0.1, mode="rows")(x))
    report.add("activation", keras.activations.elu(x, alpha=0.5))
    report.add("by name", layers.Activation("hard_swish")(x))
    report.add("lambda", layers.Lambda(lambda t: t * 2 + 1)(x))
    report.add("function", layers.Dense(2, activation=ops.square, use_bias=False)(x))
    own = layers.Dense(
        2,
        kernel_initializer="lecun_uniform",
        bias_initializer=initializers.RandomUniform(-1, 1, seed=2),
    )
    report.add("own", own(x))
    report.add("noise", layers.GaussianNoise(0.5, seed=1)(x, training=True))
    report.add("activity", layers.ActivityRegularization(l1=0.1)(x))
