"""Keras's other engines: the same program in Python and through C# gives the same numbers, and the rest works too.

JAX is not among what `./build.sh setup` installs, since TensorFlow imports it at every start where it is there. So it
comes into a folder of its own. PyTorch is tested where it is installed: its usual wheel is gigabytes of CUDA.
"""

import importlib.util
import json
import os
import subprocess
from pathlib import Path

import pytest

from bridge import venv
from bridge.paths import ARTIFACTS

TWIN = Path(__file__).with_name("backend_network.py")
JAX = ARTIFACTS / "jax"


def _pin(package: str) -> str:
    lines = venv.LOCK.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{package}=="))


@pytest.fixture(scope="module")
def jax(tools) -> dict[str, str]:
    """The environment variables for JAX, installed first."""
    pins = [_pin("jax"), _pin("jaxlib")]
    stamp = JAX / "kerasnet-stamp"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != str(pins):
        # What they need besides (numpy, scipy, opt_einsum, ml_dtypes) is in the environment.
        command = [tools.python, "-m", "pip", "install", "--quiet", "--no-deps", "--upgrade", "--target", JAX]
        subprocess.run([*command, *pins], check=True, timeout=250)
        stamp.write_text(str(pins), encoding="utf-8")
    return {"KERAS_BACKEND": "jax", "PYTHONPATH": os.fspath(JAX)}


@pytest.fixture(scope="module")
def torch() -> dict[str, str]:
    if importlib.util.find_spec("torch") is None:
        pytest.skip("PyTorch is not installed")
    return {"KERAS_BACKEND": "torch"}


def _facts(printed: str) -> dict[str, object]:
    facts = dict(line.split("=", 1) for line in printed.splitlines() if "=" in line)
    return {name: json.loads(value) if value.startswith("[") else value for name, value in facts.items()}


@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_training_gives_pythons_numbers_and_the_rest_works(
    backend, request, program, tools, scenario, tmp_path
):
    env = request.getfixturevalue(backend)
    python = program([tools.python, TWIN, "train"], env={**tools.environment(), **env})
    assert python.returncode == 0, python.stderr
    csharp = scenario("backend-train", tmp_path, env=env)
    assert csharp.returncode == 0, csharp.stdout + csharp.stderr
    wanted, given = _facts(python.stdout), _facts(csharp.stdout)
    assert wanted.keys() == {"history", "predicted", "computed", "evaluated"}
    assert {name: given[name] for name in wanted} == wanted
    rest = {name: value for name, value in given.items() if name not in wanted}
    assert rest == {"loaded": "True", "served": "True", "cancelled after": "3", "own loss": "True"}


def test_numpy_predicts_and_says_that_it_does_not_train(jax, program, tools, scenario):
    env = {**jax, "KERAS_BACKEND": "numpy"}
    python = program([tools.python, TWIN, "infer"], env={**tools.environment(), **env})
    assert python.returncode == 0, python.stderr
    csharp = scenario("backend-infer", env=env)
    assert csharp.returncode == 0, csharp.stdout + csharp.stderr
    given = _facts(csharp.stdout)
    assert given["predicted"] == _facts(python.stdout)["predicted"]
    assert "NumPy" in given["refused"]


@pytest.mark.parametrize("backend", ["jax", "numpy"])
def test_a_backend_that_is_not_installed_says_what_to_do(backend, scenario):
    done = scenario("info", env={"KERAS_BACKEND": backend})
    assert done.returncode == 3
    assert "HostSetupException" in done.stdout
    assert "is not installed in" in done.stdout
    assert 'pip install "jax"' in done.stdout
