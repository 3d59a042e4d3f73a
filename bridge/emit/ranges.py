"""The range of a parameter as C#: what checks it, and how documentation tells it."""

from __future__ import annotations

from bridge.inventory.ranges import Range


def bounds(phrase: str) -> str:
    """Write the check: `from 0 to less than 1` is `Bounds.AtLeast(0).Below(1)`."""
    accepted = Range.parse(phrase)
    calls = []
    if accepted.low is not None:
        calls.append(f"{'MoreThan' if accepted.low_open else 'AtLeast'}({accepted.low:g})")
    if accepted.low is None:
        calls.append(f"NotAbove({accepted.high:g})")
    elif accepted.high is not None:
        calls.append(f"{'Below' if accepted.high_open else 'AtMost'}({accepted.high:g})")
    if accepted.besides is not None:
        calls.append(f"Or({accepted.besides:g})")
    return "Bounds." + ".".join(calls)


def stated(words: str, phrase: str | None) -> str:
    """Add the range to the words for a kind: `a number` from 0 to 1, `a whole number`, 1 or more."""
    if phrase is None:
        return words
    return f"{words} {phrase}" if phrase.startswith("from") and ":" not in words else f"{words}; {phrase}"
