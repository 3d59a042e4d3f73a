"""Our own words about what symbols and parameters are: ``bridge/words.toml``, and a plain sentence where it is silent."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

WORDS = Path(__file__).resolve().parent.parent / "words.toml"

_WHAT = {
    "keras.layers.": "layer",
    "keras.optimizers.schedules.": "learning rate schedule",
    "keras.optimizers.": "optimizer",
    "keras.losses.": "loss",
    "keras.metrics.": "metric",
    "keras.callbacks.": "callback",
    "keras.initializers.": "initializer",
    "keras.regularizers.": "regularizer",
    "keras.constraints.": "constraint",
}


@dataclass(frozen=True)
class Words:
    """What we say about Keras."""

    symbols: dict[str, str]
    members: dict[str, str]
    parameters: dict[str, str]

    @classmethod
    def load(cls, path: Path = WORDS) -> Words:
        """Read the file."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(*(data.get(name, {}) for name in ("symbols", "members", "parameters")))

    def symbol(self, name: str, block: dict[str, Any]) -> str:
        """Say what a symbol is, in a sentence."""
        if name in self.symbols:
            return self.symbols[name]
        last = name.rpartition(".")[2]
        if block["kind"] == "class":
            what = next((what for prefix, what in _WHAT.items() if name.startswith(prefix)), "object")
            return f"The {what} {_spaced(last)}."
        if name.startswith("keras.applications.") and block.get("returns") == "model":
            return f"The {last} network for images, with or without its ImageNet weights."
        if name.startswith("keras.ops.") or name.startswith("keras.activations."):
            return f"The function <c>{last}</c> of tensors."
        return f"Calls Keras's <c>{last}</c>."

    def parameter(self, owner: str, name: str) -> str:
        """Say what a parameter is for, in a sentence."""
        if f"{owner}.{name}" in self.parameters:
            return self.parameters[f"{owner}.{name}"]
        if name in self.parameters:
            return self.parameters[name]
        for pattern, text in self.parameters.items():
            if ("*" in pattern) and fnmatchcase(name, pattern):
                return text.replace("{}", _plain(name, pattern))
        spoken = name.replace("_", " ").strip()
        return f"{spoken[:1].upper()}{spoken[1:]}."


def _plain(name: str, pattern: str) -> str:
    return name.removesuffix(pattern.strip("*")).replace("_", " ").strip()


def _spaced(name: str) -> str:
    """`MaxPooling2D` is `max pooling 2D`; abbreviations stay."""
    words = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+[A-Z]?", name)
    text = " ".join(word if word.isupper() or word[0].isdigit() else word.lower() for word in words)
    return re.sub(r"(\d) ?D\b", r"\1D", text)
