"""What Keras remembers between calls."""

import keras
from keras import layers


def cleared(report):
    for free_memory in (True, False):
        report.add(f"counted {free_memory}", [layers.Dense(1).name for _ in range(3)])
        keras.utils.clear_session(free_memory=free_memory)
        report.add(f"anew {free_memory}", [layers.Dense(1).name for _ in range(2)])
