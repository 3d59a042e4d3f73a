"""What a function returns, in words."""

from __future__ import annotations


def returned_words(phrase: str) -> str:
    """Say what a type of ``types.toml`` is, as the sentence of a documentation comment."""
    words = {
        "tensor": "A tensor.",
        "tensors": "Tensors.",
        "array": "An array.",
        "model": "The model.",
        "bool": "Whether it is so.",
        "any": "What Keras returns.",
        "config": "A configuration.",
        "split data": "The training and the test data.",
        "dataset": "A data set that Fit, Evaluate and Predict take.",
        "str": "Text.",
        "shape": "A shape.",
        "int": "A number.",
    }
    if phrase.startswith("(tensor") and phrase.count(",") == 1:
        return "Two tensors."
    return words.get(phrase, "What Keras returns.")
