"""build.sh and build.ps1: they find a Python that fits, or say in one sentence what is missing."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_powershell


def one_sentence(result: subprocess.CompletedProcess[str]) -> str:
    """What the user reads last, after making sure that it is no traceback and that the task failed."""
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    return result.stderr.strip().splitlines()[-1]


def test_no_python(checkout):
    message = one_sentence(checkout.build("setup"))
    assert message == (
        "KerasNet needs Python 3.11, 3.12 or 3.13 on the PATH, and found no Python: install one (for example "
        "from python.org, or with 'apt install python3 python3-venv') and run this again."
    )


def test_old_python_is_named(checkout):
    checkout.add_program("python3", 'if [ "$1" = --version ]; then echo "Python 3.9.2"; else exit 1; fi')
    message = one_sentence(checkout.build("setup"))
    assert message.startswith("KerasNet needs Python 3.11, 3.12 or 3.13 on the PATH, and found Python 3.9.2:")


def test_a_fitting_python_is_found_behind_an_old_one(checkout):
    checkout.add_program("python3", "exit 1")
    checkout.add_python("python3.12")
    result = checkout.build("--help")
    assert result.returncode == 0
    assert "demo" in result.stdout
    assert "doctor" in result.stdout


def test_the_bridge_itself_refuses_an_old_python(checkout):
    """Someone who starts `python -m bridge` with another Python gets a sentence, not a syntax error."""
    main = (checkout.root / "bridge" / "__main__.py").read_text(encoding="utf-8")
    check = main[: main.index("from bridge.cli")].replace("import sys", "class sys: pass")
    fake = "version_info=(3, 9, 2); executable='/usr/bin/python3'\nimport sys as real; exit=real.exit"
    check = check.replace("class sys: pass", "class sys:\n    " + fake.replace("\n", "\n    "))
    with pytest.raises(
        SystemExit, match=r"needs Python 3\.11, 3\.12 or 3\.13, and this is Python 3\.9 \(/usr"
    ):
        exec(check, {})


def test_a_task_that_does_not_exist(checkout):
    checkout.add_python()
    result = checkout.build("trian")
    assert result.returncode == 2
    assert "invalid choice: 'trian'" in result.stderr


def test_both_doors_look_for_the_same_versions(root):
    shell = (root / "build.sh").read_text(encoding="utf-8")
    powershell = (root / "build.ps1").read_text(encoding="utf-8")
    check = "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert check in shell
    assert check in powershell
    assert 'requires-python = ">=3.11,<3.14"' in project


def powershell_errors(source: str) -> list[str]:
    """The places that PowerShell's grammar does not understand."""
    language = tree_sitter.Language(tree_sitter_powershell.language())
    tree = tree_sitter.Parser(language).parse(source.encode("utf-8"))
    nodes, errors = [tree.root_node], []
    while nodes:
        node = nodes.pop()
        if node.is_error or node.is_missing:
            errors.append(f"line {node.start_point[0] + 1}: {node.text.decode()}")
        nodes.extend(node.children)
    return errors


def test_powershell_door_is_well_formed(root):
    source = (root / "build.ps1").read_text(encoding="utf-8")
    assert powershell_errors(source) == []
    # The check is worth something only if it notices a fault.
    assert powershell_errors(source.replace("{ continue }", "{ continue", 1)) != []


def test_doors_stay_doors(root):
    for name in ("build.sh", "build.ps1"):
        lines = (root / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 20, f"{name} only finds a Python: what it does beyond that belongs in bridge/"
    assert re.search(r"-m bridge", (root / "build.ps1").read_text(encoding="utf-8"))


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="PowerShell is not on this machine")
def test_powershell_door_runs(root: Path):
    result = subprocess.run(
        ["pwsh", "-NoProfile", "-File", root / "build.ps1", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0
    assert "doctor" in result.stdout
