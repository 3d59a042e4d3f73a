"""The local NuGet feed: valid packages, and the same bytes every time."""

import os
import xml.etree.ElementTree as ET
import zipfile

import pytest

from bridge import feed
from bridge.errors import BuildError
from bridge.toolchain import Dotnet


@pytest.fixture
def sdk(tmp_path):
    """An SDK with an F# compiler, as the assembled one has it."""
    folder = tmp_path / "dotnet" / "sdk" / "3.1.102" / "FSharp"
    folder.mkdir(parents=True)
    (folder / "FSharp.Core.dll").write_bytes(b"fsharp")
    (folder / "Microsoft.FSharp.NetSdk.props").write_text(
        "<Project><DefaultFSharpCorePackageVersion>4.7.0</DefaultFSharpCorePackageVersion></Project>"
    )
    return Dotnet(tmp_path / "dotnet", "3.1.102", official=False)


@pytest.fixture
def feed_folder(tmp_path, monkeypatch):
    folder = tmp_path / "feed"
    monkeypatch.setattr(feed, "FEED", folder)
    return folder


def test_packages_of_the_feed(sdk, feed_folder):
    feed.ensure(sdk)
    names = sorted(path.name for path in feed_folder.iterdir())
    assert names == ["fsharp.core.4.7.0.nupkg", "pythonnet.3.2.1.nupkg"]
    with zipfile.ZipFile(feed_folder / "pythonnet.3.2.1.nupkg") as package:
        assert package.testzip() is None
        assert "lib/netstandard2.0/Python.Runtime.dll" in package.namelist()
        nuspec = ET.fromstring(package.read("pythonnet.nuspec"))
    space = {"n": "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"}
    assert nuspec.findtext("n:metadata/n:id", namespaces=space) == "pythonnet"
    assert nuspec.findtext("n:metadata/n:version", namespaces=space) == "3.2.1"


def test_fsharp_core_is_left_to_an_sdk_that_brings_it(sdk, feed_folder):
    (sdk.sdk_folder / "FSharp" / "library-packs").mkdir()
    feed.ensure(sdk)
    assert [path.name for path in feed_folder.iterdir()] == ["pythonnet.3.2.1.nupkg"]


def test_package_is_the_same_bytes_whenever_it_is_written(tmp_path):
    first, second = tmp_path / "first.nupkg", tmp_path / "second.nupkg"
    dll = tmp_path / "a.dll"
    dll.write_bytes(b"assembly")
    feed.write_package(first, "A", "1.0", "A & B", "netstandard2.0", {"lib/a.dll": dll, "lib/b.dll": dll})
    os.utime(dll, (2_000_000_000, 2_000_000_000))
    feed.write_package(second, "A", "1.0", "A & B", "netstandard2.0", {"lib/b.dll": dll, "lib/a.dll": dll})
    assert first.read_bytes() == second.read_bytes()


def test_packages_that_are_there_are_not_written_again(sdk, feed_folder):
    feed.ensure(sdk)
    before = {path: path.stat().st_mtime_ns for path in feed_folder.iterdir()}
    feed.ensure(sdk)
    assert {path: path.stat().st_mtime_ns for path in feed_folder.iterdir()} == before


def test_environment_without_pythonnet(sdk, feed_folder, tmp_path, monkeypatch):
    site = tmp_path / "venv" / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    monkeypatch.setattr(feed, "VENV", tmp_path / "venv")
    with pytest.raises(BuildError, match=r"pythonnet is not in \.venv: run `\./build\.sh clean --all`"):
        feed.ensure(sdk)
