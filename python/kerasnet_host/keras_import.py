"""Imports Keras once, quickly, and tells clearly why when it can't be imported."""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import sys
import threading
from types import ModuleType

from kerasnet_host import deferred_imports, native_log, tensorflow_iterators, tensorflow_library

SUPPORTED_KERAS = (3, 15)

# What each backend imports, by Keras 3.15; that of NumPy takes its fast Fourier transforms from JAX.
_BACKENDS = {
    "tensorflow": ("tensorflow", "TensorFlow", "tensorflow-cpu==2.21.*"),
    "jax": ("jax", "JAX", "jax"),
    "torch": ("torch", "PyTorch", "torch"),
    "numpy": ("jax", "NumPy, which needs JAX,", "jax"),
}

_keras: ModuleType | None = None
_loading = threading.RLock()


class HostSetupError(RuntimeError):
    """The Python environment lacks something KerasNet needs; the message names the command that mends it."""


def backend_name() -> str:
    """Name of the engine Keras will run on: what ``KERAS_BACKEND`` says, else ``tensorflow``."""
    return os.environ.get("KERAS_BACKEND", "tensorflow")


def load() -> ModuleType:
    """Import Keras if that has not happened yet, and return it.

    Raises:
        HostSetupError: Keras or its backend is not installed, or Keras is older than this package supports.
    """
    if _keras is not None:
        return _keras
    # An error of an array may ask for Keras's names while another thread imports Keras.
    with _loading:
        return _keras if _keras is not None else _load()


def _load() -> ModuleType:
    global _keras
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    _require("keras", "Keras is not installed", "keras==3.15.*")
    _require_backend()
    # Importing TensorFlow creates some 270,000 objects that never die; collecting them again and again during the
    # import is a third of its time, and every later full collection would walk them (measured: 4.5 s -> 3.0 s).
    collecting = gc.isenabled()
    gc.disable()
    try:
        with native_log.quiet(), deferred_imports.putting_off():
            keras = _import_keras()
        _check_version(keras)
        _keras = keras
        return keras
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def tensorflow(purpose: str) -> ModuleType:
    """TensorFlow, which ``tf.data`` needs whatever backend Keras runs on.

    Raises:
        HostSetupError: it is not installed.
    """
    load()
    _require("tensorflow", f"{purpose} needs TensorFlow, which is not installed", "tensorflow-cpu==2.21.*")
    tensorflow = importlib.import_module("tensorflow")
    tensorflow_iterators.install()
    return tensorflow


def _import_keras() -> ModuleType:
    if backend_name() == "tensorflow":
        # tf.keras and keras are one package from TensorFlow 2.16 on; through tf.keras TensorFlow is initialised first.
        tensorflow_library.load()
        tensorflow = importlib.import_module("tensorflow")
        _ = tensorflow.keras.layers
        tensorflow_iterators.install()
    return importlib.import_module("keras")


def _check_version(keras: ModuleType) -> None:
    found = tuple(int(part) for part in keras.__version__.split(".")[:2])
    if found < SUPPORTED_KERAS:
        wanted = ".".join(map(str, SUPPORTED_KERAS))
        raise HostSetupError(
            f"KerasNet needs Keras {wanted} or newer, and this Python has {keras.__version__}. "
            f'Run: python -m pip install "keras=={wanted}.*"'
        )


def _require_backend() -> None:
    module, name, requirement = _BACKENDS.get(backend_name(), (None, "", ""))
    if module is not None:
        _require(module, f"Keras's backend {name} is not installed", requirement)


def _require(module: str, problem: str, requirement: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise HostSetupError(
            f'{problem} in {sys.executable or sys.prefix}. Run: "{sys.executable or "python"}" -m pip install '
            f'"{requirement}"'
        )
