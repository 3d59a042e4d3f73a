"""Tells what is wrong with a file of a model, whatever Keras, HDF5 or zip said about it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator

from kerasnet_host import errors, keras_import
from kerasnet_host.callables import UNNAMED
from kerasnet_host.custom import link
from kerasnet_host.custom.link import MissingPieceError, PieceError
from kerasnet_host.files import model_config

MEMORY_ERRORS = ("MemoryError", "ResourceExhaustedError")

_LONGEST = 600
# What HDF5 says of a file that it can't read; Keras takes it for weights that do not fit the model.
_OF_HDF5 = re.compile(r"(?:Unable to|Can't) (?:a?synchronously )?\w+ |\[Errno \d+\]")


class ModelFileError(ValueError):
    """A file that is not what it should be."""


@contextlib.contextmanager
def explained(path: str, weights: bool = False) -> Iterator[None]:
    """Turn what goes wrong while ``path`` is read into an error that says what to do.

    Args:
        weights: whether weights are read into a model: that shapes differ is then no fault of the file.
    """
    with link.failures() as failures:
        try:
            yield
        except (
            MissingPieceError,
            PieceError,
            ModelFileError,
            FileNotFoundError,
            keras_import.HostSetupError,
        ):
            raise
        except Exception as error:
            piece = _failure_of_a_piece(error, failures)
            if piece is not None:
                raise piece from piece.__cause__
            if _is_not_the_files_fault(error, weights):
                raise
            raise ModelFileError(_explanation(error, path)) from error


def _failure_of_a_piece(error: Exception, failures: list[PieceError]) -> PieceError | None:
    """The error of code of C# that Keras has turned into ``error``, whose text quotes it."""
    text = str(error)
    return next((failure for failure in failures if str(failure) in text), None)


def _is_not_the_files_fault(error: Exception, weights: bool) -> bool:
    name = type(error).__name__
    if name in MEMORY_ERRORS or type(error).__module__.startswith("kerasnet_host.legacy"):
        return True
    text = str(error)
    return (
        weights
        and isinstance(error, ValueError)
        and "could not be loaded" in text
        and not _OF_HDF5.search(text)
    )


def _explanation(error: Exception, path: str) -> str:
    text = errors.clean_message(error)
    if isinstance(error, PermissionError):
        return f"{path!r} may not be read: its permissions, or a program that has it open, do not allow it."
    if "unable to lock file" in text:
        return f"{path!r} can't be read now: another program has it open for writing; try again when it is closed."
    if UNNAMED in text:
        return (
            f"{path!r} needs a C# function that had no name when the model was saved. "
            "Make it with ActivationFunction.Named, and save the model again."
        )
    if "safe_mode" in text or "safe mode" in text.lower():
        return (
            f"{path!r} holds Python code, which would run here. If you trust its author, load it with safe mode off "
            "(safeMode: false)."
        )
    if len(text) > _LONGEST:
        # Keras quotes what it can't read, which may be most of the file.
        text = f"{text[:_LONGEST]} …"
    written, running = _version(path), keras_import.load().__version__
    if written is not None and _numbers(written) > _numbers(running):
        return f"{path!r} was written by Keras {written}, which is newer than {running} here, and can't be read: {text}"
    return f"{path!r} can't be read: it is damaged, or no file of a Keras model. {text}"


def _version(path: str) -> str | None:
    if not os.path.isfile(path):
        return None
    try:
        return model_config.version_of_file(path)
    except Exception:
        return None  # the file is damaged there too


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")[:2] if part.isdigit()]
