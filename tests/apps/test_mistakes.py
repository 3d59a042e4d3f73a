"""Many mistakes that compile: each is told in a sentence that names the C# parameter, before anything is trained."""

import re

import pytest

# By the names in Scenarios/Mistakes.cs: the parameter at fault, and the sentence; a list of names may follow it.
EXPECTED = {
    "range": ("learningRate", "Adam: learningRate is -0.1; it must be 0 or more."),
    "range of one of several": (
        "kernelSize",
        "Conv2D: kernelSize is (3, -1); each of its numbers must be 1 or more.",
    ),
    "range of a loss": (
        "labelSmoothing",
        "CategoricalCrossentropy: labelSmoothing is 3; it must be from 0 to 1.",
    ),
    "range of a shape": ("shape", "Input: shape is (-1, 3); each of its numbers must be 0 or more."),
    "range of a list": (
        "thresholds",
        "AUC: thresholds is (0.1, 1.5); each of its numbers must be from 0 to 1.",
    ),
    "range of a callback": ("patience", "EarlyStopping: patience is -1; it must be 0 or more."),
    "range of a function": ("numClasses", "Ops.OneHot: numClasses is -1; it must be 0 or more."),
    "range of a method": ("rank", "Dense.EnableLora: rank is 0; it must be 1 or more."),
    "not a number": ("learningRate", "SGD: learningRate is NaN; it must be 0 or more."),
    "range in Compile": ("stepsPerExecution", "Model.Compile: stepsPerExecution is 0; it must be 1 or more."),
    "range in Fit": (
        "validationSplit",
        "Model.Fit: validationSplit is 1.5; it must be from 0 to less than 1.",
    ),
    "range in Predict": ("batchSize", "Model.Predict: batchSize is -1; it must be 1 or more."),
    "range of a property": ("learningRate", "Adam: learningRate is -1; it must be 0 or more."),
    "epochs": (
        "initialEpoch",
        "Model.Fit: `initialEpoch` is 5, and `epochs`, the epoch to train up to, is 2: nothing is left "
        "to train.",
    ),
    "axis of a layer": ("axis", "Softmax: `axis` is 7, and with 2 axes it must be from -2 to 1."),
    "axis of an op": ("axis", "Ops.Sum: `axis` is 5, and with 2 axes it must be from -2 to 1."),
    "axis of a symbolic op": ("axis", "Ops.Mean: `axis` is 9, and with 2 axes it must be from -2 to 1."),
    "axis of a concatenation": ("axis", "Concatenate: `axis` is 9, and with 2 axes it must be from -2 to 1."),
    "activation": (
        "activation",
        "Dense: activation: 'reluu' is not a known activation function. Did you mean 'relu'? Accepted: ",
    ),
    "closed set": (
        "mergeMode",
        "Bidirectional: mergeMode: 'plus' is not accepted. Use one of: 'sum', 'mul', 'concat', 'ave'.",
    ),
    "metric as loss": ("loss", "Model.Compile: loss: 'accuracy' is not a known loss. Accepted: "),
    "metric": (
        "metrics",
        "Model.Compile: metrics: 'acuracy' is not a known metric. Did you mean 'accuracy'? Accepted: ",
    ),
    "type of a layer": (
        "dtype",
        "Dense: dtype: 'float33' is not a known data type or policy. Did you mean 'float32'? Accepted: ",
    ),
    "type of an op": (
        "dtype",
        "Ops.Cast: dtype: 'flaot32' is not a known data type. Did you mean 'float32'? Accepted: ",
    ),
    "type of an array": (
        "-",
        "AsType of float32 (2, 2): 'float33' is not a known data type. Did you mean 'float32'? Accepted: ",
    ),
    "layer's name taken": (
        "name",
        "Sequential.Add: The model has a layer 'a' already: give this one another `name`.",
    ),
    "no such layer": ("name", "Model.GetLayer: There is no layer 'zz'. The layers are: 'out'."),
    "another kind of layer": ("name", "Model.GetLayer: name: the layer 'out' is a Dense, not a Conv2D."),
    "monitor": (
        "monitor",
        "Model.Fit: `monitor` is 'val_los', which is no loss or metric that Keras knows: check the name. "
        "If it is right, say with `mode` whether 'max' or 'min' is better.",
    ),
    "null layer": ("layer", "TimeDistributed: layer is null; a value is needed."),
    "null in Add": ("layer", "Sequential.Add: layer is null; a value is needed."),
    "null data": ("x", "Model.Fit: x is null; a value is needed."),
    "null tensor": ("x1", "Ops.Add: x1 is null; a value is needed."),
    "null path": ("path", "Model.Load: path is null; a value is needed."),
    "null text": ("monitor", "EarlyStopping: monitor is null; a value is needed."),
    "null callback": ("callbacks", "Model.Fit: callbacks holds a null."),
    "no targets": (
        "y",
        "Model.Fit: `y` is missing: the loss that the model is compiled with compares outputs with targets.",
    ),
    "layer used twice": (
        "-",
        "Dense: Input 0 does not fit the layer 'twice': expected axis -1 of input shape to have value 3, "
        "but received input with shape (None, 4)",
    ),
    "convolution of vectors": (
        "-",
        "Sequential.Add: Input 0 does not fit the layer 'conv': it takes 4 axes or more, the batch's "
        "included, and got 2. Full shape received: (None, 4)",
    ),
    "unknown length": (
        "-",
        "Sequential.Add: The weight 'sequential/d/kernel' needs an input whose axes have known lengths: "
        "give the `shape` of the Input a number for each axis that the layer looks at.",
    ),
    "disconnected": (
        "outputs",
        "Model: `outputs` has a tensor that does not come from the `inputs`: apply the layers to them, "
        "up to it.",
    ),
    "features": (
        "x",
        "Model.Fit: `x` has the shape (8, 5), and the model takes (None, 4): axis 1 must be 4 long, not 5.",
    ),
    "axes": (
        "x",
        "Model.Evaluate: `x` has the shape (8,), and the model takes (None, 4): it has 1 axis instead of 2.",
    ),
    "text for numbers": (
        "x",
        "Model.Predict: `x` holds text, and the model takes numbers (float32): turn it into numbers "
        "first, with StringLookup or TextVectorization.",
    ),
    "samples": ("y", "Model.Fit: All arrays must have the same number of samples: `x` has 8, `y` has 7."),
    "weight": (
        "weights",
        "Dense.SetWeights: `weights` has an array of the shape (2, 2) where the layer 'out' has (4, 3).",
    ),
    "index": ("-", "Embedding: the index 9 (at [1]) is out of range: it must be from 0 to 3."),
    "label": ("y", "Model.Fit: `y` holds the label 7, and the model's output has 3 classes: 0 to 2."),
    "label in one batch": (
        "y",
        "Model.TrainOnBatch: `y` holds the label -1, and the model's output has 3 classes: 0 to 2.",
    ),
    "label in a data set": (
        "y",
        "Model.Fit: `y` holds the label 7, and the model's output has 3 classes: labels go from 0 to 2.",
    ),
    "label in validation": (
        "validationData",
        "Model.Fit: `validationData` holds the label 3, and the model's output has 3 classes: 0 to 2.",
    ),
    "one-hot labels": (
        "y",
        "Model.Fit: `y` has the shape (8, 3), as one-hot labels have, and the loss takes the number of a "
        "class. Use the loss 'categorical_crossentropy', or give numbers: labels.ArgMax(axis: -1).",
    ),
    "numbers for one-hot": (
        "y",
        "Model.Fit: `y` has the shape (8,), and the model's output (None, 3): the loss compares one "
        "number a class. Use the loss 'sparse_categorical_crossentropy', or make one-hot labels with "
        "Utils.ToCategorical.",
    ),
    "fractions as labels": (
        "y",
        "Model.Fit: `y` holds 0.5, and the loss takes the number of a class, a whole number.",
    ),
    "text as labels": (
        "y",
        "Model.Fit: `y` holds text: turn the labels into numbers first, for instance with StringLookup.",
    ),
    "shape of targets": (
        "y",
        "Model.Fit: `y` has the shape (8, 2), which does not fit the model's output (None, 3): the loss "
        "compares them number by number.",
    ),
    "targets that would spread": (
        "y",
        "Model.Fit: `y` has the shape (3,), which does not fit the model's output (None, 3): the loss "
        "compares them number by number.",
    ),
    "class weight": (
        "classWeight",
        "Model.Fit: `classWeight` has the class 9, and the model's output has 3 classes: 0 to 2.",
    ),
    "not compiled": ("-", "Model.Fit: You must call `Compile()` before using the model."),
    "loss of no output": (
        "loss",
        "Model.Compile: `loss` has an entry for 'zz', which is no output of the model. Its outputs are: "
        "'a', 'b'.",
    ),
    "metric of no output": (
        "metrics",
        "Model.Compile: `metrics` has an entry for 'zz', which is no output of the model. Its outputs "
        "are: 'a', 'b'.",
    ),
    "losses": ("loss", "Model.Compile: `loss` has 3 entries, and the model has 2 outputs: 'a', 'b'."),
    "targets of no output": (
        "y",
        "Model.Fit: `y` has an entry for 'q', which is no output of the model. Its outputs are: 'a', 'b'.",
    ),
    "one array for two": (
        "y",
        "Model.Fit: `y` does not have the structure of the model's outputs: give one array for each of "
        "them, with ModelData.Of or as a dictionary by name.",
    ),
    "rate ruled by a schedule": (
        "learningRate",
        "Adam.LearningRate: A schedule rules the learning rate, so it can't be set. Make the optimizer "
        "with a number as its `learningRate` to set it later.",
    ),
    "lookup without words": (
        "vocabulary",
        "StringLookup: It has no vocabulary yet: call `Adapt()` first, or give a `vocabulary`.",
    ),
    "no weights yet": (
        "-",
        "Dense.CountParams: The layer 'unbuilt' has no weights yet: apply it to an input, or call "
        "EnsureBuilt with the shape of one.",
    ),
    "weights of another model": (
        "-",
        "The weights in the file do not fit the model: its layer 'out' has a weight of the shape (4, 3), "
        "and the file one of (4, 5). With `skipMismatch` such layers are left as they are.",
    ),
    "disposed": ("-", "This Dense was disposed and can't be used any more."),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory, tools, scenarios):
    """What was said to each mistake: all are made in one process."""
    import subprocess

    command = [tools.dotnet.executable, scenarios, "mistakes", tmp_path_factory.mktemp("mistakes")]
    done = subprocess.run(
        command,
        env=tools.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split("|", 2) for line in done.stdout.strip().splitlines()]
    return {mistake: (parameter, sentence) for mistake, parameter, sentence in lines}


def test_each_mistake_is_looked_at(told):
    assert told.keys() == EXPECTED.keys()


@pytest.mark.parametrize("mistake", EXPECTED)
def test_it_is_told_in_a_sentence_that_names_the_parameter(told, mistake):
    parameter, sentence = told[mistake]
    # Keras numbers the names that it gives.
    sentence = re.sub(r"\bsequential_\d+", "sequential", sentence)
    accepted = sentence.find(" Accepted: ")
    if accepted >= 0:
        assert sentence.endswith(".")
        sentence = sentence[: accepted + len(" Accepted: ")]
    assert (parameter, sentence) == EXPECTED[mistake]


def test_none_speaks_of_python(told):
    for mistake, (_, sentence) in told.items():
        if " Accepted: " in sentence or "Use the loss" in sentence:
            continue
        own = re.sub(r"'[^']*'", "", sentence)
        assert not re.search(r"\b[a-z]+_[a-z_]+\b|<class|NoneType|keras\.|tensorflow|Traceback", own), (
            f"{mistake}: {sentence}"
        )
