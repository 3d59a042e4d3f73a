"""What an old file holds, read as data: origin, architecture, arrays, training configuration."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import jsontext, limits
from .errors import DamagedFileError, LimitExceededError, NotLegacyError
from .h5file import Group, open_h5
from .origin import Origin, backend_from_weight_names, from_attributes
from .weights import Stored

_KERAS_1_WORDS = {
    "nb_filter",
    "output_dim",
    "border_mode",
    "W_regularizer",
    "init",
    "inner_init",
    "dim_ordering",
    "subsample",
    "input_dtype",
}


@dataclass
class OldFile:
    """The contents of one old file.

    Attributes:
        name: its name, for messages.
        kind: ``"model"``, ``"weights"`` or ``"json"``.
        origin: who wrote it.
        class_name: class of the model, where there is an architecture.
        config: its configuration.
        arrays: arrays of each layer in the file's order, by the layer's name; empty for JSON.
        training: the training configuration, or ``None``.
        optimizer: the optimizer's arrays, in the file's order.
    """

    name: str
    kind: str
    origin: Origin
    class_name: Any = None
    config: Any = None
    arrays: dict[str, list[Stored]] = field(default_factory=dict)
    training: Any = None
    optimizer: list[Stored] = field(default_factory=list)

    @property
    def array_count(self) -> int:
        """Number of weight arrays."""
        return sum(len(arrays) for arrays in self.arrays.values())

    @property
    def parameter_count(self) -> int:
        """Numbers in the weight arrays."""
        return sum(stored.array.size for arrays in self.arrays.values() for stored in arrays)


def read(path: str | os.PathLike[str], *, backend: str | None = None, with_arrays: bool = True) -> OldFile:
    """Read an old .h5 or .json file.

    Args:
        path: the file.
        backend: the backend, for files that do not say it.
        with_arrays: also read the numbers.

    Raises:
        FileNotFoundError: there is no such file.
        NotLegacyError: it is a model file, but not an old one.
        DamagedFileError: it is not a model file, or damaged.
        LimitExceededError: it asks for too much.
        UnsafeFileError: it points outside itself.
    """
    file = Path(path)
    if not file.exists():
        raise FileNotFoundError(f"There is no file {file}; check the path.")
    if looks_like_json(file):
        if file.stat().st_size > limits.JSON_BYTES:
            raise LimitExceededError(
                f"{file.name} is {file.stat().st_size:,} bytes of JSON; no genuine model needs that."
            )
        return read_json(file.read_bytes(), file.name)
    with open_h5(file) as root:
        return _read_h5(root, file.name, backend, with_arrays)


def looks_like_json(file: Path) -> bool:
    """Whether the file's first visible character is ``{``."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(256).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_json(text: str | bytes, name: str = "JSON text") -> OldFile:
    """Read an architecture of that time."""
    value = jsontext.parse(text, "the architecture")
    if not isinstance(value, dict) or "class_name" not in value or "config" not in value:
        raise DamagedFileError(
            f"{name} is JSON, but not an architecture: it has no class_name and config. Use what model.to_json() wrote."
        )
    if value.get("module") is not None or value.get("build_config") is not None or "registered_name" in value:
        raise NotLegacyError(f"{name} was written by Keras 3; open it with Keras 3's own model_from_json.")
    origin = from_attributes(
        _text(value.get("keras_version")),
        _text(value.get("backend")),
        _generation(value),
        f"the text of {name}",
    )
    return OldFile(name, "json", origin, value["class_name"], value["config"])


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise DamagedFileError("keras_version or backend is not text: the file is damaged.")


def _generation(value: Any) -> int:
    """1 or 2, from the words the layers' arguments are in."""
    stack, seen = [value], 0
    while stack and seen < 1_000_000:
        seen += 1
        item = stack.pop()
        if isinstance(item, dict):
            if (
                _KERAS_1_WORDS & set(item)
                and "units" not in item
                and "filters" not in item
                and "input_dim" not in item
            ):
                return 1
            if "nb_filter" in item or "border_mode" in item or "W_regularizer" in item:
                return 1
            stack += list(item.values())
        elif isinstance(item, list):
            stack += item
    return 2


def _read_h5(root: Group, name: str, backend: str | None, with_arrays: bool) -> OldFile:
    model_text = root.text("model_config")
    version, said = root.text("keras_version"), root.text("backend")
    weights = root.group("model_weights")
    if model_text is not None:
        if weights is None:
            raise DamagedFileError(f"{name} has an architecture but no weights: the file is damaged.")
        architecture = jsontext.parse(model_text, "the architecture")
        if (
            not isinstance(architecture, dict)
            or "class_name" not in architecture
            or "config" not in architecture
        ):
            raise DamagedFileError(
                f"{name} has an architecture without class_name and config: the file is damaged."
            )
        version = version or weights.text("keras_version")
        said = said or weights.text("backend")
        where, kind = "the file's attributes", "model"
        generation = _generation(architecture)
    elif weights is not None or root.texts("layer_names") is not None:
        weights = weights or root
        version, said = version or weights.text("keras_version"), said or weights.text("backend")
        where, kind, architecture = "the file's attributes", "weights", None
        # keras 1.2.2 engine/topology.py wrote neither attribute, Keras 2 always both.
        generation = 1 if version is None else 2
    elif "layers" in root or "_layer_checkpoint_dependencies" in root or root.group("vars") is not None:
        raise NotLegacyError(
            f"{name} is a weights file of Keras 3 (or of tf.keras 2.12 on, in Keras 3's layout); open it with Keras 3's own "
            "load_weights."
        )
    else:
        raise DamagedFileError(
            f"{name} is HDF5, but not a Keras model: it has neither model_config nor layer_names. Use what model.save() "
            "or model.save_weights() wrote."
        )
    origin = from_attributes(version, said, generation, where)
    arrays = _layers(weights, name, with_arrays)
    if origin.backend is None:
        origin = _with_backend(origin, arrays, backend)
    elif backend is not None and backend != origin.backend:
        origin = origin.with_backend(origin.backend, f"the caller's backend={backend!r} was not needed")
    training_text = root.text("training_config") if kind == "model" else None
    training = jsontext.parse(training_text, "the training configuration") if training_text else None
    optimizer = _group_arrays(root.group("optimizer_weights"), with_arrays) if kind == "model" else []
    return OldFile(
        name,
        kind,
        origin,
        architecture["class_name"] if architecture else None,
        architecture["config"] if architecture else None,
        arrays,
        training,
        optimizer,
    )


def _with_backend(origin: Origin, arrays: dict[str, list[Stored]], backend: str | None) -> Origin:
    from .origin import BACKENDS

    found = backend_from_weight_names([stored.name for layer in arrays.values() for stored in layer])
    if backend is not None:
        if backend not in BACKENDS:
            raise ValueError(f"backend must be one of {', '.join(BACKENDS)}, not {backend!r}.")
        if found is not None and origin.major == 1 and found != backend:
            raise DamagedFileError(
                f"The caller says backend={backend!r}, but the weights have names that only {found} gave; leave backend out."
            )
        return origin.with_backend(backend, "the backend was given by the caller")
    if found is not None and origin.major == 1:
        ending = "end" if found == "tensorflow" else "do not end"
        return origin.with_backend(
            found, f"the backend is known from the weights' names, which {ending} in ':0'"
        )
    return origin


def _layers(weights: Group, name: str, with_arrays: bool) -> dict[str, list[Stored]]:
    names = weights.texts("layer_names")
    if names is None:
        raise DamagedFileError(f"{name} does not list its layers: the file is damaged.")
    if len(names) > limits.LAYERS:
        raise LimitExceededError(f"{name} lists {len(names):,} layers; do not trust it.")
    result: dict[str, list[Stored]] = {}
    for layer in names:
        if layer in result or not layer or len(layer) > limits.NAME_LENGTH:
            raise DamagedFileError(
                f"{name} lists the layer {layer[:80]!r} twice, or without a name: the file is damaged."
            )
        group = _walk(weights, layer)
        if group is None:
            raise DamagedFileError(
                f"{name} lists the layer {layer[:80]!r}, but has nothing for it: the file is damaged."
            )
        result[layer] = _group_arrays(group, with_arrays)
    return result


def _walk(group: Group, path: str) -> Group | None:
    """A group by a name that may hold slashes, as names in TensorFlow 1 did."""
    where: Group | None = group
    for part in path.split("/"):
        if part and where is not None:
            where = where.group(part)
    return where


def _group_arrays(group: Group | None, with_arrays: bool) -> list[Stored]:
    if group is None:
        return []
    names = group.texts("weight_names") or []
    result = []
    for name in names:
        array = group.array(name)
        if array is None:
            raise DamagedFileError(
                f"The array {name[:80]!r} is listed, but not in the file: the file is damaged."
            )
        result.append(Stored(name, array))
    return result
