"""Every sample as its reader runs it: a process that ends with 0 only if it beats its baseline."""

import os

import pytest

SCRIPTS = {
    "MnistCnn.fsx": (["--epochs", "1"], "of the held-out digits"),
    "CompareDigits": (["--epochs", "1"], "of 2000 held-out pairs"),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_fsharp_scripts(name, program, root, tools):
    arguments, printed = SCRIPTS[name]
    result = run(program, root, tools, name, arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    assert printed in result.stdout


def run(program, root, tools, name, arguments=()):
    """Starts a sample through the door that its first lines name."""
    return program(
        [tools.python, "-m", "bridge", "run", name, *arguments], env=dict(os.environ), cwd=root, timeout=240
    )
