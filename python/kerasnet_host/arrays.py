"""What arrays need beyond numpy's own functions: files, random numbers, sharing with TensorFlow."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy

from kerasnet_host.files import atomic

ALIGNMENT = 64
"""TensorFlow ends the process when it gets shared memory that does not begin at a multiple of this."""

_ELEMENT_TYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)


def function(name: str) -> Callable[..., Any]:
    """The function of this module with the name, or numpy's (``linalg.inv`` for one of a submodule)."""
    found: Any = globals().get(name)
    if found is None:
        found = numpy
        for part in name.split("."):
            found = getattr(found, part)
    return cast("Callable[..., Any]", found)


def numpy_interface() -> Any:
    """The capsule with numpy's table of C functions."""
    return numpy._core._multiarray_umath._ARRAY_API  # type: ignore[attr-defined]


def object_head_bytes() -> int:
    """Bytes at the beginning of every Python object, before its own fields."""
    return object.__basicsize__


def element_type_numbers() -> dict[str, int]:
    """numpy's number for each built-in element type, and for text and objects."""
    numbers: dict[str, int] = {name: numpy.dtype(name).num for name in _ELEMENT_TYPES}
    return numbers | {"string": numpy.dtype("U").num, "object": numpy.dtype("O").num}


def element_type(name: str) -> numpy.dtype[Any]:
    """numpy's object for an element type; ``bfloat16`` and the ``float8`` types are known too."""
    try:
        return numpy.dtype(name)
    except TypeError:
        import ml_dtypes

        if not hasattr(ml_dtypes, name):
            raise
        return numpy.dtype(getattr(ml_dtypes, name))


def element_type_name(array: numpy.ndarray) -> str:
    """The name of an array's element type."""
    return array.dtype.name


def convert(array: numpy.ndarray, dtype: str) -> numpy.ndarray:
    """A copy with elements of another type."""
    return array.astype(str).astype("O") if dtype == "string" else array.astype(element_type(dtype))


def is_aligned(array: numpy.ndarray) -> bool:
    """Whether the array's memory can be shared with a tensor without a copy."""
    address = int(array.__array_interface__["data"][0])
    return address % ALIGNMENT == 0 and bool(array.flags.c_contiguous) and bool(array.flags.writeable)


def share_tensor(array: numpy.ndarray) -> Any:
    """A TensorFlow tensor over the array's memory; None where that is not safe or not possible.

    Args:
        array: numbers; its memory must be contiguous, writable and begin at a multiple of 64 bytes.
    """
    from kerasnet_host import keras_import

    if keras_import.load().config.backend() != "tensorflow":
        return None
    if not is_aligned(array) or array.size == 0 or array.dtype.kind not in "iufc" or not array.dtype.isnative:
        return None
    import tensorflow

    try:
        exported = array.__dlpack__()
    except BufferError:
        return None  # a type that DLPack has no name for, such as float8
    return tensorflow.experimental.dlpack.from_dlpack(exported)


def to_tensor(array: numpy.ndarray) -> Any:
    """A tensor of the backend with a copy of the elements."""
    from kerasnet_host import keras_import

    return keras_import.load().ops.convert_to_tensor(array)


def view_tensor(tensor: Any) -> numpy.ndarray:
    """A tensor's elements: its own memory, read-only, where it lies in this process's, else a copy."""
    from kerasnet_host import keras_import

    try:
        return read_only(numpy.asarray(tensor))
    except (TypeError, RuntimeError):
        # A tensor of PyTorch on a GPU, or one that gradients are kept for.
        return read_only(keras_import.load().ops.convert_to_numpy(tensor))


def view_bits(array: numpy.ndarray, dtype: str) -> numpy.ndarray:
    """The same memory, its elements taken for the bits of another type of the same size."""
    target = element_type(dtype)
    if target.itemsize != array.dtype.itemsize:
        raise ValueError(
            f"The elements of {target} have {target.itemsize} bytes, and the given bits have {array.dtype.itemsize}."
        )
    return array.view(target)


def read_only(array: numpy.ndarray) -> numpy.ndarray:
    """A view of the array that can't be written."""
    view = array.view()
    view.flags.writeable = False
    return view


def text_items(array: numpy.ndarray) -> list[str]:
    """The elements of an array of text, in order."""
    return [item.decode() if isinstance(item, bytes) else str(item) for item in array.ravel().tolist()]


def save(path: str, array: numpy.ndarray) -> None:
    """Write one array as a ``.npy`` file."""
    with atomic.write_atomically(path) as temporary, open(temporary, "wb") as stream:
        numpy.save(stream, _plain(array), allow_pickle=False)


def save_many(path: str, arrays: Mapping[str, numpy.ndarray], compress: bool) -> None:
    """Write arrays by their names as one ``.npz`` file."""
    write = numpy.savez_compressed if compress else numpy.savez
    with atomic.write_atomically(path) as temporary, open(temporary, "wb") as stream:
        write(stream, allow_pickle=False, **{name: _plain(array) for name, array in arrays.items()})


def load(path: str) -> numpy.ndarray:
    """Read a ``.npy`` file. Files that hold Python objects are refused."""
    loaded = numpy.load(_existing(path), allow_pickle=False)
    if isinstance(loaded, numpy.ndarray):
        return loaded
    loaded.close()
    raise ValueError(f"{path!r} holds several arrays (.npz); use NDArray.LoadMany.")


def load_many(path: str) -> dict[str, numpy.ndarray]:
    """Read the arrays of a ``.npz`` file by their names. Files that hold Python objects are refused."""
    loaded = numpy.load(_existing(path), allow_pickle=False)
    if isinstance(loaded, numpy.ndarray):
        raise ValueError(f"{path!r} holds one array (.npy); use NDArray.Load.")
    with loaded:
        return {name: loaded[name] for name in loaded.files}


def random_generator(seed: int | None) -> numpy.random.Generator:
    """numpy's default generator; the same seed gives the same numbers."""
    return numpy.random.default_rng(seed)


def random_values(
    generator: numpy.random.Generator,
    distribution: str,
    arguments: Sequence[Any],
    shape: tuple[int, ...],
    dtype: str,
) -> numpy.ndarray:
    """Numbers drawn from ``generator.distribution(*arguments, size=shape)``, as ``dtype``."""
    draw = getattr(generator, distribution)
    return numpy.asarray(draw(*arguments, size=shape)).astype(element_type(dtype), copy=False)


def random_permutation(generator: numpy.random.Generator, values: Any, axis: int) -> numpy.ndarray:
    """The values in another order: a shuffled copy, or the numbers below ``values`` shuffled."""
    return generator.permutation(values, axis=axis)


def random_choice(
    generator: numpy.random.Generator, values: Any, count: tuple[int, ...], replace: bool, weights: Any
) -> numpy.ndarray:
    """Elements of the first axis drawn by chance."""
    return numpy.asarray(generator.choice(values, size=count, replace=replace, p=weights))


def _plain(array: numpy.ndarray) -> numpy.ndarray:
    """Text as text of a fixed width: numpy would pickle it otherwise."""
    return array.astype(str) if array.dtype.kind == "O" else array


def _existing(path: str) -> str:
    if not os.path.isfile(path):
        raise FileNotFoundError(f"There is no file {path!r}.")
    return path


def text(items: Sequence[str], shape: tuple[int, ...]) -> numpy.ndarray:
    """An array of text."""
    array = numpy.empty(len(items), dtype=object)
    array[:] = items
    return array.reshape(shape)


def empty_text(shape: tuple[int, ...]) -> numpy.ndarray:
    """An array of empty text: numpy's own zeros would be numbers, and its empty elements None."""
    return numpy.full(shape, "", dtype=object)


def least_squares(matrix: numpy.ndarray, right: numpy.ndarray) -> numpy.ndarray:
    """The least-squares solution alone, of all that numpy returns."""
    return numpy.linalg.lstsq(matrix, right, rcond=None)[0]
