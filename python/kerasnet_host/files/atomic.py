"""Writes files and folders so that a crash in the middle leaves what was there whole."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator

from kerasnet_host.files import hdf5_writing

# Of Linux's renameat2.
_HERE = -100
_EXCHANGE = 2

_ROOM_ENDING = ".part"
# A full disk, a used up quota (Windows has no name for it), a file longer than is allowed.
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)
# TensorFlow says it in words only.
_FULL_WORDS = {os.strerror(number): number for number in _FULL}
# How long a room may be without its owner's lock before it counts as left behind by a process that was killed.
_YOUNG_SECONDS = 60.0
# Where rooms can't be locked their age alone tells.
_OLD_SECONDS = 24 * 3600.0


@contextlib.contextmanager
def write_atomically(path: str | os.PathLike[str], folder_of: str | None = None) -> Iterator[str]:
    """Give a temporary path with the same ending beside ``path``; when the block ends well, it takes ``path``'s place.

    Works for files and for folders. The folder that will hold ``path`` must exist. A symbolic link is followed.

    Args:
        folder_of: a folder is written: the name of a file by which one tells that the folder that is there, if any,
            is of this kind. Another folder is not replaced.

    Raises:
        FileNotFoundError: the folder does not exist.
        PermissionError: the folder or the file may not be written to.
        IsADirectoryError: a folder has the name of the file.
        NotADirectoryError: a file has the name of the folder.
        FileExistsError: the folder that is there holds something else.
        OSError: the disk is full; among others.
    """
    target = os.path.realpath(os.fspath(path))
    folder, name = os.path.split(target)
    if not os.path.isdir(folder):
        raise FileNotFoundError(f"The folder {folder!r} does not exist; create it first.")
    _check_target(target, folder_of)
    _sweep(folder, name)
    room = _room_in(folder, name)
    lock = _lock(room)
    try:
        temporary = os.path.join(room, name)
        with hdf5_writing.careful():
            yield temporary
        flush(temporary)
        _check_target(target, folder_of)
        if os.path.isdir(temporary) and os.path.isdir(target) and os.listdir(target):
            # A folder can't take the place of one that holds something.
            _exchange(temporary, target, os.path.join(room, "old"))
        else:
            os.replace(temporary, target)
        _flush_folder(folder)
    except Exception as error:
        number = _full(error)
        if number is None:
            raise
        raise OSError(
            number,
            f"The disk is full: {name!r} was not written to {folder!r}, where nothing has changed",
        ) from error
    finally:
        if lock is not None:
            os.close(lock)
        shutil.rmtree(room, ignore_errors=True)


def _room_in(folder: str, name: str) -> str:
    try:
        return tempfile.mkdtemp(prefix=_prefix(name), suffix=_ROOM_ENDING, dir=folder)
    except OSError as error:
        if error.errno not in _FORBIDDEN:
            raise
        # The system names the room, of which the caller knows nothing.
        raise PermissionError(
            error.errno,
            f"The folder {folder!r} may not be written to ({os.strerror(error.errno)}): choose another one",
        ) from error


def _full(error: BaseException) -> int | None:
    """The number by which the system says that the disk is full, if that is what is behind an error."""
    at: BaseException | None = error
    for _ in range(20):
        if at is None:
            return None
        if isinstance(at, OSError) and at.errno in _FULL:
            return at.errno
        for words, number in _FULL_WORDS.items():
            if words in str(at):
                return number
        at = at.__cause__ or at.__context__
    return None


def flush(path: str) -> None:
    """Have the system put a file, or every file in a folder, on the disk before anything that comes later."""
    if not os.path.isdir(path):
        # For reading and writing: Windows flushes no other.
        with open(path, "r+b") as stream:
            os.fsync(stream.fileno())
        return
    for folder, _, names in os.walk(path):
        for name in names:
            flush(os.path.join(folder, name))
        _flush_folder(folder)


def _check_target(target: str, folder_of: str | None) -> None:
    if folder_of is None:
        if os.path.isdir(target):
            raise IsADirectoryError(f"{target!r} is a folder; give the path of a file.")
    elif os.path.isdir(target):
        if os.listdir(target) and not os.path.exists(os.path.join(target, folder_of)):
            raise FileExistsError(
                f"The folder {target!r} holds something else and would be replaced as a whole; "
                "give the path of a new or an empty folder."
            )
    elif os.path.exists(target):
        raise NotADirectoryError(f"{target!r} is a file; give the path of a folder.")
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(f"{target!r} may not be written to.")


def _prefix(name: str) -> str:
    return f".{name[:40]}."


def _sweep(folder: str, name: str) -> None:
    """Remove what processes that were killed while they wrote this file have left."""
    try:
        rooms = [
            os.path.join(folder, entry)
            for entry in os.listdir(folder)
            if entry.startswith(_prefix(name)) and entry.endswith(_ROOM_ENDING)
        ]
    except OSError:
        return
    for room in rooms:
        if _is_left(room):
            shutil.rmtree(room, ignore_errors=True)


def _is_left(room: str) -> bool:
    try:
        age = time.time() - os.stat(room).st_mtime
    except OSError:
        return False
    if not _can_lock():
        return age > _OLD_SECONDS
    if age < _YOUNG_SECONDS:
        return False
    lock = _lock(room)
    if lock is None:
        return False
    os.close(lock)
    return True


def _can_lock() -> bool:
    return os.name == "posix"


def _lock(room: str) -> int | None:
    """A lock that ends with the process, or None where another has it or there are none."""
    if not _can_lock():
        return None
    import fcntl

    try:
        descriptor = os.open(room, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _flush_folder(folder: str) -> None:
    # Windows and some network disks have no such thing.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
        try:
            os.replace(new, old)
        except OSError:
            os.replace(spare, old)
            raise
