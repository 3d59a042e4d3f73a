"""Every sample as its reader runs it: a process that ends with 0 only if it beats its baseline."""

import os

import pytest

SCRIPTS = {
    "MnistCnn.fsx": (["--epochs", "1"], "of the held-out digits"),
    "CompareDigits": (["--epochs", "1"], "of 2000 held-out pairs"),
    "OwnTraining": (["--epochs", "1"], "of the held-out digits; guessing is right on 10 %"),
    "Seattle": ([], "if it stays as today"),
}

PROGRAMS = {
    "Patients": "The whole model beats the baseline on both outputs.",
    "Forecast": "The network beats the baseline.",
    "Text": "The network, saved and loaded, is right on 9",
    "TransferLearning": "Transfer beats the baseline.",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_fsharp_scripts(name, program, root, tools):
    arguments, printed = SCRIPTS[name]
    command = [tools.python, "-m", "bridge", "run", name, *arguments]
    result = program(command, env=dict(os.environ), cwd=root, timeout=240)
    assert result.returncode == 0, result.stdout + result.stderr
    assert printed in result.stdout


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_beat_their_baselines(name, program, root, tools):
    built = sorted((root / "samples" / name).glob(f"bin/Release/*/{name}.dll"))
    assert built, "The solution builds it: run ./build.sh test."
    result = program([tools.dotnet.executable, built[-1]], env=tools.environment(), timeout=240)
    assert result.returncode == 0, result.stdout + result.stderr
    assert PROGRAMS[name] in result.stdout
    assert result.stderr == ""
