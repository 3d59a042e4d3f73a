"""Reads the configuration out of a model file without building anything."""

from __future__ import annotations

import json
import os
import zipfile
from typing import Any


def of_file(path: str) -> list[Any]:
    """The configurations in a ``.keras`` or ``.h5`` file, or in the folder of an unzipped one.

    The first is that of the model; that of its training follows where it is apart.

    Raises:
        OSError, zipfile.BadZipFile, KeyError, ValueError: the file is damaged.
    """
    if os.path.isdir(path):
        with open(os.path.join(path, "config.json"), encoding="utf-8") as stream:
            return [json.load(stream)]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return [json.loads(archive.read("config.json"))]
    import h5py

    with h5py.File(path, "r") as file:
        texts = [file.attrs.get(name) for name in ("model_config", "training_config")]
    return [json.loads(text) for text in texts if text is not None]


def version_of_file(path: str) -> str | None:
    """The version of Keras that wrote a ``.keras`` file; None where the file does not tell."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        version = json.loads(archive.read("metadata.json")).get("keras_version")
    return version if isinstance(version, str) else None
