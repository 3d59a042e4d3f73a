"""The pages of the reference: one of all namespaces, one a namespace, one a type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from bridge.site.listing import Parameter
from bridge.site.prose import Prose, plain
from bridge.site.reference import Member, Reference, Type, documented_parameters
from bridge.site.refs import Ref

TEMPLATES = Path(__file__).with_name("templates")

# What the namespaces are for; a namespace without a line here fails.
NAMESPACES = {
    "KerasNet": "Models, arrays, tensors, data, functions, errors, and the values that parameters take.",
    "KerasNet.Callbacks": "What `Fit` calls while it trains.",
    "KerasNet.Constraints": "What weights are held to.",
    "KerasNet.DTypePolicies": "Which data types layers compute and keep their weights in.",
    "KerasNet.Datasets": "Data to learn with.",
    "KerasNet.Distillation": "Teaching a small model by a large one.",
    "KerasNet.Distribution": "Models over several devices.",
    "KerasNet.FSharp": "Pipelines and options for F#, over `KerasNet`.",
    "KerasNet.Initializers": "How weights are filled at the start.",
    "KerasNet.Layers": "Layers, to build models of or to derive from.",
    "KerasNet.Losses": "What training makes small.",
    "KerasNet.Metrics": "What is measured beside the loss.",
    "KerasNet.Optimizers": "How weights follow their gradients.",
    "KerasNet.Optimizers.Schedules": "Learning rates that change while training.",
    "KerasNet.Quantizers": "Weights in fewer bits.",
    "KerasNet.Regularizers": "Penalties on weights and outputs.",
    "KerasNet.Serving": "Predictors for servers.",
    "KerasNet.Wrappers": "Networks within scikit-learn.",
}
_OPERATORS = {
    "Addition": "+", "Subtraction": "-", "Multiply": "*", "Division": "/", "Modulus": "%",
    "BitwiseAnd": "&", "BitwiseOr": "|", "ExclusiveOr": "^", "OnesComplement": "~", "LogicalNot": "!",
    "UnaryNegation": "-", "UnaryPlus": "+", "Equality": "==", "Inequality": "!=", "LessThan": "<",
    "GreaterThan": ">", "LessThanOrEqual": "<=", "GreaterThanOrEqual": ">=",
    "BangGreater": "!>", "DotEquals": ".=", "DotGreater": ".>", "DotGreaterEquals": ".>=",
    "DotLess": ".<", "DotLessEquals": ".<=",
}  # fmt: skip


@dataclass(frozen=True)
class Pages:
    """Markdown by its path within the site, and the names of what is wrong in it."""

    texts: dict[str, str]
    broken: list[str]


def write(reference: Reference) -> Pages:
    """All pages of the reference."""
    texts: dict[str, str] = {}
    broken = [f"the namespace {name}, which bridge/site/pages.py does not describe"
              for name in reference.namespaces if name not in NAMESPACES]  # fmt: skip
    environment = _environment()

    def render(page: str, template: str, **values: Any) -> None:
        prose = Prose(reference, page, broken)
        texts[page] = environment.get_template(template).render(prose=prose, **values)

    about = {name: NAMESPACES.get(name, "") for name in reference.namespaces}
    render("api/index.md", "api.md.j2", namespaces=reference.namespaces, about=about)
    for name, kinds in reference.namespaces.items():
        render(namespace_page(name), "namespace.md.j2", name=name, kinds=kinds, about=about[name])
    for kind in reference.types:
        render(kind.page, "type.md.j2", kind=kind, fsharp=kind.namespace == "KerasNet.FSharp")
    return Pages(texts, broken)


def namespace_page(name: str) -> str:
    """The path of a namespace's page."""
    return f"api/{name.lower()}/index.md"


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # Markdown is written, not HTML; prose.py escapes what it must
    )
    environment.globals.update(
        namespace_page=namespace_page,
        signature=_signature,
        title=_title,
        property=_property,
        operator=_operator,
    )
    return environment


def _title(kind: Type, member: Member) -> str:
    """A heading: the name, with the parameters' types where there are several of that name."""
    name = kind.name if member.line.kind == "constructor" else member.line.name
    if sum(other.line.name == member.line.name for other in kind.members) == 1:
        return name
    fsharp = kind.namespace == "KerasNet.FSharp"
    return f"{name}({', '.join(plain(one.type, fsharp) for one in member.line.parameters)})"


def _signature(kind: Type, member: Member, fsharp: bool) -> str:
    """How it is declared, without what only the compiler needs."""
    line = member.line
    returns = plain(line.returns, fsharp) if line.returns is not None else ""
    if fsharp:
        parameters = [
            f"{'?' if one.optional else ''}{one.name}: {_given(one.type)}" for one in line.parameters
        ]
        call = f"{kind.name}.{line.name}"
        return f"{_fit(call, parameters)} : {returns}" if parameters else f"{call} () : {returns}"
    parameters = [f"{plain(one.type)} {one.name}{_default(member, one)}" for one in line.parameters]
    if line.kind == "constructor":
        return _fit(f"new {kind.name}", parameters)
    return _fit(f"{'static ' if line.static else ''}{returns} {line.name}", parameters)


def _default(member: Member, parameter: Parameter) -> str:
    """The default that the documentation ends with, where it is a value."""
    if not parameter.optional:
        return ""
    about = member.doc.find(f"param[@name='{parameter.name}']")
    found = re.search(r"Default: (\S+)\.\s*$", "".join(about.itertext())) if about is not None else None
    return f" = {found[1]}" if found and found[1] != "none" else " = …"


def _given(ref: Ref) -> str:
    """An optional parameter's type in F#, whose question mark says the option already."""
    return plain(ref.arguments[0] if ref.short == "FSharpOption" else ref, fsharp=True)


def _fit(call: str, parameters: list[str]) -> str:
    line = f"{call}({', '.join(parameters)})"
    return line if len(line) <= 88 else f"{call}(\n    " + ",\n    ".join(parameters) + ")"


def _property(member: Member) -> str:
    """A property's name; for an indexer how it is written."""
    if member.line.name != "Item":
        return member.line.name
    return f"this[{', '.join(plain(one) for one in documented_parameters(member.id))}]"


def _operator(member: Member, fsharp: bool) -> str:
    line = member.line
    types = [plain(one.type, fsharp) for one in line.parameters]
    name = line.name.removeprefix("op_")
    returns = plain(line.returns, fsharp) if line.returns is not None else ""
    if name in ("Implicit", "Explicit"):
        return f"{types[0]} → {returns}" if name == "Implicit" else f"({returns}) {types[0]}"
    sign = _OPERATORS[name]
    return f"{types[0]} {sign} {types[1]}" if len(types) == 2 else f"{sign}{types[0]}"
