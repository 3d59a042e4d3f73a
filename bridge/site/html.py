"""Finds what a page would fetch from a network when it is opened."""

from __future__ import annotations

from html.parser import HTMLParser

# What a browser fetches by itself; <a href> waits for a click.
_FETCHING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


def outside(html: str) -> list[str]:
    """The addresses of scripts, styles, fonts and pictures that are not part of the site."""
    finder = _Finder()
    finder.feed(html)
    return finder.found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(_FETCHING.get(tag, "")) or ""
        if address.startswith(("http:", "https:", "//")):
            self.found.append(address)
