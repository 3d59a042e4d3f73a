"""Reading an old .h5 file as data: no link is followed out of it, nothing larger than the limits is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from kerasnet_host import hdf5_guard

from . import limits
from .errors import DamagedFileError, LegacyFileError, LimitExceededError, UnsafeFileError

# h5py reports damage through almost any of these, depending on which part of the file is damaged.
_H5_ERRORS = (
    OSError,
    RuntimeError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    MemoryError,
    OverflowError,
)


@contextmanager
def open_h5(path: str | os.PathLike[str]) -> Iterator[Group]:
    """Open an HDF5 file for reading.

    Args:
        path: the file.

    Yields:
        Its root group.

    Raises:
        FileNotFoundError: there is no such file.
        DamagedFileError: it is not HDF5, or is truncated, or breaks while it is read.
    """
    import h5py

    file = Path(path)
    if not file.exists():
        raise FileNotFoundError(f"There is no file {file}; check the path.")
    if not file.is_file():
        raise DamagedFileError(f"{file} is a folder, not a model file; give the file inside it.")
    try:
        hdf5_guard.check(str(file))
        handle = h5py.File(file, "r")
    except _H5_ERRORS as error:
        raise DamagedFileError(
            f"{file.name} cannot be read as HDF5 ({_first_line(error)}): it is truncated, damaged or of "
            "another kind; fetch it again from where it came from."
        ) from None
    with handle:
        yield Group(handle, file.name, _Budget(file.stat().st_size))


class _Budget:
    """How many bytes may still be read out of one file."""

    def __init__(self, file_bytes: int) -> None:
        self.bytes = min(limits.TOTAL_BYTES, max(1, file_bytes) * limits.EXPANSION)
        self.arrays = limits.ARRAYS

    def spend(self, size: int, what: str) -> None:
        self.bytes -= size
        self.arrays -= 1
        if self.bytes < 0 or self.arrays < 0 or size > limits.ARRAY_BYTES:
            raise LimitExceededError(
                f"{what} would take {size:,} bytes, more than a file of this size can honestly hold; "
                "do not trust this file."
            )


class Group:
    """A group of an HDF5 file, seen through its hard links only."""

    def __init__(self, handle: Any, path: str, budget: _Budget) -> None:
        self._handle = handle
        self._path = path
        self._budget = budget

    def names(self) -> list[str]:
        """Names of the members, in the file's order."""
        return list(_guard(lambda: list(self._handle.keys()), self._path))

    def __contains__(self, name: str) -> bool:
        return bool(_guard(lambda: name in list(self._handle.keys()), self._path))

    def group(self, name: str) -> Group | None:
        """The member group `name`, or ``None`` where there is none or it is an array."""
        import h5py

        member = self._member(name)
        if member is None or not isinstance(member, h5py.Group):
            return None
        return Group(member, f"{self._path}/{name}", self._budget)

    def text(self, name: str) -> str | None:
        """The attribute `name` as text: old files hold bytes, newer ones text."""
        value = self._attribute(name)
        if value is None:
            return None
        if isinstance(value, np.ndarray) and value.size == 1:
            value = value.reshape(()).item()
        return self._as_text(value, name)

    def texts(self, name: str) -> list[str] | None:
        """The attribute `name` as a list of names.

        A list of more than 64 KB was split into ``name0``, ``name1``, … (keras 2.1.3 engine/topology.py on).
        """
        if self._has_attribute(name):
            return self._list(name)
        result: list[str] = []
        chunk = 0
        while self._has_attribute(f"{name}{chunk}"):
            result += self._list(f"{name}{chunk}")
            chunk += 1
            if len(result) > limits.ARRAYS:
                raise LimitExceededError(f"{self._path} lists more than {limits.ARRAYS:,} names.")
        return result if chunk else None

    def array(self, name: str) -> np.ndarray[Any, Any] | None:
        """The member array `name` (which may be a path of several parts), or ``None`` where there is none.

        Raises:
            UnsafeFileError: the array's data lie in another file.
            LimitExceededError: it is larger than the file can honestly hold.
            DamagedFileError: it is not an array of numbers, or cannot be read.
        """
        import h5py

        where: Group | None = self
        *parents, last = name.split("/")
        for parent in parents:
            if parent:
                where = where.group(parent) if where is not None else None
        if where is None:
            return None
        dataset = where._member(last)
        if dataset is None:
            return None
        what = f"{self._path}/{name}"
        if not isinstance(dataset, h5py.Dataset):
            raise DamagedFileError(f"{what} is not an array: the file is damaged.")

        def read() -> np.ndarray[Any, Any]:
            if dataset.external or dataset.is_virtual:
                raise UnsafeFileError(
                    f"{what} keeps its numbers in another file; Keras never wrote that, so do not trust this file."
                )
            if dataset.dtype.kind not in "fiub" or dataset.dtype.subdtype is not None:
                raise DamagedFileError(f"{what} holds {dataset.dtype}, not numbers: the file is damaged.")
            size = int(dataset.dtype.itemsize)
            for dimension in dataset.shape:
                size *= int(dimension)
            self._budget.spend(size, what)
            return np.asarray(dataset[()])

        return _guard(read, what)

    def _member(self, name: str) -> Any:
        import h5py

        if not name or name in (".", ".."):
            return None

        def look() -> Any:
            link = self._handle.get(name, getlink=True)
            if link is None:
                return None
            if not isinstance(link, h5py.HardLink):
                raise UnsafeFileError(
                    f"{self._path}/{name} is a link to somewhere else; Keras never wrote that, so do not "
                    "trust this file."
                )
            return self._handle[name]

        return _guard(look, f"{self._path}/{name}")

    def _has_attribute(self, name: str) -> bool:
        return bool(_guard(lambda: name in self._handle.attrs, self._path))

    def _attribute(self, name: str) -> Any:
        def read() -> Any:
            if name not in self._handle.attrs:
                return None
            identifier = self._handle.attrs.get_id(name)
            size = int(identifier.dtype.itemsize)
            for dimension in identifier.shape or ():
                size *= int(dimension)
            self._budget.spend(size, f"the attribute {name} of {self._path}")
            return self._handle.attrs[name]

        return _guard(read, self._path)

    def _list(self, name: str) -> list[str]:
        value = self._attribute(name)
        if value is None or (hasattr(value, "size") and not value.size):
            return []
        if type(value).__name__ == "Empty":
            return []
        items = value.reshape(-1).tolist() if isinstance(value, np.ndarray) else [value]
        return [self._as_text(item, name) for item in items]

    def _as_text(self, value: Any, name: str) -> str:
        if isinstance(value, bytes):
            try:
                return value.decode("utf-8")
            except UnicodeDecodeError:
                raise DamagedFileError(
                    f"The attribute {name} of {self._path} is not text: the file is damaged."
                ) from None
        if isinstance(value, str):
            return value
        raise DamagedFileError(f"The attribute {name} of {self._path} is not text: the file is damaged.")


def _guard(read: Any, what: str) -> Any:
    try:
        return read()
    except LegacyFileError:
        raise
    except _H5_ERRORS as error:
        raise DamagedFileError(
            f"{what} cannot be read ({_first_line(error)}): the file is truncated or damaged; fetch it again "
            "from where it came from."
        ) from None


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).strip().splitlines()[0][:200]
