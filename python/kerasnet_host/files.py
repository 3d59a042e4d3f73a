"""Writes files so that a crash in the middle leaves the old file whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator


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
        elif os.path.isdir(target):
            os.replace(target, os.path.join(room, "old"))
        os.replace(temporary, target)
    finally:
        shutil.rmtree(room, ignore_errors=True)
