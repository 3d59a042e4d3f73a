"""Refuses HDF5 files on which the HDF5 library would run for ever.

It reads text attributes from *global heaps* (signature ``GCOL``): lists of objects, each with its size. An object of
size zero, as in a file with a hole, sends the library round and round, in a call that nothing can interrupt. The
format is in the HDF5 File Format Specification, "Disk Format: Level 1E - Global Heap".
"""

from __future__ import annotations

import mmap
import os
import struct

_SIGNATURE = b"GCOL\x01\0\0\0"
_HEAP_HEADER = 16
_OBJECT_HEADER = struct.Struct("<HHIQ")


class BrokenHeapError(ValueError):
    """A global heap in the file has an object of an impossible size."""


def check(path: str) -> None:
    """Look at every global heap in a file, also inside of a ``.keras`` archive, which holds HDF5 as it is.

    Raises:
        BrokenHeapError: reading the file might never end.
    """
    if os.path.getsize(path) == 0:
        return
    with open(path, "rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(_SIGNATURE)
        while at >= 0:
            _check_heap(content, at)
            at = content.find(_SIGNATURE, at + len(_SIGNATURE))


def _check_heap(content: mmap.mmap, start: int) -> None:
    if start + _HEAP_HEADER > len(content):
        return
    (size,) = struct.unpack_from("<Q", content, start + 8)
    end = min(start + size, len(content))
    at = start + _HEAP_HEADER
    while at + _OBJECT_HEADER.size <= end:
        index, _, _, length = _OBJECT_HEADER.unpack_from(content, at)
        # Object 0 is the free space, whose length counts its header.
        taken = length if index == 0 else _OBJECT_HEADER.size + (length + 7) // 8 * 8
        if taken < _OBJECT_HEADER.size:
            raise BrokenHeapError(f"The global heap at byte {start} has an object of no length at byte {at}.")
        at += taken
