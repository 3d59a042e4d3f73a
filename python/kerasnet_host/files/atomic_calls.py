"""Calls of Keras's own that write files, led to where they are written atomically and read with clear errors."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from kerasnet_host.files import models
from kerasnet_host.files.atomic import write_atomically

# By what a folder that may be replaced is known; None: a file is written.
_METHODS: dict[str, str | None] = {
    "ExportArchive.write_out": "saved_model.pb",
    "KerasFileEditor.save": None,
}


METHODS = frozenset(name.partition(".")[2] for name in _METHODS)
"""The names of those methods, for a quick look."""


def _save_weights(
    model: Any, filepath: str, overwrite: bool = True, max_shard_size: float | None = None
) -> None:
    models.save_weights(model, filepath, overwrite, max_shard_size)


def _load_weights(model: Any, filepath: str, skip_mismatch: bool = False) -> None:
    models.load_weights(model, filepath, skip_mismatch)


INSTEAD: dict[str, Callable[..., Any]] = {
    "keras.saving.save_weights": _save_weights,
    "keras.saving.load_weights": _load_weights,
}
"""What runs in place of a function of Keras."""


@contextlib.contextmanager
def prepared(target: Any, method: str, keywords: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The keywords to call a method with; what it writes takes its place when the block ends well."""
    # The class may be a backend's: ExportArchive gives a TFExportArchive.
    name = next((name for name in _METHODS if f"{type(target).__name__}.{method}".endswith(name)), None)
    path = keywords.get("filepath")
    if name is None or not isinstance(path, str) or "://" in path:
        yield keywords
        return
    with write_atomically(path, _METHODS[name]) as temporary:
        yield {**keywords, "filepath": temporary}
