"""How much memory a model file may ask for: a few bytes of configuration can declare a layer of a terabyte."""

from __future__ import annotations

import contextlib
import math
import os
import threading
from collections.abc import Iterator
from typing import Any

# A file holds the numbers of its model. Compressed by hand they may be fewer bytes, at most by this factor.
_EXPANSION = 100
# What any file may ask for: models without numbers (a configuration as JSON) are built too.
_FLOOR = 4 * 1024**3

_state = threading.local()
_installing = threading.Lock()
_installed = False


class TooLargeError(ValueError):
    """A configuration declares more weights than the file can honestly hold."""


@contextlib.contextmanager
def limited(path: str | None) -> Iterator[None]:
    """While the block runs, this thread may make variables of no more bytes than the file vouches for.

    Args:
        path: a file or a folder; None where there is only a configuration.
    """
    _install()
    before = getattr(_state, "bytes", None)
    _state.bytes = max(_FLOOR, _EXPANSION * (_size(path) if path else 0))
    try:
        yield
    finally:
        _state.bytes = before


def _size(path: str) -> int:
    if os.path.isdir(path):
        return sum(entry.stat().st_size for entry in os.scandir(path) if entry.is_file())
    return os.path.getsize(path)


def _install() -> None:
    """Have Keras ask before it makes a variable."""
    global _installed
    with _installing:
        if _installed:
            return
        from keras.src.backend.common.variables import Variable

        make = Variable.__init__

        def asking(self: Any, initializer: Any, shape: Any = None, dtype: Any = None, **more: Any) -> None:
            if getattr(_state, "bytes", None) is not None and shape is not None:
                _spend(shape, dtype)
            make(self, initializer, shape, dtype, **more)

        asking.__doc__ = make.__doc__
        Variable.__init__ = asking
        _installed = True


def _spend(shape: Any, dtype: Any) -> None:
    if isinstance(shape, int):
        shape = (shape,)
    if not all(isinstance(length, int) and length >= 0 for length in shape):
        return  # Keras says what is wrong with it
    size = math.prod(shape) * (8 if "64" in str(dtype) else 4)
    _state.bytes -= size
    if _state.bytes < 0:
        raise TooLargeError(
            f"Its configuration asks for weights of {size:,} bytes, more than a file of this size can honestly hold."
        )
