"""A layer's old arguments, taken out one by one: what nobody takes is refused, never dropped."""

from __future__ import annotations

from typing import Any

from .errors import DamagedFileError, UnsupportedError

_MISSING: Any = object()


class Arguments:
    """The ``config`` dict of one old object.

    Every key must be taken by the converter of its class; `finish` refuses the rest by name. That is the
    explicit allow-list: an argument that a converter does not know could change the numbers.
    """

    def __init__(self, class_name: str, config: Any, owner: str | None = None) -> None:
        if not isinstance(config, dict):
            raise DamagedFileError(
                f"The configuration of {class_name} is {type(config).__name__}, not an object: the file is damaged."
            )
        self.class_name = class_name
        self.owner = owner
        self._rest = dict(config)

    @property
    def label(self) -> str:
        """The object in words, for messages: ``Dense 'dense_1'``."""
        return f"{self.class_name} {self.owner!r}" if self.owner else self.class_name

    def __contains__(self, key: str) -> bool:
        return key in self._rest

    def take(self, key: str, default: Any = _MISSING) -> Any:
        """Take a value of any kind out.

        Raises:
            DamagedFileError: it is not there and has no default.
        """
        value = self._rest.pop(key, default)
        if value is _MISSING:
            raise DamagedFileError(
                f"{self.label} has no {key!r} in its configuration: the file is damaged, or something other than "
                "Keras wrote it."
            )
        return value

    def first(self, *keys: str, default: Any = _MISSING) -> Any:
        """Take the first of several spellings of one argument that is there (``lr``, ``learning_rate``)."""
        present = [key for key in keys if key in self._rest]
        if len(present) > 1:
            raise DamagedFileError(
                f"{self.label} gives both {present[0]!r} and {present[1]!r}: Keras never wrote that, so do not trust this file."
            )
        return self.take(present[0] if present else keys[0], default)

    def integer(self, key: str, default: Any = _MISSING, minimum: int | None = None) -> int:
        """Take a whole number out (``3`` or ``3.0``)."""
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or int(value) != value:
            self._wrong(key, value, "a whole number")
        if minimum is not None and value < minimum:
            self._wrong(key, value, f"a whole number of at least {minimum}")
        return int(value)

    def number(self, key: str, default: Any = _MISSING) -> float:
        """Take a number out; Keras 2 sometimes saved numpy values as ``{"type": "ndarray", "value": 0.3}``."""
        value = self.take(key, default)
        if isinstance(value, dict) and value.get("type") == "ndarray" and set(value) == {"type", "value"}:
            value = value["value"]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, value, "a number")
        return float(value)

    def boolean(self, key: str, default: Any = _MISSING) -> bool:
        """Take a truth value out."""
        value = self.take(key, default)
        if value in (0, 1) and isinstance(value, int):
            return bool(value)
        if not isinstance(value, bool):
            self._wrong(key, value, "true or false")
        return bool(value)

    def choice(self, key: str, allowed: tuple[Any, ...], default: Any = _MISSING) -> Any:
        """Take one of a few values out."""
        value = self.take(key, default)
        if not any(value == option and type(value) is type(option) for option in allowed):
            self._wrong(key, value, "one of " + ", ".join(repr(option) for option in allowed))
        return value

    def integers(self, key: str, count: int, default: Any = _MISSING, minimum: int = 1) -> tuple[int, ...]:
        """Take `count` whole numbers out; one number stands for all of them."""
        value = self.take(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = [value] * count
        if (
            not isinstance(value, list | tuple)
            or len(value) != count
            or any(
                isinstance(v, bool) or not isinstance(v, int | float) or int(v) != v or v < minimum
                for v in value
            )
        ):
            self._wrong(key, value, f"{count} whole numbers of at least {minimum}")
        return tuple(int(v) for v in value)

    def expect(self, key: str, allowed: tuple[Any, ...], why: str) -> None:
        """Take an argument out that may have only values that change nothing.

        Raises:
            UnsupportedError: it has another value.
        """
        if key not in self._rest:
            return
        value = self._rest.pop(key)
        if not any(value == option and type(value) is type(option) for option in allowed):
            raise UnsupportedError(f"{self.label} has {key}={_short(value)}: {why}.")

    def finish(self) -> None:
        """Refuse what nobody took.

        Raises:
            UnsupportedError: names the arguments.
        """
        if self._rest:
            listed = ", ".join(f"{key}={_short(value)}" for key, value in sorted(self._rest.items()))
            raise UnsupportedError(
                f"{self.label} has arguments whose meaning is not known here: {listed}. They may change the "
                "numbers, so the file is not opened; please report the layer."
            )

    def _wrong(self, key: str, value: Any, expected: str) -> None:
        raise DamagedFileError(
            f"{self.label} has {key}={_short(value)}, which should be {expected}: the file is damaged, or "
            "something other than Keras wrote it."
        )


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
