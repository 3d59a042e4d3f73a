"""A value for each required parameter, so that a class can be constructed to see what it accepts."""

from __future__ import annotations

from typing import Any

from bridge.inventory.facts import Facts
from bridge.inventory.signatures import Parameter


def required_values(name: str, own: list[Parameter], facts: Facts) -> dict[str, Any] | None:
    """Give the required arguments of a class, or None where ``[samples]`` says that it cannot be constructed here."""
    given = facts.samples.get(name, {})
    if given.get("not here"):
        return None
    values: dict[str, Any] = {}
    for parameter in own:
        if parameter.name in given:
            values[parameter.name] = sample_of(given[parameter.name])
        elif parameter.required:
            values[parameter.name] = 2
    return values


def sample_of(given: Any) -> Any:
    """Turn `{make = "keras.layers.Dense", units = 2}` into the object; lists become tuples as Keras writes them."""
    if isinstance(given, dict) and "make" in given:
        import keras

        target: Any = keras
        for part in given["make"].split(".")[1:]:
            target = getattr(target, part)
        return target(**{name: sample_of(value) for name, value in given.items() if name != "make"})
    if isinstance(given, list):
        return [sample_of(item) for item in given]
    return given
