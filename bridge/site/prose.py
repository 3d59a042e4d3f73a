"""XML documentation and types as Markdown, with links from page to page."""

from __future__ import annotations

import posixpath
import re
import textwrap
from xml.etree.ElementTree import Element

from bridge.site.reference import Reference
from bridge.site.refs import Ref

_SPECIAL = re.compile(r"([\\`*_\[\]|#~])")
_DEFAULT = re.compile(r"\s*Default: (.+?)\.?$")
_FSHARP = {"FSharpOption": "option", "FSharpList": "list"}


class Prose:
    """Writes for one page, and collects the references that lead nowhere."""

    def __init__(self, reference: Reference, page: str, broken: list[str]) -> None:
        """Links are relative to ``page``; what is unresolved is added to ``broken``."""
        self._reference = reference
        self._page = page
        self._broken = broken

    def text(self, element: Element | None) -> str:
        """The words of an element in one paragraph."""
        if element is None:
            return ""
        pieces = [self._words(element.text)]
        for child in element:
            pieces += [self._inline(child), self._words(child.tail)]
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def example(self, element: Element | None) -> str:
        """The code of an example, without its margin."""
        code = element.find("code") if element is not None else None
        if code is None:
            return ""
        first, _, rest = "".join(code.itertext()).strip("\n").partition("\n")
        return (first.strip() + "\n" + textwrap.dedent(rest)).rstrip()

    def parameter(self, element: Element | None) -> tuple[str, str]:
        """What a parameter means, and its default where the words end with one."""
        text = self.text(element)
        found = _DEFAULT.search(text)
        return (text[: found.start()], found[1]) if found else (text, "")

    def exceptions(self, doc: Element) -> list[tuple[str, str]]:
        """What is thrown, and when."""
        return [(self._cref(one.attrib["cref"]), self.text(one)) for one in doc.findall("exception")]

    def type(self, ref: Ref | None, fsharp: bool = False) -> str:
        """A type in code letters, its names linked."""
        return f"<code>{self._type(ref, fsharp)}</code>" if ref is not None else ""

    def link(self, page: str, anchor: str = "") -> str:
        """The address of another page, seen from this one."""
        if page == self._page and anchor:
            return f"#{anchor}"
        path = posixpath.relpath(page, posixpath.dirname(self._page))
        return path + (f"#{anchor}" if anchor else "")

    def _words(self, text: str | None) -> str:
        """Plain text, which must not be read as Markdown; F#'s documentation has code in backticks."""
        parts = re.split(r"(`[^`]+`)", text or "")
        return "".join(part if position % 2 else _escape(part) for position, part in enumerate(parts))

    def _inline(self, element: Element) -> str:
        if element.tag == "c":
            return code("".join(element.itertext()))
        if element.tag in ("paramref", "typeparamref"):
            return code(element.attrib["name"])
        if element.tag == "para":
            return f" {self.text(element)} "
        if element.tag == "see":
            if "langword" in element.attrib:
                return code(element.attrib["langword"])
            if "href" in element.attrib:
                return f"[{self.text(element)}]({element.attrib['href']})"
            return self._cref(element.attrib["cref"], self.text(element))
        self._broken.append(f"{self._page}: <{element.tag}>, which the site does not know")
        return ""

    def _cref(self, doc_id: str, words: str = "") -> str:
        place = self._reference.places.get(doc_id)
        if place is None:
            if not doc_id[2:].startswith("System."):
                self._broken.append(f'{self._page}: cref="{doc_id}", which is not public')
            return words or code(_last(doc_id))
        kind, member = place
        name = kind.name if member is None else _last(doc_id)
        if member is not None and member.line.kind == "constructor":
            name = kind.name
        if member is not None and kind.page != self._page:
            name = f"{kind.name}.{name}" if name != kind.name else name
        return f"[{words or code(name)}]({self.link(kind.page, member.anchor if member else '')})"

    def _type(self, ref: Ref, fsharp: bool) -> str:
        inner = [self._type(argument, fsharp) for argument in ref.arguments]
        kind = self._reference.find(ref)
        name = f"[{ref.short}]({self.link(kind.page)})" if kind is not None else _escape(ref.short)
        return _shape(ref, name, inner, fsharp, _MARKDOWN)


_MARKDOWN = {"<": "&lt;", ">": "&gt;", "*": "\\*", "->": "-&gt;", "[": "\\[", "]": "\\]"}
_CODE = {sign: sign for sign in _MARKDOWN}


def plain(ref: Ref, fsharp: bool = False) -> str:
    """A type as a program writes it."""
    return _shape(ref, ref.short, [plain(one, fsharp) for one in ref.arguments], fsharp, _CODE)


def _shape(ref: Ref, name: str, inner: list[str], fsharp: bool, signs: dict[str, str]) -> str:
    """A type out of its name and its arguments: ``int?``, ``(int, int)``, ``T[]``, F#'s ``int option``."""
    suffix = ref.suffix.replace("&", "").replace("[", signs["["]).replace("]", signs["]"])
    if ref.short == "Nullable":
        return f"{inner[0]}?{suffix}"
    if ref.short == "ValueTuple" and inner:
        return f"({', '.join(inner)}){suffix}"
    if fsharp and ref.short in _FSHARP:
        return f"{inner[0]} {_FSHARP[ref.short]}{suffix}"
    if fsharp and ref.short == "FSharpFunc":
        return f"({inner[0]} {signs['->']} {inner[1]}){suffix}"
    if fsharp and ref.short == "Tuple":
        return "(" + f" {signs['*']} ".join(inner) + f"){suffix}"
    return f"{name}{signs['<']}{', '.join(inner)}{signs['>']}{suffix}" if inner else f"{name}{suffix}"


def code(text: str) -> str:
    """A code span, whatever the text holds."""
    text = re.sub(r"\s+", " ", text)
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}"


def _escape(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", text)


def _last(doc_id: str) -> str:
    return re.sub(r"`+\d+", "", doc_id[2:].split("(")[0].split("~")[0]).rsplit(".", 1)[-1]
