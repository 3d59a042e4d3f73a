"""The public names of Keras: every module reachable from `keras`, every object in it, and its aliases."""

from __future__ import annotations

import inspect
import types
from dataclasses import dataclass, field
from typing import Any

# Python's own leftovers in a module's namespace; they say nothing about Keras.
_NOT_API = {"annotations"}


@dataclass
class Symbol:
    """One public object of Keras and the names it can be reached by."""

    name: str
    value: Any
    kind: str
    aliases: list[str] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Where Keras keeps it, without `keras.src`: `layers.convolutional.conv2d`."""
        return str(getattr(self.value, "__module__", "")).removeprefix("keras.src.").removeprefix("keras.src")


def public_modules() -> dict[str, types.ModuleType]:
    """Name every public module reachable from `keras` by attribute."""
    import keras

    found: dict[str, types.ModuleType] = {}

    def walk(name: str, module: types.ModuleType) -> None:
        found[name] = module
        # Not vars: where the host package has put off a module's import, asking what it has is what runs its code.
        for attribute in sorted(dir(module)):
            value = getattr(module, attribute)
            if attribute.startswith("_") or not isinstance(value, types.ModuleType):
                continue
            path = f"{name}.{attribute}"
            if value.__name__.startswith("keras.") and attribute != "src" and path not in found:
                walk(path, value)

    walk("keras", keras)
    return found


def public_symbols() -> list[Symbol]:
    """List every public object once, under its canonical name, with its other names as aliases."""
    from keras.src.api_export import REGISTERED_OBJS_TO_NAMES as canonical_names

    names: dict[int, list[str]] = {}
    values: dict[int, Any] = {}
    for module_name, module in public_modules().items():
        for attribute, value in vars(module).items():
            if attribute in _NOT_API or isinstance(value, types.ModuleType):
                continue
            if attribute.startswith("_") and attribute != "__version__":
                continue
            names.setdefault(id(value), []).append(f"{module_name}.{attribute}")
            values[id(value)] = value

    symbols = []
    for key, paths in names.items():
        value = values[key]
        registered = _registered_name(canonical_names, value)
        name = registered if registered in paths else min(paths, key=lambda path: (path.count("."), path))
        aliases = sorted(path for path in paths if path != name)
        symbols.append(Symbol(name, value, _kind(value), aliases))
    return sorted(symbols, key=lambda symbol: symbol.name)


def _registered_name(canonical_names: dict[Any, str], value: Any) -> str | None:
    try:
        return canonical_names.get(value)
    except TypeError:
        return None


def _kind(value: Any) -> str:
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "constant"


def public_base(cls: type, names: dict[type, str]) -> str | None:
    """Name the nearest base class that Keras makes public."""
    return next((names[base] for base in cls.__mro__[1:] if base in names), None)
