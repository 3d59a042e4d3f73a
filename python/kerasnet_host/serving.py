"""Prepares models for being served: copies that training does not touch, and exports for engines without Python."""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections.abc import Mapping
from typing import Any

from kerasnet_host import inference, keras_import
from kerasnet_host.custom.standin import Standin
from kerasnet_host.keras_import import HostSetupError

_ONNX_PACKAGES = ("onnx", "onnxruntime", "tf2onnx")


def describe(model: Any) -> dict[str, Any]:
    """What goes into a model and what comes out, row by row.

    Returns:
        ``inputs`` and ``outputs``: a list of dicts with ``name``, ``shape`` (without the axis of rows; None where a
        length is free) and ``dtype``; ``named_inputs`` and ``named_outputs``: whether they go by name.

    Raises:
        ValueError: the model is not built, or its rows can't be computed together and told apart again.
    """
    from keras import tree

    functional = getattr(model, "_functional", None) or model
    inputs, outputs = _ends_of(model)
    _require_rows(inputs, outputs)
    ways_in = getattr(functional, "_inputs_struct", inputs)
    ways_out = getattr(functional, "_outputs_struct", outputs)
    return {
        "inputs": _rows(ways_in, tree.flatten(ways_in)),
        "outputs": _rows(ways_out, tree.flatten(ways_out)),
        "named_inputs": isinstance(ways_in, Mapping),
        "named_outputs": isinstance(ways_out, Mapping),
    }


def _ends_of(model: Any) -> tuple[list[Any], list[Any]]:
    """Symbolic inputs and outputs, their first axis free wherever it may be."""
    keras = keras_import.load()
    inputs, outputs = getattr(model, "inputs", None), getattr(model, "outputs", None)
    if inputs and outputs and not _was_built_by_a_batch(model):
        return inputs, outputs
    entry = _entry_of(model, inputs)
    if entry is None:
        raise ValueError(
            "The shapes of the model's inputs are not known yet: give it an Input first, or predict something once; a "
            "model that computes its outputs in a method of its own can have one input."
        )
    return [entry], keras.tree.flatten(model.compute_output_spec(entry))


def _was_built_by_a_batch(model: Any) -> bool:
    """Whether a stack without an ``Input`` took the size of the first batch that it saw for a part of its shape."""
    keras = keras_import.load()
    return (
        isinstance(model, keras.Sequential)
        and len(model.inputs) == 1
        and model.inputs[0].shape[:1] not in ((), (None,))
        and not any(getattr(layer, "stateful", False) for layer in model._flatten_layers())
    )


def _entry_of(model: Any, inputs: list[Any] | None) -> Any:
    """One symbolic input with a free number of rows; None where the model has several, or never saw any."""
    keras = keras_import.load()
    if inputs:
        return keras.KerasTensor((None, *inputs[0].shape[1:]), inputs[0].dtype)
    shapes = list((getattr(model, "_build_shapes_dict", None) or {}).values())
    shape = shapes[0] if len(shapes) == 1 else None
    if not isinstance(shape, list | tuple) or not shape or any(isinstance(n, list | tuple) for n in shape):
        return None
    return keras.KerasTensor((None, *shape[1:]), "float32")


def _require_rows(inputs: list[Any], outputs: list[Any]) -> None:
    for kind, tensors in (("input", inputs), ("output", outputs)):
        for tensor in tensors:
            if not tensor.shape or tensor.shape[0] is not None:
                raise ValueError(
                    f"The {kind} '{tensor.name}' has the shape {tuple(tensor.shape)}, not one row for each row that is "
                    "asked: a predictor, which gathers rows of many callers, can't serve this model. Use Predict."
                )


def _rows(structure: Any, tensors: list[Any]) -> list[dict[str, Any]]:
    # keras.tree flattens a dict in the order of its sorted keys.
    names = sorted(structure) if isinstance(structure, Mapping) else [tensor.name for tensor in tensors]
    return [
        {"name": name, "shape": list(tensor.shape[1:]), "dtype": str(tensor.dtype)}
        for name, tensor in zip(names, tensors, strict=True)
    ]


def copy(model: Any) -> Any:
    """A model with the same layers and weights that shares neither with ``model``.

    Raises:
        ValueError: the model can't be copied (a subclass without ``get_config``).
    """
    try:
        twin = _twin(model)
        twin.set_weights(model.get_weights())
    except (ValueError, NotImplementedError, TypeError) as error:
        raise ValueError(f"This model can't be copied, as serving it needs: {error}") from error
    if not getattr(twin, "inputs", None):
        inference.trace_ahead(twin, _ends_of(model)[0][0])
        return twin
    inputs = getattr(getattr(twin, "_functional", None) or twin, "_inputs_struct", twin.inputs)
    one = isinstance(inputs, list | tuple) and len(inputs) == 1
    inference.trace_ahead(twin, inputs[0] if one else inputs)
    return twin


def _twin(model: Any) -> Any:
    """An equal model, built, with weights of its own."""
    keras = keras_import.load()
    if isinstance(model, Standin) or not getattr(model, "inputs", None):
        # As a file would bring it back, with what its class computes; how it is trained is of no use here.
        written = keras.saving.serialize_keras_object(model)
        written.pop("compile_config", None)
        return keras.saving.deserialize_keras_object(written)
    if _was_built_by_a_batch(model):
        entry = _ends_of(model)[0][0]
        return keras.models.clone_model(model, input_tensors=keras.Input(entry.shape[1:], dtype=entry.dtype))
    return keras.models.clone_model(model)


def export_tensorflow(model: Any, folder: str) -> dict[str, Any]:
    """Write a SavedModel to ``folder`` and tell how to run it through TensorFlow's C interface.

    Returns:
        ``library`` (the path of TensorFlow's shared library), ``framework`` (that of the one it needs), ``inputs`` and
        ``outputs``: in the order of :func:`describe`, a list of dicts with ``operation``, ``index`` and ``type`` (the
        number that TensorFlow's C interface has for the element type).

    Raises:
        ValueError: another backend than TensorFlow.
    """
    if keras_import.backend_name() != "tensorflow":
        raise ValueError(
            f"The TensorFlow engine needs Keras on TensorFlow; it runs on {keras_import.backend_name()}."
        )
    import tensorflow

    if not getattr(model, "inputs", None):
        call_once(model)
    model.export(folder, format="tf_saved_model", verbose=False)
    signature = _signature(folder)
    facts = describe(model)
    root = os.path.dirname(tensorflow.__file__)
    return {
        "library": _library(root, "libtensorflow_cc", "_pywrap_tensorflow_common"),
        "framework": _library(root, "libtensorflow_framework", "_pywrap_tensorflow_common"),
        "inputs": _ends(signature.inputs, [tensor["name"] for tensor in facts["inputs"]]),
        "outputs": _ends(signature.outputs, [tensor["name"] for tensor in facts["outputs"]]),
    }


def _signature(folder: str) -> Any:
    from tensorflow.core.protobuf import saved_model_pb2

    saved = saved_model_pb2.SavedModel()
    with open(os.path.join(folder, "saved_model.pb"), "rb") as file:
        saved.ParseFromString(file.read())
    return saved.meta_graphs[0].signature_def["serving_default"]


def _ends(tensors: Mapping[str, Any], names: list[str]) -> list[dict[str, Any]]:
    # By name where the export kept the names, else in the order of the export's own numbering.
    keys = names if set(names) == set(tensors) else sorted(tensors, key=lambda key: (len(key), key))
    found = []
    for key in keys:
        operation, _, index = tensors[key].name.partition(":")
        found.append({"operation": operation, "index": int(index), "type": int(tensors[key].dtype)})
    return found


def _library(root: str, *names: str) -> str:
    for name in names:
        for file in sorted(os.listdir(root)):
            if file.startswith(name) and (".so" in file or file.endswith((".dylib", ".dll"))):
                return os.path.join(root, file)
    raise HostSetupError(f"This TensorFlow carries no {names[0]} in {root}; use the engine Keras.")


def export_onnx(model: Any, path: str) -> dict[str, Any]:
    """Write the model in ONNX's format to ``path`` and tell how to run it through ONNX Runtime's C interface.

    Returns:
        ``library`` (the path of ONNX Runtime's shared library), ``inputs`` and ``outputs``: in the order of
        :func:`describe`, a list of dicts with ``name`` and ``dtype`` (numpy's name of the element type).

    Raises:
        HostSetupError: a package that this takes is not installed.
    """
    missing = [name for name in _ONNX_PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise HostSetupError(
            f"The ONNX engine needs {', '.join(missing)}. "
            f'Run: "{sys.executable or "python"}" -m pip install "kerasnet-host[onnx]" (or: {" ".join(_ONNX_PACKAGES)})'
        )
    write_onnx(model, path)
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    facts = describe(model)
    return {
        "library": _library(
            os.path.join(os.path.dirname(onnxruntime.__file__), "capi"), "libonnxruntime.", "onnxruntime."
        ),
        "inputs": _nodes(session.get_inputs(), [tensor["name"] for tensor in facts["inputs"]]),
        "outputs": _nodes(session.get_outputs(), [tensor["name"] for tensor in facts["outputs"]]),
    }


def write_onnx(model: Any, path: str) -> None:
    """Write the model in ONNX's format; its packages must be there."""
    call_once(model)
    with warnings.catch_warnings():
        # Keras looks whether numpy is older than 2, which numpy announces to be unwise.
        warnings.filterwarnings("ignore", "In the future `np.object`", FutureWarning)
        model.export(path, format="onnx", verbose=False)


def call_once(model: Any) -> None:
    """Keras exports only models that were called; those of a graph for TensorFlow need not be."""
    import numpy
    from keras import tree

    if not getattr(model, "_called", True):
        functional = getattr(model, "_functional", None) or model
        structure = (
            functional._inputs_struct if hasattr(functional, "_inputs_struct") else _ends_of(model)[0][0]
        )
        model(
            tree.map_structure(
                lambda entry: numpy.zeros([1, *(n or 1 for n in entry.shape[1:])], entry.dtype), structure
            )
        )


_ONNX_TYPES = {"float": "float32", "double": "float64"}


def _nodes(nodes: list[Any], names: list[str]) -> list[dict[str, Any]]:
    by_name = {node.name: node for node in nodes}
    ordered = [by_name[name] for name in names] if set(names) == set(by_name) else nodes
    types = [node.type.removeprefix("tensor(").removesuffix(")") for node in ordered]
    return [
        {"name": node.name, "dtype": _ONNX_TYPES.get(kind, kind)}
        for node, kind in zip(ordered, types, strict=True)
    ]
