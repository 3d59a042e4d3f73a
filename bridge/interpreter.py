"""Asking a Python about itself, without starting it inside this one."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

_PROBE = Path(__file__).with_name("probe.py")


def ask(python: str | Path, *arguments: str) -> dict[str, Any] | None:
    """What ``probe.py`` says when that Python runs it, or None when it fails."""
    command = [str(python), str(_PROBE), *arguments]
    env = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    try:
        answer = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    except OSError:
        return None
    if answer.returncode != 0:
        return None
    # Keras may have printed something before.
    last: dict[str, Any] = json.loads(answer.stdout.strip().splitlines()[-1])
    return last


def shared_library_fix(version: str) -> str:
    """How to get the shared library of a Python of this version."""
    major_minor = ".".join(version.split(".")[:2])
    return (
        f"on Debian and Ubuntu 'apt install libpython{major_minor}', "
        "with pyenv build it anew with PYTHON_CONFIGURE_OPTS=--enable-shared"
    )
