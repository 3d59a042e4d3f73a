"""What an object tells of how it was made: constructor arguments that it keeps under their own names."""

from __future__ import annotations

from typing import Any

from bridge.inventory.probe import construct

# Every object of C# has these by hand.
_EVERYWHERE = {"name", "dtype", "trainable", "autocast"}
_PLAIN: dict[str, Any] = {"int": int, "bool": bool, "str": str, "float": (int, float)}
_MISSING = object()


def kept(
    cls: type, required: dict[str, Any] | None, parameters: list[dict[str, Any]], offered: dict[str, Any]
) -> dict[str, str]:
    """Give the type of each attribute that repeats a plain constructor argument.

    Args:
        cls: the class.
        required: a value for each parameter without a default; None where the class can't be constructed here.
        parameters: its parameters, as the inventory describes them.
        offered: members that are offered already.

    Returns:
        By name: ``int``, ``float``, ``bool``, ``str``, each with ``?`` where it may be None, or ``list[int]``.
    """
    made = construct(cls, required) if required is not None else None
    if required is None or made is None:
        return {}
    found = {}
    for parameter in parameters:
        name = parameter["name"]
        if name not in _EVERYWHERE and name not in offered:
            given = required.get(name, parameter.get("default"))
            kind = _kind(parameter["type"], given, _attribute(made, name))
            if kind is not None:
                found[name] = kind
    return found


def without_inherited(blocks: dict[str, dict[str, Any]]) -> None:
    """Remove from each class what its bases tell already."""
    told = {name: {*block.get("kept", {}), *block.get("offered", {})} for name, block in blocks.items()}
    for name, block in blocks.items():
        if "kept" in block:
            known = set().union(*(told[base] for base in _bases(name, blocks)))
            block["kept"] = {key: kind for key, kind in block["kept"].items() if key not in known}
            if not block["kept"]:
                del block["kept"]


def _bases(name: str, blocks: dict[str, dict[str, Any]]) -> list[str]:
    found = []
    base = blocks[name].get("base")
    while base:
        found.append(base)
        base = blocks[base].get("base")
    return found


def _attribute(made: Any, name: str) -> Any:
    try:
        return getattr(made, name, _MISSING)
    except Exception:  # a property that can't answer yet tells nothing
        return _MISSING


def _kind(declared: str, given: Any, value: Any) -> str | None:
    plain = declared.removesuffix("?")
    if plain == "int | tuple":
        numbers = isinstance(value, tuple) and all(isinstance(item, int) for item in value)
        return "list[int]" if numbers else None
    kind = "str" if plain.startswith("set:") else plain
    if kind not in _PLAIN or (value is not given and value != given):
        return None
    if value is not None and (
        not isinstance(value, _PLAIN[kind]) or isinstance(value, bool) != (kind == "bool")
    ):
        return None
    return f"{kind}?" if declared.endswith("?") or value is None else kind
