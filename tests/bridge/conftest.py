"""A small copy of the repository to break, and fake programs to put on its PATH."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from bridge import venv
from bridge.paths import ROOT

_COPIED = ("build.sh", "bridge", "pyproject.toml", "requirements.lock")
# What build.sh and pip need besides Python.
_SYSTEM = ("sh", "dirname", "uname", "cat", "sleep")

_CURRENT_VENV = """
from bridge import venv
venv.python_of(venv.VENV).parent.mkdir(parents=True)
venv.python_of(venv.VENV).symlink_to({python!r})
(venv.VENV / "lib").symlink_to({library!r})
(venv.VENV / "kerasnet-stamp").write_text(venv.fingerprint(), encoding="utf-8")
"""


@dataclass
class Checkout:
    """A copy of what `./build.sh` needs, with a PATH that has nothing but what a test puts there."""

    root: Path
    programs: Path

    def add_program(self, name: str, script: str) -> None:
        """Put a shell script on the PATH."""
        path = self.programs / name
        path.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
        path.chmod(0o755)

    def add_python(self, name: str = "python3") -> None:
        """Put a Python that can do everything on the PATH."""
        self.add_program(name, f'exec "{venv.python_of(ROOT / ".venv")}" "$@"')

    def add_official_dotnet(self, version: str = "8.0.404") -> Path:
        """Put a ``dotnet`` on the PATH that says it is an official SDK, and return its root."""
        root = self.root / "official"
        (root / "sdk" / version / "FSharp" / "library-packs").mkdir(parents=True)
        self.add_program("dotnet", f'echo "3.1.102 [{root}/sdk]"; echo "{version} [{root}/sdk]"')
        return root

    def add_current_venv(self) -> None:
        """Make a .venv that setup takes for finished."""
        python = venv.python_of(ROOT / ".venv")
        code = _CURRENT_VENV.format(python=str(python), library=str(ROOT / ".venv" / "lib"))
        subprocess.run([python, "-c", code], cwd=self.root, check=True)

    def build(self, *arguments: str, timeout: float = 120, **env: str) -> subprocess.CompletedProcess[str]:
        """Run ``./build.sh`` and return its exit code and output."""
        return subprocess.run(
            [shutil.which("sh") or "/bin/sh", self.root / "build.sh", *arguments],
            env={"PATH": str(self.programs), "HOME": str(self.root / "home"), "LANG": "C.UTF-8", **env},
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh copy without Python, npm or .NET on its PATH."""
    if os.name == "nt":
        pytest.skip("build.sh is for POSIX shells")
    root, programs = tmp_path / "checkout", tmp_path / "bin"
    for folder in (root, root / "home", programs):
        folder.mkdir()
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, root / name)
    for name in _SYSTEM:
        found = shutil.which(name)
        assert found is not None, name
        (programs / name).symlink_to(found)
    return Checkout(root, programs)
