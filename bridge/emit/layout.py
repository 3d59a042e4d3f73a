"""Lays out the generated C# as the rest of the C# is laid out: by rsharpier, which is pinned in pyproject.toml."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bridge.emit.text import HEADER
from bridge.errors import BuildError
from bridge.paths import ROOT


def formatted(files: dict[str, str]) -> dict[str, str]:
    """Format the texts. The header comes after: files that say that they are generated are left alone otherwise."""
    with tempfile.TemporaryDirectory(prefix="kerasnet-generate-") as name:
        folder = Path(name)
        for settings in ROOT.glob(".csharpierrc*"):
            shutil.copy(settings, folder)
        for path, text in files.items():
            target = folder / path.replace(".g.cs", ".cs")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        _run(folder)
        return {
            path: f"{HEADER}\n{(folder / path.replace('.g.cs', '.cs')).read_text(encoding='utf-8')}"
            for path in files
        }


def _run(folder: Path) -> None:
    program = Path(sys.executable).with_name("rsharpier.exe" if sys.platform == "win32" else "rsharpier")
    found = str(program) if program.exists() else shutil.which("rsharpier")
    if found is None:
        raise BuildError("rsharpier is not installed in the virtual environment: run ./build.sh setup.")
    done = subprocess.run([found, "format", "."], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"rsharpier could not format the generated C#:\n{done.stdout}{done.stderr}")
