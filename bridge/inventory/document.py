"""Writes the inventory as JSON that reads and compares well: one symbol a block, one parameter a line."""

from __future__ import annotations

import json
from typing import Any


def dumps(surface: dict[str, Any]) -> str:
    """Give the text of ``bridge/surface.json``."""
    head = {key: value for key, value in surface.items() if key != "symbols"}
    lines = ["{"]
    lines += [f"  {_inline(key)}: {_inline(value)}," for key, value in head.items()]
    lines.append('  "symbols": {')
    blocks = [f"    {_inline(name)}: {_block(block)}" for name, block in surface["symbols"].items()]
    return "\n".join(lines) + "\n" + ",\n".join(blocks) + "\n  }\n}\n"


def _block(block: dict[str, Any]) -> str:
    if not any(isinstance(value, list | dict) for value in block.values()):
        return _inline(block)
    fields = [f"      {_inline(key)}: {_field(value)}" for key, value in block.items()]
    return "{\n" + ",\n".join(fields) + "\n    }"


def _field(value: Any) -> str:
    if isinstance(value, list) and value and (isinstance(value[0], dict) or len(_inline(value)) > 100):
        return "[\n" + ",\n".join(f"        {_inline(item)}" for item in value) + "\n      ]"
    if isinstance(value, dict) and value:
        return (
            "{\n" + ",\n".join(f"        {_inline(k)}: {_inline(v)}" for k, v in value.items()) + "\n      }"
        )
    return _inline(value)


def _inline(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
