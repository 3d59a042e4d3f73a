"""Says which line or which file is at fault when a pipeline can't be read: TensorFlow knows what is wrong, not where."""

from __future__ import annotations

import contextlib
import csv
import os
import re
import time
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_TOO_FEW = re.compile(r"Expect (\d+) fields but have (?:(\d+)|more) in record")
_WRONG_TYPE = re.compile(r"Field (\d+) in record is not a valid (\w+): (.*?)(?=\s*\[Op:|$)", re.MULTILINE)
_PICTURE = re.compile(r"DecodeImage|Unknown image file format")
_SOUND = re.compile(r"DecodeWav|Expected RIFF")
_NO_TARGET = re.compile(r"None values not supported")

# A folder may hold millions of files.
_SECONDS = 20.0


@dataclass(frozen=True)
class _Table:
    files: tuple[str, ...]
    separator: str
    header: bool
    columns: int


_tables: weakref.WeakKeyDictionary[Any, _Table] = weakref.WeakKeyDictionary()


def remember_table(dataset: Any, files: Iterable[str], separator: str, header: bool, columns: int) -> None:
    """Remember which CSV files a data set reads."""
    _tables[dataset] = _Table(tuple(files), separator, header, columns)


@contextlib.contextmanager
def told(*data: Any) -> Iterator[None]:
    """Raise what is wrong with the files behind ``data`` in words that say where it is.

    Args:
        data: data sets; anything else is passed over.

    Raises:
        ValueError: instead of the error in the body.
    """
    try:
        yield
    except Exception as error:
        text = str(error)
        if _NO_TARGET.search(text):
            raise ValueError(
                "The data give inputs without targets, and the loss compares outputs with targets: "
                "each batch must have both."
            ) from error
        for part in parts(data):
            found = _fault(part, text)
            if found is not None:
                raise ValueError(found) from error
        raise


def parts(datasets: Iterable[Any]) -> Iterator[Any]:
    """The data sets, and those that they are made of."""
    left, seen = list(datasets), set()
    while left:
        dataset = left.pop()
        if id(dataset) not in seen and hasattr(dataset, "element_spec"):
            seen.add(id(dataset))
            yield dataset
            # TensorFlow's own way to walk a pipeline, though it is not public.
            left.extend(getattr(dataset, "_inputs", list)())


def _fault(dataset: Any, text: str) -> str | None:
    table = _tables.get(dataset)
    if table is not None:
        wrong = _WRONG_TYPE.search(text)
        if wrong is None and _TOO_FEW.search(text) is None:
            return None
        return _line_at_fault(table, None if wrong is None else (int(wrong[1]), wrong[2], wrong[3].strip()))
    files = getattr(dataset, "file_paths", None)
    if files is not None and (_PICTURE.search(text) or _SOUND.search(text)):
        return _file_at_fault(files, "picture" if _PICTURE.search(text) else "sound")
    return None


def _line_at_fault(table: _Table, value: tuple[int, str, str] | None) -> str | None:
    for file in table.files:
        with contextlib.suppress(OSError, UnicodeDecodeError, csv.Error), open(file, newline="") as stream:
            rows = csv.reader(stream, delimiter=table.separator)
            line = 1
            for row in rows:
                if row and (line > 1 or not table.header):
                    if len(row) != table.columns:
                        return f"Line {line} of {file!r} has {len(row)} values, and there are {table.columns} columns."
                    if value is not None and row[value[0]].strip() == value[2]:
                        return (
                            f"Line {line} of {file!r} has {value[2]!r} in column {value[0] + 1}, "
                            f"which is {value[1]} in the first lines."
                        )
                line = rows.line_num + 1
    return None


def _file_at_fault(files: Iterable[str], kind: str) -> str | None:
    import tensorflow

    decode = tensorflow.io.decode_image if kind == "picture" else tensorflow.audio.decode_wav
    end = time.monotonic() + _SECONDS
    for file in files:
        if time.monotonic() > end:
            return None
        try:
            decode(tensorflow.io.read_file(file))
        except tensorflow.errors.OpError:
            what = "is empty" if os.path.exists(file) and os.path.getsize(file) == 0 else "can't be read"
            return f"The {kind} {file!r} {what}: it is damaged, or of another kind than its name says."
    return None
