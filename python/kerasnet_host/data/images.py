"""Image files as arrays: Keras's own functions give PIL images, which do not cross."""

from __future__ import annotations

from typing import Any

import numpy

from kerasnet_host import keras_import


def load_img(path: str, **settings: Any) -> numpy.ndarray:
    """Read an image file with ``keras.utils.load_img``, which ``settings`` are for.

    Returns:
        A float32 array (height, width, channels) with values from 0 to 255.
    """
    utils = keras_import.load().utils
    return numpy.asarray(utils.img_to_array(utils.load_img(path, **settings)))
