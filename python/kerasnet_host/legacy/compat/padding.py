"""Where "same" put its zeros on Theano and CNTK.

TensorFlow pads as little as the input's size allows, and the odd element goes to the right. The other two:

* Theano convolves with ``border_mode="half"``: half the kernel on the left, whatever the input's size (keras 2.3.1
  backend/theano_backend.py). Pooling has a rule of its own there.
* CNTK's ``auto_padding`` centres the windows on the input (measured on CNTK 2.7 for sizes 9 to 12, windows 1 to 5,
  strides 1 to 4; tests/host/legacy/make_standalone.py keeps models of each kind).

All give ``ceil(size / stride)`` windows, except two on Theano that forgot to cut the rest off: separable convolutions
with even kernels, and pooling in 3-D before Keras 2.1.6.
"""

from __future__ import annotations

STYLES = ("theano", "theano_uncut", "theano_pool", "theano_pool_uncut", "cntk")


def windows(style: str, size: int, window: int, stride: int) -> int:
    """How many windows there are.

    Args:
        style: one of `STYLES`.
        size: elements along the axis.
        window: elements in a window (of a dilated kernel: from its first to its last).
        stride: elements from one window to the next.
    """
    # theano_uncut: keras 2.3.1 theano_backend.py separable_conv2d looks at the 1x1 kernel's size.
    # theano_pool_uncut: keras 2.0.8 theano_backend.py pool3d overwrites `padding` before it asks whether it is "same".
    if style in ("theano_uncut", "theano_pool_uncut"):
        return (size + 2 * before(style, size, window, stride) - window) // stride + 1
    return -(-size // stride)


def before(style: str, size: int, window: int, stride: int) -> int:
    """How many elements outside the input the first window starts; negative: how many inside."""
    if style in ("theano", "theano_uncut"):
        return window // 2
    if style in ("theano_pool", "theano_pool_uncut"):
        return window - 2 if window > 2 and window % 2 else window - 1
    return (window - 1) // 2 - ((size - 1) - (windows(style, size, window, stride) - 1) * stride) // 2


def pads(style: str, size: int, window: int, stride: int) -> tuple[int, int]:
    """Elements to add (or, negative, to cut) before and after, so that just the right windows fit."""
    first = before(style, size, window, stride)
    reach = (windows(style, size, window, stride) - 1) * stride + window
    return first, reach - first - size


def depends_on_size(style: str, stride: int) -> bool:
    """Whether the zeros before the input depend on its size, which must then be known."""
    return style == "cntk" and stride > 2


def same_as_keras(style: str, window: int, stride: int, size: int | None) -> bool:
    """Whether Keras 3's own "same" pads alike: for every size where none is given."""
    if stride == 1:
        sizes = [window + 1]  # the size plays no part
    elif size is None:
        sizes = list(range(1, 4 * stride + window + 1))
    else:
        sizes = [size]
    for n in sizes:
        total = max((-(-n // stride) - 1) * stride + window - n, 0)
        ours = pads(style, n, window, stride)
        # What is cut or added on the right beyond the last window's end plays no part.
        if ours[0] != total // 2 or windows(style, n, window, stride) != -(-n // stride):
            return False
    return True
