"""Watches a long run from inside: reports progress to the caller and stops when the caller asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from kerasnet_host import keras_import

Report = Callable[[dict[str, Any]], None]

REPORT_SECONDS = 0.1
"""Progress is reported at most this often within an epoch; its end is always reported."""

FIRST_STEPS = 10
"""The first steps of a run are reported one by one: something is seen at once, and can be stopped at once."""


@lru_cache(maxsize=1)
def _controller_class() -> type:
    base: Any = keras_import.load().callbacks.Callback

    class RunController(base):
        """Keras callback that polls a stop flag each step and reports progress now and then.

        Args:
            stop: a one-element integer array which the caller sets to 1 to stop the run; None: never.
            report: takes one dict with ``phase`` (train, test or predict), ``epoch`` and ``step`` (counted from 1),
                ``epochs``, ``steps`` (None while unknown), ``seconds`` since the run began, ``end_of_epoch`` and
                ``metrics`` (name to number); None: no reports.
        """

        async_safe = True
        any_step_will_do = True  # it need not see every one

        def __init__(self, stop: Any, report: Report | None) -> None:
            super().__init__()
            self._stop = memoryview(stop) if stop is not None else None
            self._report = report
            self._epoch = 0
            self._step = 0
            self._seen = 0
            self._training = False
            self._began = self._last = time.perf_counter()

        @property
        def stopped(self) -> bool:
            return self._stop is not None and self._stop[0] != 0

        def on_train_begin(self, logs: Any = None) -> None:
            self._training = True
            self._began = self._last = time.perf_counter()
            # fit() resets stop_training just before this call, so a stop asked for earlier would be forgotten.
            if self.stopped:
                self.model.stop_training = True

        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            self._epoch, self._step = epoch, 0
            if self._report is not None:
                self._send("train", {}, end_of_epoch=False)

        def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
            if self.stopped:
                self.model.stop_training = True

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            self._step = batch + 1
            self._maybe_send("train", logs)
            # Who is told may answer with a stop.
            if self.stopped:
                self.model.stop_training = True

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            if self._report is not None:
                self._send("train", logs, end_of_epoch=True)

        def on_test_begin(self, logs: Any = None) -> None:
            if not self._training:
                self._began = self._last = time.perf_counter()
                self._step = 0
                if self.stopped:
                    self.model.stop_evaluating = True

        def on_test_batch_end(self, batch: int, logs: Any = None) -> None:
            if not self._training:
                self._step = batch + 1
                self._maybe_send("test", logs)
            if self.stopped:
                self.model.stop_evaluating = True

        def on_predict_begin(self, logs: Any = None) -> None:
            self._began = self._last = time.perf_counter()
            self._step = 0
            if self.stopped:
                self.model.stop_predicting = True

        def on_predict_batch_end(self, batch: int, logs: Any = None) -> None:
            self._step = batch + 1
            self._maybe_send("predict", None)
            if self.stopped:
                self.model.stop_predicting = True

        def _maybe_send(self, phase: str, logs: Any) -> None:
            if self._report is None:
                return
            now = time.perf_counter()
            self._seen += 1
            if self._seen <= FIRST_STEPS or now - self._last >= REPORT_SECONDS:
                self._last = now
                self._send(phase, logs, end_of_epoch=False)

        def _send(self, phase: str, logs: Mapping[str, Any] | None, end_of_epoch: bool) -> None:
            assert self._report is not None
            params = self.params or {}
            self._report(
                {
                    "phase": phase,
                    "epoch": self._epoch + 1,
                    "epochs": params.get("epochs") if phase == "train" else None,
                    "step": self._step,
                    "steps": params.get("steps"),
                    "seconds": time.perf_counter() - self._began,
                    "end_of_epoch": end_of_epoch,
                    "metrics": {name: float(value) for name, value in (logs or {}).items()},
                }
            )

    return RunController


def create(stop: Any, report: Report | None) -> Any:
    """A controller to append to a run's callbacks."""
    return _controller_class()(stop, report)
