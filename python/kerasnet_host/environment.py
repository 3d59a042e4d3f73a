"""What runs here: versions, backend, devices."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from typing import Any

from kerasnet_host import __version__, keras_import

PACKAGES = (
    "keras",
    "tensorflow",
    "tensorflow-cpu",
    "jax",
    "torch",
    "numpy",
    "h5py",
    "pythonnet",
    "matplotlib",
    "mlxtend",
)


def describe() -> dict[str, Any]:
    """Facts about the running host.

    Returns:
        ``host_version``, ``python_version``, ``python_executable``, ``python_prefix``, ``platform``, ``backend``,
        ``keras_version``, ``packages`` (name to version of those installed) and ``devices`` (names as Keras has
        them, such as ``cpu:0``).
    """
    keras = keras_import.load()
    return {
        "host_version": __version__,
        "python_version": platform.python_version(),
        "python_executable": sys.executable or "",
        "python_prefix": sys.prefix,
        "platform": platform.platform(),
        "backend": keras.config.backend(),
        "keras_version": keras.__version__,
        "packages": installed_packages(),
        "devices": devices(),
    }


def installed_packages() -> dict[str, str]:
    """Versions of the packages that matter here, of those that are installed."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def devices() -> list[str]:
    """Names of the devices of the backend."""
    keras = keras_import.load()
    backend = keras.config.backend()
    if backend == "tensorflow":
        import tensorflow

        return [
            f"{device.device_type.lower()}:{index}"
            for kind in ("CPU", "GPU", "TPU")
            for index, device in enumerate(tensorflow.config.list_physical_devices(kind))
        ]
    if backend == "jax":
        return [str(device) for device in keras.distribution.list_devices()]
    # Keras 3.15 has no device list for the other backends: its list_devices raises an AttributeError.
    return ["cpu:0", *(_torch_gpus() if backend == "torch" else [])]


def _torch_gpus() -> list[str]:
    import torch

    return [f"gpu:{index}" for index in range(torch.cuda.device_count())]
