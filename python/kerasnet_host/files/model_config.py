"""Reads the configuration out of a model file without building anything."""

from __future__ import annotations

import json
import os
import zipfile
from typing import Any

# Far more than any honest model takes: GPT-like ones of hundreds of layers stay below a megabyte.
_MOST_BYTES = 256 * 1024 * 1024


class TooLongError(ValueError):
    """A configuration is longer than any honest one."""


def of_file(path: str) -> list[Any]:
    """The configurations in a ``.keras`` or ``.h5`` file, or in the folder of an unzipped one.

    The first is that of the model; that of its training follows where it is apart.

    Raises:
        OSError, zipfile.BadZipFile, KeyError, ValueError: the file is damaged.
    """
    if os.path.isdir(path):
        return [json.loads(_read_file(os.path.join(path, "config.json")))]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return [json.loads(_read(archive, "config.json"))]
    import h5py

    with h5py.File(path, "r") as file:
        texts = [file.attrs.get(name) for name in ("model_config", "training_config")]
    return [json.loads(text) for text in texts if text is not None]


def version_of_file(path: str) -> str | None:
    """The version of Keras that wrote a ``.keras`` file; None where the file does not tell."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        version = json.loads(_read(archive, "metadata.json")).get("keras_version")
    return version if isinstance(version, str) else None


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    # The size that the archive claims is not trusted.
    with archive.open(name) as stream:
        return _checked(stream.read(_MOST_BYTES + 1), name)


def _read_file(path: str) -> bytes:
    with open(path, "rb") as stream:
        return _checked(stream.read(_MOST_BYTES + 1), os.path.basename(path))


def _checked(content: bytes, name: str) -> bytes:
    if len(content) > _MOST_BYTES:
        raise TooLongError(f"{name} is longer than {_MOST_BYTES:,} bytes, which no honest one is.")
    return content
