"""What was found in an old file, what was converted and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PROVED = "proved"
"""Every conversion that was made predicts as the genuine program did, for files of this version and backend."""
PARTLY = "partly proved"
"""Some conversion was proved only for another version or backend, or not at all: see `LegacyReport.unproved`."""
UNKNOWN = "not converted"
"""Nothing was built (`inspect_file` on weights alone, or a file that is refused)."""


@dataclass
class Conversion:
    """One thing that is not in Keras 3 as it was in the file.

    Attributes:
        what: the conversion's name, as listed in docs/legacy.md.
        detail: what happened, in words.
        layers: names of the layers concerned.
    """

    what: str
    detail: str
    layers: list[str] = field(default_factory=list)


@dataclass
class LegacyReport:
    """What an old file is and what became of it. It is also ``model.kerasnet_legacy_report``.

    Attributes:
        path: the file's name, or ``None`` for text.
        kind: ``"model"``, ``"weights"`` or ``"json"``.
        keras_version: as the file says, or ``None``.
        line: the release line, for instance ``"keras 2.3"`` or ``"tf.keras 2.4"``.
        backend: ``"theano"``, ``"tensorflow"``, ``"cntk"`` or ``None``.
        origin: how version and backend are known.
        data_format: the data formats named in the file, for instance ``["channels_last"]``.
        layers: one dict a layer: ``name``, ``was`` (old class), ``is`` (Keras 3 class, or ``None``).
        arrays: number of weight arrays in the file; ``parameters``: numbers in them.
        conversions: what was changed on the way.
        dropped: what the file says that means nothing any more, and was left out.
        notes: what to know before trusting the numbers.
        claims: what the numbers rest on; each is either proved or unproved.
        unproved: those claims for which no genuine file of this version and backend is in the test suite,
            each with where it has been proved, if anywhere.
        refused: why the file cannot be opened, for `inspect_file`; ``None`` where it can.
        confidence: `PROVED`, `PARTLY` or `UNKNOWN`.
        check: the outcome of the self-check against stored predictions, where there was one.
    """

    path: str | None = None
    kind: str = "model"
    keras_version: str | None = None
    line: str | None = None
    backend: str | None = None
    origin: str = ""
    data_format: list[str] = field(default_factory=list)
    layers: list[dict[str, Any]] = field(default_factory=list)
    arrays: int = 0
    parameters: int = 0
    conversions: list[Conversion] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    unproved: list[dict[str, str]] = field(default_factory=list)
    refused: str | None = None
    confidence: str = UNKNOWN
    check: dict[str, Any] | None = None

    def converted(self, what: str, detail: str, layer: str | None = None) -> None:
        """Add a conversion; the same one for another layer joins the one that is there."""
        for conversion in self.conversions:
            if conversion.what == what and conversion.detail == detail:
                break
        else:
            conversion = Conversion(what, detail)
            self.conversions.append(conversion)
        if layer is not None and layer not in conversion.layers:
            conversion.layers.append(layer)

    def drop(self, what: str) -> None:
        """Add something that was left out, once."""
        if what not in self.dropped:
            self.dropped.append(what)

    def note(self, what: str) -> None:
        """Add something to know, once."""
        if what not in self.notes:
            self.notes.append(what)

    def claim(self, what: str) -> None:
        """Add something that the numbers rest on, once."""
        if what not in self.claims:
            self.claims.append(what)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {
            "path": self.path,
            "kind": self.kind,
            "keras_version": self.keras_version,
            "line": self.line,
            "backend": self.backend,
            "origin": self.origin,
            "data_format": list(self.data_format),
            "layers": [dict(layer) for layer in self.layers],
            "arrays": self.arrays,
            "parameters": self.parameters,
            "conversions": [
                {"what": c.what, "detail": c.detail, "layers": list(c.layers)} for c in self.conversions
            ],
            "dropped": list(self.dropped),
            "notes": list(self.notes),
            "claims": list(self.claims),
            "unproved": [dict(entry) for entry in self.unproved],
            "refused": self.refused,
            "confidence": self.confidence,
            "check": dict(self.check) if self.check is not None else None,
        }

    def __str__(self) -> str:
        kinds = {
            "model": "a whole model",
            "weights": "weights only",
            "json": "an architecture without weights",
        }
        lines = [
            f"{self.path or 'JSON text'}: {kinds.get(self.kind, self.kind)}",
            f"  written by   {self.line or 'unknown'}"
            + (f" ({self.keras_version})" if self.keras_version else "")
            + f" on {self.backend or 'an unknown backend'}",
            f"  known from   {self.origin}",
        ]
        if self.data_format:
            lines.append(f"  data format  {', '.join(self.data_format)}")
        lines.append(f"  layers       {len(self.layers)}")
        if self.kind != "json":
            lines.append(f"  weights      {self.arrays} arrays, {self.parameters:,} numbers")
        lines.append(f"  confidence   {self.confidence}")
        if self.refused:
            lines.append(f"  refused      {self.refused}")
        for title, entries in (
            (
                "converted",
                [
                    c.what + ": " + c.detail + (f" [{_some(c.layers)}]" if c.layers else "")
                    for c in self.conversions
                ],
            ),
            ("dropped", self.dropped),
            ("to know", self.notes),
            ("unproved", [f"{entry['claim']} ({entry['proved_for']})" for entry in self.unproved]),
        ):
            for index, entry in enumerate(entries):
                lines.append(f"  {title if index == 0 else '':<12} {entry}")
        if self.check is not None:
            lines.append(f"  self-check   {self.check['message']}")
        return "\n".join(lines)


def _some(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
