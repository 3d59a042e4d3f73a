"""Lets iterators of ``tf.data`` end beside the program, which would now and then stand still with them.

An iterator that dies waits for the thread that tunes it. TensorFlow 2.21 wakes that thread a moment before it marks the
iterator as cancelled; a thread that looks sooner than the mark is set sleeps on, about as long as the iterator has lived
and up to a minute (``Model::OptimizeLoop`` and ``CancellationManager::StartCancel`` in its sources; one in a hundred
on two idle cores). Whoever let the iterator go waits with it: the end of a training, or any call in which Python happens
to collect garbage.
"""

from __future__ import annotations

import contextlib
import ctypes
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

OLD = 0.2
"""Seconds from which on an iterator ends beside the program. A younger one can't make it wait for longer than that."""

_leaving: queue.SimpleQueue[Any] = queue.SimpleQueue()
# It outlives the interpreter, which would otherwise wait at its end for what is still in it.
ctypes.pythonapi.Py_IncRef(ctypes.py_object(_leaving))

_installing = threading.Lock()


def install() -> None:
    """Watch over the iterators of this process from now on. TensorFlow must be there; doing it again does nothing."""
    from tensorflow.python.data.ops.iterator_ops import OwnedIterator

    with _installing:
        if "__del__" in vars(OwnedIterator):
            return
        create = OwnedIterator._create_iterator

        def _create_iterator(self: Any, dataset: Any) -> None:
            create(self, dataset)
            self._kerasnet_born = time.monotonic()

        OwnedIterator._create_iterator = _create_iterator
        OwnedIterator.__del__ = _leave
        threading.Thread(target=_serve, name="KerasNet iterators", daemon=True).start()


def _leave(
    iterator: Any,
    put: Callable[[Any], None] = _leaving.put,
    now: Callable[[], float] = time.monotonic,
    old: float = OLD,
) -> None:
    # On any thread and in the midst of a collection, where a SimpleQueue may be filled; and while the interpreter ends,
    # when this module's names are gone.
    born = getattr(iterator, "_kerasnet_born", None)
    if born is not None and now() - born >= old:
        # Its data set may hold functions that the iterator calls until it has ended.
        put((iterator._iterator_resource, iterator._dataset))


def _serve() -> None:
    while True:
        _end_beside(_leaving.get())


def _end_beside(last_references: tuple[Any, Any]) -> None:
    # A thread for each, as one that sleeps must not keep the memory of the others.
    thread = threading.Thread(target=_let_go, args=(last_references,), name="KerasNet iterator", daemon=True)
    del last_references
    with contextlib.suppress(RuntimeError):
        thread.start()  # where none can be had, it ends here, and the others after it


def _let_go(last_references: tuple[Any, Any]) -> None:
    """Hold what an iterator leaves behind for the last time: its end happens when this returns, in this thread."""
