"""Saves and loads models, with errors that tell what is wrong with a file."""

from __future__ import annotations

import json
import os
import zipfile
from typing import Any

from kerasnet_host import errors, hdf5_guard, keras_import, legacy, serving, upkeep
from kerasnet_host.custom import link
from kerasnet_host.files import allowance, file_errors, h5_training, model_config, shards
from kerasnet_host.files.atomic import write_atomically
from kerasnet_host.files.file_errors import ModelFileError

EXPORT_FORMATS = ("tf_saved_model", "litert", "onnx")
MODEL_ENDINGS = (".keras", ".h5", ".hdf5")
# How often a folder that is replaced meanwhile is read anew.
_READINGS = 20


def save(model: Any, path: str, overwrite: bool = True, zipped: bool = True) -> str:
    """Save a whole model (architecture, weights, optimizer) to ``path``, atomically.

    Args:
        path: must end in ``.keras`` (recommended) or ``.h5``.
        overwrite: whether an existing file may be replaced.
        zipped: False: ``path`` is a folder, with what else is in the ``.keras`` archive as files.

    Returns:
        The absolute path.

    Raises:
        ValueError: another ending, or the file exists and may not be replaced.
    """
    ending = os.path.splitext(path)[1].lower()
    if zipped and ending not in MODEL_ENDINGS:
        raise ValueError(f"`path` must end in .keras (or .h5 for the old format); it is {path!r}.")
    if not zipped and ending in MODEL_ENDINGS:
        raise ValueError(
            f"`path` names a folder, as `zipped` is false, and must not end in {ending}; it is {path!r}."
        )
    _check_overwrite(path, overwrite)
    with write_atomically(path, None if zipped else "config.json") as temporary:
        model.save(temporary, zipped=zipped)
    return os.path.abspath(path)


def load(
    path: str,
    compile: bool = True,
    safe_mode: bool = True,
    backend: str | None = None,
    data_format: str | None = None,
    custom_objects: dict[str, Any] | None = None,
) -> Any:
    """Load a model that :func:`save` or Keras wrote, of any age: files of Keras 1 and 2 are converted.

    Args:
        compile: restore optimizer, loss and metrics as well.
        safe_mode: refuse files that hold Python code (lambdas); leave it on unless you trust the file's author.
        backend: ``theano``, ``cntk`` or ``tensorflow``, for files of Keras 1 and 2 that do not say it.
        data_format: where the channels are, for layers of such files that do not say it.

    Raises:
        FileNotFoundError: there is no such file.
        ModelFileError: an unknown ending, or the file is damaged, or holds what is not allowed.
        MissingPieceError: it needs classes of C# that are not known.
    """
    _check_readable(path)
    options = (compile, safe_mode, backend, data_format, custom_objects)
    if not os.path.isdir(path):
        return _load(path, *options)
    for _ in range(_READINGS):
        # A folder is read file by file, and another process may put a new one in its place meanwhile.
        before = os.stat(path).st_ino
        try:
            model = _load(path, *options)
        except (ModelFileError, FileNotFoundError):
            if os.path.isdir(path) and os.stat(path).st_ino != before:
                continue
            raise
        if os.stat(path).st_ino == before:
            return model
    return _load(path, *options)


def _load(
    path: str,
    compile: bool,
    safe_mode: bool,
    backend: str | None,
    data_format: str | None,
    custom_objects: dict[str, Any] | None,
) -> Any:
    keras = keras_import.load()
    with file_errors.explained(path), allowance.limited(path):
        _check_heaps(path)
        if os.path.isfile(path) and legacy.is_legacy(path):
            model, _ = legacy.load_model(
                path,
                compile=compile,
                safe_mode=safe_mode,
                backend=backend,
                data_format=data_format,
                custom_objects=custom_objects,
            )
            return model
        # A model that was converted once has layers that Keras 3 itself no longer has.
        legacy.register_layers()
        configs = model_config.of_file(path)
        for config in configs:
            link.ensure_known(config if compile else {**config, "compile_config": None})
        if compile and len(configs) == 2:
            custom_objects = {**h5_training.names(configs[1]), **(custom_objects or {})}
        model = keras.models.load_model(
            path, custom_objects=custom_objects, compile=compile, safe_mode=safe_mode
        )
        if compile and len(configs) == 2:
            h5_training.restore_optimizer(model, path)
        upkeep.count(len(model.variables))
        return model


def save_weights(model: Any, path: str, overwrite: bool = True, max_shard_size: float | None = None) -> str:
    """Save the weights only, atomically.

    Args:
        path: must end in ``.weights.h5``; with ``max_shard_size`` in ``.weights.json``.
        max_shard_size: splits the weights into files of at most this many gigabytes.

    Returns:
        The absolute path.
    """
    ending = ".weights.h5" if max_shard_size is None else ".weights.json"
    if not path.endswith(ending):
        raise ValueError(f"`path` must end in {ending}; it is {path!r}.")
    _check_overwrite(path, overwrite)
    if max_shard_size is None:
        with write_atomically(path) as temporary:
            model.save_weights(temporary)
    else:
        shards.save(model, path, max_shard_size)
    return os.path.abspath(path)


def load_weights(model: Any, path: str, skip_mismatch: bool = False, backend: str | None = None) -> None:
    """Load weights from a ``.weights.h5``, ``.weights.json``, ``.h5`` or ``.keras`` file of any age into ``model``.

    Args:
        skip_mismatch: leave layers whose shapes differ as they are.
        backend: ``theano``, ``cntk`` or ``tensorflow``, for files of Keras 1 and 2 that do not say it.
    """
    _check_exists(path)
    with file_errors.explained(path, weights=True):
        _check_heaps(path)
        if os.path.isfile(path) and path.endswith((".h5", ".hdf5")) and legacy.is_legacy(path):
            legacy.load_weights(model, path, backend=backend)
            return
        if path.endswith(".weights.json"):
            shards.load(model, path, skip_mismatch)
        else:
            model.load_weights(path, skip_mismatch=skip_mismatch)


def export(model: Any, path: str, format: str, overwrite: bool = True) -> str:
    """Write what a program without Keras can run, atomically.

    Args:
        path: a folder for ``tf_saved_model``, a file for the others.
        format: ``tf_saved_model``, ``litert`` or ``onnx``.

    Returns:
        The absolute path.

    Raises:
        HostSetupError: a package that the format needs is not installed.
        ValueError: the model can't be written in this format.
    """
    if format not in EXPORT_FORMATS:
        raise ValueError(f"`format` is one of {', '.join(EXPORT_FORMATS)}; it is {format!r}.")
    _check_overwrite(path, overwrite)
    try:
        with write_atomically(path, "saved_model.pb" if format == "tf_saved_model" else None) as temporary:
            if format == "onnx":
                serving.write_onnx(model, temporary)
            else:
                model.export(temporary, format=format, verbose=False)
    except ImportError as error:
        raise keras_import.HostSetupError(
            f"The export to {format} needs a Python package that is not installed: {error}. "
            'For onnx run: python -m pip install "kerasnet-host[onnx]" (or: onnx tf2onnx)'
        ) from error
    except (OSError, MemoryError, link.PieceError):
        raise
    except Exception as error:
        raise ValueError(
            f"The model can't be written in the format {format}: {errors.clean_message(error)}"
        ) from error
    return os.path.abspath(path)


def from_json(text: str, safe_mode: bool = True) -> Any:
    """Make a model from the JSON of ``to_json``, of any age; its weights are new.

    Raises:
        ModelFileError: the text is not a model's JSON.
    """
    keras = keras_import.load()
    try:
        model, _ = legacy.model_from_json(text, safe_mode=safe_mode)
        return model
    except legacy.NotLegacyError:
        with file_errors.explained("the JSON"), allowance.limited(None):
            legacy.register_layers()
            link.ensure_known(json.loads(text))
            return keras.models.model_from_json(text)


def from_config(config: dict[str, Any]) -> Any:
    """Make a functional or sequential model from its ``get_config``; its weights are new.

    Raises:
        ValueError: it is no model's configuration.
    """
    keras = keras_import.load()
    link.ensure_known(config)
    if "layers" not in config:
        raise ValueError(
            f"config: this is no configuration of a functional or sequential model; it holds {', '.join(config) or 'nothing'}."
        )
    return (keras.Model if "input_layers" in config else keras.Sequential).from_config(config)


def legacy_report(model: Any) -> dict[str, Any] | None:
    """What became of the old file a model was loaded from; None for a model that no conversion touched."""
    report = getattr(model, "kerasnet_legacy_report", None)
    return None if report is None else {**report.to_dict(), "text": str(report)}


def inspect_legacy(path: str) -> dict[str, Any]:
    """What an old file is and what loading it would convert, without building the model.

    Raises:
        LegacyFileError: it is no file of Keras 1 or 2, or it is damaged.
    """
    _check_exists(path)
    report = legacy.inspect_file(path)
    return {**report.to_dict(), "text": str(report)}


def summary(model: Any, options: dict[str, Any] | None = None) -> str:
    """The table that ``Model.summary`` prints, as one text; ``options`` are keyword arguments of it."""
    lines: list[str] = []
    model.summary(print_fn=lambda line, *_, **__: lines.append(line), **(options or {}))
    return "\n".join(lines)


def _check_heaps(path: str) -> None:
    """Refuse files, also those of a folder or of a list, on which HDF5 would run for ever."""
    if path.endswith(".weights.json"):
        files = shards.files(path)
    elif os.path.isdir(path):
        files = [os.path.join(path, name) for name in os.listdir(path) if name.endswith(".h5")]
    else:
        files = [path]
    for file in files:
        if os.path.isfile(file):
            hdf5_guard.check(file)


def _check_overwrite(path: str, overwrite: bool) -> None:
    if not overwrite and os.path.exists(path):
        raise ValueError(f"The file {path!r} exists already; pass overwrite to replace it.")


def _check_exists(path: str) -> None:
    if not os.path.exists(path):
        raise FileNotFoundError(f"There is no file {os.path.abspath(path)!r}.")


def _check_readable(path: str) -> None:
    _check_exists(path)
    if os.path.isdir(path):
        return
    ending = os.path.splitext(path)[1].lower()
    if ending not in MODEL_ENDINGS:
        raise ModelFileError(f"A model file ends in .keras or .h5; this one is {path!r}.")
    if os.path.getsize(path) == 0:
        raise ModelFileError(f"The file {path!r} is empty.")
    if ending == ".keras" and not zipfile.is_zipfile(path):
        raise ModelFileError(
            f"The file {path!r} is damaged or not a .keras file: it is no zip archive, or cut short."
        )
