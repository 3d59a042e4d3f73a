"""One setup or build at a time in a working tree."""

import contextlib
import sys
from collections.abc import Iterator
from typing import IO

from bridge.paths import TOOLS
from bridge.process import say

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_lock(file: IO[str]) -> None:
        # LK_LOCK gives up after ten seconds.
        while not _try_lock(file):
            with contextlib.suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return

else:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _wait_lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


@contextlib.contextmanager
def exclusive() -> Iterator[None]:
    """Hold the working tree's lock, which the operating system frees however this process ends."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    with (TOOLS / "lock").open("a", encoding="utf-8") as file:
        if not _try_lock(file):
            say("Waiting for another build in this folder to finish ...")
            _wait_lock(file)
        yield
