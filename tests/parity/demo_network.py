"""The demo's network, two epochs on 640 digits, in Python. Its twin: tests/apps/Scenarios/Parity.cs.

Run as a program of its own, because what ran before in a process shows in the numbers: ``demo_network.py FOLDER``.
"""

import csv
import sys
from pathlib import Path

import keras
import tensorflow

from kerasnet_host.data.datasets import digits


def main(folder: Path) -> None:
    keras.utils.set_random_seed(7)
    tensorflow.config.experimental.enable_op_determinism()
    (train_images, train_labels), (test_images, test_labels) = digits()
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(32, (5, 5), activation="relu"),
            keras.layers.Conv2D(32, (5, 5), activation="relu"),
            keras.layers.MaxPool2D((2, 2)),
            keras.layers.Dropout(0.25),
            keras.layers.Conv2D(64, (3, 3), activation="relu"),
            keras.layers.Conv2D(64, (3, 3), activation="relu"),
            keras.layers.MaxPool2D((2, 2)),
            keras.layers.Dropout(0.25),
            keras.layers.Flatten(),
            keras.layers.Dense(256, activation="relu"),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=1e-3),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.save_weights(folder / "initial.weights.h5")
    history = model.fit(
        train_images[:640],
        train_labels[:640],
        batch_size=64,
        epochs=2,
        validation_data=(test_images[:100], test_labels[:100]),
        verbose=0,
    )
    model.save_weights(folder / "final.weights.h5")
    with open(folder / "history.csv", "w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["epoch", *history.history])
        for epoch, values in enumerate(zip(*history.history.values(), strict=True)):
            writer.writerow([epoch + 1, *values])
    (folder / "predictions.bin").write_bytes(model.predict(test_images[:100], verbose=0).tobytes())
    names = [layer.name for layer in model.layers]
    (folder / "names.txt").write_text("\n".join([*names, str(model.count_params())]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
