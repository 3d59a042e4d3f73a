"""Keras's functions as static methods."""

from __future__ import annotations

from typing import Any

from bridge.emit.homes import function_home, page
from bridge.emit.kinds import literal, return_type
from bridge.emit.returns import returned_words
from bridge.emit.signature import several_overload, signature
from bridge.emit.text import arguments, docs, indent, parenthesized
from bridge.emit.words import Words

_ABOUT_HOLDERS = {
    "Activations": "Activations as functions of tensors.",
    "Applications": "Ready-made networks for images.",
    "Applications.DecodePredictions": "Predictions as names of ImageNet's classes, one method a family of networks.",
    "Applications.PreprocessInput": "Scales pixels as a network expects them, one method a family of networks.",
    "Backend": "What Keras says about its backend's data types.",
    "Config": "Keras's settings, for the whole process.",
    "KerasRandom": "Random tensors.",
    "Models": "Models from models and from JSON.",
    "Ops": "Functions of tensors, for values and for symbolic tensors alike.",
    "Ops.Image": "Functions of images.",
    "Preprocessing": "Helpers that prepare data.",
    "Preprocessing.Image": "Helpers that prepare images.",
    "Saving": "Keras objects to files and configurations, and back.",
    "Saving.Legacy": "The configurations of Keras 2.",
    "Tree": "Functions of nested lists, tuples and dictionaries.",
    "Utils": "Keras's utilities.",
    "Utils.BoundingBoxes": "Functions of bounding boxes.",
    "Visualization": "Pictures of images, boxes and masks; needs matplotlib.",
}

_DATASETS = {
    "BostonHousing": "Prices of houses in Boston",
    "CaliforniaHousing": "Prices of houses in California",
    "Cifar10": "Small color images of 10 kinds of things",
    "Cifar100": "Small color images of 100 kinds of things",
    "FashionMnist": "Small gray images of 10 kinds of clothes",
    "Imdb": "Film reviews, as numbers of words, good or bad",
    "Mnist": "Small gray images of handwritten digits",
    "Reuters": "News, as numbers of words, on 46 topics",
}


class Functions:
    """Writes static methods and the classes that hold them."""

    def __init__(
        self, symbols: dict[str, Any], sets: dict[str, Any], words: Words, calls: dict[str, str]
    ) -> None:
        self.symbols = symbols
        self.sets = sets
        self.words = words
        self.calls = calls

    def write(self, symbol: str, name: str) -> str:
        """Write one function under a name."""
        block = self.symbols[symbol]
        returns = return_type(block["returns"], self.sets)
        declared = signature(block["parameters"], self.sets, self.words, symbol)
        owner = ".".join(part for part in (function_home(symbol).holder, name) if part)
        call = "Surface.Call" if returns == "void" else f"Surface.Call<{returns}>"
        returned = [] if returns == "void" else [f"<returns>{returned_words(block['returns'])}</returns>"]
        opening = f"public static {returns}"
        method = (
            docs(
                f"<summary>{self.words.symbol(symbol, block)} Keras's <c>{symbol}</c>.</summary>",
                f'<remarks><see href="{page(symbol, block)}">Keras\'s documentation</see>.</remarks>',
                *declared.docs,
                *returned,
            )
            + "\n"
            + parenthesized(f"{opening} {name}", declared.declarations, " =>")
            + f" {call}({literal(self.calls.get(symbol, symbol))}, {arguments(owner, declared.sends)});"
        )
        return "\n\n".join([method, *several_overload(opening, name, declared)])

    def hold(self, holder: str, methods: list[str]) -> str:
        """Write the static class, nested where its name says so, around its methods."""
        body = "\n\n".join(methods)
        parts = holder.split(".")
        for depth in range(len(parts), 0, -1):
            about = self.about(".".join(parts[:depth]))
            body = (
                docs(f"<summary>{about}</summary>")
                + f"\npublic static partial class {parts[depth - 1]}\n{{\n{indent(body)}\n}}"
            )
        return body

    def about(self, holder: str) -> str:
        """Say what a static class holds."""
        if holder in _DATASETS:
            return f"{_DATASETS[holder]}, downloaded once and kept in Keras's cache."
        module = holder.removesuffix("Functions")
        return _ABOUT_HOLDERS.get(holder, f"Keras's functions beside the classes of <c>{module}</c>.")


def function_name(symbol: str) -> str:
    """Name a function's method."""
    return function_home(symbol).name
