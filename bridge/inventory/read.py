"""Reads the installed Keras into the structure that ``bridge/surface.json`` holds."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any

from bridge.inventory import members
from bridge.inventory.docstrings import parameter_texts
from bridge.inventory.facts import Facts
from bridge.inventory.kept import kept, without_inherited
from bridge.inventory.probe import hidden_parameters
from bridge.inventory.ranges import Ranges
from bridge.inventory.rules import Typing, UnknownTypeError
from bridge.inventory.samples import required_values
from bridge.inventory.signatures import Parameter, method_parameters, parameters
from bridge.inventory.symbols import Symbol, public_base, public_modules, public_symbols


def read(facts: Facts) -> dict[str, Any]:
    """Read every public symbol of the installed Keras; raise `UnknownTypeError` where a type cannot be told."""
    import keras

    symbols = public_symbols()
    reader = _Reader(facts, symbols)
    blocks: dict[str, dict[str, Any]] = {name: {"kind": "module"} for name in public_modules()}
    for symbol in symbols:
        blocks[symbol.name] = reader.block(symbol)
        for alias in symbol.aliases:
            blocks[alias] = {"kind": "alias", "of": symbol.name}
    without_inherited(blocks)
    reader.check()
    kinds = Counter(block["kind"] for block in blocks.values())
    return {
        "keras": keras.__version__,
        "counts": {
            "kinds": dict(sorted(kinds.items())),
            "parameter types": reader.typing.sources,
            "parameters": sum(reader.typing.sources.values()),
            "parameter ranges": reader.ranges.sources,
            "ranged parameters": sum(reader.ranges.sources.values()),
        },
        "symbols": dict(sorted(blocks.items())),
    }


# What every layer takes comes last, in this order.
_BASE_ORDER = ("name", "dtype", "trainable", "autocast", "activity_regularizer")


class _Reader:
    def __init__(self, facts: Facts, symbols: list[Symbol]) -> None:
        self.facts = facts
        self.typing = Typing(facts.parameters)
        self.ranges = Ranges.load()
        self.classes = {symbol.value: symbol.name for symbol in symbols if symbol.kind == "class"}
        self.missing_returns: list[str] = []

    def block(self, symbol: Symbol) -> dict[str, Any]:
        if symbol.kind == "class":
            return self._class(symbol)
        if symbol.kind == "function":
            return self._function(symbol)
        return {"kind": "constant", "type": type(symbol.value).__name__}

    def check(self) -> None:
        """Fail on what no source explained, and on facts that no longer say anything."""
        complaints = [f"unknown type: {path}" for path in self.typing.unknown]
        complaints += [f"unknown return type: {name}" for name in self.missing_returns]
        complaints += [
            f"types.toml: nothing matches [parameters] {path!r}"
            for path in self.facts.parameters
            if path not in self.typing.used
        ]
        complaints += [f"ranges.toml: nothing matches {pattern!r}" for pattern in self.ranges.unused()]
        if complaints:
            raise UnknownTypeError("\n".join(complaints))

    def _class(self, symbol: Symbol) -> dict[str, Any]:
        cls = symbol.value
        public = set(self.classes)
        block: dict[str, Any] = {"kind": "class", "family": symbol.family}
        base = public_base(cls, self.classes)
        if base:
            block["base"] = base
        if symbol.name in self.facts.exceptions:
            block["left out"] = self.facts.exceptions[symbol.name]
            return block
        own = [parameter for parameter in parameters(cls) if parameter.kind == "named"]
        required = required_values(symbol.name, own, self.facts)
        if symbol.name not in self.facts.hand_written:
            texts = parameter_texts(cls)
            hidden = hidden_parameters(cls, required) if required is not None else []
            if hidden or required is None:
                hidden = self._with_base(symbol, cls, hidden)
            block["parameters"] = self._parameters(symbol.name, own, texts, function=False)
            hidden.sort(key=lambda p: _BASE_ORDER.index(p.name) if p.name in _BASE_ORDER else -1)
            if hidden:
                block["base parameters"] = self._parameters(symbol.name, hidden, texts, function=False)
        else:
            block["hand-written"] = self.facts.hand_written[symbol.name]
        call = _call(cls, base)
        if call:
            block["call"] = call
        for key, value in (
            ("properties", members.properties(cls, public)),
            ("methods", members.methods(cls, public)),
            ("overridable", members.overridable(symbol.name, cls)),
        ):
            if value:
                block[key] = value
        offered = self._offered(symbol)
        if offered:
            block["offered"] = offered
        if "parameters" in block:
            described = [*block["parameters"], *block.get("base parameters", [])]
            told = kept(cls, required, described, offered)
            if told:
                block["kept"] = told
        return block

    def _with_base(self, symbol: Symbol, cls: type, hidden: list[Parameter]) -> list[Parameter]:
        """Fall back to the layer's own base parameters where a class needs a library that is not installed."""
        if hidden or not any(parameter.kind == "kwargs" for parameter in parameters(cls)):
            return hidden
        named = {parameter.name for parameter in parameters(cls)}
        base = next((base for base, name in self.classes.items() if name == "keras.Layer"), None)
        if base is None or not issubclass(cls, base):
            return []
        return [p for p in parameters(base) if p.kind == "named" and p.name not in named]

    def _offered(self, symbol: Symbol) -> dict[str, Any]:
        offered: dict[str, Any] = {}
        for member, returns in self.facts.members.get(symbol.name, {}).items():
            value = inspect.getattr_static(symbol.value, member, None)
            if callable(value) or isinstance(value, classmethod | staticmethod):
                texts = parameter_texts(value)
                named = [
                    p
                    for p in method_parameters(getattr(symbol.value, member))
                    # ApplyWithScores asks for the scores.
                    if p.kind == "named" and p.name != "return_attention_scores"
                ]
                offered[member] = {
                    "parameters": self._parameters(f"{symbol.name}.{member}", named, texts, function=True),
                    "returns": returns,
                }
            else:
                offered[member] = {"returns": returns}
                kind = {"float =": "float", "int =": "int"}.get(returns, "")
                accepted = self.ranges.range_of(symbol.name, member, kind, "", None)
                if accepted is not None:
                    offered[member]["range"] = accepted
        return dict(sorted(offered.items()))

    def _function(self, symbol: Symbol) -> dict[str, Any]:
        block: dict[str, Any] = {"kind": "function", "family": symbol.family}
        reason = self.facts.exceptions.get(symbol.name)
        if reason:
            return {**block, "left out": reason}
        if symbol.name in self.facts.hand_written:
            return {**block, "hand-written": self.facts.hand_written[symbol.name]}
        texts = parameter_texts(symbol.value)
        offered = [
            parameter
            for parameter in parameters(symbol.value)
            if parameter.kind != "kwargs" and f"{symbol.name}.{parameter.name}" not in self.facts.exceptions
        ]
        block["parameters"] = self._parameters(symbol.name, offered, texts, function=True)
        returns = self.facts.returns_of(symbol.name)
        if returns is None:
            self.missing_returns.append(symbol.name)
        block["returns"] = returns
        return block

    def _parameters(
        self, owner: str, found: list[Parameter], texts: dict[str, str], *, function: bool
    ) -> list[dict[str, Any]]:
        described = []
        for parameter in found:
            if f"{owner}.{parameter.name}" in self.facts.exceptions:
                continue
            kind, source = self.typing.type_of(
                owner, parameter, texts.get(parameter.name, ""), function=function
            )
            entry: dict[str, Any] = {"name": parameter.name, "type": kind, "from": source}
            if not parameter.required:
                entry["default"] = parameter.default
            default = None if parameter.required else parameter.default
            accepted = self.ranges.range_of(
                owner, parameter.name, kind, texts.get(parameter.name, ""), default
            )
            if accepted is not None:
                entry["range"] = accepted
            if parameter.kind != "named":
                entry["kind"] = parameter.kind
            described.append(entry)
        return described


def _call(cls: type, base: str | None) -> str | None:
    call = vars(cls).get("call")
    if call is None:
        call = next((vars(b)["call"] for b in cls.__mro__ if "call" in vars(b)), None)
    if call is None:
        return None
    return str(inspect.signature(call)).replace("(self, ", "(").replace("(self)", "()")
