"""Loads KerasNet.dll into this process, as tests/assembly does; only one of the two has to."""

import atexit
import gc

import pytest
import pythonnet

from bridge import toolchain
from bridge.paths import LIBRARY_DLL, ROOT


def _load() -> None:
    if pythonnet.get_runtime_info() is not None:
        return
    dotnet = toolchain.find()
    if dotnet is None or not LIBRARY_DLL.exists():
        pytest.exit("KerasNet.dll is not built: run ./build.sh test, which builds it first.", returncode=4)
    config = ROOT / "tests" / "assembly" / "runtimeconfig.json"
    pythonnet.load("coreclr", runtime_config=str(config), dotnet_root=str(dotnet.root))
    # See tests/assembly/conftest.py.
    atexit.register(gc.freeze)
    import clr

    clr.AddReference(str(LIBRARY_DLL))


_load()
