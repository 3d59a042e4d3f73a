"""Keras's callbacks that save during a training, made to leave the old file whole when the process is killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from typing import Any

from kerasnet_host import keras_import
from kerasnet_host.files import models
from kerasnet_host.files.atomic import write_atomically

_METADATA = "training_metadata.json"


def make_atomic(callbacks: Iterable[Any]) -> None:
    """Have each ``ModelCheckpoint`` and ``BackupAndRestore`` write beside, then put in place. Done once for each."""
    keras = keras_import.load()
    for callback in callbacks:
        if "_save_model" in vars(callback):
            continue
        if isinstance(callback, keras.callbacks.ModelCheckpoint):
            callback._save_model = _checkpoint(callback, callback._save_model)
        elif isinstance(callback, keras.callbacks.BackupAndRestore):
            callback._save_model = _backup(callback, callback._save_model)


class _Saver:
    """A model to a callback, but for how it is saved."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def save(self, path: Any, overwrite: bool = True) -> None:
        path = os.fspath(path)
        if path.lower().endswith(models.MODEL_ENDINGS) and "://" not in path:
            models.save(self._model, path, overwrite)
        else:
            self._model.save(path, overwrite=overwrite)

    def save_weights(self, path: Any, overwrite: bool = True) -> None:
        path = os.fspath(path)
        if path.endswith(".weights.h5") and "://" not in path:
            models.save_weights(self._model, path, overwrite)
        else:
            self._model.save_weights(path, overwrite=overwrite)


def _checkpoint(callback: Any, save: Callable[..., None]) -> Callable[..., None]:
    def atomically(*arguments: Any, **keywords: Any) -> None:
        model = callback._model
        callback._model = _Saver(model)
        try:
            save(*arguments, **keywords)
        finally:
            callback._model = model

    return atomically


def _backup(callback: Any, save: Callable[..., None]) -> Callable[..., None]:
    """Weights and the number of the epoch are two files: their folder is replaced as a whole."""

    def atomically(*arguments: Any, **keywords: Any) -> None:
        folder = os.fspath(callback.backup_dir)
        if "://" in folder:
            save(*arguments, **keywords)
            return
        target = os.path.abspath(folder)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        paths = {name: value for name, value in vars(callback).items() if _is_in(value, folder)}
        with write_atomically(target, folder_of=_METADATA) as temporary:
            if os.path.isdir(target):
                shutil.copytree(target, temporary)
            else:
                os.mkdir(temporary)
            try:
                for name, value in paths.items():
                    setattr(callback, name, os.path.join(temporary, os.path.relpath(value, folder)))
                save(*arguments, **keywords)
            finally:
                for name, value in paths.items():
                    setattr(callback, name, value)

    return atomically


def _is_in(value: Any, folder: str) -> bool:
    if not isinstance(value, (str, os.PathLike)):
        return False
    return value == folder or os.path.dirname(os.fspath(value)) == folder.rstrip("/\\")
