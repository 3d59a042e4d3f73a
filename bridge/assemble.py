"""Makes one working SDK folder of the SDK archive and the runtime wheel."""

import base64
import hashlib
import json
import shutil
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from bridge.index import wrong_hash

# packs/ has the reference assemblies: without Microsoft.AspNetCore.App.Ref a restore would ask NuGet for it.
_SDK_FOLDERS = {"sdk", "packs", "templates"}
_LEFT_OUT = ("Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Razor")
_RUNTIME_IN_WHEEL = "dnv/net/runtime/.net/"


def verify(archive: Path, algorithm: str, expected: str, what: str) -> None:
    """Compare an archive with its pinned digest (hex or base64).

    Raises:
        BuildError: they differ.
    """
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, algorithm)
    if expected not in (digest.hexdigest(), base64.b64encode(digest.digest()).decode("ascii")):
        raise wrong_hash(what)


def unpack(sdk: Path, runtime: Path, destination: Path) -> str:
    """Unpack both archives into ``destination`` and make the old SDK run on the newer runtime.

    Returns:
        The version of the SDK.
    """
    destination.mkdir()
    _unpack_sdk(sdk, destination)
    _unpack_runtime(runtime, destination)
    for program in (destination / "dotnet", *destination.glob("packs/**/apphost")):
        program.chmod(0o755)
    for config in destination.glob("sdk/**/*.runtimeconfig.json"):
        config.write_text(roll_forward(config.read_text(encoding="utf-8-sig")), encoding="utf-8")
    return next(folder.name for folder in (destination / "sdk").iterdir() if (folder / "dotnet.dll").exists())


def roll_forward(config: str) -> str:
    """A runtimeconfig.json that also runs on a newer major version, and without ICU.

    ``rollForward`` must not stand beside the two older settings for the same thing: the host refuses both.
    """
    content = json.loads(config)
    options = content["runtimeOptions"]
    for older in ("rollForwardOnNoCandidateFx", "applyPatches"):
        options.pop(older, None)
    options["rollForward"] = "Major"
    options.setdefault("configProperties", {})["System.Globalization.Invariant"] = True
    return json.dumps(content, indent=2)


def _unpack_sdk(archive: Path, destination: Path) -> None:
    with tarfile.open(archive) as tar:
        for member in tar:
            path = PurePosixPath(member.name).relative_to("package")
            if not member.isfile() or not _wanted(path):
                continue
            source = tar.extractfile(member)
            assert source is not None  # a regular file always has content
            target = destination / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                shutil.copyfileobj(source, file)


def _wanted(path: PurePosixPath) -> bool:
    return (
        path.parts[0] in _SDK_FOLDERS
        and ".." not in path.parts
        and not path.name.endswith(".resources.dll")  # translations of the compilers' messages
        and not any(part in _LEFT_OUT for part in path.parts)
    )


def _unpack_runtime(wheel: Path, destination: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.startswith(_RUNTIME_IN_WHEEL) or name.endswith("/") or ".." in name.split("/"):
                continue
            target = destination / name.removeprefix(_RUNTIME_IN_WHEEL)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file)
