"""Puts off what ``import keras`` imports for features that few programs use, until something asks for them.

Keras imports scikit-learn for its wrappers, matplotlib for its galleries and pandas to recognise tables wherever these
are installed, and TensorFlow the whole interface of its version 1: two fifths of the time of the import, in an
environment that has them. A module that is put off is there under its name and looks like itself; the first attribute
that is asked of it runs its code, as the import would have done.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import importlib.util
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, cast

# Only what nothing but a program's own wish leads to, and what changes nothing elsewhere when it is imported.
PUT_OFF = frozenset(
    {
        "keras.src.visualization",  # matplotlib
        "keras.visualization",
        "keras.wrappers",  # scikit-learn, and with it scipy
        "requests",  # of the callback RemoteMonitor
        "tensorflow._api.v2.compat.v1",
        "tensorflow._api.v2.compat.v2",
        "tensorflow.python.keras.engine.training_v1",  # scipy; TensorFlow has a lazy loader of its own for it elsewhere
    }
)

# What Keras asks of them all the same, and where it comes from: it makes placeholders to find out shapes. To run the code of
# a module within somebody's graph is best avoided, too.
_ANSWERED = {("tensorflow._api.v2.compat.v1", "placeholder"): "tensorflow.python.ops.array_ops"}

_KNOWS_TABLES = "keras.src.trainers.data_adapters.array_slicing"


@contextlib.contextmanager
def putting_off() -> Iterator[None]:
    """While Keras is imported: leave the modules of ``PUT_OFF`` for later, and pandas to those who import it."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder:
    """Finds modules as the other finders do, and gives those that are put off another loader."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name in PUT_OFF:
            return self._found(name, path, target, _put_off)
        if name == _KNOWS_TABLES and "pandas" not in sys.modules and importlib.util.find_spec("pandas"):
            return self._found(name, path, target, _run_without_pandas)
        return None

    def _found(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None, execute: _Execute
    ) -> importlib.machinery.ModuleSpec | None:
        for finder in sys.meta_path:
            spec = None if isinstance(finder, _Finder) else finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = cast(Any, _Loader(spec.loader, execute))
                return spec
        return None


_Execute = Callable[[ModuleType, Any], None]


class _Loader:
    """Makes a module as another loader does, and executes it in a way of its own."""

    def __init__(self, inner: Any, execute: _Execute) -> None:
        self._inner = inner
        self._execute = execute

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        module: ModuleType | None = self._inner.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        # From now on the module is what it would be without this package: inspect asks its loader for the source.
        assert module.__spec__ is not None
        module.__spec__.loader = module.__loader__ = self._inner
        self._execute(module, self._inner)


class PutOff(ModuleType):
    """A module whose code has not run yet. It becomes an ordinary one with the first attribute that it lacks."""

    def __getattr__(self, name: str) -> Any:
        if _is_running_here(self):
            raise AttributeError(f"partially initialized module '{self.__name__}' has no attribute '{name}'")
        source = sys.modules.get(_ANSWERED.get((self.__name__, name), ""))
        if source is not None:
            return getattr(source, name)
        return getattr(_whole(self), name)

    def __dir__(self) -> list[str]:
        return list(super().__dir__()) if _is_running_here(self) else dir(_whole(self))


# The thread that executes the module, while one does.
_runners: dict[ModuleType, int] = {}
_locks: dict[ModuleType, threading.RLock] = {}


def _put_off(module: ModuleType, loader: Any) -> None:
    # Who imports a module inside the package asks for the path, and the package's own code has to run before.
    vars(module).pop("__path__", None)
    _locks[module] = threading.RLock()
    module.__class__ = PutOff


def _is_running_here(module: ModuleType) -> bool:
    return _runners.get(module) == threading.get_ident()


def _whole(module: ModuleType) -> ModuleType:
    """Execute a module that was put off, once; other threads wait until it is whole, as they do for an import.

    Returns:
        The module, or what it put in its own place, as those of TensorFlow's version 1 do.
    """
    name = module.__name__
    with _locks[module]:
        if type(module) is PutOff:
            _execute(module)
            made = sys.modules.get(name, module)
            parent, _, child = name.rpartition(".")
            if made is not module and parent in sys.modules:
                setattr(sys.modules[parent], child, made)
    return sys.modules.get(name, module)


def _execute(module: ModuleType) -> None:
    spec = module.__spec__
    assert spec is not None and spec.loader is not None
    _runners[module] = threading.get_ident()
    try:
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        spec.loader.exec_module(module)
    except BaseException:
        vars(module).pop("__path__", None)
        raise
    finally:
        del _runners[module]
    module.__class__ = ModuleType


def _run_without_pandas(module: ModuleType, loader: Any) -> None:
    """Execute Keras's module that recognises pandas's tables, with something that recognises them without pandas."""
    tables: Any = _Tables("pandas")
    sys.modules["pandas"] = tables
    try:
        loader.exec_module(module)
    finally:
        if sys.modules.get("pandas") is tables:
            del sys.modules["pandas"]


class _ClassOfPandas(type):
    """Stands for a class of pandas in ``isinstance``: before somebody imports pandas nothing can be one of its tables."""

    def __instancecheck__(cls, instance: Any) -> bool:
        real = getattr(sys.modules.get("pandas"), cls.__name__, None)
        return real is not None and isinstance(instance, real)


class _Tables(ModuleType):
    """The little of pandas that Keras asks for; pandas itself for all else."""

    DataFrame = _ClassOfPandas("DataFrame", (), {})
    Series = _ClassOfPandas("Series", (), {})

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get("pandas") is self:
            raise AttributeError(name)
        return getattr(importlib.import_module("pandas"), name)
