"""Carries an exception of a data source past TensorFlow, which keeps only its text.

A data source runs on TensorFlow's threads, or on workers of Keras. What it raises comes out of ``fit`` as an error of
another class, without the caller's own exception. So the exception is kept here under a ticket that stands in the
text, and :func:`restored` raises the kept one in place of the one that TensorFlow made of it.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator

_TICKET = re.compile(r"kerasnet-ticket-(\d+)")
_LIMIT = 32

_kept: OrderedDict[int, BaseException] = OrderedDict()
_numbers = itertools.count(1)
_lock = threading.Lock()


class SourceFailedError(RuntimeError):
    """A data source failed; the text holds the ticket of its exception."""


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Keep what the body raises, and raise a :class:`SourceFailedError` with its ticket instead."""
    try:
        yield
    except (StopIteration, SourceFailedError):
        raise
    except BaseException as error:
        raise SourceFailedError(f"The data source failed (kerasnet-ticket-{_keep(error)}).") from None


@contextlib.contextmanager
def restored() -> Iterator[None]:
    """Raise the exception that a data source raised in the body as itself."""
    try:
        yield
    except BaseException as error:
        original = _find(error)
        if original is None:
            raise
        # The detour through TensorFlow explains nothing.
        raise original from None


def _keep(error: BaseException) -> int:
    with _lock:
        number = next(_numbers)
        _kept[number] = error
        # A source may fail where nobody asks, in a validation that was given up: old ones must not pile up.
        while len(_kept) > _LIMIT:
            _kept.popitem(last=False)
    return number


def _find(error: BaseException | None) -> BaseException | None:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        ticket = _TICKET.search(str(error))
        if ticket is not None:
            with _lock:
                return _kept.pop(int(ticket[1]), None)
        error = error.__cause__ or error.__context__
    return None
