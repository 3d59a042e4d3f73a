"""Which claims have been proved by genuine files of which Keras on which backend."""

from __future__ import annotations

from .origin import Origin
from .proofs_table import CLAIMS, LINES
from .report import PARTLY, LegacyReport
from .report import PROVED as ALL_PROVED


def key(origin: Origin) -> str:
    """The release line and backend that evidence is kept for: ``"keras 2.3 theano"``."""
    return f"{origin.line} {origin.backend or 'unknown'}"


def proved_for_lines(claim: str) -> list[str]:
    """Every release line and backend for which a genuine file proves the claim."""
    bits = CLAIMS.get(claim, 0)
    return [line for index, line in enumerate(LINES) if bits >> index & 1]


def judge(report: LegacyReport, origin: Origin) -> None:
    """Fill in `LegacyReport.unproved` and `LegacyReport.confidence`.

    A claim counts as proved where a model in tests/host/legacy/files that makes it, of this very release line and
    backend, predicts here what it predicted there.
    """
    here = key(origin)
    report.unproved = []
    for claim in report.claims:
        elsewhere = proved_for_lines(claim)
        if here in elsewhere:
            continue
        proved_for = "proved for " + ", ".join(elsewhere[:4]) if elsewhere else "proved for no version"
        if len(elsewhere) > 4:
            proved_for += f" and {len(elsewhere) - 4} more"
        report.unproved.append({"claim": claim, "proved_for": proved_for})
    report.confidence = PARTLY if report.unproved else ALL_PROVED
