"""Layers that learn from data, with text in and out, and what they learnt in the saved model."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from DataChecks import Preprocessing

AGES = np.array([[30], [41], [52], [63]], "float32")
WARDS = tf.constant([["icu"], ["er"], ["icu"], ["ward 7"]])
NOTES = tf.constant([["fell from the bed"], ["fell"], ["the cough"], ["Größe: the bed"]])
CODES = np.array([[7], [7], [9], [1]])


def python(layer, data, learn=True):
    """The same in Python, as one flat list."""
    if learn:
        layer.adapt(data)
    return np.ravel(layer(data)).tolist()


layers = keras.layers


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Preprocessing.Normalized, lambda: python(layers.Normalization(), AGES)),
        (Preprocessing.Binned, lambda: python(layers.Discretization(num_bins=3), AGES)),
        (Preprocessing.LookedUp, lambda: python(layers.StringLookup(), WARDS)),
        (Preprocessing.OfCodes, lambda: python(layers.IntegerLookup(output_mode="one_hot"), CODES)),
        (Preprocessing.Hashed, lambda: python(layers.Hashing(8), WARDS, learn=False)),
        (Preprocessing.Crossed, lambda: python(layers.HashedCrossing(16), (WARDS, NOTES), learn=False)),
        (Preprocessing.Encoded, lambda: [1, 1, 0, 0, 0, 0, 1, 0]),
        (Preprocessing.Words, lambda: python(layers.TextVectorization(output_sequence_length=4), NOTES)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_layers_learn_what_they_learn_in_python(found, expected):
    assert list(found()) == expected()


def test_vocabularies_are_text():
    lookup = layers.StringLookup()
    lookup.adapt(WARDS)
    assert list(Preprocessing.Vocabulary()) == lookup.get_vocabulary()
    words = layers.TextVectorization()
    words.adapt(NOTES)
    assert list(Preprocessing.WordsOfPipeline()) == words.get_vocabulary()
    assert "größe" in words.get_vocabulary()


def test_text_comes_back():
    assert list(Preprocessing.LookedUpBack()) == ["icu", "er", "[UNK]"]


def test_numbers_categories_and_text_in_one_model_that_is_saved(tmp_path):
    path = tmp_path / "model.keras"
    days, risk, loaded_days, loaded_risk = (list(values) for values in Preprocessing.EndToEnd(str(path)))
    assert (days, risk) == (loaded_days, loaded_risk)
    answers = keras.models.load_model(path).predict({"age": AGES, "ward": WARDS, "note": NOTES}, verbose=0)
    assert answers["risk"].ravel().tolist() == risk
    assert answers["days"].ravel().tolist() == days


@pytest.mark.parametrize("written", [Preprocessing.EveryLayer, Preprocessing.SavedSpace])
def test_a_saved_model_of_every_layer_predicts_the_same_in_python(written, tmp_path):
    path = tmp_path / "model.keras"
    before, after = (list(values) for values in written(str(path)))
    model = keras.models.load_model(path)
    data = {"age": AGES, "code": CODES, "ward": WARDS, "note": NOTES}
    assert before == after == model.predict(data, verbose=0).ravel().tolist()
    assert len(set(before)) == len(before)


def test_feature_space():
    assert Preprocessing.Space() == "(4, 1)"


def test_mistakes_are_told():
    assert "holds no samples" in Preprocessing.Mistake("nothing")
    assert Preprocessing.Mistake("text for numbers") != "nothing happened"
