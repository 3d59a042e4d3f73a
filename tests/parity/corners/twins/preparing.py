"""Preprocessing layers and helpers."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from report import normal


def text(report):
    texts = np.array(["The cat sat.", "The dog ran!", "A cat ran"])
    vectorize = layers.TextVectorization(max_tokens=8, output_mode="int", output_sequence_length=4)
    vectorize.adapt(texts)
    report.add("vocabulary", [str(token) for token in vectorize.get_vocabulary()])
    report.add("indices", vectorize(texts))
    counts = layers.TextVectorization(output_mode="count", ngrams=2, vocabulary=["the", "cat", "the cat"])
    report.add("counts", counts(texts))
    lookup = layers.StringLookup(vocabulary=["a", "b"], num_oov_indices=1, output_mode="one_hot")
    report.add("lookup", lookup(np.array(["b", "z"])))
    inverse = layers.StringLookup(vocabulary=["a", "b"], invert=True)
    report.add("inverse", inverse(np.array([1, 2, 0], "int32")))
    report.add("integers", layers.IntegerLookup(vocabulary=[12, 36])(np.array([36, 5])))
    report.add("hash", layers.Hashing(num_bins=3)(np.array(["a", "b", "c"])))


@keras.saving.register_keras_serializable("corners")
def without_breaks(texts):
    return tf.strings.lower(tf.strings.regex_replace(texts, "<br />", " "))


@keras.saving.register_keras_serializable("corners")
def dashes(texts):
    return tf.strings.split(texts, "-")


def own_text(report):
    texts = np.array(["A-b<br />-c", "B-A", ""])
    vectorize = layers.TextVectorization(
        standardize=without_breaks, split=dashes, output_sequence_length=3, name="own"
    )
    vectorize.adapt(texts)
    report.add("vocabulary", [str(token) for token in vectorize.get_vocabulary()])
    report.add("indices", vectorize(texts))
    model = keras.Sequential([keras.Input((), dtype="string"), vectorize, layers.Embedding(6, 2)])
    report.add("model", model.predict(tf.constant(texts), verbose=0))
    model.save(report.folder / "own.keras")
    loaded = keras.models.load_model(report.folder / "own.keras")
    report.add("loaded", loaded.predict(tf.constant(texts), verbose=0))
    report.add("again", loaded.get_layer("own")(texts))


def numbers(report):
    x = normal((6, 2), seed=1)
    normalization = layers.Normalization(axis=-1)
    normalization.adapt(x)
    report.add("normalized", normalization(x))
    report.add("mean", normalization.mean)
    report.add("given", layers.Normalization(mean=1.5, variance=4.0)(x))
    report.add("bins", layers.Discretization(bin_boundaries=[-1.0, 0, 1])(x))
    encoding = layers.CategoryEncoding(num_tokens=4, output_mode="multi_hot")
    report.add("categories", encoding(np.array([[0, 1], [3, 3]], "int32")))
    crossing = layers.HashedCrossing(num_bins=5)
    report.add("crossed", crossing((np.array(["a", "b"]), np.array([1, 2], "int32"))))


def helpers(report):
    report.add("categorical", keras.utils.to_categorical([0, 2, 1], num_classes=4))
    report.add(
        "padded",
        keras.utils.pad_sequences([[1, 2, 3], [4]], maxlen=2, padding="post", truncating="post", value=-1),
    )
    report.add("normalized", keras.utils.normalize(normal((2, 3), seed=1), axis=1))
    numbers = np.arange(10, dtype="int32")
    left, right = keras.utils.split_dataset(numbers, left_size=0.7, shuffle=True, seed=1)
    report.add("left", list(left))
    report.add("right", list(right))
    series = keras.utils.timeseries_dataset_from_array(
        np.arange(12, dtype="float32"),
        np.arange(12, dtype="int32"),
        sequence_length=3,
        sequence_stride=2,
        sampling_rate=2,
        batch_size=4,
    )
    for x, y in series:
        report.add("series", x)
        report.add("targets", y)
    texts = report.folder / "texts"
    for kind, text in (("bad", "awful"), ("good", "fine")):
        (texts / kind).mkdir(parents=True)
        (texts / kind / "1.txt").write_text(text)
    read = keras.utils.text_dataset_from_directory(texts, label_mode="binary", shuffle=False, batch_size=2)
    for x, y in read:
        report.add("texts", x)
        report.add("kinds", y)


def features(report):
    data = {
        "age": np.array([20, 30, 40, 50], "float32"),
        "city": np.array(["Rome", "Paris", "Rome", "Oslo"]),
        "rooms": np.array([1, 2, 3, 2], "int32"),
    }
    space_of = keras.utils.FeatureSpace
    space = space_of(
        features={
            "age": space_of.float_normalized(),
            "city": space_of.string_categorical(num_oov_indices=1, output_mode="one_hot"),
            "rooms": space_of.integer_categorical(num_oov_indices=0),
        },
        crosses=[space_of.cross(("city", "rooms"), crossing_dim=4)],
        output_mode="concat",
    )
    space.adapt(tf.data.Dataset.from_tensor_slices(data).batch(2))
    report.add("encoded", space(data))
    space.save(report.folder / "space.keras")
    report.add("loaded", keras.saving.load_model(report.folder / "space.keras")(data))
    model = keras.Model(space.get_inputs(), layers.Dense(1)(space.get_encoded_features()))
    report.add(
        "model", model.predict({name: tf.constant(column) for name, column in data.items()}, verbose=0)
    )
    by_name = space_of({"age": "float", "rooms": "integer_hashed"}, output_mode="dict")
    by_name.adapt(tf.data.Dataset.from_tensor_slices(data).batch(2))
    report.add("by name", by_name({"age": data["age"], "rooms": data["rooms"]}))
