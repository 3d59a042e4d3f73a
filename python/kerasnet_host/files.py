"""Writes files so that a crash in the middle leaves the old file whole."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator

# Of Linux's renameat2.
_HERE = -100
_EXCHANGE = 2


@contextlib.contextmanager
def write_atomically(path: str | os.PathLike[str]) -> Iterator[str]:
    """Give a temporary path with the same ending beside ``path``; when the block ends well, it takes ``path``'s place.

    Works for files and for folders. The folder that will hold ``path`` must exist.

    Raises:
        FileNotFoundError: the folder does not exist.
        PermissionError: the folder may not be written to.
    """
    target = os.path.abspath(os.fspath(path))
    folder, name = os.path.split(target)
    if not os.path.isdir(folder):
        raise FileNotFoundError(f"The folder {folder!r} does not exist; create it first.")
    room = tempfile.mkdtemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    try:
        temporary = os.path.join(room, name)
        yield temporary
        if not os.path.isdir(temporary):
            with open(temporary, "rb") as stream:
                os.fsync(stream.fileno())
        if os.path.isdir(target) and os.listdir(target):
            # A folder can't take the place of one that holds something.
            _exchange(temporary, target, os.path.join(room, "old"))
        else:
            os.replace(temporary, target)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _exchange(new: str, old: str, spare: str) -> None:
    """Let ``new`` and ``old`` change places; where the system can't do that at once, by way of ``spare``."""
    try:
        exchanged = ctypes.CDLL(None, use_errno=True).renameat2(
            _HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE
        )
    except (AttributeError, OSError, TypeError):
        exchanged = -1
    if exchanged != 0:
        os.replace(old, spare)
        os.replace(new, old)
