"""One training or evaluation of a model at a time: two would mix up its metrics and its optimizer."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Iterator
from typing import Any

WAIT_SECONDS = 0.05
"""How often a run that waits for its turn looks whether it was cancelled."""

_locks: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()
_door = threading.Lock()


@contextlib.contextmanager
def turn(model: Any, stop: Any = None) -> Iterator[bool]:
    """Wait until no other run of ``model`` is going on, then keep others out.

    A run inside a run, such as an evaluation in a callback, does not wait for itself.

    Args:
        stop: the flag by which the caller cancels; see :mod:`kerasnet_host.training.control`.

    Yields:
        Whether the turn came; False when the caller cancelled first.
    """
    lock = _lock_of(model)
    flag = None if stop is None else memoryview(stop)
    while not lock.acquire(timeout=WAIT_SECONDS):
        if flag is not None and flag[0] != 0:
            yield False
            return
    try:
        yield True
    finally:
        lock.release()


def _lock_of(model: Any) -> Any:
    with _door:
        return _locks.setdefault(model, threading.RLock())
