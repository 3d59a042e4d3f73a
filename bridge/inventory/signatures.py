"""The parameters of a class or function, with their defaults as plain data."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

REQUIRED = object()
_KINDS = {"VAR_POSITIONAL": "varargs", "VAR_KEYWORD": "kwargs", "POSITIONAL_ONLY": "positional"}


@dataclass(frozen=True)
class Parameter:
    """One parameter as Python declares it; `default` is `REQUIRED` where there is none."""

    name: str
    default: Any
    kind: str = "named"

    @property
    def required(self) -> bool:
        """Whether the caller has to give it."""
        return self.default is REQUIRED


def parameters(value: Any) -> list[Parameter]:
    """Read the parameters of a class's constructor or of a function."""
    # `inspect.signature(cls)` would follow Layer.__new__, which takes anything.
    target = value.__init__ if inspect.isclass(value) else value
    if target is object.__init__:
        return []
    found = []
    for parameter in inspect.signature(target).parameters.values():
        if parameter.name == "self" and inspect.isclass(value):
            continue
        default = REQUIRED if parameter.default is parameter.empty else _plain(value, parameter)
        found.append(Parameter(parameter.name, default, _KINDS.get(parameter.kind.name, "named")))
    return found


def method_parameters(function: Any) -> list[Parameter]:
    """Read the parameters of a method, without `self`."""
    found = parameters(function)
    return found[1:] if found and found[0].name in {"self", "cls"} else found


def _plain(owner: Any, parameter: inspect.Parameter) -> Any:
    default = parameter.default
    if default is None or isinstance(default, bool | int | float | str):
        return default
    if isinstance(default, tuple | list):
        return tuple(_plain(owner, parameter.replace(default=item)) for item in default)
    raise TypeError(f"{owner!r}: the default of {parameter.name} is not plain data: {default!r}")
