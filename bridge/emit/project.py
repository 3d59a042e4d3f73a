"""All generated files: which there are and what is in each."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from bridge.emit.classes import Classes
from bridge.emit.functions import Functions
from bridge.emit.homes import HOLDERS, class_file, class_home, function_file, function_home
from bridge.emit.layout import formatted
from bridge.emit.names import camel
from bridge.emit.sets import write_set
from bridge.emit.text import File, indent
from bridge.emit.words import Words
from bridge.inventory.facts import Facts

# Those of the methods of models, which are written by hand.
HAND_WRITTEN_PARAMETERS = {
    "batch_size",
    "class_weight",
    "initial_epoch",
    "jit_compile",
    "loss_weights",
    "run_eagerly",
    "sample_weight",
    "skip_mismatch",
    "steps_per_epoch",
    "steps_per_execution",
    "validation_batch_size",
    "validation_data",
    "validation_freq",
    "validation_split",
    "validation_steps",
    "weighted_metrics",
}


def emit(surface: dict[str, Any], facts: Facts, words: Words) -> dict[str, str]:
    """Write the C# for a surface: file names below ``Generated/`` to texts."""
    symbols = surface["symbols"]
    files: dict[str, File] = {}
    _classes(symbols, facts, words, files)
    _functions(symbols, facts, words, files)
    for name, described in facts.sets.items():
        files[f"Values/{name}.g.cs"] = File("KerasNet", [write_set(name, described)])
    files["Symbols.g.cs"] = File("KerasNet", [_wrappers(symbols)])
    files["CSharpNames.g.cs"] = File("KerasNet.Hosting", [_names(symbols)])
    return formatted({path: files[path].text() for path in sorted(files)})


def _classes(symbols: dict[str, Any], facts: Facts, words: Words, files: dict[str, File]) -> None:
    writer = Classes(symbols, facts.sets, words)
    for symbol, block in generated(symbols, "class"):
        path = class_file(symbol, block)
        file = files.setdefault(path, File(class_home(symbol).namespace))
        file.parts.append(writer.write(symbol))
        for alias in class_aliases(symbols, symbol):
            file.parts.append(writer.write_alias(alias, symbol))

    for symbol, block in symbols.items():
        if block["kind"] == "class" and "hand-written" in block and "offered" in block:
            namespace, _, name = block["hand-written"].rpartition(".")
            folder = namespace.removeprefix("KerasNet").strip(".").replace(".", "/") or "Core"
            file = files.setdefault(f"{folder}/{name}.g.cs", File(namespace))
            file.parts.insert(0, writer.write_members(symbol))


def _functions(symbols: dict[str, Any], facts: Facts, words: Words, files: dict[str, File]) -> None:
    writer = Functions(symbols, facts.sets, words, facts.calls)
    methods: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for symbol, block in generated(symbols, "function"):
        for name in (symbol, *function_aliases(symbols, symbol)):
            home = function_home(name)
            if home.full_name in facts.hand_written.values():
                continue
            methods[function_file(name, block), home.namespace, home.holder].setdefault(
                home.name, writer.write(symbol, home.name)
            )
    for (path, namespace, holder), written in sorted(methods.items()):
        file = files.setdefault(path, File(namespace))
        file.parts.append(writer.hold(holder, [written[name] for name in sorted(written)]))


def generated(symbols: dict[str, Any], kind: str) -> list[tuple[str, dict[str, Any]]]:
    """List the symbols of a kind that the generator writes."""
    return [
        (name, block)
        for name, block in symbols.items()
        if block["kind"] == kind and "left out" not in block and "hand-written" not in block
    ]


def class_aliases(symbols: dict[str, Any], symbol: str) -> list[str]:
    """List the other names of a class that are classes in C# too: those that a program would write as `new Name(…)`."""
    own = class_home(symbol).name
    aliases: dict[str, str] = {}
    for name, block in symbols.items():
        last = name.rpartition(".")[2]
        if block.get("of") == symbol and last[:1].isupper() and last.lower() != own.lower():
            home = class_home(name)
            if home.namespace == class_home(symbol).namespace and "legacy" not in name:
                aliases.setdefault(home.name, name)
    return list(aliases.values())


def function_aliases(symbols: dict[str, Any], symbol: str) -> list[str]:
    """List the other names of a function that lead to another place, as `keras.losses` has of `keras.metrics`."""
    own = function_home(symbol)
    places: dict[str, str] = {}
    for name, block in symbols.items():
        if block.get("of") != symbol or symbol.startswith("keras.ops."):
            continue
        try:
            home = function_home(name)
        except KeyError:
            continue
        last = name.rpartition(".")[2]
        if home.holder not in (own.holder, home.name) and last == symbol.rpartition(".")[2]:
            places.setdefault(home.full_name, name)
    return list(places.values())


def _wrappers(symbols: dict[str, Any]) -> str:
    lines = [
        f"[{json.dumps(symbol)}] = handle => new {class_home(symbol).full_name.removeprefix('KerasNet.')}(handle),"
        for symbol, _ in generated(symbols, "class")
    ]
    body = (
        "private static readonly Dictionary<string, Func<PyHandle, KerasObject>> Wrappers ="
        "\n    new Dictionary<string, Func<PyHandle, KerasObject>>\n    {\n"
        + indent("\n".join(lines), 2)
        + "\n    };"
    )
    return f"internal static partial class Symbols\n{{\n{indent(body)}\n}}"


def _names(symbols: dict[str, Any]) -> str:
    """Write what errors need to speak of Keras as C# does: its parameters' names, and where its functions are."""
    lists = [
        parameters
        for block in symbols.values()
        for parameters in (
            block.get("parameters", []),
            block.get("base parameters", []),
            *(described.get("parameters", []) for described in block.get("offered", {}).values()),
        )
    ]
    spelled = {
        parameter["name"] for parameters in lists for parameter in parameters
    } | HAND_WRITTEN_PARAMETERS
    names = sorted(name for name in spelled if camel(name).lstrip("@") != name)
    sets = (
        "private static readonly HashSet<string> Parameters = new HashSet<string>\n{\n"
        + indent("\n".join(f"{json.dumps(name)}," for name in names))
        + "\n};"
    )
    holders = (
        "private static readonly Dictionary<string, string> Holders = new Dictionary<string, string>\n{\n"
        + indent(
            "\n".join(f"[{json.dumps(module)}] = {json.dumps(holder)}," for module, holder in HOLDERS.items())
        )
        + "\n};"
    )
    return f"internal static partial class CSharpNames\n{{\n{indent(sets)}\n\n{indent(holders)}\n}}"
