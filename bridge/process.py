"""Starting other programs, and telling the user what goes on."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from bridge.errors import BuildError
from bridge.paths import ROOT


def heading(text: str) -> None:
    """Start a section of the output."""
    print(f"\n== {text}", flush=True)


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> int:
    """Run a program on the user's terminal and return its exit code.

    Raises:
        BuildError: the program does not exist.
    """
    try:
        return subprocess.run([str(part) for part in command], env=env, cwd=cwd, check=False).returncode
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is not there: run `./build.sh setup` and try again.") from error


def check(command: Sequence[str | Path], failure: str, *, env: Mapping[str, str] | None = None) -> None:
    """Run a program on the user's terminal.

    Raises:
        BuildError: with the text ``failure``, when the exit code is not 0.
    """
    if run(command, env=env) != 0:
        raise BuildError(failure)


def become(command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path) -> NoReturn:
    """End this program by being another one, so that signals and the exit code are that program's own.

    Windows has no such call: there it is a child whose exit code is passed on.
    """
    arguments = [str(part) for part in command]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        sys.exit(run(arguments, env=env, cwd=cwd))
    os.chdir(cwd)
    os.execve(arguments[0], arguments, dict(env))
