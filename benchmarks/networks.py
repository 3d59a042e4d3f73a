"""The networks of the benchmarks; benchmarks/Bench/Networks.cs has their twins."""

from __future__ import annotations

from typing import Any

import numpy as np


def make(name: str) -> Any:
    import keras
    from keras import layers

    if name == "dense":
        stack = [keras.Input((64,)), layers.Dense(64, activation="relu"), layers.Dense(64, activation="relu")]
    elif name == "recurrent":
        stack = [keras.Input((20, 16)), layers.LSTM(32)]
    else:
        stack = [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 5, activation="relu"),
            layers.Conv2D(32, 5, activation="relu"),
            layers.MaxPool2D(2),
            layers.Dropout(0.25),
            layers.Conv2D(64, 3, activation="relu"),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPool2D(2),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(256, activation="relu"),
            layers.Dropout(0.5),
        ]
    model = keras.Sequential([*stack, layers.Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def rows(name: str, count: int) -> np.ndarray:
    shape = {"dense": (64,), "recurrent": (20, 16)}.get(name, (28, 28, 1))
    return np.random.default_rng(2).random((count, *shape), dtype="float32")


def labels(count: int) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 10, count)
