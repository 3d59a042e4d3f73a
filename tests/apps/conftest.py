"""Programs of .NET as real processes."""

import os
import shutil
from pathlib import Path

import pytest

from bridge.setup import Tools


@pytest.fixture
def far_away(tools: Tools, scenarios: Path, tmp_path: Path, program):
    """Runs a scenario from a copy that has no virtual environment above it, with a bare environment."""
    copy = tmp_path / "program"
    shutil.copytree(scenarios.parent, copy)

    def start(name: str, *, env: dict[str, str] | None = None, **options):
        empty = tmp_path / "empty"
        empty.mkdir(exist_ok=True)
        environment = {
            "HOME": str(tmp_path),
            "PATH": str(empty),
            "DOTNET_ROOT": str(tools.dotnet.root),
            "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
            **(env or {}),
        }
        return program([tools.dotnet.executable, copy / "Scenarios.dll", name], env=environment, **options)

    return start
