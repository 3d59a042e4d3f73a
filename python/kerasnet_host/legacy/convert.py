"""Old files to .keras files, one or a folder of them."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .api import is_legacy, load_model
from .errors import DamagedFileError, LegacyFileError, LegacyWarning
from .report import LegacyReport
from .selfcheck import compare, load_pairs


@dataclass
class FileResult:
    """What became of one file.

    Attributes:
        source: the old file.
        target: the new one, or ``None`` where none was written.
        status: ``"converted"``, ``"checked"`` (converted, and predicts what it should), ``"differs"`` (not written:
            it does not), ``"refused"`` or ``"skipped"`` (not an old whole model).
        message: why, or how well the check went.
        report: the report, where the file could be opened.
    """

    source: str
    target: str | None
    status: str
    message: str
    report: LegacyReport | None = None

    def to_dict(self) -> dict[str, Any]:
        """The result as plain JSON values."""
        return {
            "source": self.source,
            "target": self.target,
            "status": self.status,
            "message": self.message,
            "report": self.report.to_dict() if self.report is not None else None,
        }


@dataclass
class ConversionReport:
    """What became of all files.

    Attributes:
        files: one result a file.
    """

    files: list[FileResult] = field(default_factory=list)

    @property
    def succeeded(self) -> bool:
        """Whether at least one file was converted, and none was refused or differs."""
        statuses = {file.status for file in self.files}
        return bool(statuses & {"converted", "checked"}) and not statuses & {"refused", "differs"}

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {"succeeded": self.succeeded, "files": [file.to_dict() for file in self.files]}

    def __str__(self) -> str:
        return "\n".join(f"{file.status:<10} {file.source}: {file.message}" for file in self.files)


def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    inputs: Any = None,
    expected: Any = None,
    compile: bool = True,
    safe_mode: bool = True,
    backend: str | None = None,
    data_format: str | None = None,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> ConversionReport:
    """Convert an old whole-model file, or every one in a folder, to .keras.

    A file is written only once it is complete, and only if it passes its check, where there is one: against
    `inputs` and `expected`, or an .npz file with the same stem beside the source that holds x0, x1, … and p0, p1, ….

    Args:
        source: an .h5 file, or a folder (looked through with its subfolders).
        target: the .keras file, or the folder for them, which is made if need be.
        inputs: for one file: an array, or a list of them; or the path of an .npz file with both.
        expected: for one file: what the original predicted for `inputs`.
        compile: keep loss, metrics and optimizer.
        safe_mode: refuse code in the files.
        backend: for files that do not say it.
        data_format: for layers that do not say it.
        on_progress: called with (files done, files in all, name) before each file and once at the end.

    Returns:
        One result a file. Of a single file, errors are raised; of a folder, they are results.

    Raises:
        FileNotFoundError: there is no such source.
        LegacyFileError: the one file cannot be converted.
    """
    origin, goal = Path(source), Path(target)
    if not origin.exists():
        raise FileNotFoundError(f"There is no file or folder {origin}; check the path.")
    settings = {"compile": compile, "safe_mode": safe_mode, "backend": backend, "data_format": data_format}
    if not origin.is_dir():
        if goal.is_dir():
            goal = goal / f"{origin.stem}.keras"
        if goal.suffix != ".keras":
            raise ValueError(f"The target must end in .keras; it is {goal.name!r}.")
        if on_progress is not None:
            on_progress(0, 1, origin.name)
        result = _one(origin, goal, _pairs(origin, inputs, expected), settings)
        if on_progress is not None:
            on_progress(1, 1, origin.name)
        return ConversionReport([result])
    if inputs is not None or expected is not None:
        raise ValueError(
            "inputs and expected are for a single file; put an .npz file beside each file of a folder."
        )
    files = sorted(
        path for path in origin.rglob("*") if path.suffix.lower() in (".h5", ".hdf5") and path.is_file()
    )
    results = ConversionReport()
    for index, file in enumerate(files):
        if on_progress is not None:
            on_progress(index, len(files), file.name)
        place = goal / file.relative_to(origin).with_suffix(".keras")
        results.files.append(_guarded(file, place, settings))
    if on_progress is not None:
        on_progress(len(files), len(files), "")
    return results


def _guarded(file: Path, place: Path, settings: dict[str, Any]) -> FileResult:
    if not is_legacy(file):
        return FileResult(str(file), None, "skipped", "not written by Keras 1, 2 or tf.keras")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return _one(file, place, _pairs(file, None, None), settings)
    except DamagedFileError as error:
        if "holds weights only" in str(error):
            return FileResult(str(file), None, "skipped", "weights only; use load_weights")
        return FileResult(str(file), None, "refused", str(error))
    except (LegacyFileError, OSError) as error:
        return FileResult(str(file), None, "refused", str(error))


def _pairs(file: Path, inputs: Any, expected: Any) -> tuple[list[Any], list[Any]] | None:
    if isinstance(inputs, str | os.PathLike):
        return load_pairs(inputs)
    if (inputs is None) != (expected is None):
        raise ValueError("Give both inputs and expected, or neither.")
    if inputs is not None:
        return _listed(inputs), _listed(expected)
    beside = file.with_suffix(".npz")
    return load_pairs(beside) if beside.is_file() else None


def _listed(value: Any) -> list[Any]:
    import numpy as np

    if (
        isinstance(value, Sequence)
        and not isinstance(value, str | bytes)
        and all(hasattr(v, "shape") for v in value)
    ):
        return [np.asarray(item) for item in value]
    return [np.asarray(value)]


def _one(
    file: Path, place: Path, pairs: tuple[list[Any], list[Any]] | None, settings: dict[str, Any]
) -> FileResult:
    with warnings.catch_warnings():
        # The report says the same.
        warnings.simplefilter("ignore", LegacyWarning)
        model, report = load_model(file, **settings)
    if pairs is not None:
        report.check = compare(model, *pairs)
        if not report.check["passed"]:
            return FileResult(str(file), None, "differs", f"not written: {report.check['message']}", report)
    _write(model, place)
    if pairs is not None and report.check is not None:
        return FileResult(str(file), str(place), "checked", report.check["message"], report)
    return FileResult(
        str(file), str(place), "converted", f"{report.confidence}; not checked against predictions", report
    )


def _write(model: Any, place: Path) -> None:
    """Save beside the target and move it there in one step, so that no half-written file is ever seen."""
    handle, name = tempfile.mkstemp(suffix=".keras", prefix=f".{place.stem[:40]}-", dir=place.parent)
    os.close(handle)
    try:
        model.save(name)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, place)
    except BaseException:
        if os.path.exists(name):
            os.remove(name)
        raise


def _umask() -> int:
    value = os.umask(0)
    os.umask(value)
    return value
