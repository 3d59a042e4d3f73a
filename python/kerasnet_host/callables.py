"""Functions of another language as Python callables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

UNNAMED = "unnamed_csharp_function"


def callable_from(receiver: Callable[[tuple[Any, ...]], Any]) -> Callable[..., Any]:
    """A Python function that passes all its positional arguments to ``receiver`` as one tuple."""

    def function(*arguments: Any, **named: Any) -> Any:
        # Keras names some that it passes in the order of its documentation: logs=, dtype=.
        return receiver((*arguments, *named.values()))

    function.__name__ = function.__qualname__ = UNNAMED
    return function
