"""Keras's layers as functions for F#'s pipelines: ``csharp/KerasNet.FSharp/Generated/*.fs``."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

from bridge.emit.homes import class_home
from bridge.emit.kinds import kind_of, literal, spoken
from bridge.emit.names import camel, pascal
from bridge.emit.project import class_aliases
from bridge.emit.text import HEADER, docs, indent
from bridge.emit.words import Words

# Not steps of a pipeline, or written by hand in Layers.fs.
LEFT_OUT = frozenset(
    {
        "GRUCell",
        "InputLayer",
        "LSTMCell",
        "Lambda",
        "ReLU",
        "SimpleRNNCell",
        "Softmax",
        "StackedRNNCells",
        "TFSMLayer",
        "Wrapper",
    }
)

# A type of bridge/types.toml -> what F# takes, and how it becomes what C# takes if it is required or an option.
_TYPES = {
    "bool": ("bool", "{0}", "Given.number {0}"),
    "int": ("int", "{0}", "Given.number {0}"),
    "float": ("float", "{0}", "Given.number {0}"),
    "str": ("string", "{0}", "Given.text {0}"),
    "activation": ("string", "!>{0}", "Given.structure {0}"),
    "initializer": ("string", "!>{0}", "Given.structure {0}"),
    "dtype": ("string", "!>{0}", "Given.structure {0}"),
    "regularizer": ("KerasNet.Regularizers.Regularizer", "!>{0}", "Given.structure {0}"),
    "constraint": ("KerasNet.Constraints.Constraint", "!>{0}", "Given.structure {0}"),
    "seed": ("int", "!>{0}", "Given.structure {0}"),
    "shape": ("int list", "Given.shape {0}", "Given.shapeOption {0}"),
    "int | tuple": ("int", "!>{0}", "Given.structure {0}"),
    "float | tuple": ("float", "!>{0}", "Given.structure {0}"),
    "str vocabulary": ("string seq", "!>(Seq.toArray {0})", "Given.structure (Option.map Seq.toArray {0})"),
    "int vocabulary": ("int64 seq", "!>(Seq.toArray {0})", "Given.structure (Option.map Seq.toArray {0})"),
    "list[float]": ("float seq", "{0}", "Option.toObj {0}"),
    "layer": ("Layer", "{0}", "Option.toObj {0}"),
    "layer or layers": ("Layer", "!>{0}", "Given.structure {0}"),
    "list[layer]": ("Layer seq", "{0}", "Option.toObj {0}"),
}
_KEYWORDS = frozenset({"function", "type", "val", "rec", "inline", "params", "end", "begin", "base", "mod"})


def emit_pipelines(symbols: dict[str, Any], sets: dict[str, Any], words: Words) -> dict[str, str]:
    """Write the F# for all layers: file names below ``Generated/`` to texts."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for symbol, block in symbols.items():
        name = symbol.rpartition(".")[2]
        if not symbol.startswith("keras.layers.") or block["kind"] != "class" or name in LEFT_OUT:
            continue
        if "left out" not in block and "hand-written" not in block:
            parts = block["family"].split(".")
            group = "Image" if "image_preprocessing" in parts else pascal(parts[1])
            aliases = (alias.rpartition(".")[2] for alias in class_aliases(symbols, symbol))
            # Shorter names are written, as in `maxPool2D`; the longer ones, such as Convolution2D, are of old.
            for public in (name, *(alias for alias in aliases if len(alias) < len(name))):
                groups[group][function_name(public)] = _function(public, symbol, block, sets, words)
    return {f"{group}.fs": _file(group, functions) for group, functions in sorted(groups.items())}


def function_name(name: str) -> str:
    """Name the function of a class: `Conv2D` is `conv2D`, `LSTM` is `lstm`, `MaxPooling2D` is `maxPooling2D`."""
    if name == "PReLU":
        return "prelu"
    head = re.match(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]+", name)
    assert head is not None
    return head[0].lower() + name[head.end() :]


def _file(group: str, functions: dict[str, str]) -> str:
    body = "\n\n".join(functions[name] for name in sorted(functions))
    return (
        f"{HEADER}\nnamespace KerasNet.FSharp\n\nopen KerasNet\nopen KerasNet.Layers\n\n"
        f"/// Layers as functions: {group.lower()}.\n[<AutoOpen>]\nmodule {group}Layers =\n\n    type Layers with\n\n"
        + indent(body, 2)
        + "\n"
    )


def _function(public: str, symbol: str, block: dict[str, Any], sets: dict[str, Any], words: Words) -> str:
    name = symbol.rpartition(".")[2]
    parameters = [*block.get("parameters", []), *block.get("base parameters", [])]
    parameters = [p for p in parameters if p["name"] not in ("autocast", "lora_rank", "lora_alpha")]
    known = [(p, found) for p in parameters if (found := _type(p, sets)) is not None]
    required = [f"{_name(p)}: {found[0]}" for p, found in known if "default" not in p]
    optional = [f"?{_name(p)}: {found[0]}" for p, found in known if "default" in p]
    merges = block["family"].startswith("layers.merging.")
    if merges:
        required.insert(0, "inputs: Tensor seq")
    made = _call(name, [f"{camel(p['name']).lstrip('@')} = {_sent(p, found)}" for p, found in known])
    first = ['<param name="inputs">The tensors.</param>'] if merges else []
    about = docs(
        f"<summary>{_plain(words.symbol(symbol, block))} Keras's <c>{symbol}</c>.</summary>",
        *first,
        *(_described(p, words, symbol) for p, _ in known),
    )
    head = _declared(f"static member {function_name(public)}", [*required, *optional])
    return f"{about}\n{head} =\n{indent(_applied(name, made, block, merges))}"


def _applied(name: str, made: str, block: dict[str, Any], merges: bool) -> str:
    if merges:
        return f"let layer =\n{indent(made)}\nlayer.Apply inputs"
    if block["family"].startswith("layers.attention."):
        apply = (
            "layer.Apply(query, value)"
            if name in ("MultiHeadAttention", "GroupQueryAttention")
            else "(layer :> Layer).Apply [ query; value ]"
        )
        return f"let layer =\n{indent(made)}\nfun (query: Tensor, value: Tensor) -> {apply}"
    return f"{made}\n|> Layers.apply"


def _type(parameter: dict[str, Any], sets: dict[str, Any]) -> tuple[str, str, str] | None:
    phrase = parameter["type"].removesuffix("?")
    if parameter["name"] == "dims":
        return ("int list", "!>(List.toArray {0})", "")
    if phrase.startswith("set:"):
        kind_of(phrase, sets)
        return ("string", "!>{0}", "Given.structure {0}")
    if phrase in _TYPES:
        return _TYPES[phrase]
    if "default" not in parameter:
        raise KeyError(f"bridge/emit/pipelines.py has no F# type for {phrase} of {parameter['name']}")
    return None


def _sent(parameter: dict[str, Any], found: tuple[str, str, str]) -> str:
    name = _name(parameter)
    if "default" not in parameter:
        return found[1].format(name)
    default = parameter["default"]
    if found[0] in ("bool", "int", "float", "string") and found[1] == "{0}" and default is not None:
        text = repr(float(default)) if found[0] == "float" else literal(default)
        value = f"defaultArg {name} {f'({text})' if text.startswith('-') else text}"
        return (
            f"System.Nullable({value})" if parameter["type"].endswith("?") and found[0] != "string" else value
        )
    return found[2].format(name)


def _name(parameter: dict[str, Any]) -> str:
    name = camel(parameter["name"]).lstrip("@")
    return f"``{name}``" if name in _KEYWORDS or camel(parameter["name"]).startswith("@") else name


def _described(parameter: dict[str, Any], words: Words, owner: str) -> str:
    about = _plain(words.parameter(owner, parameter["name"]))
    default = f" Default: {spoken(parameter['default'])}." if "default" in parameter else ""
    return f"<param name={json.dumps(_name(parameter).strip('`'))}>{about}{default}</param>"


def _plain(text: str) -> str:
    return re.sub(r'<see cref="([^"]*)"\s*/>', r"<c>\1</c>", text)


def _call(name: str, arguments: list[str]) -> str:
    return _wrapped(f"KerasNet.Layers.{class_home(f'keras.layers.{name}').name}", arguments)


def _declared(opening: str, items: list[str], width: int = 100) -> str:
    line = f"{opening}({', '.join(items)})"
    return line if len(line) <= width else f"{opening}\n    (" + ",\n     ".join(items) + ")"


def _wrapped(opening: str, items: list[str], width: int = 100) -> str:
    """Write `opening(items)`, one item a line where they do not fit into one."""
    line = f"{opening}({', '.join(items)})"
    if len(line) <= width:
        return line
    return f"{opening}(\n" + ",\n".join(indent(item) for item in items) + ")"
