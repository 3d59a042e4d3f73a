"""Starts the two sides and asks them, one at a time."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import threading
import time
from pathlib import Path

from bridge import dotnet
from bridge.paths import ARTIFACTS, ROOT
from bridge.setup import Tools

PROJECT = ROOT / "benchmarks" / "Bench" / "Bench.csproj"

PROGRAM = ARTIFACTS / "bench"

START_SECONDS = 120
ANSWER_SECONDS = 300


class Missing(Exception):
    """A side lacks something that a figure needs, or failed at it; the message says what."""


class Side:
    """A process that answers tasks with seconds. It starts when it is asked, and again after it failed."""

    def __init__(self, command: list[str | Path], tools: Tools, log: Path) -> None:
        self._command = command
        self._environment = _environment(tools)
        self._log = log
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()

    def ask(self, task: str, seconds: float = ANSWER_SECONDS) -> list[float]:
        """Give the answer to a task such as ``predict dense 100``.

        Raises:
            Missing: there is none; the message says why.
        """
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            process.stdin.write(task + "\n")
            process.stdin.flush()
        except OSError as error:
            self._end()
            raise Missing(f"the process had ended ({error})") from error
        end = time.monotonic() + seconds
        while True:
            answer = self._line(end, task)
            if answer.startswith("error "):
                raise Missing(answer.removeprefix("error ").strip())
            try:
                return [float(word) for word in answer.split()]
            except ValueError:
                continue  # something else was printed

    def start(self) -> None:
        """Start the process if it does not run."""
        if self._process is not None and self._process.poll() is None:
            return
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=self._environment,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._lines = queue.Queue()
        threading.Thread(target=_read, args=(self._process, self._lines), daemon=True).start()
        end = time.monotonic() + START_SECONDS
        while self._line(end, "start").strip() != "ready":
            pass

    def processor_seconds(self) -> float | None:
        """How long the process has used processors so far; None where the system does not tell."""
        return None if self._process is None else _processor_seconds(self._process.pid)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            assert self._process.stdin is not None
            with contextlib.suppress(OSError):
                self._process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(30)
            self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _line(self, end: float, task: str) -> str:
        assert self._process is not None
        try:
            line = self._lines.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            self._end()
            raise Missing(f"no answer in time to '{task}'") from None
        if line is None:
            code = self._process.wait()
            self._end()
            raise Missing(f"the process ended with code {code} at '{task}': see {self._log.name}")
        return line


def _processor_seconds(process: int) -> float | None:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def commands(tools: Tools) -> tuple[list[str | Path], list[str | Path]]:
    """Build the C# side, and give the command lines of Python's and C#'s."""
    dotnet.build(tools, PROJECT)
    built = sorted(PROJECT.parent.glob("bin/Release/*/Bench.dll"))[-1].parent
    # A copy: a build in the half hour that a run takes would change the files under the program.
    shutil.rmtree(PROGRAM, ignore_errors=True)
    shutil.copytree(built, PROGRAM)
    return [tools.python, "-m", "benchmarks.python_side"], [tools.dotnet.executable, PROGRAM / "Bench.dll"]


def startup(command: list[str | Path], tools: Tools) -> tuple[float, float | None]:
    """Seconds from the start of a process until it has trained its first batch, and those of all processors.

    Raises:
        Missing: it failed.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "startup"],
        env=_environment(tools),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    limit = threading.Timer(START_SECONDS, process.kill)
    limit.start()
    try:
        if not any(line.strip() == "trained" for line in process.stdout):
            raise Missing(f"the process ended with code {process.wait()}")
        taken = time.perf_counter() - began, _processor_seconds(process.pid)
        process.communicate()
    finally:
        limit.cancel()
        process.kill()
    return taken


def _environment(tools: Tools) -> dict[str, str]:
    environment = {**tools.environment(), "TF_CPP_MIN_LOG_LEVEL": "3"}
    # An installed package is compiled; what is measured here lies in the source tree and would be compiled at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
