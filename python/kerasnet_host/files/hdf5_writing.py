"""Lets an HDF5 file that can't be written be closed all the same.

When the disk is full, HDF5 can't put down what it still holds, so it can't close the file; it tries again when the
process ends and takes the process down. Here HDF5 writes through a Python object that keeps the first failure and
takes the rest without a word, so that every file is closed. The failure is raised when writing is over.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
from collections.abc import Iterator
from functools import wraps
from typing import Any

_state = threading.local()
_installing = threading.Lock()
_installed = False


@contextlib.contextmanager
def careful() -> Iterator[None]:
    """While the block runs, what Keras writes as HDF5 in this thread is written so that it can always be closed.

    Raises:
        OSError: a file could not be written.
    """
    if "keras" in sys.modules:
        _install()
    before = getattr(_state, "files", None)
    files: list[_Writer] = []
    _state.files = files
    try:
        yield
    finally:
        _state.files = before
        for file in files:
            file.end()
        failure = next((file.failure for file in files if file.failure is not None), None)
        if failure is not None:
            raise failure


class _Writer(io.RawIOBase):
    """A file on the disk, as h5py takes one; writing to it never fails."""

    def __init__(self, path: str, mode: str) -> None:
        import h5py

        self.failure: OSError | None = None
        self._path = path
        self._file = io.FileIO(path, "w+" if mode == "w" else "r+")
        self.hdf5 = h5py.File(self, mode)

    # Keras asks an HDF5 file for its path, and h5py gives this.
    def __repr__(self) -> str:
        return self._path

    def write(self, content: Any) -> int:
        rest = memoryview(content).cast("B")
        count = len(rest)
        try:
            while rest and self.failure is None:
                rest = rest[self._file.write(rest) or 0 :]
        except OSError as error:
            self.failure = error
        except ValueError:
            pass  # closed, as the save is over: HDF5 closes late what an error left open
        return count

    def readinto(self, buffer: Any) -> int:
        return self._file.readinto(buffer) or 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return 0 if self._file.closed else self._file.seek(offset, whence)

    def tell(self) -> int:
        return 0 if self._file.closed else self._file.tell()

    def truncate(self, size: int | None = None) -> int:
        try:
            if not self._file.closed:
                self._file.truncate(size)
        except OSError as error:
            self.failure = self.failure or error
        return size or 0

    def flush(self) -> None:
        """Nothing waits here."""

    def end(self) -> None:
        """Close what an error left open: HDF5 must not come back here when Python is gone."""
        with contextlib.suppress(Exception):
            self.hdf5.close()
        try:
            self._file.close()
        except OSError as error:
            self.failure = self.failure or error


def _writer(path: Any, mode: str) -> _Writer | None:
    """What HDF5 shall write to in place of ``path``, or None for the file itself."""
    files = getattr(_state, "files", None)
    if files is None or mode == "r" or not isinstance(path, (str, os.PathLike)):
        return None
    files.append(_Writer(os.fspath(path), mode))
    return files[-1]


def _install() -> None:
    """Have Keras open the HDF5 files that it writes through :func:`_writer`."""
    global _installed
    with _installing:
        if _installed:
            return
        from keras.src.legacy.saving import legacy_h5_format
        from keras.src.saving.saving_lib import H5IOStore

        open_store = H5IOStore._get_h5_file
        save_whole = legacy_h5_format.save_model_to_hdf5

        @wraps(open_store)
        def opened(self: Any, path_or_io: Any, mode: str | None = None) -> Any:
            writer = None if self.archive else _writer(path_or_io, mode or self.mode)
            if writer is None:
                return open_store(self, path_or_io, mode)
            return writer.hdf5

        @wraps(save_whole)
        def saved(model: Any, filepath: Any, *arguments: Any, **keywords: Any) -> None:
            writer = _writer(filepath, "w")
            if writer is None:
                save_whole(model, filepath, *arguments, **keywords)
                return
            with writer.hdf5:
                save_whole(model, writer.hdf5, *arguments, **keywords)

        H5IOStore._get_h5_file = opened
        legacy_h5_format.save_model_to_hdf5 = saved
        _installed = True
