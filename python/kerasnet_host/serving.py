"""Prepares models for being served: copies that training does not touch, and exports for engines without Python."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from typing import Any

from kerasnet_host import inference, keras_import
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
    inputs, outputs = getattr(model, "inputs", None), getattr(model, "outputs", None)
    if not inputs or not outputs:
        raise ValueError(
            "The shapes of the model's inputs are not known yet: give it an Input first, or predict something once."
        )
    _require_rows(inputs, outputs)
    ways_in = getattr(functional, "_inputs_struct", inputs)
    ways_out = getattr(functional, "_outputs_struct", outputs)
    return {
        "inputs": _rows(ways_in, tree.flatten(ways_in)),
        "outputs": _rows(ways_out, tree.flatten(ways_out)),
        "named_inputs": isinstance(ways_in, Mapping),
        "named_outputs": isinstance(ways_out, Mapping),
    }


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
    keras = keras_import.load()
    try:
        twin = keras.models.clone_model(model)
        twin.set_weights(model.get_weights())
    except (ValueError, NotImplementedError, TypeError) as error:
        raise ValueError(f"This model can't be copied, as serving it needs: {error}") from error
    inputs = getattr(getattr(twin, "_functional", None) or twin, "_inputs_struct", twin.inputs)
    one = isinstance(inputs, list | tuple) and len(inputs) == 1
    inference.trace_ahead(twin, inputs[0] if one else inputs)
    return twin


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
    call_once(model)
    model.export(path, format="onnx", verbose=False)
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


def call_once(model: Any) -> None:
    """Keras writes ONNX only of models that were called."""
    import numpy
    from keras import tree

    if not getattr(model, "_called", True):
        structure = getattr(getattr(model, "_functional", None) or model, "_inputs_struct", model.inputs)
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
