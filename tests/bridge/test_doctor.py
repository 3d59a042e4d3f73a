"""The doctor: a line for each thing, with a tick or with what to do."""

import subprocess
import sys

import pytest

from bridge import doctor


def test_fresh_clone(checkout):
    checkout.add_python()
    result = checkout.build("doctor")
    assert result.returncode == 1
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0].startswith("✓ Python 3.")
    assert lines[1:] == [
        "✗ no virtual environment (.venv)  → run ./build.sh setup",
        "✗ no .NET SDK 8 or newer  → install the .NET SDK from https://dotnet.microsoft.com/download",
        "✗ no local NuGet feed  → run ./build.sh setup",
        "✗ KerasNet.dll is not built  → run ./build.sh demo or ./build.sh test",
        "",
        "4 of 5 need attention: the arrows say what to do.",
    ]


def test_everything_there(root):
    """Also starts Keras, so that the backend and the devices are what a program would get."""
    result = subprocess.run(
        [sys.executable, "-m", "bridge", "doctor"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    for line in (
        "✓ virtual environment with Python 3.",
        "✓ shared library of Python  ",
        "✓ keras 3.15.",
        "✓ pythonnet 3.2.1",
        "✓ backend tensorflow",
        "✓ devices cpu:0",
        "✓ .NET SDK ",
        "✓ local NuGet feed with ",
    ):
        assert line in result.stdout


def test_environment_that_lost_its_python(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_official_dotnet()
    python = checkout.root / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    result = checkout.build("doctor")
    assert (
        "✗ the virtual environment (.venv) does not start  → run ./build.sh clean --all and ./build.sh setup"
        in result.stdout
    )
    assert "✓ .NET SDK 8.0.404, official" in result.stdout


def test_wrong_backend_is_explained(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "tensorfow")
    findings = doctor._backend()
    assert findings == [
        doctor.Finding(False, "Keras does not start", "check KERAS_BACKEND, which is set to tensorfow")
    ]


def test_python_without_shared_library():
    finding = doctor._library({"python": "3.12.1", "library": None})
    assert not finding.good
    assert "apt install libpython3.12" in finding.fix


def test_terminal_without_ticks(checkout):
    checkout.add_python()
    result = checkout.build("doctor", PYTHONIOENCODING="ascii")
    assert "[--] no virtual environment (.venv)  -> run ./build.sh setup" in result.stdout


@pytest.mark.parametrize(("good", "line"), [(True, "✓ fine"), (False, "✗ fine  → mend it")])
def test_line(monkeypatch, good, line):
    monkeypatch.setattr(doctor, "_signs", lambda: ("✓", "✗", "→"))
    assert doctor._line(doctor.Finding(good, "fine", "mend it")) == line
