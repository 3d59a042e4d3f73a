"""A small network on whatever engine ``KERAS_BACKEND`` names. Its twin: tests/apps/Scenarios/Backends.cs.

``backend_network.py train`` prints what training gave, ``backend_network.py infer`` only what the first weights predict.
"""

import json
import sys

import keras
import numpy as np


class Gain(keras.layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(name="gain", shape=(shape[-1],), initializer="ones")

    def call(self, inputs):
        return inputs * self.gain


def main(what: str) -> None:
    keras.utils.set_random_seed(7)
    x = np.arange(800).reshape(200, 4).astype("float32") % np.float32(17) / np.float32(17)
    y = x.sum(axis=1, keepdims=True)
    model = keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(8, activation="relu"),
            Gain(),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.2),
            keras.layers.Dense(1),
        ]
    )
    if what == "train":
        model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="mse", metrics=["mae"])
        history = model.fit(x, y, epochs=3, validation_split=0.25, verbose=0).history
        _print("history", [value for name in sorted(history) for value in history[name]])
    _print("predicted", model.predict(x[:5], verbose=0))
    if what == "train":
        computed = keras.ops.einsum("ij,kj->ik", x[:2], x[1:3]) * 2 - 1
        _print("computed", keras.ops.convert_to_numpy(computed))
        _print("evaluated", model.evaluate(x, y, verbose=0, return_dict=True)["loss"])


def _print(name: str, numbers: object) -> None:
    print(f"{name}={json.dumps(np.asarray(numbers, 'float64').ravel().tolist())}")


if __name__ == "__main__":
    main(sys.argv[1])
