"""Predictors of models that were changed, loaded, or written in C#."""

import keras
import numpy as np
import pytest
import System
from keras import layers
from KerasNet import Model, ModelData
from KerasNet.Serving import PredictorEngine, PredictorOptions
from Pieces import CountedStack, Funnel, OwnGraph, Perceptron, Tower

from tests.parity.surface.csharp import csharp_of, python_of

X = np.random.default_rng(2).normal(size=(3, 4)).astype("float32")
EXPORTED = ("quantized", "with lora", "reloaded subclass", "without an Input")


def net():
    return keras.Sequential([keras.Input((4,)), layers.Dense(6, "relu"), layers.Dense(3)])


def quantized(folder):
    model = net()
    model.quantize("int8")
    return csharp_of(model)


def with_lora(folder):
    model = net()
    model.layers[0].enable_lora(2)
    model.layers[0].lora_kernel_b.assign(np.full((2, 6), 0.5, "float32"))
    return csharp_of(model)


def reloaded(folder):
    path = str(folder / "net.keras")
    csharp_of(net()).Save(path)
    return Model.Load(path)


def subclass(folder):
    model = Perceptron()
    model.Predict(ModelData.op_Implicit(csharp_of(X)))
    return model


def reloaded_subclass(folder):
    path = str(folder / "own.keras")
    subclass(folder).Save(path)
    return Model.Load(path)


def graph(folder):
    entry = keras.Input((4,))
    return OwnGraph(csharp_of(entry), csharp_of(layers.Dense(2)(entry)))


def stack(folder):
    model = CountedStack()
    model.Add(csharp_of(layers.Dense(2)))
    model.Predict(ModelData.op_Implicit(csharp_of(X)))
    return model


def without_input(folder):
    """Knows its shape from the first batch, size and all."""
    model = keras.Sequential([layers.Dense(5), layers.BatchNormalization(), layers.Dense(2)])
    model(X)
    return csharp_of(model)


MODELS = {
    "quantized": quantized,
    "with lora": with_lora,
    "reloaded": reloaded,
    "subclass": subclass,
    "reloaded subclass": reloaded_subclass,
    "functional in C#": graph,
    "stack in C#": stack,
    "without an Input": without_input,
    "stack that makes its layers": lambda folder: Funnel(3),
    "functional that makes its graph": lambda folder: Tower(3),
}


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        *((name, PredictorEngine.Keras) for name in MODELS),
        *(
            (name, engine)
            for name in EXPORTED
            for engine in (PredictorEngine.TensorFlow, PredictorEngine.Onnx)
        ),
    ],
    ids=str,
)
def test_a_predictor_says_what_the_model_says(name, engine, tmp_path):
    model = MODELS[name](tmp_path)
    options = PredictorOptions()
    options.Engine = engine
    predictor = model.CreatePredictor(options)
    expected = python_of(model.Predict(ModelData.op_Implicit(csharp_of(X))))
    found = [list(predictor.Predict(System.Array[System.Single](row.tolist()))) for row in X]
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)
    predictor.Dispose()
