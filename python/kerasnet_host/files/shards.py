"""Weights in several files: a list of them in JSON, and the files beside it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import time
from typing import Any

from kerasnet_host.files import hdf5_writing
from kerasnet_host.files.atomic import flush, write_atomically

# Files of a set that no list names are left from a save that was killed; where there are no locks, younger ones may
# belong to one that runs.
_LEFT_SECONDS = 3600.0
_WAIT_SECONDS = 30.0
_READINGS = 20


def save(model: Any, path: str, max_shard_size: float) -> None:
    """Write the weights so that a crash leaves the old set whole.

    Every set has file names of its own, and the list, which names them, is put in place last.

    Args:
        path: the list; ends in ``.weights.json``.
        max_shard_size: gigabytes a file.
    """
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    stem = name.removesuffix(".weights.json")
    opener = os.path.join(folder, f"{stem}_00000.weights.h5")
    written: list[str] = []
    with contextlib.ExitStack() as turn:
        before: list[str] = []
        try:
            with write_atomically(path) as temporary:
                with hdf5_writing.careful():
                    model.save_weights(temporary, max_shard_size=max_shard_size)
                claim = _claim(folder)
                if claim is not None:
                    turn.callback(os.close, claim)
                before = _files(path)
                renamed = _move(
                    os.path.dirname(temporary), name, folder, f"{stem}_{secrets.token_hex(4)}", written
                )
                _rename_in(temporary, renamed)
                if not os.path.exists(opener):
                    _write_opener(opener)
        except BaseException:
            _remove(folder, written)
            raise
        if os.path.basename(opener) in before:
            _write_opener(opener)
        _remove(folder, [file for file in before if file != os.path.basename(opener)])
        _remove(folder, _left_behind(path, folder, stem, _LEFT_SECONDS if claim is None else 0.0))


def _claim(folder: str) -> int | None:
    """A lock on the folder, which ends with the process: no other save puts its files in place meanwhile.

    None where there are no such locks, or where a process that has it seems to have stopped.
    """
    if os.name != "posix":
        return None
    import fcntl

    end = time.monotonic() + _WAIT_SECONDS
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except OSError as error:
            if not isinstance(error, BlockingIOError) or time.monotonic() > end:
                os.close(descriptor)
                return None
        time.sleep(0.01)


def load(model: Any, path: str, skip_mismatch: bool) -> None:
    """Read the weights that a list names; when another process puts a new set in place meanwhile, read that."""
    for _ in range(_READINGS):
        before = _content(path)
        try:
            _check_list(path)
            model.load_weights(path, skip_mismatch=skip_mismatch)
        except Exception:
            if _content(path) == before:
                raise
        else:
            return
    model.load_weights(path, skip_mismatch=skip_mismatch)


def _check_list(path: str) -> None:
    """Refuse a list that is none, or that names what is not beside it."""
    folder, name = os.path.split(os.path.abspath(path))
    with open(path, encoding="utf-8") as stream:
        content = json.load(stream)
    named = content.get("weight_map") if isinstance(content, dict) else None
    if not isinstance(named, dict):
        raise ValueError("It is no list of weights.")
    for entry in named.values():
        for file in entry if isinstance(entry, list) else [entry]:
            if not isinstance(file, str) or len(file) > 255 or os.path.basename(file) != file:
                raise ValueError("It names a file that is not beside it.")
            if not os.path.isfile(os.path.join(folder, file)):
                raise FileNotFoundError(f"The file {file!r}, which {name!r} names, is not beside it.")


def files(path: str) -> list[str]:
    """The paths of the files that Keras would open for a list."""
    folder, name = os.path.split(os.path.abspath(path))
    opener = f"{name.removesuffix('.weights.json')}_00000.weights.h5"
    return [os.path.join(folder, file) for file in dict.fromkeys([opener, *_files(path)])]


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return None


def _left_behind(path: str, folder: str, stem: str, seconds: float) -> list[str]:
    pattern = re.compile(re.escape(stem) + r"_[0-9a-f]{8}_\d{5}\.weights\.h5")
    named = set(_files(path))
    left = []
    for file in os.listdir(folder):
        if pattern.fullmatch(file) and file not in named:
            with contextlib.suppress(OSError):
                if time.time() - os.stat(os.path.join(folder, file)).st_mtime > seconds:
                    left.append(file)
    return left


def _write_opener(path: str) -> None:
    """Write a file without weights: Keras opens the file of this name first, whatever the list says."""
    import h5py

    with write_atomically(path) as temporary, h5py.File(temporary, "w"):
        pass


def _move(room: str, list_name: str, folder: str, prefix: str, written: list[str]) -> dict[str, str]:
    renamed = {}
    for number, shard in enumerate(sorted(entry for entry in os.listdir(room) if entry != list_name)):
        renamed[shard] = f"{prefix}_{number:05d}.weights.h5"
        written.append(renamed[shard])
        flush(os.path.join(room, shard))
        os.replace(os.path.join(room, shard), os.path.join(folder, renamed[shard]))
    return renamed


def _rename_in(path: str, renamed: dict[str, str]) -> None:
    with open(path, encoding="utf-8") as stream:
        config = json.load(stream)
    config["weight_map"] = {
        name: [renamed[file] for file in files] if isinstance(files, list) else renamed[files]
        for name, files in config["weight_map"].items()
    }
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(config, stream, indent=2)


def _files(path: str) -> list[str]:
    """The files that a list names; none where it can't be read."""
    try:
        with open(path, encoding="utf-8") as stream:
            named = json.load(stream)["weight_map"].values()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []
    files = {file for entry in named for file in (entry if isinstance(entry, list) else [entry])}
    return [file for file in files if isinstance(file, str) and os.path.basename(file) == file]


def _remove(folder: str, names: list[str]) -> None:
    for name in names:
        with contextlib.suppress(OSError):
            os.remove(os.path.join(folder, name))
