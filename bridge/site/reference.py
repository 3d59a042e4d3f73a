"""The public API joined with its documentation: what the reference shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bridge.errors import BuildError
from bridge.site import listing
from bridge.site.listing import Line, Listed
from bridge.site.refs import Ref, parse, split

# What .NET says of the members that every type has or that its interfaces ask for.
DOTNET = {
    "ToString": "The value as text.",
    "Equals": "Whether both are equal.",
    "GetHashCode": "A hash code, the same for equal values.",
    "GetEnumerator": "Goes through the items in order.",
    "Dispose": "Releases what it holds.",
    "Report": "Tells how far the work is.",
    "Keys": "The names of the items.",
    "Values": "The items, in the order of their names.",
    "ContainsKey": "Whether there is an item of this name.",
    "TryGetValue": "Gets the item of this name, and tells whether there is one.",
    "OnEventCommand": "Called when a listener starts or stops.",
}
_IMPLICIT = "<member><summary>Makes one.</summary></member>"


@dataclass(eq=False)
class Member:
    """A public member with its documentation."""

    line: Line
    doc: ElementTree.Element
    id: str
    anchor: str = ""


@dataclass(eq=False)
class Type:
    """A public type with its documentation. ``name`` may have that of an outer type before a dot."""

    id: str
    namespace: str
    name: str
    base: Ref | None
    doc: ElementTree.Element
    members: list[Member] = field(default_factory=list)

    @property
    def page(self) -> str:
        """The page's path within the site."""
        stem = re.sub(r"<.*>", lambda found: f"-{found[0].count(',') + 1}", self.name)
        return f"api/{self.namespace.lower()}/{stem.lower()}.md"


class Reference:
    """All public types, and where each documentation id is found."""

    def __init__(self, types: list[Type]) -> None:
        """Index the types and name the anchors of their members."""
        self.types = sorted(types, key=lambda kind: (kind.namespace, kind.name.lower()))
        self.places: dict[str, tuple[Type, Member | None]] = {}
        self._by_short: dict[tuple[str, int], list[Type]] = defaultdict(list)
        for kind in self.types:
            self.places[f"T:{kind.id}"] = (kind, None)
            arity = int(kind.id.partition("`")[2] or 0)
            self._by_short[kind.name.rsplit(".", 1)[-1].split("<")[0], arity].append(kind)
            taken: set[str] = set()
            for member in kind.members:
                member.anchor = _anchor(member, taken)
                self.places[member.id] = (kind, member)

    @property
    def namespaces(self) -> dict[str, list[Type]]:
        """The types of each namespace."""
        found: dict[str, list[Type]] = defaultdict(list)
        for kind in self.types:
            found[kind.namespace].append(kind)
        return dict(found)

    def find(self, ref: Ref) -> Type | None:
        """The public type that a parameter's type names, if it is one of ours."""
        candidates = self._by_short.get((ref.short, len(ref.arguments)), [])
        return next((kind for kind in candidates if _plain(kind.id) == "KerasNet." + ref.name), None)


def read(assemblies: Iterable[tuple[Path, Path]]) -> Reference:
    """Join listings with XML files.

    Raises:
        BuildError: names every public member that has no documentation.
    """
    listed: list[Listed] = []
    docs: dict[str, ElementTree.Element] = {}
    for api, xml in assemblies:
        if not xml.exists():
            raise BuildError(f"{xml.name} is not there: build the solution, or run ./build.sh site.")
        listed += listing.read(api)
        for element in ElementTree.parse(xml).iter("member"):
            docs.setdefault(element.attrib["name"], element)
    return _Join(docs).all(listed)


class _Join:
    def __init__(self, docs: dict[str, ElementTree.Element]) -> None:
        self.docs = docs
        self.missing: list[str] = []
        self.members: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.types = {}
        for doc_id in docs:
            if doc_id.startswith("T:"):
                self.types[doc_id.removeprefix("T:KerasNet.")] = doc_id[2:]
        for doc_id in docs:
            if not doc_id.startswith("T:"):
                self.members[self._owner_and_name(doc_id)].append(doc_id)

    def _owner_and_name(self, doc_id: str) -> tuple[str, str]:
        owner, name, _ = _taken_apart(doc_id)
        module = re.match(r"KerasNet\.FSharp\.\w+", owner)
        if module is not None and module[0] != owner and owner not in self.types.values():
            # An F# extension: Module.Type.member.Static, or Module.Type.member of an instance.
            name = f"{owner.removeprefix(module[0] + '.')}.{name}".removesuffix(".Static")
            owner = module[0]
        return owner, name

    def all(self, listed: list[Listed]) -> Reference:
        types = [kind for one in listed if (kind := self.type(one)) is not None]
        if self.missing:
            raise BuildError(
                "These public names have no documentation: " + "; ".join(sorted(self.missing)) + "."
            )
        self.inherit(types)
        return Reference(types)

    def type(self, one: Listed) -> Type | None:
        arity = len(split(one.name.partition("<")[2].removesuffix(">")))
        doc_id = self.types.get(one.name.split("<")[0] + (f"`{arity}" if arity else ""))
        if doc_id is None or not _says(self.docs[f"T:{doc_id}"]):
            self.missing.append(one.name)
            return None
        parts = ["KerasNet", *one.name.split("<")[0].split(".")]
        outer = len(parts) - 1
        while outer > 1 and ".".join(parts[1:outer]) in self.types:
            outer -= 1
        name = ".".join(parts[outer:]) + one.name[len(one.name.split("<")[0]) :]
        kind = Type(doc_id, ".".join(parts[:outer]), name, one.base, self.docs[f"T:{doc_id}"])
        for line in one.members:
            member = self.member(doc_id, line, split(one.name.partition("<")[2].removesuffix(">")))
            if member is None:
                self.missing.append(f"{one.name}.{line.name}")
            else:
                kind.members.append(member)
        return kind

    def member(self, owner: str, line: Line, own: list[str]) -> Member | None:
        """The documentation of a line; ``own`` are the names of the type parameters of its type."""
        name = "#ctor" if line.kind == "constructor" else line.name
        used = {one for ref in _refs(line) for one in ref.names}

        def generic_fits(doc_id: str) -> bool:
            names = {one.attrib["name"] for one in self.docs[doc_id].findall("typeparam")}
            return ("``" in doc_id) == bool(names & used)

        candidates = self.members[owner, name]
        for doc_id in sorted(candidates, key=generic_fits, reverse=True):
            spoken = re.sub(r"(?<!`)`(\d+)", lambda found: own[int(found[1])], doc_id.partition("(")[2])
            _, _, documented = _taken_apart(f"M:T.m({spoken}")
            if line.kind not in ("property", "field", "event") and not _fits(line, documented):
                continue
            returned = spoken.partition("~")[2] or doc_id.partition("~")[2]
            if returned and line.returns is not None and not line.returns.matches(parse(returned)):
                continue
            # Each documents one member.
            candidates.remove(doc_id)
            return Member(line, self.docs[doc_id], doc_id) if _says(self.docs[doc_id]) else None
        if line.kind == "constructor" and not line.parameters:
            # The compiler writes it, where the class has none.
            return Member(line, ElementTree.fromstring(_IMPLICIT), f"M:{owner}.#ctor")
        return None

    def inherit(self, types: list[Type]) -> None:
        """Put what a base says in place of ``<inheritdoc/>``."""
        by_name = {_plain(kind.id): kind for kind in types}
        for kind in types:
            for member in kind.members:
                if member.doc.find("inheritdoc") is not None:
                    member.doc = self.inherited(kind, member, by_name)
        if self.missing:
            raise BuildError(
                "These say <inheritdoc/>, and no public base has documentation for them: "
                + "; ".join(sorted(self.missing))
                + "."
            )

    def inherited(self, kind: Type, member: Member, by_name: dict[str, Type]) -> ElementTree.Element:
        said = member.doc.find("inheritdoc")
        named = self.docs.get(said.get("cref", "")) if said is not None else None
        if named is not None:
            return named
        base = by_name.get("KerasNet." + kind.base.name) if kind.base is not None else None
        while base is not None:
            for theirs in base.members:
                same = theirs.line.name == member.line.name and len(theirs.line.parameters) == len(
                    member.line.parameters
                )
                if same and theirs.doc.find("inheritdoc") is None:
                    return theirs.doc
            base = by_name.get("KerasNet." + base.base.name) if base.base is not None else None
        if member.line.name in DOTNET:
            return ElementTree.fromstring(f"<member><summary>{DOTNET[member.line.name]}</summary></member>")
        self.missing.append(f"{kind.id}.{member.line.name}")
        return member.doc


def _says(doc: ElementTree.Element) -> bool:
    summary = doc.find("summary")
    return doc.find("inheritdoc") is not None or (
        summary is not None and bool("".join(summary.itertext()).strip() or len(summary))
    )


def _refs(line: Line) -> list[Ref]:
    return [one.type for one in line.parameters] + ([line.returns] if line.returns is not None else [])


def _fits(line: Line, documented: list[Ref]) -> bool:
    return len(line.parameters) == len(documented) and all(
        parameter.type.matches(other) for parameter, other in zip(line.parameters, documented, strict=True)
    )


def _taken_apart(doc_id: str) -> tuple[str, str, list[Ref]]:
    """The owner, the name and the parameters' types of a member's documentation id."""
    head, _, tail = doc_id[2:].partition("(")
    owner, _, name = head.split("~")[0].rpartition(".")
    inner = tail.split("~")[0].removesuffix(")")
    return owner, name.split("``")[0], [parse(part) for part in split(inner)]


def documented_parameters(doc_id: str) -> list[Ref]:
    """The types of the parameters in a member's documentation id."""
    return _taken_apart(doc_id)[2]


def _plain(doc_id: str) -> str:
    return doc_id.split("`")[0]


def _anchor(member: Member, taken: set[str]) -> str:
    name = "constructor" if member.line.kind == "constructor" else member.line.name.lower()
    anchor, number = name, 2
    while anchor in taken:
        anchor, number = f"{name}-{number}", number + 1
    taken.add(anchor)
    return anchor
