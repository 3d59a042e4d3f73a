"""Programs in corners of Keras, each in C# (Programs/) and in Python (twins/): what they say is equal, to the last bit."""

import ast
import json
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent

# The first test runs all programs.
pytestmark = pytest.mark.timeout(600)


def _programs() -> list[str]:
    """The twins by name: ``room.program``."""
    return [
        f"{room.stem}.{part.name}"
        for room in sorted((HERE / "twins").glob("*.py"))
        for part in ast.parse(room.read_text(encoding="utf-8")).body
        if isinstance(part, ast.FunctionDef) and [one.arg for one in part.args.args] == ["report"]
    ]


@pytest.fixture(scope="module")
def said(tools, tmp_path_factory) -> tuple[dict, dict]:
    """What all programs said, in Python and in C#: one process each, side by side."""
    built = sorted(HERE.glob("bin/Release/*/Corners.dll"))
    if not built:
        pytest.fail("Corners.dll is not built: run ./build.sh test, which builds it first.", pytrace=False)
    folder = tmp_path_factory.mktemp("corners")
    commands = {
        "python": [tools.python, HERE / "twins", folder],
        "csharp": [tools.dotnet.executable, built[-1], folder],
    }
    running = {}
    try:
        for side, command in commands.items():
            with open(folder / f"{side}.log", "wb") as log:
                running[side] = subprocess.Popen(
                    command,
                    env=tools.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
        for side, process in running.items():
            code = process.wait(timeout=500)
            assert code == 0, (folder / f"{side}.log").read_text(errors="replace")[-4000:]
    finally:
        for process in running.values():
            process.kill()
            process.wait()
    python, csharp = (json.loads((folder / f"{side}.json").read_text(encoding="utf-8")) for side in commands)
    return python, csharp


@pytest.mark.parametrize("program", _programs())
def test_both_say_the_same(said, program):
    python, csharp = (side[program] for side in said)
    for side in (python, csharp):
        assert "error" not in side, side["error"]
    assert list(csharp) == list(python)
    assert python
    for name, value in python.items():
        assert csharp[name] == value, name


def test_there_is_no_program_without_a_twin(said):
    python, csharp = said
    assert sorted(csharp) == sorted(python) == sorted(_programs())
