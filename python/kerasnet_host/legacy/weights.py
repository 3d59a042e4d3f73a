"""Stored arrays to the variables of Keras 3: which array is whose, and what has to be done to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .errors import UnsupportedError, WeightsMismatchError
from .origin import Origin
from .report import LegacyReport

Array = np.ndarray[Any, Any]


@dataclass
class Stored:
    """One array of the file, with the name it has there."""

    name: str
    array: Array

    @property
    def last(self) -> str:
        """The last part of the name, without TensorFlow's ``:0`` and a counter: ``kernel``."""
        return re.sub(r"(_\d+)?(:\d+)?$", "", self.name.rsplit("/", 1)[-1])


@dataclass
class Leaf:
    """A layer that has weights of its own, and the arrays that were found for it, in the old order."""

    layer: Any
    path: str
    trainable: list[Stored] = field(default_factory=list)
    frozen: list[Stored] = field(default_factory=list)


Pairs = list[tuple[Any, Array]]
"""Variables of Keras 3, each with the array it gets."""


def match(layer: Any, stored: list[Stored], origin: Origin, report: LegacyReport, label: str) -> Pairs:
    """Find the array for every variable of a built Keras 3 layer (or nested model). Nothing is assigned.

    Args:
        layer: the layer.
        stored: its arrays in the file's order: trainable ones first, then the others (keras 2.3.1
            engine/saving.py writes ``layer.weights``).
        origin: who wrote the file.
        report: told what was converted.
        label: the layer in words.

    Raises:
        WeightsMismatchError: number, names or shapes do not fit.
    """
    pairs: Pairs = []
    for leaf in distribute(layer, stored, origin, label):
        variables = variables_of(leaf.layer)
        arrays = convert(leaf, origin, report)
        _check(leaf, variables, arrays)
        pairs += zip(variables, arrays, strict=True)
    return pairs


def assign(pairs: Pairs, layers: list[Any]) -> None:
    """Overwrite the variables, and let layers that derive numbers from theirs do so anew."""
    for variable, array in pairs:
        variable.assign(array)
    for layer in layers:
        for inner, _ in _leaves(layer, layer.name):
            if type(inner).__name__ == "Normalization":
                inner.finalize_state()


def distribute(layer: Any, stored: list[Stored], origin: Origin, label: str) -> list[Leaf]:
    """Say which array belongs to which layer inside `layer`.

    The old order is: trainable weights of all layers inside, then all others. A layer that was frozen had only
    others.

    Raises:
        WeightsMismatchError: too few or too many.
    """
    leaves = {id(leaf): Leaf(leaf, path) for leaf, path in _leaves(layer, layer.name)}
    rest = list(stored)
    for leaf_layer, part in _slots(layer, origin):
        leaf = leaves[id(leaf_layer)]
        target = leaf.trainable if part == "trainable" else leaf.frozen
        count = _count(leaf_layer, part, rest, origin)
        if count > len(rest):
            raise WeightsMismatchError(
                f"{label} needs more arrays than the {len(stored)} in the file: {leaf.path} finds none left. The file "
                "belongs to another architecture, or is damaged."
            )
        target += rest[:count]
        del rest[:count]
    if rest:
        raise WeightsMismatchError(
            f"{label} has {len(stored)} arrays in the file, {len(rest)} more than it has room for (the first is "
            f"{rest[0].name!r}). The file belongs to another architecture, or is damaged."
        )
    return list(leaves.values())


def variables_of(layer: Any) -> list[Any]:
    """A leaf's variables in the old order: trainable ones first; states of random generators left out."""
    return list(layer.weights)


def _children(layer: Any) -> list[Any] | None:
    """The layers inside, in the order Keras 1 and 2 asked them for weights; ``None`` for a leaf."""
    import keras

    if isinstance(layer, keras.Model):
        return [inner for inner in layer.layers if not isinstance(inner, keras.layers.InputLayer)]
    if isinstance(layer, keras.layers.Bidirectional):
        return [layer.forward_layer, layer.backward_layer]
    if isinstance(layer, keras.layers.TimeDistributed):
        return [layer.layer]
    if type(layer) is keras.layers.RNN:
        return [layer.cell]
    if isinstance(layer, keras.layers.StackedRNNCells):
        return list(layer.cells)
    return None


def _leaves(layer: Any, path: str) -> Iterator[tuple[Any, str]]:
    children = _children(layer)
    if children is None:
        yield layer, path
        return
    seen: set[int] = set()
    for child in children:
        if id(child) not in seen:
            seen.add(id(child))
            yield from _leaves(child, f"{path}/{child.name}")


def _slots(layer: Any, origin: Origin) -> Iterator[tuple[Any, str]]:
    """Leaves and parts in the order of the file."""
    yield from _part(layer, "trainable", True)
    yield from _part(layer, "frozen", True)


def _part(layer: Any, part: str, thawed: bool) -> Iterator[tuple[Any, str]]:
    """One half of ``layer.weights``: what trains, or what does not.

    A frozen layer's own trainable weights come first among those that do not train.
    """
    children = _children(layer)
    if children is None:
        frozen = not layer.trainable
        if part == "trainable":
            if not frozen:
                yield layer, "trainable"
        else:
            if frozen:
                yield layer, "trainable"
            yield layer, "frozen"
        return
    for child in children:
        yield from _part(child, part, thawed)


def _count(layer: Any, part: str, rest: list[Stored], origin: Origin) -> int:
    """How many arrays of the file are the leaf's."""
    variables = variables_of(layer)
    own = [v for v in variables if _trains(layer, v)]
    name = type(layer).__name__
    if part == "frozen":
        if name == "Normalization":
            return 3
        return len(variables) - len(own)
    if origin.major == 1:
        first = rest[0].name if rest else ""
        if _is_recurrent(layer, "LSTM") and re.search(r"_W_[ifco](:\d+)?$", first):
            return 12
        if _is_recurrent(layer, "GRU") and re.search(r"_W_[zrh](:\d+)?$", first):
            return 9
        if _kind("ConvLSTM2D")(layer):
            return 12
    return len(own)


def _trains(layer: Any, variable: Any) -> bool:
    """Whether the variable would train if its layer did."""
    import keras

    if (
        isinstance(layer, keras.layers.BatchNormalization)
        or type(layer).__name__ == "ModalBatchNormalization"
    ):
        return variable.name not in ("moving_mean", "moving_variance")
    return type(layer).__name__ != "Normalization"


def _is_recurrent(layer: Any, kind: str) -> bool:
    import keras

    cell = getattr(layer, "cell", layer)
    return isinstance(cell, getattr(keras.layers, f"{kind}Cell"))


# --- what has to be done to the arrays of each kind of layer ------------------------------------------------


def convert(leaf: Leaf, origin: Origin, report: LegacyReport) -> list[Array]:
    """The leaf's arrays as Keras 3 wants them, in the order of its variables."""
    arrays = [stored.array for stored in (*leaf.trainable, *leaf.frozen)]
    for kind, function in _CONVERSIONS:
        if kind(leaf.layer):
            return function(leaf, arrays, origin, report)
    return arrays


def _convolution(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """Conv1D, 2D and 3D: Keras 1's axes, and Theano's mirrored kernels."""
    if not arrays:
        return arrays
    layer = leaf.layer
    kernel = arrays[0]
    rank = len(layer.kernel_size)
    if origin.major == 1:
        kernel = _keras_1_kernel(leaf, kernel, rank, report)
    kernel = _mirror(leaf, kernel, rank, origin, report)
    return [kernel, *arrays[1:]]


def _keras_1_kernel(leaf: Leaf, kernel: Array, rank: int, report: LegacyReport) -> Array:
    """Keras 1's order of axes: th (filters, channels, space), tf (space, channels, filters); in 1-D (k, 1, c, f).

    As in keras 1.2.2 layers/convolutional.py.
    """
    layer = leaf.layer
    if rank == 1:
        if kernel.ndim != 4 or kernel.shape[1] != 1:
            raise WeightsMismatchError(
                f"{leaf.path} has a kernel of shape {kernel.shape}, not Keras 1's (length, 1, in, out)."
            )
        report.converted("Keras 1 kernel", "from (length, 1, channels, filters)", leaf.path)
        return kernel[:, 0]
    if layer.data_format == "channels_first":
        report.converted(
            "Keras 1 kernel", "from (filters, channels, space) to (space, channels, filters)", leaf.path
        )
        return np.transpose(kernel, (*range(2, 2 + rank), 1, 0))
    return kernel


def _mirror(leaf: Leaf, kernel: Array, rank: int, origin: Origin, report: LegacyReport) -> Array:
    """Turn a kernel of a true convolution (Theano) into one of a correlation (everybody else)."""
    if all(size == 1 for size in kernel.shape[:rank]):
        return kernel  # nothing to mirror, so the backend plays no part
    if not origin.flips_kernels:
        return kernel
    report.converted(
        "mirrored kernel", "Theano's convolution runs backwards along each spatial axis", leaf.path
    )
    return kernel[(slice(None, None, -1),) * rank]


def _transposed(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """Conv2DTranspose and 3D: kernel (space, filters, channels) since Keras 2."""
    layer = leaf.layer
    kernel = arrays[0]
    rank = len(layer.kernel_size)
    if origin.major == 1:
        # (filters, channels, rows, columns) with th and (rows, columns, channels, filters) with tf, where
        # "filters" and "channels" are those of the layer (keras 1.2.2 Deconvolution2D inherits Convolution2D).
        kernel = (
            np.transpose(kernel, (2, 3, 0, 1))
            if layer.data_format == "channels_first"
            else np.transpose(kernel, (0, 1, 3, 2))
        )
        report.converted(
            "Keras 1 kernel", "of a transposed convolution, to (space, filters, channels)", leaf.path
        )
    kernel = _mirror(leaf, kernel, rank, origin, report)
    return [kernel, *arrays[1:]]


def _separable(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """Separable and depthwise: Keras 2 on Theano mirrored these itself, so that they are stored as everywhere."""
    if origin.major == 1 and leaf.layer.data_format == "channels_first":
        # keras 1.2.2 SeparableConvolution2D: (multiplier, channels, rows, columns) and (filters, in, 1, 1).
        arrays = [
            np.transpose(arrays[0], (2, 3, 1, 0)),
            np.transpose(arrays[1], (2, 3, 1, 0)),
            *arrays[2:],
        ]
        report.converted(
            "Keras 1 kernel", "of a separable convolution, to (space, channels, filters)", leaf.path
        )
    return arrays


def _lstm(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """LSTM: Keras 1's twelve arrays, and CuDNNLSTM's layout."""
    if origin.major == 1 and len(arrays) == 12:
        report.converted("Keras 1 gates", "twelve arrays of an LSTM joined to three", leaf.path)
        return _joined(leaf, "ifco")
    if len(arrays) == 3 and arrays[1].ndim == 2:
        units = arrays[1].shape[0]
        if arrays[2].shape == (8 * units,):
            report.converted(
                "CuDNN weights", "kernels transposed gate by gate, the two biases added", leaf.path
            )
            kernel, recurrent = _from_cudnn(arrays[0], arrays[1], 4)
            return [kernel, recurrent, arrays[2][: 4 * units] + arrays[2][4 * units :]]
    return arrays


def _joined(leaf: Leaf, order: str) -> list[Array]:
    """Arrays named ``…_W_i``, ``…_U_i``, ``…_b_i`` joined along the gates; Keras 3's order is i, f, c, o."""
    wanted = {"ifco": "ifco", "zrh": "zrh"}[order]
    by_name: dict[str, Array] = {}
    for stored in leaf.trainable:
        match = re.search(r"_([WUb]_[ifcozrh])(:\d+)?$", stored.name)
        if match is None or match.group(1) in by_name:
            raise WeightsMismatchError(
                f"{leaf.path}: {stored.name!r} is not a name Keras 1 gave to a gate's array."
            )
        by_name[match.group(1)] = stored.array
    try:
        return [np.concatenate([by_name[f"{part}_{gate}"] for gate in wanted], axis=-1) for part in "WUb"]
    except (KeyError, ValueError):
        raise WeightsMismatchError(
            f"{leaf.path}: the gates' arrays are not complete, or do not fit together."
        ) from None


def _from_cudnn(kernel: Array, recurrent: Array, gates: int) -> tuple[Array, Array]:
    """CuDNN's order of elements to Keras's (as keras 2.3.1 engine/saving.py does)."""
    inputs = [part.T.reshape(part.shape, order="F") for part in np.split(kernel, gates, axis=1)]
    states = [part.T for part in np.split(recurrent, gates, axis=1)]
    return np.hstack(inputs), np.hstack(states)


def _gru(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """GRU: Keras 1's nine arrays, the two layouts of the bias, and CuDNNGRU's."""
    cell = getattr(leaf.layer, "cell", leaf.layer)
    if origin.major == 1 and len(arrays) == 9:
        report.converted("Keras 1 gates", "nine arrays of a GRU joined to three", leaf.path)
        arrays = _joined(leaf, "zrh")
    if len(arrays) != 3 or arrays[1].ndim != 2:
        return arrays
    units = arrays[1].shape[0]
    bias = arrays[2]
    if bias.shape == (6 * units,):
        report.converted("CuDNN weights", "kernels transposed gate by gate, the bias in two rows", leaf.path)
        kernel, recurrent = _from_cudnn(arrays[0], arrays[1], 3)
        arrays = [kernel, recurrent, bias.reshape(2, 3 * units)]
        bias = arrays[2]
    two_rows = bias.shape == (2, 3 * units)
    if two_rows != bool(cell.reset_after):
        raise WeightsMismatchError(
            f"{leaf.path} was stored by a GRU with reset_after={two_rows}, and this one has "
            f"reset_after={bool(cell.reset_after)}: they compute different things. Build it with reset_after={two_rows}."
        )
    return arrays


def _conv_lstm(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """ConvLSTM2D: Keras 1's twelve arrays, and both kernels mirrored on Theano."""
    if origin.major == 1:
        arrays = _joined_convolutions(leaf, report)
    arrays = list(arrays)
    for index in (0, 1):
        arrays[index] = _mirror(leaf, arrays[index], 2, origin, report)
    return arrays


def _joined_convolutions(leaf: Leaf, report: LegacyReport) -> list[Array]:
    by_name: dict[str, Array] = {}
    for stored in leaf.trainable:
        match = re.search(r"_([WUb]_[ifco])(:\d+)?$", stored.name)
        if match is None:
            raise WeightsMismatchError(
                f"{leaf.path}: {stored.name!r} is not a name Keras 1 gave to a gate's array."
            )
        array = stored.array
        if array.ndim == 4 and leaf.layer.cell.data_format == "channels_first":
            array = np.transpose(array, (2, 3, 1, 0))
        by_name[match.group(1)] = array
    report.converted("Keras 1 gates", "twelve arrays of a ConvLSTM2D joined to three", leaf.path)
    try:
        return [np.concatenate([by_name[f"{part}_{gate}"] for gate in "ifco"], axis=-1) for part in "WUb"]
    except (KeyError, ValueError):
        raise WeightsMismatchError(
            f"{leaf.path}: the gates' arrays are not complete, or do not fit together."
        ) from None


def _batch_normalization(
    leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport
) -> list[Array]:
    """Keras 1 named the running variance ``running_std``."""
    if origin.major == 1:
        report.converted("running variance", "Keras 1 called it running_std; it was the variance", leaf.path)
    return arrays


def _normalization(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """tf.keras stored mean, variance and a count; Keras 3 has no count."""
    return arrays[:2]


def _dense(leaf: Leaf, arrays: list[Array], origin: Origin, report: LegacyReport) -> list[Array]:
    """Embedding and Dense have always been stored alike."""
    return arrays


def _kind(*names: str) -> Callable[[Any], bool]:
    def is_kind(layer: Any) -> bool:
        return any(base.__name__ in names for base in type(layer).__mro__)

    return is_kind


_CONVERSIONS: list[tuple[Callable[[Any], bool], Callable[..., list[Array]]]] = [
    (_kind("Conv2DTranspose", "Conv3DTranspose", "Conv1DTranspose"), _transposed),
    (_kind("SeparableConv1D", "SeparableConv2D", "DepthwiseConv1D", "DepthwiseConv2D"), _separable),
    (_kind("ConvLSTM2D"), _conv_lstm),
    (_kind("Conv1D", "Conv2D", "Conv3D"), _convolution),
    (lambda layer: _is_recurrent(layer, "LSTM"), _lstm),
    (lambda layer: _is_recurrent(layer, "GRU"), _gru),
    (_kind("BatchNormalization", "ModalBatchNormalization"), _batch_normalization),
    (_kind("Normalization"), _normalization),
]

_KNOWN_NAMES = {
    "kernel",
    "bias",
    "recurrent_kernel",
    "gamma",
    "beta",
    "moving_mean",
    "moving_variance",
    "depthwise_kernel",
    "pointwise_kernel",
    "embeddings",
    "alpha",
}


def _check(leaf: Leaf, variables: list[Any], arrays: list[Array]) -> None:
    """Shapes must be equal, and names too where both sides use Keras 2's.

    Raises:
        WeightsMismatchError: they are not; nothing has been assigned then.
    """
    if len(variables) != len(arrays):
        raise WeightsMismatchError(
            f"{leaf.path} has {len(variables)} weights and the file {len(arrays)} arrays for it. The file belongs to "
            "another architecture, or is damaged."
        )
    stored = [*leaf.trainable, *leaf.frozen]
    for index, (variable, array) in enumerate(zip(variables, arrays, strict=True)):
        if tuple(variable.shape) != tuple(array.shape):
            raise WeightsMismatchError(
                f"{leaf.path}: the weight {variable.name!r} has shape {tuple(variable.shape)} and the file's array "
                f"{tuple(array.shape)}. The file belongs to another architecture, or is damaged."
            )
        if len(stored) == len(variables):
            name = stored[index].last
            if (
                name in _KNOWN_NAMES
                and variable.name in _KNOWN_NAMES
                and name != variable.name
                and not ({name, variable.name} == {"kernel", "depthwise_kernel"})
            ):
                raise WeightsMismatchError(
                    f"{leaf.path}: the file's array {stored[index].name!r} stands where {variable.name!r} belongs, so the "
                    "order of the arrays is not known."
                )
        if not np.issubdtype(array.dtype, np.number) and array.dtype != bool:
            raise UnsupportedError(f"{leaf.path}: the array for {variable.name!r} does not hold numbers.")
