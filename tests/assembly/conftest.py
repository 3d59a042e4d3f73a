"""Loads KerasNet.dll into this process, once and before the tests of this folder are read.

After that a test imports .NET namespaces like Python modules: ``from KerasNet import NDArray``. Python
starts .NET here, so the assembly attaches to the interpreter instead of starting one; how it starts one is
tested with programs of their own, in tests/apps.
"""

import atexit
import gc
from pathlib import Path

import pytest
import pythonnet

from bridge import toolchain
from bridge.paths import LIBRARY_DLL

_RUNTIME_CONFIG = Path(__file__).with_name("runtimeconfig.json")


def _load() -> None:
    dotnet = toolchain.find()
    if dotnet is None or not LIBRARY_DLL.exists():
        pytest.exit("KerasNet.dll is not built: run ./build.sh test, which builds it first.", returncode=4)
    pythonnet.load("coreclr", runtime_config=str(_RUNTIME_CONFIG), dotnet_root=str(dotnet.root))
    # pythonnet collects garbage some eighty times at exit, which takes 20 s with TensorFlow. Handlers run in
    # reverse order, so this one comes before pythonnet's and leaves it nothing to walk.
    atexit.register(gc.freeze)
    import clr

    clr.AddReference(str(LIBRARY_DLL))


_load()
