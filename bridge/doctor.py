"""The task ``doctor``: what is there, and for what is not there how to get it. Changes nothing."""

import os
import shutil
import sys
from dataclasses import dataclass
from typing import Any

from bridge import toolchain, venv
from bridge.interpreter import ask, shared_library_fix
from bridge.paths import FEED, LIBRARY_DLL, ROOT, VENV
from bridge.process import say

_NEEDED = ("keras", "numpy", "h5py", "pythonnet", "kerasnet-host")
_TENSORFLOW = ("tensorflow-cpu", "tensorflow")
_OPTIONAL = ("jax", "torch", "matplotlib", "mlxtend", "onnx", "onnxruntime")
_SETUP = "run ./build.sh setup"
_ANEW = "run ./build.sh clean --all and ./build.sh setup"


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    good: bool
    what: str
    fix: str = ""


def doctor() -> int:
    """Print the report; 0 when all is well, else 1."""
    findings: list[Finding] = []
    for examine in (_base_python, _environment, _backend, _dotnet, _packages_feed, _assembly):
        for finding in examine():
            say(_line(finding))
            findings.append(finding)
    wrong = sum(not finding.good for finding in findings)
    if wrong:
        say(f"\n{wrong} of {len(findings)} need attention: the arrows say what to do.")
    else:
        say("\nAll is well.")
    return 1 if wrong else 0


def _line(finding: Finding) -> str:
    good, bad, arrow = _signs()
    fix = "" if finding.good else f"  {arrow} {finding.fix}"
    return f"{good if finding.good else bad} {finding.what}{fix}"


def _signs() -> tuple[str, str, str]:
    signs = ("✓", "✗", "→")
    try:
        "".join(signs).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return "[ok]", "[--]", "->"
    return signs


def _base_python() -> list[Finding]:
    return [Finding(True, f"Python {'.'.join(map(str, sys.version_info[:3]))}  {sys.executable}")]


def _environment() -> list[Finding]:
    python = venv.python_of(VENV)
    if not python.exists():
        return [Finding(False, "no virtual environment (.venv)", _SETUP)]
    known = ask(python, *_NEEDED, *_TENSORFLOW, *_OPTIONAL)
    if known is None:
        return [Finding(False, "the virtual environment (.venv) does not start", _ANEW)]
    findings = [
        Finding(True, f"virtual environment with Python {known['python']}  {VENV}")
        if venv.is_current()
        else Finding(False, "the virtual environment is not of the present pins", _SETUP),
        _library(known),
    ]
    versions: dict[str, str | None] = known["packages"]
    for name in _NEEDED:
        version = versions[name]
        findings.append(Finding(version is not None, f"{name} {version or 'is missing'}", _SETUP))
    tensorflow = next((f"{name} {versions[name]}" for name in _TENSORFLOW if versions[name]), None)
    findings.append(Finding(tensorflow is not None, tensorflow or "tensorflow is missing", _SETUP))
    optional = [f"{name} {versions[name]}" for name in _OPTIONAL if versions[name]]
    findings.append(Finding(True, f"optional: {', '.join(optional) or 'none'}"))
    return findings


def _library(known: dict[str, Any]) -> Finding:
    if known["library"]:
        return Finding(True, f"shared library of Python  {known['library']}")
    what = "this Python has no shared library, which a .NET program loads"
    return Finding(False, what, shared_library_fix(known["python"]))


def _backend() -> list[Finding]:
    python = venv.python_of(VENV)
    if not python.exists():
        return []
    wanted = os.environ.get("KERAS_BACKEND")
    known = ask(python, "--devices")
    if known is None:
        fix = f"check KERAS_BACKEND, which is set to {wanted}" if wanted else _SETUP
        return [Finding(False, "Keras does not start", fix)]
    return [
        Finding(True, f"backend {known['backend']}{' (KERAS_BACKEND)' if wanted else ''}"),
        Finding(True, f"devices {', '.join(known['devices']) or 'none listed'}"),
    ]


def _dotnet() -> list[Finding]:
    dotnet = toolchain.find()
    if dotnet is not None:
        origin = "official" if dotnet.official else "assembled from pinned packages"
        return [Finding(True, f".NET SDK {dotnet.sdk_version}, {origin}  {dotnet.root}")]
    fix = _SETUP if shutil.which("npm") else "install the .NET SDK from https://dotnet.microsoft.com/download"
    return [Finding(False, "no .NET SDK 8 or newer", fix)]


def _packages_feed() -> list[Finding]:
    packages = sorted(package.stem for package in FEED.glob("*.nupkg"))
    if packages:
        return [Finding(True, f"local NuGet feed with {', '.join(packages)}")]
    return [Finding(False, "no local NuGet feed", _SETUP)]


def _assembly() -> list[Finding]:
    if LIBRARY_DLL.exists():
        return [Finding(True, f"KerasNet.dll is built  {LIBRARY_DLL.relative_to(ROOT)}")]
    return [Finding(False, "KerasNet.dll is not built", "run ./build.sh demo or ./build.sh test")]
