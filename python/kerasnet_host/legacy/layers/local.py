"""Locally connected layers."""

from __future__ import annotations

from typing import Any

from ..activations import convert as activation
from ..arguments import Arguments
from ..context import Context
from ..errors import UnsupportedError
from ..initializers import initializer
from .core import data_format, units, weighted
from .registry import converts


@converts("LocallyConnected1D", "LocallyConnected2D")
def locally_connected(a: Arguments, c: Context, common: dict[str, Any]) -> Any:
    """LocallyConnected1D and 2D are no longer in Keras."""
    from ..compat import local as compat

    rank = int(a.class_name[-2])
    filters = units(a, c, "nb_filter" if c.keras_1 else "filters")
    if c.keras_1:
        if rank == 1:
            kernel: tuple[int, ...] = a.integers("filter_length", 1)
            strides = a.integers("subsample_length", 1, 1)
        else:
            kernel = (a.integer("nb_row", minimum=1), a.integer("nb_col", minimum=1))
            strides = a.integers("subsample", 2, 1)
        padding = a.take("border_mode")
        a.take("input_dim", None)
        a.take("input_length", None)
    else:
        kernel = a.integers("kernel_size", rank)
        strides = a.integers("strides", rank, 1)
        padding = a.take("padding")
    if padding != "valid":
        raise UnsupportedError(f"{a.label} has padding={padding!r}; only 'valid' can be converted.")
    formatted = data_format(a, c) if rank == 2 or "data_format" in a else "channels_last"
    a.expect("implementation", (1,), "the kernel is stored in a form that cannot be converted")
    c.claim(a.class_name, data_format=formatted)
    if max(strides) > 1:
        c.claim(f"{a.class_name}(strides > 1)")
    c.report.converted(
        "layer class", f"{a.class_name} is a registered layer of kerasnet_host.legacy", a.owner
    )
    shared = weighted(a, c)
    if not c.keras_1:
        shared["bias_initializer"] = initializer(a, c, "bias_initializer", "zeros")
    function = activation(a, c)
    return getattr(compat, a.class_name)(
        filters, kernel, strides, data_format=formatted, activation=function, **shared, **common
    )
