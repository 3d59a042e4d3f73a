"""Stand-ins for callbacks: only the methods that a C# class defines cross, and cheaply."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from kerasnet_host import keras_import

Hook = Callable[[int, int, str | None, int], None]

HOOKS = (
    "on_train_begin",
    "on_train_end",
    "on_epoch_begin",
    "on_epoch_end",
    "on_train_batch_begin",
    "on_train_batch_end",
    "on_test_begin",
    "on_test_end",
    "on_test_batch_begin",
    "on_test_batch_end",
    "on_predict_begin",
    "on_predict_end",
    "on_predict_batch_begin",
    "on_predict_batch_end",
)
INDEXED = frozenset(name for name in HOOKS if "epoch" in name or "batch" in name)
FIRST_OF_PREDICT = HOOKS.index("on_predict_begin")

MOST_LOGS = 256


def create(overrides: Iterable[str], hook: Hook, numbers: Any, attach: Callable[[Any, Any], None]) -> Any:
    """A callback of Keras that calls ``hook`` for the methods named in ``overrides``.

    Args:
        hook: takes the place of the method in ``HOOKS``, the epoch or batch (-1 without one), the names of the logs
            joined by line feeds (None: as at the last call of this method) and how many logs there are.
        numbers: shared memory of ``MOST_LOGS`` float64, into which the values of the logs are written first.
        attach: takes the model and the params, before the first method is called.
    """
    return _class_for(tuple(sorted(overrides)))(hook, numbers, attach)


@cache
def _class_for(overrides: tuple[str, ...]) -> type:
    keras = keras_import.load()

    class CSharpCallback(keras.callbacks.Callback):  # type: ignore[name-defined]
        def __init__(self, hook: Hook, numbers: Any, attach: Callable[[Any, Any], None]) -> None:
            super().__init__()
            self._hook = hook
            self._numbers = memoryview(numbers).cast("B").cast("d")
            self._attach = attach
            self._names: dict[int, tuple[str, ...]] = {}

        def set_params(self, params: Any) -> None:
            super().set_params(params)
            self._attach(self._model, dict(params or {}))

        def set_model(self, model: Any) -> None:
            super().set_model(model)
            self._attach(model, dict(self.params or {}))

        def _send(self, number: int, index: int, logs: Any) -> None:
            # The logs of a prediction are its outputs: no numbers, and large.
            if not logs or number >= FIRST_OF_PREDICT:
                self._hook(number, index, None, 0)
                return
            names = tuple(logs)
            count = len(names)
            self._numbers[:count] = array("d", map(float, logs.values()))
            if self._names.get(number) == names:
                self._hook(number, index, None, count)
            else:
                self._names[number] = names
                self._hook(number, index, "\n".join(names), count)

    members = {name: _method(HOOKS.index(name), name in INDEXED) for name in overrides}
    return type("CSharpCallback", (CSharpCallback,), members)


def _method(number: int, indexed: bool) -> Callable[..., None]:
    if indexed:

        def on_indexed(self: Any, index: int, logs: Any = None) -> None:
            self._send(number, index, logs)

        return on_indexed

    def on_plain(self: Any, logs: Any = None) -> None:
        self._send(number, -1, logs)

    return on_plain
