"""Loading old models, weights and architectures."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import limits
from .context import Context
from .errors import DamagedFileError, LegacyFileError, LegacyWarning, NotLegacyError, WeightsMismatchError
from .h5file import open_h5
from .origin import Origin
from .reader import OldFile, looks_like_json, read, read_json
from .report import UNKNOWN, LegacyReport

if TYPE_CHECKING:
    import keras

REPORT_ATTRIBUTE = "kerasnet_legacy_report"
"""Under this name a converted model carries its report."""


def is_legacy(path: str | os.PathLike[str]) -> bool:
    """Say whether Keras 1, 2 or tf.keras 1, 2 wrote a file, so that Keras 3's own loader should not have it.

    Only attributes (or, of JSON, the text) are read; nothing is built, no Keras is imported.

    Args:
        path: any file.

    Returns:
        True for .h5 files and JSON of that time, damaged ones included as far as they can be told; False for
        everything else, and where there is no file.
    """
    file = Path(path)
    if not file.is_file():
        return False
    try:
        if looks_like_json(file):
            if file.stat().st_size > limits.JSON_BYTES:
                return False
            read_json(file.read_bytes(), file.name)
            return True
        with file.open("rb") as stream:
            if stream.read(8) != b"\x89HDF\r\n\x1a\n":
                return False
        with open_h5(file) as root:
            version = root.text("keras_version")
            weights = root.group("model_weights") or root
            version = version or weights.text("keras_version")
            if version is not None:
                return version.strip()[:1] in ("1", "2")
            # Keras 1's weights files say nothing of themselves; Keras 3's have no layer_names.
            return root.text("model_config") is not None or weights.texts("layer_names") is not None
    except NotLegacyError:
        return False
    except LegacyFileError:
        return file.suffix.lower() in (".h5", ".hdf5") and _names_an_old_version(file)


def _names_an_old_version(file: Path) -> bool:
    """For files that cannot be read to the end: whether the version attribute is still there."""
    try:
        with open_h5(file) as root:
            return (root.text("keras_version") or "3").strip()[:1] in ("1", "2")
    except LegacyFileError:
        return False


def register_layers() -> None:
    """Make the layers of `kerasnet_host.legacy.compat` known to Keras.

    A ``.keras`` file of a converted model names them (``kerasnet_legacy>…``); call this before Keras loads one in a
    process that has converted nothing yet. Calling it again does nothing.
    """
    from . import compat as compat


def _report_for(old: OldFile) -> LegacyReport:
    return LegacyReport(
        path=old.name,
        kind=old.kind,
        keras_version=old.origin.version,
        line=old.origin.line,
        backend=old.origin.backend,
        origin=old.origin.how,
        arrays=old.array_count,
        parameters=old.parameter_count,
    )


def _context(
    old: OldFile,
    report: LegacyReport,
    safe_mode: bool,
    data_format: str | None,
    custom_objects: Mapping[str, Callable[..., Any]] | None,
) -> Context:
    formats = _data_formats(old.config)
    if data_format is not None and data_format not in ("channels_first", "channels_last"):
        raise ValueError(f'data_format must be "channels_first" or "channels_last", not {data_format!r}.')
    known = formats.pop() if len(formats) == 1 else None
    weighted = old.kind == "model"
    return Context(
        origin=old.origin,
        report=report,
        safe_mode=safe_mode,
        has_weights=weighted,
        data_format=data_format or known,
        custom_objects=dict(custom_objects or {}),
        stored_shapes={name: [s.array.shape for s in arrays] for name, arrays in old.arrays.items()},
        # Every parameter must be stored, so what is stored bounds what may be made.
        parameter_budget=old.parameter_count + 1_000_000 if weighted else limits.UNSTORED_PARAMETERS,
    )


def _data_formats(config: Any) -> set[str]:
    """The data formats that layers name anywhere in an architecture."""
    found: set[str] = set()
    stack = [config]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if item.get("class_name") == "Flatten":
                continue  # its own default says nothing of the images
            ordering, formatted = item.get("dim_ordering"), item.get("data_format")
            if ordering in ("th", "tf"):
                found.add("channels_first" if ordering == "th" else "channels_last")
            if formatted in ("channels_first", "channels_last"):
                found.add(formatted)
            stack += list(item.values())
        elif isinstance(item, list):
            stack += item
    return found


def inspect_file(
    path: str | os.PathLike[str],
    *,
    backend: str | None = None,
    data_format: str | None = None,
) -> LegacyReport:
    """Say what an old file is, and what loading it would do.

    The architecture is converted to find that out, but without the file's numbers, and no model is handed out.

    Args:
        path: an .h5 or .json file.
        backend: the backend, for files that do not say it.
        data_format: where channels are, for layers that do not say it.

    Returns:
        The report; `LegacyReport.refused` says why, where the file cannot be opened for what is in it.

    Raises:
        FileNotFoundError: there is no such file.
        NotLegacyError: it is not an old file.
        DamagedFileError: it cannot be read at all.
    """
    from . import proofs

    old = read(path, backend=backend)
    report = _report_for(old)
    if old.kind == "weights":
        report.layers = [{"name": name, "was": None, "is": None} for name in old.arrays]
        _weights_notes(old.origin, report)
        report.confidence = UNKNOWN
        return report
    try:
        _build(old, report, old.kind != "json", data_format, None, safe_mode=True)
        proofs.judge(report, old.origin)
    except LegacyFileError as error:
        report.refused = str(error)
        report.confidence = UNKNOWN
    return report


def _build(
    old: OldFile,
    report: LegacyReport,
    with_weights: bool,
    data_format: str | None,
    custom_objects: Mapping[str, Callable[..., Any]] | None,
    safe_mode: bool,
) -> Any:
    from . import compat as compat  # registers the layers
    from .graph import build

    c = _context(old, report, safe_mode, data_format, custom_objects)
    model = build(old.class_name, old.config, c)
    if with_weights:
        load_into(model, old, report, exact=True)
    return model


def load_into(model: Any, old: OldFile, report: LegacyReport, *, exact: bool) -> None:
    """Assign a file's arrays to a model's layers.

    Args:
        model: a built Keras 3 model.
        old: the file.
        report: told what was converted.
        exact: layers are found by name, and none may be missing on either side (a whole model); otherwise by
            name where all names fit, and by order where not (keras 2.3.1 engine/saving.py loads by order).
    """
    from . import weights

    layers = [layer for layer in _top_layers(model) if layer.weights]
    stored = {name: arrays for name, arrays in old.arrays.items() if arrays}
    from .layers.registry import safe_name

    by_name = {safe_name(name): arrays for name, arrays in stored.items()}
    names = [layer.name for layer in layers]
    if exact and old.origin.major == 1 and set(names) != set(by_name):
        # Keras 1 stored the layers of Sequentials inside a Sequential one by one (models.py flattened_layers).
        flat = [layer for layer in _flattened(model) if layer.weights]
        if {layer.name for layer in flat} == set(by_name):
            layers, names = flat, [layer.name for layer in flat]
    if set(names) == set(by_name) and len(by_name) == len(stored):
        chosen = [(layer, by_name[layer.name]) for layer in layers]
    elif len(layers) == len(stored) and exact and _unnamed_only(model, layers, list(by_name)):
        # Before 2.2.3, a Sequential inside a Sequential was stored without its name; their order is the same.
        chosen = list(zip(layers, stored.values(), strict=True))
    elif exact or len(layers) != len(stored):
        missing = [name for name in names if name not in by_name][:3]
        extra = [name for name in by_name if name not in names][:3]
        raise WeightsMismatchError(
            f"The model has {len(layers)} layers with weights and the file {len(stored)}"
            + (f"; the file has nothing for {', '.join(missing)}" if missing else "")
            + (f"; the model has no {', '.join(extra)}" if extra else "")
            + ". The file belongs to another architecture, or is damaged."
        )
    else:
        chosen = list(zip(layers, stored.values(), strict=True))
        report.note("layers were matched by their order, since their names differ")
    pairs: weights.Pairs = []
    for layer, arrays in chosen:
        pairs += weights.match(layer, arrays, old.origin, report, f"the layer {layer.name!r}")
    weights.assign(pairs, layers)


def _flattened(model: Any) -> list[Any]:
    """The layers of a model, those of models inside it in their place."""
    import keras

    result: list[Any] = []
    for layer in _top_layers(model):
        result += _flattened(layer) if isinstance(layer, keras.Model) else [layer]
    return result


def _unnamed_only(model: Any, layers: list[Any], names: list[str]) -> bool:
    """Whether layers and stored names agree one by one, but for nested models of a Sequential."""
    import keras

    return isinstance(model, keras.Sequential) and all(
        layer.name == name or isinstance(layer, keras.Sequential)
        for layer, name in zip(layers, names, strict=True)
    )


def _top_layers(model: Any) -> list[Any]:
    import keras

    return [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]


def load_model(
    path: str | os.PathLike[str],
    *,
    compile: bool = True,
    safe_mode: bool = True,
    backend: str | None = None,
    data_format: str | None = None,
    custom_objects: Mapping[str, Callable[..., Any]] | None = None,
) -> tuple[keras.Model, LegacyReport]:
    """Load a whole model that Keras 1, 2 or tf.keras saved as .h5.

    Args:
        path: the file.
        compile: also restore loss, metrics, optimizer and its state, as far as they still mean something.
        safe_mode: refuse Python code in the file.
        backend: ``"theano"``, ``"tensorflow"`` or ``"cntk"``, for files that do not say it.
        data_format: ``"channels_first"`` or ``"channels_last"``, for layers that do not say it.
        custom_objects: functions the caller vouches for, by name: activations, Lambda layers by layer name.

    Returns:
        The model and the report, which is also ``model.kerasnet_legacy_report``.

    Raises:
        FileNotFoundError: there is no such file.
        LegacyFileError: it cannot be opened; a subclass and a sentence say why.

    Warns:
        LegacyWarning: some conversion has not been proved by a genuine file of that version.
    """
    old = read(path, backend=backend)
    if old.kind != "model":
        raise DamagedFileError(
            f"{old.name} holds {'weights' if old.kind == 'weights' else 'an architecture'} only, not a whole model. Use "
            + (
                "load_weights on a model of the same architecture."
                if old.kind == "weights"
                else "model_from_json."
            )
        )
    report = _report_for(old)
    model = _build(old, report, True, data_format, custom_objects, safe_mode)
    if compile and old.training is not None:
        from .training import restore

        restore(model, old, report)
    return _judged(model, report, old.origin), report


def model_from_json(
    text: str | bytes,
    *,
    safe_mode: bool = True,
    backend: str | None = None,
    data_format: str | None = None,
    custom_objects: Mapping[str, Callable[..., Any]] | None = None,
) -> tuple[keras.Model, LegacyReport]:
    """Build the model that ``model.to_json()`` of Keras 1, 2 or tf.keras described; its weights are new.

    Args:
        text: the JSON.
        safe_mode: refuse Python code in it.
        backend: for text that does not say it.
        data_format: for layers that do not say it.
        custom_objects: as for `load_model`.

    Returns:
        The model and the report.

    Raises:
        LegacyFileError: it cannot be converted.
    """
    old = read_json(text)
    if backend is not None and old.origin.backend is None:
        old.origin = old.origin.with_backend(backend, "the backend was given by the caller")
    report = _report_for(old)
    model = _build(old, report, False, data_format, custom_objects, safe_mode)
    model._kerasnet_legacy_origin = old.origin
    return _judged(model, report, old.origin), report


def load_weights(
    model: keras.Model, path: str | os.PathLike[str], *, backend: str | None = None
) -> LegacyReport:
    """Load a weights file (or the weights of a whole model) of that time into a Keras 3 model.

    Args:
        model: from `model_from_json`, or built with Keras 3. It must be built (know its input's shape). On an error
            none of its weights has changed.
        path: an .h5 file that ``save_weights`` or ``save`` wrote.
        backend: for files that do not say it.

    Returns:
        The report.

    Raises:
        FileNotFoundError: there is no such file.
        WeightsMismatchError: the arrays do not fit the model.
        UnsupportedError: the model would compute other numbers with these weights than they were trained for.
    """
    from . import native, proofs

    old = read(path, backend=backend)
    if old.kind == "json":
        raise DamagedFileError(
            f"{old.name} holds an architecture, not weights. Use what save_weights() wrote."
        )
    if not model.built:
        raise WeightsMismatchError(
            "The model has no weights yet: give its first layer an Input, or call it once, before loading."
        )
    report = _report_for(old)
    report.kind = "weights"
    written_for: Origin | None = getattr(model, "_kerasnet_legacy_origin", None)
    if written_for is None:
        native.check(model, old.origin, report)
    elif written_for.backend != old.origin.backend:
        native.check_backends(model, written_for, old.origin, report)
    load_into(model, old, report, exact=False)
    report.layers = [
        {"name": layer.name, "was": None, "is": type(layer).__name__} for layer in _top_layers(model)
    ]
    earlier = getattr(model, REPORT_ATTRIBUTE, None)
    if earlier is not None:
        report.claims = list(earlier.claims)
        proofs.judge(report, old.origin)
    else:
        _weights_notes(old.origin, report)
        report.confidence = UNKNOWN
    return report


def _weights_notes(origin: Origin, report: LegacyReport) -> None:
    report.note("a weights file does not say what the layers compute; the model they are loaded into decides")
    if not origin.tf_keras and (origin.major == 1 or (origin.minor is not None and origin.minor < 3)):
        report.note(
            "recurrent layers of Keras before 2.3 used hard_sigmoid = clip(0.2 x + 0.5, 0, 1) for their gates unless told "
            "otherwise; Keras 3's default is sigmoid"
        )


def _judged(model: Any, report: LegacyReport, origin: Origin) -> Any:
    from . import proofs

    proofs.judge(report, origin)
    setattr(model, REPORT_ATTRIBUTE, report)
    if report.unproved:
        listed = "; ".join(f"{entry['claim']} ({entry['proved_for']})" for entry in report.unproved[:5])
        more = f"; and {len(report.unproved) - 5} more" if len(report.unproved) > 5 else ""
        warnings.warn(
            f"{report.path}: not proved for {proofs.key(origin)}: {listed}{more}. Compare a prediction with one that you "
            "know before you rely on it.",
            LegacyWarning,
            stacklevel=3,
        )
    return model
