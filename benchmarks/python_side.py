"""The Python side: reads a task a line and answers with the seconds it took, as benchmarks/Bench/Program.cs does."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import networks

WARM_UP = 10

SLOW_WARM_UP = 2
"""Calls of ``Model.predict``, which takes a tenth of a second each."""


@cache
def model_of(network: str) -> Any:
    return networks.make(network)


@cache
def concrete(network: str) -> Any:
    import tensorflow as tf

    model, row = model_of(network), networks.rows(network, 1)
    signature = [tf.TensorSpec((None, *row.shape[1:]), tf.float32)]
    return tf.function(lambda x: model(x, training=False), input_signature=signature).get_concrete_function()


@cache
def onnx_session(network: str) -> Any:
    import onnxruntime

    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.onnx")
        model_of(network)(networks.rows(network, 1))  # Keras exports only what was called
        model_of(network).export(path, format="onnx", verbose=False)
        return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def predicting(network: str, way: str, count: int) -> Callable[[], Any]:
    """Give a function that predicts rows on the named way, from numpy to numpy."""
    import tensorflow as tf

    model, row = model_of(network), networks.rows(network, count)
    if way == "predict":
        return lambda: model.predict(row, verbose=0)
    if way == "predict_on_batch":
        return lambda: model.predict_on_batch(row)
    if way == "concrete":
        function = concrete(network)
        return lambda: function(tf.constant(row)).numpy()
    session = onnx_session(network)
    name = session.get_inputs()[0].name
    return lambda: session.run(None, {name: row})


def timed(times: int, run: Callable[[], Any]) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return taken


def predict(network: str, way: str, count: str, times: str) -> list[float]:
    run = predicting(network, way, int(count))
    timed(SLOW_WARM_UP if way == "predict" else WARM_UP, run)
    return timed(int(times), run)


def throughput(network: str, way: str, callers: str, seconds: str) -> list[float]:
    run = predicting(network, way, 1)
    timed(WARM_UP, run)
    counts = [0] * int(callers)
    began = time.perf_counter()

    def call(number: int) -> None:
        while time.perf_counter() - began < float(seconds):
            run()
            counts[number] += 1

    threads = [threading.Thread(target=call, args=(number,)) for number in range(int(callers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [(time.perf_counter() - began) / sum(counts)]


def fit(network: str, count: str, batch_size: str, epochs: str) -> list[float]:
    model, x, y = networks.make(network), networks.rows(network, int(count)), networks.labels(int(count))
    return timed(1, lambda: model.fit(x, y, batch_size=int(batch_size), epochs=int(epochs), verbose=0))


def fit_on(network: str, count: str, batch_size: str, epochs: str, how: str) -> list[float]:
    """Seconds a step of the network that the last call trained."""
    import keras

    class Counting(keras.callbacks.Callback):
        batches = 0

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            self.batches += 1

    model, x, y = trained(network), *samples(network, int(count))
    callbacks = [Counting()] if how == "callback" else None
    taken = timed(
        1,
        lambda: model.fit(
            x, y, batch_size=int(batch_size), epochs=int(epochs), verbose=0, callbacks=callbacks
        ),
    )
    return [taken[0] / (int(epochs) * -(-int(count) // int(batch_size)))]


def hook(count: str) -> list[float]:
    """Seconds a hook: what a training takes longer with so many callbacks than with one."""
    import keras

    class Counting(keras.callbacks.Callback):
        batches = 0

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            self.batches += 1

    steps = 64
    model, x, y = trained("dense"), *samples("dense", steps * 32)

    def seconds(callbacks: int) -> float:
        made = [Counting() for _ in range(callbacks)]
        return timed(1, lambda: model.fit(x, y, batch_size=32, verbose=0, callbacks=made))[0]

    return [(seconds(int(count)) - seconds(1)) / ((int(count) - 1) * steps)]


@cache
def trained(network: str) -> Any:
    return networks.make(network)


@cache
def samples(network: str, count: int) -> tuple[np.ndarray, np.ndarray]:
    return networks.rows(network, count), networks.labels(count)


def short_call(times: str) -> list[float]:
    model = model_of("dense")
    timed(100, model.count_params)
    return timed(int(times), model.count_params)


def arrays_in(way: str, times: str) -> list[float]:
    values = (np.arange(1_000_000) / 7).astype("float32")
    if way == "items":
        # What a binding does that passes .NET's numbers one by one.
        items = values.tolist()
        return timed(int(times), lambda: np.array(list(items), "float32"))
    return array_copies(values, way, times)


def arrays_out(way: str, times: str) -> list[float]:
    values = (np.arange(1_000_000) / 7).astype("float32")
    if way == "items":
        return timed(int(times), lambda: [values[index].item() for index in range(len(values))])
    return array_copies(values, way, times)


def array_copies(values: np.ndarray, way: str, times: str) -> list[float]:
    """Copy to a new array, or "into" one that is there."""
    if way == "copy":
        return timed(int(times), values.copy)
    target = values.copy()
    return timed(int(times), lambda: np.copyto(target, values))


TASKS: dict[str, Callable[..., list[float]]] = {
    "predict": predict,
    "throughput": throughput,
    "fit": fit,
    "fit-on": fit_on,
    "hook": hook,
    "short-call": short_call,
    "arrays-in": arrays_in,
    "arrays-out": arrays_out,
}


def main() -> None:
    if sys.argv[1:] == ["startup"]:
        networks.make("dense").fit(networks.rows("dense", 1), networks.labels(1), verbose=0)
        print("trained", flush=True)
        return
    import keras  # noqa: F401

    print("ready", flush=True)
    for line in sys.stdin:
        task, *arguments = line.split()
        try:
            print(*map(repr, TASKS[task](*arguments)), flush=True)
        except Exception as error:  # whatever it was, the other figures can be measured
            print("error", f"{type(error).__name__}: {error}".replace("\n", " "), flush=True)


if __name__ == "__main__":
    main()
