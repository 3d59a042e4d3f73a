"""The type of each parameter: from ``types.toml``, from its name, from its docstring or from its default.

A type is a short phrase in the vocabulary of ``types.toml`` (`int`, `initializer`, `int | tuple`, `set:Padding`), with
a question mark where None is accepted and means something. A parameter that no source explains is an error: it is
never passed on as "some object".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from bridge.inventory.signatures import REQUIRED, Parameter

# A parameter whose name says what it takes, wherever it appears. Checked before the default, since a default of 1 or
# "zeros" shows only one of the kinds that are accepted.
_NAMES: list[tuple[str, str]] = [
    (r"(\w+_)?initializer", "initializer"),
    (r"(\w+_)?regularizer", "regularizer"),
    (r"(\w+_)?constraint", "constraint"),
    (r"(\w+_)?quantizer", "quantizer"),
    (r"((recurrent|classifier)_)?activation", "activation"),
    (r"name|\w+_name|source_name", "str"),
    (r"(\w+_)?dtype", "dtype"),
    (r"seed", "seed"),
    (r"learning_rate", "float | schedule"),
    (r"beta_[12]|momentum|rho", "float"),
    (r"weight_decay|clip\w+|global_clipnorm|loss_scale_factor|\w*epsilon(_\d)?", "float"),
    (r"data_format", "set:DataFormat"),
    (r"reduction", "set:Reduction"),
    (r"interpolation", "set:Interpolation"),
    (r"fill_mode", "set:FillMode"),
    (r"(bounding_)?box_format|anchor_format|encod(ed|ing)_format", "set:BoundingBoxFormat"),
    (r"axis|axes|\w+_axes|dims|shift", "int | tuple"),
    (
        r"kernel_size|pool_size|strides?|dilation(_rate)?|output_padding|cropping|size|output_size|sigma",
        "int | tuple",
    ),
    (r"batch_shape|(\w+_)?shape|newshape", "shape"),
    (r"factor|\w+_factor|value_range", "float | tuple"),
    (r"num_\w+|\w+_dim|filters|units|height|width|groups|k|n|N|M|batch_size|top|\w+_steps|\w+_index", "int"),
    (r"max_\w+_?(size|length|tokens|epochs|ndim|number)|patience|cooldown|rank|lora_rank|class_id", "int"),
    (r"(file|dir)?path|directory|filename|\w+_dir|to_file|monitor", "str"),
    (r"custom_objects|module_objects", "custom objects"),
    (r"layer|cell|backward_layer", "layer"),
    (r"cells|layers", "list[layer]"),
    (r"model|teacher|student", "model"),
    (r"config", "config"),
    (r"thresholds?", "float"),
    (
        r"input_tensor|tensor|x[12]?|[aby]|inputs|images?[12]?|volumes|boxes[12]?|y_true|y_pred|logits|mask",
        "tensor",
    ),
    (
        r"target|output|indices|values|updates|data|kernel|mean|variance|offset|scale|weights|anchors",
        "tensor",
    ),
    (
        r"bounding_boxes|query|key|value|bias|labels|segmentation_masks|segment_ids|\w+_kernel|gamma|beta",
        "tensor",
    ),
    (r"xs", "list[tensor]"),
]

# What a description says, strongest statement first.
_DOCSTRINGS: list[tuple[str, str]] = [
    (r"\b(int|integer)s?,? (or|and) (a |an )?(tuple|list)", "int | tuple"),
    (r"\b(tuple|list)( or (tuple|list))? of (\d+ |two |three |N )?(int|integer)s", "int | tuple"),
    (r"\bfloat,? (or|and) (a |an )?(tuple|list)", "float | tuple"),
    (r"\b(tuple|list)( or (tuple|list))? of (two |2 )?floats", "float | tuple"),
    (r"\b(tuple|list)( or (tuple|list))? of (strings|str)", "list[str]"),
    (r"^(a |an |the |optional |python )*(bool|whether|if `?true|`?true|python boolean)", "bool"),
    (r"^(a |an |the |optional |positive |non-negative |scalar )*\W?(int\b|integer|number of)", "int"),
    (r"^(a |an |the |optional |positive |small |scalar )*\W?(float|number)", "float"),
    (r"^(a |an |the |optional )*\W?(str\b|string)", "str"),
    (r"^(a |an |the |input |n-d |\d-d |optional )*(tensor|array_like|array-like)", "tensor"),
]


class UnknownTypeError(Exception):
    """A parameter that no rule explains."""


@dataclass
class Typing:
    """Gives types, and counts where each came from."""

    table: dict[str, str]
    sources: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("table", "name", "docs", "default"), 0)
    )
    used: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)

    def type_of(self, owner: str, parameter: Parameter, text: str, *, function: bool) -> tuple[str, str]:
        """Give a parameter's type and the source that told it; an unknown one is noted and typed `?`."""
        found = self._find(f"{owner}.{parameter.name}", parameter, text, function=function)
        if found is None:
            self.unknown.append(f"{owner}.{parameter.name}: {text[:100]}")
            return "?", "unknown"
        kind, source = found
        self.sources[source] += 1
        if parameter.default is None and not kind.endswith("?"):
            kind += "?"
        return kind, source

    def _find(self, path: str, parameter: Parameter, text: str, *, function: bool) -> tuple[str, str] | None:
        entry = self._entry(path)
        if entry is not None:
            return entry, "table"
        by_name = next((kind for pattern, kind in _NAMES if re.fullmatch(pattern, parameter.name)), None)
        if by_name and not (by_name == "tensor" and not function) and _fits(by_name, parameter.default):
            return by_name, "name"
        by_docs = next(
            (kind for pattern, kind in _DOCSTRINGS if re.search(pattern, text, re.IGNORECASE)), None
        )
        if by_docs and "|" in by_docs and _fits(by_docs, parameter.default):
            return by_docs, "docs"
        by_default = _by_default(parameter.default)
        if by_default:
            return by_default, "default"
        return (by_docs, "docs") if by_docs else None

    def _entry(self, path: str) -> str | None:
        if path in self.table:
            self.used.add(path)
            return self.table[path]
        for pattern, kind in self.table.items():
            if not pattern.isidentifier() and fnmatchcase(path, pattern):
                self.used.add(pattern)
                return kind
        return None


def _fits(kind: str, default: Any) -> bool:
    """Whether a default may belong to a type: a name alone does not make `scale=True` a tensor."""
    if default is None or default is REQUIRED:
        return True
    if kind == "tensor" or kind.startswith("list") or kind in {"layer", "model", "config"}:
        return False
    if kind == "int":
        return type(default) is int
    if kind in {"float", "float | schedule", "float | tuple"}:
        return not isinstance(default, bool | str)
    if kind == "int | tuple":
        return isinstance(default, tuple) or type(default) is int
    if kind in {"str", "dtype"} or kind.startswith("set:"):
        return isinstance(default, str)
    return True


def _by_default(default: Any) -> str | None:
    if default is REQUIRED or default is None:
        return None
    if isinstance(default, tuple):
        whole = all(isinstance(item, int | tuple) for item in default)
        return "int | tuple" if whole else "float | tuple"
    return {bool: "bool", int: "int", float: "float", str: "str"}[type(default)]
