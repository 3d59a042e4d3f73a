"""Keeps the process small when many models come and go."""

from __future__ import annotations

import inspect
import sys
import weakref
from typing import Any

from kerasnet_host import keras_import

TIDY_AFTER = 1000
"""Objects made between two tidyings: some 70 MB of TensorFlow's memory for small layers."""

TRACED = 25
"""How many objects the first training of a model counts for: its step's kernels take 0.8 MB for small layers."""

_made = 0

_last_gradient_seen: str | None = None


def count(made: int = 1) -> None:
    """Note that layers, optimizers or variables were made, and tidy when there were many.

    TensorFlow keeps a compiled kernel for every name that a variable ever had (36 KB each), for good. Names are never
    used twice, so what a model leaves behind is never used again either.
    """
    global _made
    release_gradients()
    _made += made
    if _made >= TIDY_AFTER:
        _made = 0
        tidy()


def count_traced() -> None:
    """Note that a step was traced. Nothing is tidied yet: that may wait until something is made again."""
    global _made
    _made += TRACED


def tidy() -> None:
    """Give back what TensorFlow keeps for models that are gone; kernels in use are made again at their next use."""
    if keras_import.load().config.backend() == "tensorflow":
        from tensorflow.python.eager import context

        context.context().clear_kernel_cache()


def release_gradients() -> None:
    """Let the gradients that TensorFlow registered while it traced training steps go with the steps.

    Its registry keeps a function for every custom gradient ever traced, and with it the whole traced step: some 6 MB
    for each small model that was trained. They are of use to the graphs in which they were traced only, so those hold
    them from now on, and the registry finds them there.
    """
    global _last_gradient_seen
    if "tensorflow" not in sys.modules or keras_import.backend_name() != "tensorflow":
        return
    from tensorflow.python.framework import ops

    # The registry is TensorFlow's own affair: where it looks different, things stay as they are.
    entries = getattr(getattr(ops, "gradient_registry", None), "_registry", {})
    # New ones come last, under names that are never used twice; others leave at any time.
    if next(reversed(entries), None) == _last_gradient_seen:
        return
    for name, entry in list(entries.items()):
        function = entry.get("type")
        if name.startswith("CustomGradient-") and inspect.isfunction(function):
            graphs = _graphs_of(function)
            if graphs:
                entries[name] = {**entry, "type": _HeldByGraphs(function, graphs, entries, name)}
    _last_gradient_seen = next(reversed(entries), None)


class _HeldByGraphs:
    """Stands in the registry for a gradient function that lives as long as the graphs it was traced in."""

    __slots__ = ("_function",)

    def __init__(self, function: Any, graphs: list[Any], entries: dict[str, Any], name: str) -> None:
        for graph in graphs:
            graph._kerasnet_gradients = [*getattr(graph, "_kerasnet_gradients", ()), function]
        self._function = weakref.ref(function, lambda _: entries.pop(name, None))

    def __call__(self, *arguments: Any) -> Any:
        function = self._function()
        if function is None:
            raise LookupError("The graph of this gradient is gone.")
        return function(*arguments)


def _graphs_of(function: Any) -> list[Any]:
    """The graph in which a custom gradient was traced and those around it; none if that can't be told."""
    import tensorflow
    from tensorflow.python.framework.func_graph import FuncGraph

    variables = function.__code__.co_freevars
    if "tape_grad_fn" not in variables:
        return []
    inner = function.__closure__[variables.index("tape_grad_fn")].cell_contents
    names = inner.__code__.co_freevars
    result = inner.__closure__[names.index("result")].cell_contents if "result" in names else None
    graph = next(
        (value.graph for value in tensorflow.nest.flatten(result) if hasattr(value, "op")),
        None,
    )
    graphs = []
    while isinstance(graph, FuncGraph):
        graphs.append(graph)
        graph = graph.outer_graph
    return graphs
