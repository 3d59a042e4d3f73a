"""Ops on values, and on symbolic tensors in models."""

import math

import keras
import numpy as np
from keras import ops
from report import normal, uniform


def einsum(report):
    a = normal((2, 3, 4), seed=1)
    b = normal((2, 4, 5), seed=2)
    report.add("batched", ops.einsum("bij,bjk->bik", a, b))
    report.add("trace", ops.einsum("bii->b", a[:, :, :3]))
    report.add("outer", ops.einsum("i,j->ij", _floats([1, 2]), _floats([3, 4, 5])))
    report.add("tensordot", tuple(ops.tensordot(a, b, axes=0).shape))
    report.add("tensordot axes", ops.tensordot(a, a, axes=((0, 1), (0, 1))))


def loops(report):
    x = normal((5, 3), seed=1)
    carry, sums = ops.scan(lambda c, xi: (c + xi, c * 2), ops.zeros(3), x)
    report.add("carry", carry)
    report.add("sums", sums)
    report.add("while", ops.while_loop(lambda i, v: i < 10, lambda i, v: (i + 3, v * 2), (0, 1.0)))
    report.add("fori", ops.fori_loop(0, 5, lambda i, v: v + ops.cast(i, "float32"), 1.0))
    report.add("cond", ops.cond(ops.sum(x) > 0, lambda: ops.max(x), lambda: ops.min(x)))
    report.add("map", ops.map(lambda row: ops.sum(row * row), x))
    report.add("vectorized", ops.vectorized_map(lambda row: row / ops.norm(row), x))
    report.add("associative", ops.associative_scan(lambda left, right: left + right, x))
    report.add("switch", ops.switch(1, [lambda v: v + 1, lambda v: v * 10], x))


def scattering(report):
    x = np.arange(12).reshape(3, 4).astype("float32")
    report.add("scatter", ops.scatter(_ints([[0], [2]]), _floats([5, 7]), shape=(4,)))
    report.add("scatter update", ops.scatter_update(x, _ints([[0, 1], [2, 3]]), _floats([-1, -2])))
    report.add("slice", ops.slice(x, start_indices=(1, 1), shape=(2, 2)))
    report.add("slice update", ops.slice_update(x, (1, 1), ops.ones((2, 2))))
    report.add("segment sum", ops.segment_sum(x, _ints([0, 0, 1]), num_segments=2))
    report.add("segment max", ops.segment_max(x, _ints([0, 1, 1]), 2))
    values, indices = ops.top_k(x, k=2)
    report.add("top", values)
    report.add("where", indices)
    report.add("in top", ops.in_top_k(_ints([3, 0, 1]), x, 2))
    report.add("take", ops.take(x, _ints([2, 0]), axis=1))
    report.add("along", ops.take_along_axis(x, ops.argsort(-x, axis=1), axis=1))
    report.add("one hot", ops.one_hot(_ints([1, 0, 3]), 4))
    report.add("multi hot", ops.multi_hot(_ints([[1, 0], [3, 3]]), 4))
    report.add("searchsorted", ops.searchsorted(_floats([1, 3, 5]), _floats([2, 5]), side="right"))
    report.add("unique", ops.unique(_ints([3, 1, 3, 2])))


def indexing(report):
    x = ops.convert_to_tensor(np.arange(24).reshape(2, 3, 4).astype("float32"))
    report.add("row", x[0])
    report.add("last", x[-1, -1])
    report.add("range", x[:, 1:3, :-1])
    report.add("step", x[:, ::2])
    report.add("new axis", tuple(x[None, 0].shape))
    report.add("ellipsis", x[..., 0])
    report.add("greater", x > 5)
    report.add("not", ~(x > 5))
    report.add("both", (x > 5) & (x <= 9))
    report.add("either", (x < 5) | (x >= 20))
    report.add("arithmetic", 1 - x / 2 + x % 3 * -1)
    report.add("with array", x + np.ones((4, 1), "float32").reshape(1, 4))
    report.add("power", x**2)
    report.add("floor", x // 5)
    report.add("equal", ops.equal(x, 3))
    report.add("half", ops.cast(x, "float16") * 0.1)
    report.add("matmul", ops.matmul(x, ops.transpose(x, axes=(0, 2, 1))))
    report.add("shape", ops.shape(x))
    report.add("rank", x.ndim)


def stacking(report):
    a = np.ones((2, 3), "float32")
    b = np.zeros((2, 3), "float32")
    report.add("concatenate", ops.concatenate([a, b], axis=1))
    report.add("stack", ops.stack([a, b, a], axis=-1))
    report.add("mixed", ops.stack([a, ops.exp(b)]))
    report.add("vstack", ops.vstack([a, b]))
    report.add("split", ops.split(np.arange(10, dtype="int32"), 5))
    report.add("split at", ops.split(np.arange(10, dtype="int32"), [2, 7]))
    report.add("unstack", ops.unstack(a, axis=1))
    report.add("pad", ops.pad(a, ((1, 0), (0, 2)), mode="constant", constant_values=9))
    report.add("tile", ops.tile(a, (2, 1)))
    report.add("roll", ops.roll(np.arange(6, dtype="int32"), shift=2))
    report.add(
        "meshgrid", ops.meshgrid(np.arange(2, dtype="int32"), np.arange(3, dtype="int32"), indexing="ij")
    )
    report.add("broadcast", ops.broadcast_to(_floats([1, 2, 3]), (2, 3)))
    report.add("select", ops.select([a > 0, b > 0], [a, b], default=-1))


def numbers(report):
    x = normal((3, 4), seed=1)
    report.add("mean", ops.mean(x, axis=(0, 1), keepdims=True))
    report.add("std", ops.std(x, axis=1))
    report.add("var", ops.var(x))
    report.add("quantile", ops.quantile(x, _floats([0.25, 0.75]), axis=0, method="nearest"))
    report.add("median", ops.median(x, axis=-1))
    report.add("logsumexp", ops.logsumexp(x, axis=1))
    report.add("cumsum", ops.cumsum(x, axis=0))
    report.add("clip", ops.clip(x, -0.5, 0.5))
    report.add("where", ops.where(x > 0, x, 0))
    report.add("histogram", ops.histogram(x.reshape(-1), bins=4, range=(-2, 2)))
    report.add("arange", ops.arange(0, 10, 3))
    report.add("linspace", ops.linspace(0, 1, num=5))
    report.add("eye", ops.eye(3, k=1))
    report.add("fft", ops.fft((x, ops.zeros_like(x))))
    report.add("stft", ops.stft(normal((1, 32), seed=2), sequence_length=8, sequence_stride=4, fft_length=8))
    report.add("rfft", ops.rfft(x))
    report.add("erf", ops.erf(x))
    report.add("round", ops.round(x, decimals=1))
    report.add("isclose", ops.isclose(x, x + 1e-9))
    report.add("argmax", ops.argmax(x, axis=1))
    report.add("bincount", ops.bincount(_ints([1, 1, 3]), minlength=5))


def linear_algebra(report):
    x = normal((3, 3), seed=1)
    positive = ops.matmul(x, ops.transpose(x)) + ops.eye(3)
    report.add("cholesky", ops.cholesky(positive))
    report.add("det", ops.det(x))
    report.add("inv", ops.inv(x))
    report.add("norm", ops.norm(x, ord="fro"))
    report.add("solve", ops.solve(x, _floats([[1], [2], [3]])))
    q, r = ops.qr(x)
    report.add("qr", ops.matmul(q, r))
    report.add("svd", ops.svd(x)[1])
    report.add("eigenvalues", ops.eigh(positive)[0])
    report.add("lu", ops.lu_factor(x))
    report.add("lstsq", ops.lstsq(x, _floats([1, 2, 3])))


def networks(report):
    x = normal((2, 6, 6, 3), seed=1)
    kernel = normal((3, 3, 3, 4), seed=2)
    report.add("conv", ops.conv(x, kernel, strides=2, padding="same"))
    report.add("max pool", ops.max_pool(x, pool_size=2, strides=(1, 2)))
    report.add("softmax", ops.softmax(x[0, 0], axis=-1))
    report.add("gelu", ops.gelu(x[0, 0], approximate=False))
    report.add("leaky", ops.leaky_relu(x[0, 0], negative_slope=0.3))
    mean, variance = ops.moments(x, axes=(0, 1, 2))
    report.add("mean", mean)
    report.add("variance", variance)
    report.add("normalized", ops.batch_normalization(x, mean, variance, axis=-1, epsilon=1e-3))
    report.add(
        "cross entropy", ops.sparse_categorical_crossentropy(_ints([0, 2]), x[:, 0, 0], from_logits=True)
    )
    report.add(
        "ctc",
        ops.ctc_loss(
            target=_ints([[1, 2], [1, 0]]),
            output=normal((2, 5, 4), seed=3),
            target_length=_ints([2, 1]),
            output_length=_ints([5, 4]),
        ),
    )
    heads = normal((1, 4, 2, 3), seed=4)
    report.add("attention", ops.dot_product_attention(heads, heads, heads, is_causal=True))


def random(report):
    report.add("seeded", keras.random.normal((2, 3), seed=7))
    generator = keras.random.SeedGenerator(5)
    report.add("first", keras.random.uniform((3,), minval=-1, maxval=1, seed=generator))
    report.add("second", keras.random.uniform((3,), seed=generator))
    report.add("global", keras.random.randint((5,), 0, 10))
    report.add("categorical", keras.random.categorical(_floats([[0, 1, 2]]), num_samples=4, seed=1))
    report.add("shuffle", keras.random.shuffle(np.arange(6, dtype="int32"), seed=3))
    report.add("dropout", keras.random.dropout(np.ones(8, "float32"), rate=0.5, seed=3))
    report.add("gamma", keras.random.gamma((3,), alpha=0.5, seed=2))
    report.add("binomial", keras.random.binomial((3,), counts=5, probabilities=0.4, seed=2))


def symbolic(report):
    inputs = keras.Input((4, 3))
    x = ops.einsum("bij,bkj->bik", inputs, inputs)
    x = ops.softmax(x / math.sqrt(3))
    first = x[:, 0] * 2 + ops.mean(inputs, axis=(1, 2), keepdims=True)[:, 0]
    all = ops.concatenate([first, x[:, -1, 1:]], axis=-1)
    model = keras.Model(inputs, [all, ops.where(all > 0.5, all, 0)])
    report.add("outputs", model.predict(normal((2, 4, 3), seed=1), verbose=0))
    report.add("shape", tuple(all.shape))
    report.add("symbolic", keras.utils.is_keras_tensor(all))


def images(report):
    image = uniform((1, 6, 8, 3), seed=1)
    report.add("resize", ops.image.resize(image, size=(3, 4), interpolation="bicubic", antialias=True))
    report.add("affine", ops.image.affine_transform(image, _floats([[1, 0.1, 0.5, 0, 1, 0.2, 0, 0]])))
    report.add("patches", ops.image.extract_patches(image, size=(3, 3), strides=2, padding="same"))
    report.add(
        "coordinates",
        ops.image.map_coordinates(image[0, :, :, 0], _floats([[0.5, 1.5], [1, 2.25]]), order=1),
    )
    report.add(
        "crop",
        ops.image.crop_images(image, top_cropping=1, left_cropping=2, target_height=3, target_width=4),
    )
    report.add("pad", ops.image.pad_images(image, 1, 1, bottom_padding=0, right_padding=1))
    report.add("gray", ops.image.rgb_to_grayscale(image))
    report.add("hsv", ops.image.rgb_to_hsv(image))
    report.add("blur", ops.image.gaussian_blur(image, kernel_size=(3, 3), sigma=(1.0, 1.0)))
    report.add(
        "perspective",
        ops.image.perspective_transform(
            image,
            start_points=_floats([[[0, 0], [0, 7], [5, 0], [5, 7]]]),
            end_points=_floats([[[1, 0], [0, 6], [5, 1], [4, 7]]]),
        ),
    )


def _floats(values):
    return np.array(values, "float32")


def _ints(values):
    return np.array(values, "int32")
