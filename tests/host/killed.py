"""Kills processes that save for ever, and tells what it finds in the place: ``python killed.py FOLDER KILLS [KIND …]``.

Prints one JSON object: for each kind how many kills fell into a save, and what was wrong afterwards.
"""

import json
import os
import random
import signal
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
from absl import logging

from kerasnet_host.files import checkpoints, models

NAMES = {
    "whole": "m.keras",
    "old": "m.h5",
    "weights": "m.weights.h5",
    "shards": "m.weights.json",
    "folder": "m",
    "export": "m",
    "checkpoint": "m.keras",
    "backup": "b",
}


def network():
    return keras.Sequential([keras.Input((100,)), keras.layers.Dense(200), keras.layers.Dense(100)])


class Place:
    """Where a model is saved and looked at again; all its weights are one number, which tells the save."""

    def __init__(self, kind, folder):
        self.kind = kind
        self.path = os.path.join(folder, NAMES[kind])
        self.model, self.probe = network(), network()
        self.callback = None
        if kind == "checkpoint":
            self.callback = keras.callbacks.ModelCheckpoint(self.path)
        elif kind == "backup":
            self.callback = keras.callbacks.BackupAndRestore(self.path)
        if self.callback is not None:
            self.callback.set_model(self.model)
            checkpoints.make_atomic([self.callback])

    def save(self, number):
        self.model.set_weights([np.full_like(value, number) for value in self.model.get_weights()])
        if self.kind in ("whole", "old", "folder"):
            models.save(self.model, self.path, zipped=self.kind != "folder")
        elif self.kind == "weights":
            models.save_weights(self.model, self.path)
        elif self.kind == "shards":
            models.save_weights(self.model, self.path, max_shard_size=1e-4)
        elif self.kind == "export":
            models.export(self.model, self.path, "tf_saved_model")
        elif self.kind == "checkpoint":
            self.callback._save_model(epoch=0, batch=None, logs={})
        else:
            self.callback._current_epoch, self.callback._last_batch_seen = number, 0
            self.callback._save_model()

    def values(self):
        if self.kind in ("whole", "old", "folder", "checkpoint"):
            arrays = models.load(self.path).get_weights()
        elif self.kind == "export":
            import tensorflow

            arrays = [value.numpy() for value in tensorflow.saved_model.load(self.path).variables]
        else:
            backup = os.path.join(self.path, "latest.weights.h5")
            models.load_weights(self.probe, backup if self.kind == "backup" else self.path)
            arrays = self.probe.get_weights()
        found = {float(value) for array in arrays for value in (np.min(array), np.max(array))}
        if self.kind == "backup":
            with open(os.path.join(self.path, "training_metadata.json")) as stream:
                found.add(float(json.load(stream)["epoch"]))
        return found


def kill(kind, folder, kills):
    chance = random.Random(kind)
    place = Place(kind, folder)
    place.save(0)
    start = time.monotonic()
    place.save(0)
    pause = time.monotonic() - start
    wrong, left = [], 0
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            number = 0
            while True:
                number += 1
                place.save(number)
        time.sleep(chance.uniform(0, 4 * pause))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = sum(name.endswith(".part") for name in os.listdir(folder))
        try:
            found = place.values()
            if len(found) != 1:
                wrong.append(f"a mix of {sorted(found)}")
        except Exception as error:
            wrong.append(repr(error))
    return {"in the middle": left, "wrong": wrong}


if __name__ == "__main__":
    logging.set_verbosity(logging.ERROR)
    results = {}
    for name in sys.argv[3:] or NAMES:
        room = os.path.join(sys.argv[1], name)
        os.makedirs(room)
        results[name] = kill(name, room, int(sys.argv[2]))
    print(json.dumps(results))
