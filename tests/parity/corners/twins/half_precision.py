"""Half precision, low-rank updates and quantized weights."""

import keras
import numpy as np
from keras import layers
from report import normal


def mixed_float16(report):
    keras.config.set_dtype_policy("mixed_float16")
    dense = layers.Dense(4)
    report.add("output", dense(normal((2, 3), seed=1)))
    report.add("compute", dense.compute_dtype)
    report.add("variable", dense.variable_dtype)
    report.add("policy", keras.config.dtype_policy().name)
    model = keras.Sequential(
        [keras.Input((3,)), layers.Dense(8, activation="relu"), layers.Dense(1, dtype="float32")]
    )
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="mse")
    x = normal((16, 3), seed=2)
    report.add("history", model.fit(x, x[:, :1], epochs=2, batch_size=8, verbose=0))
    report.add("optimizer", type(model.optimizer).__name__)
    report.add("scale", model.optimizer.get_config()["initial_scale"])


def per_layer(report):
    x = normal((2, 3), seed=1)
    half = layers.Dense(4, dtype=keras.dtype_policies.DTypePolicy("mixed_bfloat16"))
    report.add("bfloat16", half(x))
    report.add("double", layers.Dense(4, dtype="float64")(x))
    report.add("policy", half.dtype_policy.name)
    report.add("kernel", half.kernel.dtype)
    scaled = keras.optimizers.LossScaleOptimizer(
        keras.optimizers.SGD(0.1), initial_scale=1024, dynamic_growth_steps=2
    )
    model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
    model.compile(scaled, "mse")
    report.add("history", model.fit(x, x[:, :1], epochs=3, verbose=0))
    report.add("learning rate", float(scaled.learning_rate))
    report.add("iterations", scaled.iterations)


def low_rank(report):
    x = normal((8, 6), seed=1)
    dense = layers.Dense(4)
    dense.build((None, 6))
    dense.enable_lora(rank=2)
    report.add("trainable", [one.name for one in dense.trainable_weights])
    report.add("before", dense(x))
    model = keras.Sequential([keras.Input((6,)), dense])
    model.compile("adam", "mse", jit_compile=False)
    report.add("history", model.fit(x, x[:, :4], epochs=2, verbose=0))
    report.add("kernel", dense.kernel)
    report.add("weights", model.get_weights())

    embedding = layers.Embedding(5, 3)
    embedding.build((None, 2))
    embedding.enable_lora(2, lora_alpha=4)
    report.add("embedding", embedding(np.array([[1, 2], [3, 4]], "int32")))
    einsum = layers.EinsumDense("abc,cd->abd", output_shape=(None, 4), bias_axes="d")
    einsum.build((None, 3, 6))
    einsum.enable_lora(2)
    report.add("einsum", einsum(normal((2, 3, 6), seed=2)))
    by_constructor = layers.Dense(4, lora_rank=2)
    report.add("by constructor", by_constructor(x))
    model.save(report.folder / "lora.keras")
    loaded = keras.models.load_model(report.folder / "lora.keras")
    report.add("loaded", loaded.predict(x, verbose=0))


def quantized(report):
    x = normal((4, 6), seed=1)
    for mode in ("int8", "int4", "float8"):
        keras.utils.set_random_seed(2)
        model = keras.Sequential([keras.Input((6,)), layers.Dense(8, activation="relu"), layers.Dense(2)])
        model.quantize(mode)
        report.add(mode, model.predict(x, verbose=0))
        report.add(f"{mode} types", [f"{one.name} {one.dtype}" for one in model.weights])
        report.add(f"{mode} policy", model.layers[0].dtype_policy.name)
        report.add(f"{mode} mode", model.layers[0].quantization_mode)
        file = report.folder / f"{mode}.keras"
        model.save(file)
        report.add(f"{mode} loaded", keras.models.load_model(file).predict(x, verbose=0))

    policy = keras.dtype_policies.QuantizedDTypePolicy("int8", "mixed_bfloat16")
    report.add("by policy", policy.name)
    report.add("source", policy.compute_dtype)
    report.add("dense", layers.Dense(3, dtype="int8_from_float32")(x))
    config = keras.quantizers.Int8QuantizationConfig(
        weight_quantizer=keras.quantizers.AbsMaxQuantizer(axis=0), activation_quantizer=None
    )
    weights_only = layers.Dense(3)
    weights_only.build((None, 6))
    weights_only.quantize("int8", config=config)
    report.add("weights only", weights_only(x))


def policy_map(report):
    map = keras.dtype_policies.DTypePolicyMap("float32")
    map["dense_half"] = keras.dtype_policies.DTypePolicy("float16")
    report.add("default", map.default_policy.name)
    report.add("half", map["dense_half"].name)
    report.add("other", map["another"].name)
