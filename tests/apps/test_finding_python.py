"""What a program says when the Python it needs is not there, or not the right one."""

import stat
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from bridge.paths import ROOT


def _executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _pretend(path: Path, **facts: str) -> Path:
    """A program that answers KerasNet's question as a Python with these facts would."""
    known = {
        "version": "3.11.7",
        "prefix": "/p",
        "base_prefix": "/p",
        "library": "/p/libpython.so",
        "free_threaded": "0",
        "bits": "64",
        "missing": "",
        **facts,
    }
    answers = "\n".join(f"echo '{name}={value}'" for name, value in known.items())
    return _executable(path, f"#!/bin/sh\n{answers}\n")


def test_without_any_python_it_explains_how_to_make_one(far_away):
    done = far_away("array")
    assert done.returncode == 3
    assert done.stdout.startswith("PythonNotFoundException: No Python was found that KerasNet can use.")
    assert "There is none on PATH" in done.stdout
    assert "python3 -m venv .venv && .venv/bin/pip install" in done.stdout
    assert "or set KERASNET_PYTHON" in done.stdout


def test_a_named_python_that_is_not_there(far_away):
    done = far_away("array", env={"KERASNET_PYTHON": "/no/such/python"})
    assert done.returncode == 3
    assert "KERASNET_PYTHON names '/no/such/python', where there is no Python" in done.stdout


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"version": "3.9.2"}, "is Python 3.9.2; KerasNet needs 3.11 to 3.13"),
        ({"bits": "32"}, "is a 32-bit Python; KerasNet needs a 64-bit one"),
        ({"free_threaded": "1"}, "is a free-threaded build; use the ordinary build"),
        ({"library": ""}, "has no shared library (libpython)"),
        ({"missing": "keras"}, "lacks keras; run:"),
    ],
)
def test_a_named_python_that_does_not_fit(far_away, tmp_path, facts, sentence):
    fake = _pretend(tmp_path / "python3", **facts)
    done = far_away("array", env={"KERASNET_PYTHON": str(fake), "PATH": "/usr/bin:/bin"})
    assert done.returncode == 3
    assert f"The Python that KERASNET_PYTHON names, '{fake}', {sentence}" in done.stdout


def test_something_that_is_no_python(far_away, tmp_path):
    fake = _executable(tmp_path / "python3", "#!/bin/sh\necho hello\n")
    done = far_away("array", env={"KERASNET_PYTHON": str(fake), "PATH": "/usr/bin:/bin"})
    assert done.returncode == 3
    assert "gave an answer that is not Python's" in done.stdout


def test_all_that_were_tried_are_listed_with_their_reason(far_away, tmp_path):
    folder = tmp_path / "bin"
    fake = _pretend(folder / "python3", version="3.8.1")
    done = far_away("array", env={"PATH": f"{folder}:/usr/bin:/bin"})
    if done.returncode == 0:
        pytest.fail("the system's own Python has Keras installed, so it was used")
    assert f"{fake} (on PATH) is Python 3.8.1" in done.stdout


def test_a_python_without_keras_names_the_command_that_installs_it(far_away, tmp_path):
    environment = tmp_path / "bare"
    venv.create(environment, with_pip=False, symlinks=True)
    done = far_away("info", env={"KERASNET_PYTHON": str(environment)})
    assert done.returncode == 3
    assert "lacks numpy, keras" in done.stdout
    assert '-m pip install "keras==3.15.*" "tensorflow-cpu==2.21.*"' in done.stdout


def _borrowing(environment: Path) -> Path:
    """A virtual environment that sees our packages, but not our editable kerasnet_host."""
    venv.create(environment, with_pip=False, symlinks=True)
    site = sysconfig.get_path("purelib")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (environment / "lib" / version / "site-packages" / "borrowed.pth").write_text(f"{site}\n")
    return environment


def test_the_assembly_brings_its_own_host(far_away, tmp_path):
    environment = _borrowing(tmp_path / "no-host")
    done = far_away(
        "train", env={"KERASNET_PYTHON": str(environment), "XDG_DATA_HOME": str(tmp_path / "data")}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "loss falls: True" in done.stdout
    assert list((tmp_path / "data" / "KerasNet").glob("host-*/kerasnet_host/surface.py"))


def test_a_host_of_another_version_is_passed_over(far_away, tmp_path):
    environment = _borrowing(tmp_path / "old-host")
    old = next(environment.glob("lib/*/site-packages")) / "kerasnet_host"
    old.mkdir()
    (old / "__init__.py").write_text('__version__ = "0.0.1"\n')
    done = far_away("array", env={"KERASNET_PYTHON": str(environment)})
    assert (done.returncode, done.stdout.strip()) == (0, "(2, 3) float32 3 6"), done.stdout


def test_a_host_of_another_surface_is_refused_with_both_versions(far_away, tmp_path):
    other = tmp_path / "host" / "kerasnet_host"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "9.9.9"\n')
    (other / "surface.py").write_text("SURFACE_VERSION = 99\n")
    done = far_away(
        "array", env={"KERASNET_PYTHON": str(ROOT / ".venv"), "KERASNET_HOST": str(tmp_path / "host")}
    )
    assert done.returncode == 3
    assert "HostVersionException: This KerasNet speaks version 1" in done.stdout
    assert "speaks version 99" in done.stdout
