"""Keras's classes as C# classes."""

from __future__ import annotations

from typing import Any

from bridge.emit.homes import class_home, page
from bridge.emit.kinds import literal, return_type
from bridge.emit.names import pascal
from bridge.emit.ranges import bounds
from bridge.emit.returns import returned_words
from bridge.emit.signature import Signature, several_overload, signature
from bridge.emit.text import arguments, docs, indent, parenthesized
from bridge.emit.words import Words

# Classes whose static methods of Keras, which make other objects, are written by hand.
_PARTIAL = {"keras.utils.FeatureSpace"}


def kept_members(symbol: str, block: dict[str, Any]) -> dict[str, str]:
    """Give the types of the properties that repeat an argument of the constructor, by their names in Keras."""
    own = class_home(symbol).name
    # A member of C# can't be called as its class: the l2 of an L2.
    return {name: kind for name, kind in block.get("kept", {}).items() if pascal(name) != own}


class Classes:
    """Writes classes, knowing all of them."""

    def __init__(self, symbols: dict[str, Any], sets: dict[str, Any], words: Words) -> None:
        self.symbols = symbols
        self.sets = sets
        self.words = words
        self.bases = {block.get("base") for block in symbols.values() if block["kind"] == "class"}

    def write(self, symbol: str) -> str:
        """Write one class."""
        block = self.symbols[symbol]
        name = class_home(symbol).name
        parameters = [*block.get("parameters", []), *block.get("base parameters", [])]
        declared = signature(parameters, self.sets, self.words, symbol)
        members = [self._constructor(symbol, name, declared)]
        if symbol in self.bases:
            members.append(
                f"private protected {name}(string symbol, Arguments arguments) : base(symbol, arguments) {{ }}"
            )
        members.append(f"internal {name}(PyHandle handle) : base(handle) {{ }}")
        members += self._members(symbol, block)
        base = self.base_name(symbol)
        return (
            self._head(symbol, block)
            + f"\npublic {'partial ' if symbol in _PARTIAL else ''}class {name} : {base}\n{{\n"
            + "\n\n".join(indent(member) for member in members)
            + "\n}"
        )

    def write_alias(self, alias: str, symbol: str) -> str:
        """Write a class that is another name of one."""
        name = class_home(alias).name
        target = class_home(symbol).name
        block = self.symbols[symbol]
        parameters = [*block.get("parameters", []), *block.get("base parameters", [])]
        declared = signature(parameters, self.sets, self.words, symbol)
        constructor = (
            docs(f'<summary>Makes one, as <see cref="{target}"/> does.</summary>', *declared.docs)
            + "\n"
            + parenthesized(f"public {name}", declared.declarations, "")
            + " "
            + parenthesized(": base", declared.names, " { }")
        )
        return (
            docs(
                f'<summary>Another name of <see cref="{target}"/>: <c>{alias}</c>.</summary>',
                f'<remarks><see href="{page(symbol, block)}">Keras\'s documentation</see>.</remarks>',
            )
            + f"\npublic class {name} : {target}\n{{\n"
            + indent(constructor)
            + "\n}"
        )

    def base_name(self, symbol: str) -> str:
        """Name the C# base of a class: the nearest public base that C# offers."""
        base = self.symbols[symbol].get("base")
        while base and "left out" in self.symbols[base]:
            base = self.symbols[base].get("base")
        if not base:
            return "KerasObject"
        hand_written = self.symbols[base].get("hand-written")
        home = class_home(base) if not hand_written else None
        return home.name if home else str(hand_written).rpartition(".")[2]

    def _head(self, symbol: str, block: dict[str, Any]) -> str:
        return docs(
            f"<summary>{self.words.symbol(symbol, block)} Keras's <c>{symbol}</c>.</summary>",
            f'<remarks><see href="{page(symbol, block)}">Keras\'s documentation</see>.</remarks>',
        )

    def _constructor(self, symbol: str, name: str, declared: Signature) -> str:
        return (
            docs("<summary>Makes one.</summary>", *declared.docs)
            + "\n"
            + parenthesized(f"public {name}", declared.declarations, "")
            + f" : base({literal(symbol)}, {arguments(name, declared.sends)}) {{ }}"
        )

    def write_members(self, symbol: str) -> str:
        """Write the simple members of a class whose rest is written by hand."""
        block = self.symbols[symbol]
        return (
            f"/// <content>What Keras's <c>{symbol}</c> has besides.</content>"
            f"\npublic partial class {block['hand-written'].rpartition('.')[2]}\n{{\n"
            + "\n\n".join(indent(member) for member in self._members(symbol, block))
            + "\n}"
        )

    def _members(self, symbol: str, block: dict[str, Any]) -> list[str]:
        members = []
        for member, described in block.get("offered", {}).items():
            if member == "call":
                members += self._applies(symbol, described)
            elif member == "__setitem__":
                members.append(self._indexer(symbol, described))
            elif "parameters" in described:
                members.append(self._method(symbol, member, pascal(member), described["returns"], described))
            else:
                members.append(self._property(symbol, member, described))
        return members + [
            self._kept(symbol, member, kind) for member, kind in kept_members(symbol, block).items()
        ]

    def _kept(self, symbol: str, member: str, kind: str) -> str:
        """Write the property that repeats an argument of the constructor."""
        returns = return_type(kind, self.sets)
        about = docs(f"<summary>{self.words.parameter(symbol, member)}</summary>")
        return f"{about}\npublic {returns} {pascal(member)} => this.Get<{returns}>({literal(member)});"

    def _property(self, symbol: str, member: str, described: dict[str, Any]) -> str:
        phrase = described["returns"]
        settable = phrase.endswith(" =")
        returns = return_type(phrase.removesuffix(" ="), self.sets)
        # A class may offer under its own name what KerasObject or a base has too.
        declared = f"public {returns} {pascal(member)}"
        accepted = described.get("range")
        stated = f" {accepted[:1].upper()}{accepted[1:]}." if accepted else ""
        about = docs(f"<summary>{self._about(symbol, member)}{stated}</summary>")
        get = f"this.Get<{returns}>({literal(member)})"
        if not settable:
            return f"{about}\n{declared} => {get};"
        within = f", {bounds(accepted)}" if accepted else ""
        return (
            f"{about}\n{declared}\n{{\n    get => {get};\n"
            f"    set => this.Set({literal(member)}, value{within});\n}}"
        )

    def _indexer(self, symbol: str, described: dict[str, Any]) -> str:
        """Write ``map[key]`` for Python's ``__getitem__`` and ``__setitem__``."""
        declared = signature(described["parameters"], self.sets, self.words, f"{symbol}.__setitem__")
        key, value = declared.declarations
        kind = value.rpartition(" ")[0]
        name = declared.names[0]
        return (
            docs(f"<summary>{self._about(symbol, '__setitem__')}</summary>", declared.docs[0])
            + f"\npublic {kind} this[{key}]\n{{\n"
            + f'    get => this.Invoke<{kind}>("__getitem__", new Arguments().AddPositional({name}));\n'
            + f'    set => this.Invoke("__setitem__", new Arguments().AddPositional({name}).AddPositional(value));\n}}'
        )

    def _applies(self, symbol: str, described: dict[str, Any]) -> list[str]:
        """Write the overloads of Apply for a layer that takes more than an input."""
        phrase = described["returns"]
        if phrase == "tensor with scores":
            scores = {"name": "return_attention_scores", "type": "bool", "value": True}
            return [
                self._method(symbol, "call", "Apply", "tensor", described),
                self._method(
                    symbol, "call", "ApplyWithScores", "(tensor output, tensor scores)", described, scores
                ),
            ]
        if phrase == "tensor or tensors":
            return [
                self._method(symbol, "call", "Apply", "tensor", described),
                self._method(symbol, "call", "ApplyMany", "tensors", described),
            ]
        return [self._method(symbol, "call", "Apply", phrase, described)]

    def _method(
        self,
        symbol: str,
        member: str,
        name: str,
        phrase: str,
        described: dict[str, Any],
        fixed: dict[str, Any] | None = None,
    ) -> str:
        returns = return_type(phrase, self.sets)
        parameters = [dict(parameter) for parameter in described["parameters"]]
        if member in {"call", "__call__"}:
            parameters[0]["kind"] = "positional"
        declared = signature(parameters, self.sets, self.words, f"{symbol}.{member}")
        sends = declared.sends + (
            [f".Add({literal(fixed['name'])}, {literal(fixed['value'])})"] if fixed else []
        )
        method = "__call__" if member == "call" else member
        invoke = "this.Invoke" if returns == "void" else f"this.Invoke<{returns}>"
        returned = [] if returns == "void" else [f"<returns>{returned_words(phrase)}</returns>"]
        opening = f"public {returns}"
        written = (
            docs(
                f"<summary>{self._about(symbol, name if member == 'call' else member)}</summary>",
                *declared.docs,
                *returned,
            )
            + "\n"
            + parenthesized(f"{opening} {name}", declared.declarations, " =>")
            + f" {invoke}({literal(method)}, {arguments(f'{self._own_name(symbol)}.{name}', sends)});"
        )
        return "\n\n".join([written, *several_overload(opening, name, declared)])

    def _own_name(self, symbol: str) -> str:
        hand_written = self.symbols[symbol].get("hand-written")
        return str(hand_written).rpartition(".")[2] if hand_written else class_home(symbol).name

    def _about(self, symbol: str, member: str) -> str:
        about = self.words.symbols.get(f"{symbol}.{member}", self.words.members.get(member))
        if about is None:
            raise KeyError(f"words.toml says nothing about {symbol}.{member}")
        return about
