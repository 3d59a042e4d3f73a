"""What ``import keras`` leaves for later is there when it is asked for, and looks as if it had always been."""

import importlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kerasnet_host import deferred_imports, tensorflow_library

HEAVY = ("matplotlib", "pandas", "scipy", "sklearn")


def in_a_process(code: str) -> str:
    command = [
        sys.executable,
        "-c",
        f"from kerasnet_host import keras_import\nkeras = keras_import.load()\n{code}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_training_needs_none_of_it() -> None:
    ran = in_a_process(
        "import sys, numpy\n"
        "model = keras.Sequential([keras.layers.Dense(1)])\n"
        "model.compile('sgd', 'mse')\n"
        "model.fit(numpy.zeros((4, 2)), numpy.zeros(4), verbose=0)\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    assert ran.split() == ["[]"]


def test_several_threads_may_be_the_first_to_ask_for_keras() -> None:
    code = (
        "import threading\n"
        "from kerasnet_host import keras_import\n"
        "found = []\n"
        "threads = [threading.Thread(target=lambda: found.append(keras_import.load())) for _ in range(4)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
        "print(len(found), len(set(map(id, found))), found[0].__version__.rpartition('.')[0])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["4", "1", "3.15"]


def test_names_are_those_of_a_plain_import() -> None:
    ask = (
        "import keras, tensorflow as tf\n"
        "one, two = tf.compat.v1, tf.compat.v2\n"
        "modules = (one, two, keras.wrappers, keras.visualization)\n"
        "print([(module.__name__, sorted(dir(module)), len(module.__path__)) for module in modules])\n"
        "print(one.Session, one.nn.relu.__name__, two.Tensor, keras.wrappers.SKLearnClassifier, tf.lite.Interpreter)\n"
        "print([type(module) for module in (tf.compat.v1, two, keras.wrappers, keras.visualization, keras.src)])\n"
        "from tensorflow.python.ops import array_ops\n"
        "print(one.placeholder is tf.compat.v1.placeholder is array_ops.placeholder)\n"
        "from keras.src.callbacks import remote_monitor\n"
        "print(remote_monitor.requests.__version__, remote_monitor.requests.adapters.HTTPAdapter)"
    )
    plain = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert in_a_process(ask) == plain


def test_tables_of_pandas_are_recognised() -> None:
    ran = in_a_process(
        "import numpy\n"
        "from keras.src.trainers.data_adapters import array_slicing\n"
        "print(array_slicing.can_slice_array(numpy.zeros(3)))\n"
        "import pandas\n"
        "table = pandas.DataFrame({'a': [1.0, 2.0], 'b': [0.0, 1.0]})\n"
        "print(pandas.__name__, array_slicing.can_slice_array(table), array_slicing.can_slice_array(table['a']))\n"
        "slices = array_slicing.convert_to_sliceable([table, table['a']])\n"
        "print([type(one).__name__ for one in slices])\n"
        "model = keras.Sequential([keras.layers.Dense(1)])\n"
        "model.compile('sgd', 'mse')\n"
        "print(len(model.fit(table, table['b'], verbose=0).history))"
    )
    assert ran.splitlines() == [
        "True",
        "pandas True True",
        "['PandasDataFrameSliceable', 'PandasSeriesSliceable']",
        "1",
    ]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that is put off when it is imported, and notes its executions."""
    name = f"put_off_{tmp_path.name}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "import time\nRUNS = globals().get('RUNS', 0) + 1\ntime.sleep(0.05)\nfrom . import inner\nLAST = inner.VALUE\n"
    )
    (folder / "inner.py").write_text("VALUE = 7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(deferred_imports, "PUT_OFF", frozenset({name}))
    return name


def test_code_runs_once_whichever_thread_asks_first(package: str) -> None:
    with deferred_imports.putting_off():
        module = importlib.import_module(package)
    assert "RUNS" not in vars(module)
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(module.LAST)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [7] * 8
    assert module.RUNS == 1
    assert not isinstance(module, deferred_imports.PutOff)


def test_a_module_inside_finds_its_package_ready(package: str) -> None:
    with deferred_imports.putting_off():
        module = importlib.import_module(package)
    assert importlib.import_module(f"{package}.inner").VALUE == 7
    assert vars(module)["LAST"] == 7


def test_an_error_comes_at_each_use(package: str) -> None:
    with deferred_imports.putting_off():
        module = importlib.import_module(package)
    inner = Path(str(module.__file__)).with_name("inner.py")
    text = inner.read_text()
    inner.write_text("raise ImportError('a library is missing')\n")
    for _ in range(2):
        with pytest.raises(ImportError, match="a library is missing"):
            _ = module.LAST
    inner.write_text(text + "# whole again\n")
    importlib.invalidate_caches()
    assert module.LAST == 7


def test_what_is_not_installed_fails_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deferred_imports, "PUT_OFF", frozenset({"no_such_package"}))
    with deferred_imports.putting_off(), pytest.raises(ModuleNotFoundError):
        importlib.import_module("no_such_package")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux binds functions when they are first called")
def test_the_native_library_is_loaded_once() -> None:
    ran = in_a_process(
        "maps = open('/proc/self/maps').read()\n"
        "print(len([line for line in maps.splitlines() if 'libtensorflow_cc' in line and 'r-xp' in line]))"
    )
    assert ran.split() == ["1"]


@pytest.mark.parametrize("content", [None, b"no library"])
def test_a_library_that_is_not_there_is_for_tensorflow_to_tell(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").touch()
    if content is not None:
        (tmp_path / "tensorflow" / "libtensorflow_cc.so.2").write_bytes(content)
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    tensorflow_library.load()
    assert "tensorflow" not in sys.modules
