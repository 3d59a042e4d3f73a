"""The task ``clean``: removes what the build made."""

import shutil
from pathlib import Path

from bridge.paths import ARTIFACTS, LIBRARY_PROJECT, ROOT, SAMPLES, TOOLS, VENV
from bridge.process import say

_CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", "build", "dist")


def clean(everything: bool) -> None:
    """Remove build outputs, and with ``everything`` also the virtual environment and the .NET SDK."""
    outputs = [
        ARTIFACTS,
        *(ROOT / name for name in _CACHES),
        *_outputs_under(LIBRARY_PROJECT.parent.parent),
        *_outputs_under(SAMPLES),
        *_outputs_under(ROOT / "benchmarks"),
        *_outputs_under(ROOT / "tests"),
    ]
    if everything:
        outputs += [VENV, TOOLS]
    for path in outputs:
        if path.exists():
            shutil.rmtree(path)
            say(f"removed {path.relative_to(ROOT)}")


def _outputs_under(folder: Path) -> list[Path]:
    """The bin and obj folders that lie beside a project."""
    projects = [*folder.glob("**/*.csproj"), *folder.glob("**/*.fsproj")]
    return [project.parent / name for project in projects for name in ("bin", "obj")]
