"""Functions of the other language: compiled, differentiated, and saved under a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerasnet_host import keras_import


def compiled(function: Callable[..., Any], jit_compile: bool | None = None) -> Any:
    """``function`` compiled by ``tf.function``; on other backends it is called as it is."""
    if keras_import.load().config.backend() != "tensorflow":
        return function
    import tensorflow

    return tensorflow.function(function, jit_compile=jit_compile, autograph=False, reduce_retracing=True)


def call(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Call a (compiled) function."""
    return function(*arguments)


def start_tape(persistent: bool, watch_accessed_variables: bool) -> Any:
    """A gradient tape that records from now on.

    Raises:
        NotImplementedError: the backend has no tapes.
    """
    backend = keras_import.load().config.backend()
    if backend != "tensorflow":
        raise NotImplementedError(
            f"GradientTape needs the backend tensorflow; this program runs on {backend}. "
            "Write the loss as a Loss and use Fit."
        )
    import tensorflow

    tape = tensorflow.GradientTape(persistent=persistent, watch_accessed_variables=watch_accessed_variables)
    tape.__enter__()
    return tape


def stop_tape(tape: Any) -> None:
    """Stop recording, if that has not happened yet."""
    if tape._recording:
        tape.__exit__(None, None, None)


def watch(tape: Any, tensor: Any) -> None:
    """Record what is computed from ``tensor``."""
    tape.watch(tensor)


def gradient(tape: Any, target: Any, sources: Any) -> Any:
    """Gradients of ``target`` by each of ``sources``; None where it does not depend on one."""
    found = tape.gradient(target, sources)
    return [dense(one) for one in found] if isinstance(found, list) else dense(found)


def dense(gradient: Any) -> Any:
    """A gradient as a tensor: that of an embedding comes as the rows that it touches."""
    if type(gradient).__name__ != "IndexedSlices":
        return gradient
    import tensorflow

    return tensorflow.convert_to_tensor(gradient)


def named(package: str, name: str, function: Callable[..., Any]) -> Any:
    """``function`` under a registered name, so that models that use it can be saved and loaded."""
    function.__name__ = function.__qualname__ = name
    function.__module__ = package
    return keras_import.load().saving.register_keras_serializable(package, name)(function)


class _TextFunction:
    """A function of texts without a name, which Keras can't save."""

    def __init__(self, apply: Callable[[Any], Any]) -> None:
        self._apply = apply

    def __call__(self, texts: Any) -> Any:
        return self._apply(texts)

    def get_config(self) -> dict[str, Any]:
        raise ValueError(
            "The layer TextVectorization can't be saved: its function for texts has no name. "
            "Make it with TextStandardization.Named or TextSplit.Named."
        )


def standardization(function: Callable[[list[str]], list[str]], package: str, name: str | None) -> Any:
    """What ``TextVectorization`` cleans texts with: ``function`` makes as many texts of some.

    With a name it is registered, so that models that use it can be saved and loaded.
    """

    def apply(texts: Any) -> Any:
        import tensorflow

        def each(dense: Any) -> Any:
            cleaned = tensorflow.numpy_function(
                lambda array: _bytes(function(_strings(array))).reshape(array.shape),
                [dense],
                tensorflow.string,
                stateful=False,
            )
            cleaned.set_shape(dense.shape)
            return cleaned

        return tensorflow.ragged.map_flat_values(each, texts)

    return named(package, name, apply) if name else _TextFunction(apply)


def split(function: Callable[[list[str]], list[list[str]]], package: str, name: str | None) -> Any:
    """What ``TextVectorization`` splits texts with: ``function`` makes tokens of each of some texts."""

    def apply(texts: Any) -> Any:
        import numpy
        import tensorflow

        def each(array: Any) -> tuple[Any, Any]:
            tokens = function(_strings(array))
            lengths = numpy.array([len(some) for some in tokens], "int64")
            return _bytes([token for some in tokens for token in some]), lengths

        flat, lengths = tensorflow.numpy_function(
            each, [texts], (tensorflow.string, tensorflow.int64), stateful=False
        )
        flat.set_shape([None])
        lengths.set_shape(texts.shape)
        return tensorflow.RaggedTensor.from_row_lengths(flat, lengths)

    return named(package, name, apply) if name else _TextFunction(apply)


def _strings(array: Any) -> list[str]:
    return [text.decode("utf-8") for text in array.reshape(-1)]


def _bytes(texts: list[str]) -> Any:
    import numpy

    return numpy.array([text.encode("utf-8") for text in texts], dtype=object)
