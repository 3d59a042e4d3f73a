"""Old models come home: files that Keras 1.2 to 2.x and tf.keras wrote, on Theano, CNTK and TensorFlow.

    model, report = kerasnet_host.legacy.load_model("model_2019.h5")
    print(report)

See docs/legacy.md. Importing this package imports neither Keras nor a backend.
"""

from .api import inspect_file, is_legacy, load_model, load_weights, model_from_json, register_layers
from .convert import ConversionReport, FileResult, convert
from .errors import (
    AmbiguousFileError,
    DamagedFileError,
    LegacyFileError,
    LegacyWarning,
    LimitExceededError,
    NotLegacyError,
    UnsafeFileError,
    UnsupportedError,
    WeightsMismatchError,
)
from .report import LegacyReport

__all__ = [
    "AmbiguousFileError",
    "ConversionReport",
    "DamagedFileError",
    "FileResult",
    "LegacyFileError",
    "LegacyReport",
    "LegacyWarning",
    "LimitExceededError",
    "NotLegacyError",
    "UnsafeFileError",
    "UnsupportedError",
    "WeightsMismatchError",
    "convert",
    "inspect_file",
    "is_legacy",
    "load_model",
    "load_weights",
    "model_from_json",
    "register_layers",
]
