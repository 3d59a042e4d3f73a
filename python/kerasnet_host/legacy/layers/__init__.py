"""One converter for each class of layer that Keras 1, 2 and tf.keras had."""

from __future__ import annotations

from . import advanced as advanced
from . import attention as attention
from . import convolution as convolution
from . import core as core
from . import local as local
from . import merge as merge
from . import normalization as normalization
from . import pooling as pooling
from . import preprocessing as preprocessing
from . import recurrent as recurrent
from . import tensorflow_ops as tensorflow_ops
from . import wrappers as wrappers
from .registry import convert_layer as convert_layer
from .registry import known_classes as known_classes
