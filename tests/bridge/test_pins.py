"""What is written down in more than one place is the same in each."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from bridge import venv


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def props(root: Path) -> str:
    return (root / "Directory.Build.props").read_text(encoding="utf-8")


def test_one_version(project, props):
    assert f"<Version>{project['version']}</Version>" in props


def test_one_pythonnet(project, props):
    version = project["optional-dependencies"]["dotnet"][0].removeprefix("pythonnet==")
    assert f"<PythonNetVersion>{version}</PythonNetVersion>" in props
    assert f"pythonnet=={version}" in venv.LOCK.read_text(encoding="utf-8").splitlines()


def test_every_installed_package_is_pinned(tools):
    """Also those that packages bring along: otherwise tomorrow's setup is not today's."""
    code = "import importlib.metadata as m; print(*(d.metadata['Name'] for d in m.distributions()))"
    names = subprocess.run(
        [tools.python, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    lines = venv.LOCK.read_text(encoding="utf-8").splitlines()
    pinned = {_normal(line.partition("==")[0]) for line in lines if "==" in line}
    assert {_normal(name) for name in names} - pinned - {"pip", "kerasnet-host"} == set()


def test_pins_are_exact_and_of_no_platform():
    for line in venv.LOCK.read_text(encoding="utf-8").splitlines():
        assert (
            not line or line.startswith("#") or re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line)
        ), line


def test_nothing_downloads_gigabytes_by_itself(project):
    """TensorFlow's GPU packages and torch come only when they are asked for by name."""
    installed = " ".join(project["optional-dependencies"]["dev"])
    assert "gpu" not in installed
    assert "torch" not in installed


def test_linter_settings_do_not_install_anything(tmp_path, monkeypatch, root):
    monkeypatch.setattr(venv, "ROOT", tmp_path)
    original = (root / "pyproject.toml").read_text(encoding="utf-8")
    copy = tmp_path / "pyproject.toml"
    copy.write_text(original, encoding="utf-8")
    before = venv.fingerprint()
    copy.write_text(original.replace("line-length = 110", "line-length = 100"), encoding="utf-8")
    assert venv.fingerprint() == before
    copy.write_text(original.replace("keras==3.15.*", "keras==3.14.*"), encoding="utf-8")
    assert venv.fingerprint() != before


def test_bridge_starts_on_a_bare_python(root):
    """What runs before the virtual environment exists may import the standard library only."""
    import sys

    for file in (root / "bridge").glob("*.py"):
        if file.name in ("api.py", "generate.py", "probe.py"):
            continue  # run inside the environment
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            else:
                continue
            for module in modules:
                assert module.split(".")[0] in {"bridge", *sys.stdlib_module_names}, f"{file.name}: {module}"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
