"""A parameter list as C#: its declaration, the call that sends it and its documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bridge.emit.kinds import Kind, kind_of, literal, spoken
from bridge.emit.names import camel
from bridge.emit.ranges import bounds, stated
from bridge.emit.text import docs, parenthesized
from bridge.emit.words import Words


@dataclass(frozen=True)
class Signature:
    """The parameters of one constructor, function or method."""

    declarations: list[str]
    sends: list[str]
    docs: list[str]
    names: list[str]

    @property
    def types(self) -> str:
        """All declarations as one text, to find the namespaces they need."""
        return " ".join(self.declarations)


def signature(parameters: list[dict[str, Any]], sets: dict[str, Any], words: Words, owner: str) -> Signature:
    """Write a parameter list. What comes before Python's ``*args`` is sent by position."""
    declarations, sends, described, names = [], [], [], []
    last_positional = max((at for at, p in enumerate(parameters) if p.get("kind") == "varargs"), default=-1)
    for at, parameter in enumerate(parameters):
        kind = kind_of(parameter["type"], sets)
        name = camel(parameter["name"])
        if parameter.get("kind") == "varargs":
            is_last = at == len(parameters) - 1
            declarations.append(
                f"params {kind.csharp}[] {name}" if is_last else f"IEnumerable<{kind.csharp}> {name}"
            )
            sends.append(f".AddPositionals({name})")
        else:
            declarations.append(_declare(parameter, kind, name))
            by_position = at < last_positional or parameter.get("kind") == "positional"
            sends.append((_send_by_position if by_position else _send)(parameter, kind, name))
        names.append(name)
        described.append(
            f'<param name="{name.lstrip("@")}">{_describe(parameter, kind, words, owner)}</param>'
        )
    return Signature(declarations, sends, described, names)


def several_overload(opening: str, name: str, declared: Signature) -> list[str]:
    """Write the overload that takes ``Tensors`` for ``IEnumerable<Tensor>``, if there is one to write.

    An interface converts from nothing: without it, an array of NDArray or one tensor alone would not do.
    """
    several = [declaration.startswith("IEnumerable<Tensor>") for declaration in declared.declarations]
    if not any(several):
        return []
    # Where one is left out, the first overload is meant: so here none can be.
    declarations = [
        f"Tensors {name}" if many else declaration
        for many, name, declaration in zip(several, declared.names, declared.declarations, strict=True)
    ]
    passed = [
        f"(IEnumerable<Tensor>){name}" if many else name
        for many, name in zip(several, declared.names, strict=True)
    ]
    same = ", ".join(_cref(declaration) for declaration in declared.declarations)
    return [
        docs(f'<inheritdoc cref="{name}({same})"/>')
        + "\n"
        + parenthesized(f"{opening} {name}", declarations, " =>")
        + " "
        + parenthesized(name if "static" in opening else f"this.{name}", passed, ";")
    ]


def _cref(declaration: str) -> str:
    kind = declaration.partition(" = ")[0].rpartition(" ")[0]
    nullable = kind.endswith("?") and not kind.startswith(("I", "Tensor", "Func"))
    return (kind if nullable else kind.rstrip("?")).replace("<", "{").replace(">", "}").replace("?}", "}")


def _declare(parameter: dict[str, Any], kind: Kind, name: str) -> str:
    optional = "default" in parameter
    nullable = parameter["type"].endswith("?")
    if kind.form == "union":
        return f"{kind.csharp} {name} = default" if optional else f"{kind.csharp} {name}"
    if kind.form == "plain":
        if not optional:
            return f"{kind.csharp}{'?' if nullable else ''} {name}"
        default = parameter["default"]
        return f"{kind.csharp}{'?' if nullable or default is None else ''} {name} = {literal(default)}"
    return f"{kind.csharp}? {name} = null" if optional else f"{kind.csharp}{'?' if nullable else ''} {name}"


def _can_be_null(parameter: dict[str, Any], kind: Kind) -> bool:
    """Whether C# could pass a null where Keras needs a value: the compiler only warns of that."""
    is_reference = kind.form == "reference" or kind.csharp == "string"
    return is_reference and not parameter["type"].endswith("?") and parameter.get("default", "") is not None


def _send_by_position(parameter: dict[str, Any], kind: Kind, name: str) -> str:
    if _can_be_null(parameter, kind) and "default" not in parameter:
        return f".AddRequiredPositional({literal(parameter['name'])}, {kind.send.format(name)})"
    return f".AddPositional({kind.send.format(name)})"


def _send(parameter: dict[str, Any], kind: Kind, name: str) -> str:
    key = literal(parameter["name"])
    within = f", {bounds(parameter['range'])}" if "range" in parameter else ""
    if "default" not in parameter:
        add = "AddRequired" if _can_be_null(parameter, kind) and not within else "Add"
        return f".{add}({key}, {kind.send.format(name)}{within})"
    default = parameter["default"]
    if kind.csharp == "string" and _can_be_null(parameter, kind):
        return f".AddRequired({key}, {name}, {literal(default)})"
    if kind.form == "plain" and default is not None:
        typed = f"<{kind.csharp}?>" if parameter["type"].endswith("?") else ""
        return f".Add{typed}({key}, {name}, {literal(default)}{within})"
    return f".AddGiven({key}, {kind.send.format(name)}{within})"


def _describe(parameter: dict[str, Any], kind: Kind, words: Words, owner: str) -> str:
    about = words.parameter(owner, parameter["name"])
    text = stated(kind.words, parameter.get("range"))
    text = text[:1].upper() + text[1:]
    if parameter.get("kind") == "varargs":
        return f"{about} {text}."
    if "default" not in parameter:
        return f"{about} {text}."
    return f"{about} {text}. Default: {spoken(parameter['default'])}."
