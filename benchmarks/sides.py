"""Starts the two sides and asks them, one at a time."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from bridge import dotnet
from bridge.paths import ROOT
from bridge.setup import Tools

PROJECT = ROOT / "benchmarks" / "Bench" / "Bench.csproj"


class Missing(Exception):
    """A side lacks something that a figure needs; the message says what."""


class Side:
    """A process that answers tasks with seconds."""

    def __init__(self, command: list[str | Path], tools: Tools) -> None:
        self._process = subprocess.Popen(
            command,
            env=_environment(tools),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._until("ready")

    def ask(self, task: str) -> list[float]:
        """Give the answer to a task such as ``predict dense 100``."""
        assert self._process.stdin is not None
        self._process.stdin.write(task + "\n")
        self._process.stdin.flush()
        while True:
            answer = self._line()
            if answer.startswith("error "):
                raise Missing(answer.removeprefix("error "))
            try:
                return [float(word) for word in answer.split()]
            except ValueError:
                continue  # something else was printed

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)

    def _until(self, word: str) -> None:
        while self._line().strip() != word:
            pass

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args} ended with code {self._process.wait()}")
        return line


def commands(tools: Tools) -> tuple[list[str | Path], list[str | Path]]:
    """Build the C# side, and give the command lines of Python's and C#'s."""
    dotnet.build(tools, PROJECT)
    program = sorted(PROJECT.parent.glob("bin/Release/*/Bench.dll"))[-1]
    return [tools.python, "-m", "benchmarks.python_side"], [tools.dotnet.executable, program]


def startup(command: list[str | Path], tools: Tools) -> float:
    """Seconds from the start of a process until it has trained its first batch."""
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
    while process.stdout.readline().strip() != "trained":
        if process.poll() is not None:
            raise RuntimeError(f"{command} ended with code {process.returncode}")
    taken = time.perf_counter() - began
    process.communicate(timeout=60)
    return taken


def _environment(tools: Tools) -> dict[str, str]:
    return {**tools.environment(), "TF_CPP_MIN_LOG_LEVEL": "3"}
