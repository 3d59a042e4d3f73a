"""Where things are in the repository, and where the caller was."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOLUTION = ROOT / "KerasNet.sln"
LIBRARY_PROJECT = ROOT / "csharp" / "KerasNet" / "KerasNet.csproj"
FSHARP_PROJECT = ROOT / "csharp" / "KerasNet.FSharp" / "KerasNet.FSharp.fsproj"
SAMPLES = ROOT / "samples"

VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
ASSEMBLED_DOTNET = TOOLS / "dotnet"
CLI_HOME = TOOLS / "home"
ARTIFACTS = ROOT / "artifacts"
FEED = ARTIFACTS / "feed"
PACKAGES = ARTIFACTS / "packages"

CONFIGURATION = "Release"
LIBRARY_OUTPUT = LIBRARY_PROJECT.parent / "bin" / CONFIGURATION / "netstandard2.1"
LIBRARY_DLL = LIBRARY_OUTPUT / "KerasNet.dll"
FSHARP_OUTPUT = FSHARP_PROJECT.parent / "bin" / CONFIGURATION / "netstandard2.1"
FSHARP_DLL = FSHARP_OUTPUT / "KerasNet.FSharp.dll"


def caller_directory() -> Path:
    """The folder the user typed the command in; the doors change to the root but leave this behind."""
    return Path(os.environ.get("KERASNET_CALLER_DIR") or Path.cwd())
