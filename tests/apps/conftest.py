"""Programs of .NET as real processes."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bridge.paths import ROOT
from bridge.setup import Tools

Scenario = Callable[..., subprocess.CompletedProcess[str]]

_PROJECT = ROOT / "tests" / "apps" / "Scenarios"


@pytest.fixture(scope="session")
def scenarios() -> Path:
    """The built program of tests/apps/Scenarios (the solution builds it)."""
    found = sorted(_PROJECT.glob("bin/Release/*/Scenarios.dll"))
    if not found:
        pytest.fail("Scenarios.dll is not built: run ./build.sh test, which builds it first.", pytrace=False)
    return found[-1]


@pytest.fixture
def scenario(tools: Tools, scenarios: Path, program) -> Scenario:
    """Runs a scenario: ``scenario("train", env={...})``; the Python is that of setup unless ``env`` says otherwise."""

    def start(name: str, *arguments: object, env: dict[str, str] | None = None, **options):
        environment = {**tools.environment(), **(env or {})}
        command = [tools.dotnet.executable, scenarios, name, *map(str, arguments)]
        return program(command, env=environment, **options)

    return start


@pytest.fixture
def far_away(tools: Tools, scenarios: Path, tmp_path: Path, program) -> Scenario:
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
