"""Installed Keras -> ``bridge/surface.json``: what Keras offers, as data.

`read` walks the public modules (`symbols`), reads signatures (`signatures`, `probe`), gives every parameter a type
(`rules`, `docstrings`, ``bridge/types.toml``) and returns the whole as one sorted structure, which `document` writes.
"""

from bridge.inventory.read import read

__all__ = ["read"]
