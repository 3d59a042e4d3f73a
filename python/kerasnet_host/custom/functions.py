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
