"""The virtual environment with the host package and every pinned package it is tested with."""

import hashlib
import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from bridge import disk
from bridge.errors import BuildError
from bridge.index import explain
from bridge.interpreter import ask, shared_library_fix
from bridge.paths import ROOT, VENV
from bridge.pip import pip
from bridge.process import say

LOCK = ROOT / "requirements.lock"
EXTRAS = "dev"
_STAMP = VENV / "kerasnet-stamp"


def python_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def scripts_of(folder: Path) -> Path:
    """The folder with the programs of a virtual environment."""
    return python_of(folder).parent


def is_current() -> bool:
    """Whether the environment is whole and of the present pins."""
    return (
        python_of(VENV).exists() and _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == fingerprint()
    )


def fingerprint() -> str:
    """Changes when what must be installed changes, and when the repository is moved."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # Not the whole file: a linter's setting is no reason to install anything.
    inputs = [
        project["build-system"],
        project["project"],
        LOCK.read_text(encoding="utf-8"),
        str(ROOT),
        EXTRAS,
    ]
    return hashlib.sha256(json.dumps(inputs).encode("utf-8")).hexdigest()


def ensure() -> Path:
    """Make the environment, or bring it up to date, and return its interpreter.

    Raises:
        BuildError: this Python cannot make one, or the packages could not be fetched.
    """
    python = python_of(VENV)
    if is_current():
        return python
    disk.require(ROOT, 2500, "The virtual environment with TensorFlow")
    if not _works(python):
        _create()
    say("Installing Keras, TensorFlow and the tools into .venv (about 500 MB the first time)")
    what = "the packages of pyproject.toml"
    # The build backend first and pinned: pip's isolated build would fetch it out of sight, errors included.
    pip(python, ["install", "--constraint", LOCK, "setuptools"], what)
    editable = ["--no-build-isolation", "--editable", f"{ROOT}[{EXTRAS}]"]
    pip(python, ["install", "--constraint", LOCK, *editable], what)
    _STAMP.write_text(fingerprint(), encoding="utf-8")
    return python


def add(extra: str) -> None:
    """Install one more extra of pyproject.toml, where it is not there yet.

    Raises:
        BuildError: the packages could not be fetched.
    """
    stamp = VENV / f"kerasnet-stamp-{extra}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint():
        return
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    say(f"Installing the packages of the extra '{extra}' into .venv")
    requirements = project["optional-dependencies"][extra]
    pip(python_of(VENV), ["install", "--constraint", LOCK, *requirements], f"the extra '{extra}'")
    stamp.write_text(fingerprint(), encoding="utf-8")


def _works(python: Path) -> bool:
    """Whether there is an environment at all, and the Python it was made from is still there and fits."""
    if not python.exists():
        return False
    code = "import pip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _create() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise BuildError(
            f"This Python ({sys.executable}) has no venv module: install it (on Debian and Ubuntu "
            f"'apt install python3.{sys.version_info.minor}-venv') and run the command again."
        )
    known = ask(sys.executable)
    if known is not None and known["library"] is None and sys.platform == "linux":
        raise BuildError(
            f"This Python ({sys.executable}) has no shared library, which a .NET program needs to run "
            f"Python inside itself: {shared_library_fix(known['python'])}, and run the command again."
        )
    say(f"Making the virtual environment .venv with Python {'.'.join(map(str, sys.version_info[:3]))}")
    made = subprocess.run(
        # Not sys.executable, which is the environment's own Python when that one runs the build.
        [getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", VENV],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise explain(made.stdout, "venv", "its own copy of pip")
