"""Comparing a converted model with predictions that the original made."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from . import limits
from .errors import DamagedFileError, LimitExceededError

TOLERANCE = 1e-5
"""Largest difference, absolute, or relative to the largest number where that is above 1, that counts as equal."""


def load_pairs(path: str | os.PathLike[str]) -> tuple[list[Any], list[Any]]:
    """Read inputs ``x0, x1, …`` and predictions ``p0, p1, …`` from an .npz file.

    Raises:
        DamagedFileError: it is no .npz file of numbers, or lacks x0 or p0.
        LimitExceededError: it would take too much memory.
    """
    file = Path(path)
    wrong = f"{file.name} is not an .npz file with inputs x0, x1, … and predictions p0, p1, …"
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > limits.ARRAY_BYTES:
            raise LimitExceededError(f"{file.name} would take {size:,} bytes of memory; give fewer samples.")
        with np.load(file, allow_pickle=False) as data:
            inputs = _numbered(data, "x")
            expected = _numbered(data, "p")
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, EOFError) as error:
        if isinstance(error, FileNotFoundError | LimitExceededError):
            raise
        raise DamagedFileError(f"{wrong} ({error}).") from None
    if not inputs or not expected:
        raise DamagedFileError(f"{wrong}.")
    return inputs, expected


def _numbered(data: Any, letter: str) -> list[Any]:
    result: list[Any] = []
    while f"{letter}{len(result)}" in data:
        result.append(data[f"{letter}{len(result)}"])
    return result


def compare(
    model: Any, inputs: list[Any], expected: list[Any], tolerance: float = TOLERANCE
) -> dict[str, Any]:
    """Predict, and compare with what the original predicted.

    Args:
        model: the converted model.
        inputs: one array for each input of the model.
        expected: one array for each output.
        tolerance: see `TOLERANCE`.

    Returns:
        ``{"passed": bool, "largest_difference": float or None, "message": str}``.
    """
    try:
        made = model.predict_on_batch(inputs if len(inputs) > 1 else inputs[0])
    except Exception as error:
        # Inputs of a wrong shape end here, whatever the backend calls that.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
        return _outcome(False, None, f"the inputs cannot be given to the model: {reason}")
    made = list(made) if isinstance(made, list | tuple) else [made]
    if len(made) != len(expected):
        return _outcome(False, None, f"{len(made)} outputs where {len(expected)} were expected")
    worst = 0.0
    for index, (ours, theirs) in enumerate(zip(made, expected, strict=True)):
        if tuple(ours.shape) != tuple(theirs.shape):
            return _outcome(False, None, f"output {index} has shape {ours.shape}, expected {theirs.shape}")
        scale = max(1.0, float(np.max(np.abs(theirs), initial=0.0)))
        difference = (
            float(np.max(np.abs(ours.astype("float64") - theirs.astype("float64")), initial=0.0)) / scale
        )
        if not difference <= worst:  # not-a-number counts as different
            worst = difference
    passed = bool(worst <= tolerance)
    verb = "equals" if passed else "DIFFERS from"
    return _outcome(passed, worst, f"{verb} the stored predictions (largest difference {worst:.2g})")


def _outcome(passed: bool, difference: float | None, message: str) -> dict[str, Any]:
    return {
        "passed": passed,
        "largest_difference": difference if difference is None or np.isfinite(difference) else None,
        "message": message,
    }
