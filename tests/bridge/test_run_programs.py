"""`./build.sh run` as the user meets it: real programs, started from another folder."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bridge.paths import ARTIFACTS, LIBRARY_DLL, VENV

pytestmark = pytest.mark.skipif(os.name == "nt", reason="build.sh is for POSIX shells")


@pytest.fixture(autouse=True)
def no_projects_left():
    """Removes what `run` wrote for a test's files, in folders that no later run would use again."""
    folder = ARTIFACTS / "run"
    before = set(folder.glob("*"))
    yield
    for project in set(folder.glob("*")) - before:
        shutil.rmtree(project)


CSHARP = """
using System;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.WriteLine($"arguments {string.Join("|", arguments)}");
        Console.WriteLine($"folder {Environment.CurrentDirectory}");
        Console.WriteLine($"python {Environment.GetEnvironmentVariable("KERASNET_PYTHON")}");
        Console.WriteLine($"library {typeof(KerasNet.KerasNetException).Assembly.GetName().Name}");
        return 7;
    }
}
"""

FSHARP = """
printfn "arguments %s" (String.concat "|" (Array.tail fsi.CommandLineArgs))
printfn "library %s" (typeof<KerasNet.KerasNetException>.Assembly.GetName().Name)
exit 8
"""

SLEEPER = """
internal static class Program
{
    private static void Main()
    {
        System.Console.WriteLine("started");
        System.Threading.Thread.Sleep(60_000);
    }
}
"""


def test_single_csharp_file(program, root, tmp_path):
    (tmp_path / "mine.cs").write_text(CSHARP, encoding="utf-8")
    result = program([root / "build.sh", "run", "mine.cs", "--epochs", "3", "--", "a b"])
    assert result.returncode == 7, result.stdout + result.stderr
    assert result.stdout.splitlines() == [
        "Building mine.cs",
        "arguments --epochs|3|--|a b",
        f"folder {tmp_path}",
        f"python {VENV / 'bin' / 'python'}",
        "library KerasNet",
    ]


def test_fsharp_script(program, root, tmp_path):
    (tmp_path / "mine.fsx").write_text(FSHARP, encoding="utf-8")
    result = program([root / "build.sh", "run", "mine.fsx", "x", "--y"])
    assert result.returncode == 8, result.stdout + result.stderr
    assert result.stdout.splitlines()[-2:] == ["arguments x|--y", "library KerasNet"]


def test_compiler_error_names_the_users_file(program, root, tmp_path):
    (tmp_path / "wrong.cs").write_text(
        "class Program { static void Main() { int x = 'text'; } }", encoding="utf-8"
    )
    result = program([root / "build.sh", "run", "wrong.cs"])
    assert result.returncode == 1
    assert "wrong.cs(1," in result.stdout
    assert "error CS" in result.stdout
    assert "kerasnet: wrong.csproj did not build: the compiler's messages are above." in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc for what runs")
def test_signal_reaches_the_program(root, tmp_path):
    """Ctrl-C must end the program itself, not only the build in front of it."""
    source = tmp_path / "sleeper.cs"
    source.write_text(SLEEPER, encoding="utf-8")
    with subprocess.Popen([root / "build.sh", "run", source], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        lines = [running.stdout.readline(), running.stdout.readline()]
        assert lines == ["Building sleeper.cs\n", "started\n"]
        assert _command_of(running.pid)[0].endswith("dotnet")
        sent = time.monotonic()
        running.send_signal(signal.SIGINT)
        running.wait(timeout=10)
    assert time.monotonic() - sent < 2
    assert running.returncode == -signal.SIGINT


def test_library_is_where_scripts_look_for_it():
    """A script's `#r` of KerasNet.dll finds Python.Runtime.dll beside it."""
    assert LIBRARY_DLL.exists()
    assert (LIBRARY_DLL.parent / "Python.Runtime.dll").exists()
    assert (LIBRARY_DLL.parent / "KerasNet.xml").exists()


def _command_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
