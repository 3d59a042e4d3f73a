"""How much of anything an old file may ask for.

The numbers are generous for honest files (VGG-19, the largest of the Keras applications of that time, has
26 layers and 575 MB; NASNet-Large has 1,039 layers) and small enough that a crafted file cannot exhaust
the process.
"""

from __future__ import annotations

JSON_BYTES = 64 * 1024 * 1024
"""Longest architecture text, in bytes."""

JSON_DEPTH = 100
"""Deepest nesting of lists and objects in an architecture text. A model in a model costs about 6 levels."""

LAYERS = 20_000
"""Most layers in one file, those of nested models included."""

NODES = 200_000
"""Most layer calls (edges of the graph, as it were) in one file."""

NESTED_MODELS = 10
"""Deepest model in a model in a model."""

ARRAYS = 200_000
"""Most weight arrays in one file."""

ARRAY_BYTES = 16 * 1024**3
"""Largest single array, in bytes."""

EXPANSION = 1100
"""Most that all arrays together may exceed the file's own size by: deflate cannot do better than 1032 to 1."""

TOTAL_BYTES = 64 * 1024**3
"""Most bytes in all arrays together."""

NAME_LENGTH = 2_000
"""Longest layer or weight name."""

PARAMETERS = 20_000_000_000
"""Most parameters that a single layer may declare in its configuration (``Dense(units=10**12)``)."""

UNSTORED_PARAMETERS = 200_000_000
"""Most parameters of a model built from JSON alone, where no stored array vouches for its size."""
