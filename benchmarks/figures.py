"""What is measured: for each figure the ways to do the same work, and which of them is compared with which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way to do the work."""

    name: str
    side: str  # "python" or "csharp"
    task: str  # what the side is asked; {n} is the number of repetitions


@dataclass(frozen=True)
class Comparison:
    """How many times less (or more) one way takes than another, and what it should be."""

    way: str
    base: str
    goal: str


@dataclass(frozen=True)
class Figure:
    """Several ways to do the same work."""

    title: str
    unit: str
    scale: float
    ways: tuple[Way, ...]
    comparisons: tuple[Comparison, ...] = ()
    rounds: int = 9
    quick_rounds: int = 3
    note: str = ""
    renewed: int = 0
    """After how many rounds both sides start as new processes; 0: never. How a process happens to lie in memory, and what
    it did for the figures before, makes it a few per cent faster or slower for life: ratios near 1 need several."""
    processor: bool = False
    """Whether processor time is compared, too: a busy machine disturbs it less. For work of a second and more."""


PYTHON_WAYS = ("predict", "predict_on_batch", "concrete", "onnxruntime")


def one_row(network: str, title: str, comparisons: tuple[Comparison, ...]) -> Figure:
    python = [
        Way(f"Python {way}", "python", f"predict {network} {way} 1 {'5' if way == 'predict' else '{n}'}")
        for way in PYTHON_WAYS
    ]
    engines = [
        Way(f"C# predictor, {name}", "csharp", f"predictor {network} {name} {{n}}")
        for name in ("Keras", "TensorFlow", "Onnx")
    ]
    ways = (*python, Way("C# Predict", "csharp", f"predict {network} 1 {{n}}"), *engines)
    return Figure(title, "ms", 1e3, ways, comparisons)


def many_rows(network: str, rows: int, title: str) -> Figure:
    python = [
        Way(f"Python {way}", "python", f"predict {network} {way} {rows} {'5' if way == 'predict' else '{n}'}")
        for way in PYTHON_WAYS
    ]
    ways = (*python, Way("C# Predict", "csharp", f"predict {network} {rows} {{n}}"))
    comparisons = (
        Comparison("C# Predict", "Python predict", "as low as can be"),
        Comparison("C# Predict", "Python concrete", "about 1"),
    )
    return Figure(title, "ms", 1e3, ways, comparisons)


def callers(network: str, count: int, title: str, comparisons: tuple[Comparison, ...]) -> Figure:
    ways = (
        Way("Python concrete", "python", f"throughput {network} concrete {count} 0.5"),
        Way("C# Predict behind a lock", "csharp", f"locked {network} {count} 0.5"),
        *(
            Way(f"C# predictor, {name}", "csharp", f"throughput {network} {name} {count} 0.5")
            for name in ("Keras", "TensorFlow", "Onnx")
        ),
        *(
            Way(f"C# predictor, {name}, async", "csharp", f"throughput-async {network} {name} {count} 0.5")
            for name in ("Keras", "TensorFlow", "Onnx")
        ),
    )
    return Figure(title, "µs a call", 1e6, ways, comparisons)


def training(network: str, title: str, work: str, comparisons: tuple[Comparison, ...], rounds: int) -> Figure:
    ways = (
        Way("Python fit", "python", f"fit {network} {work}"),
        Way("C# Fit, acceleration off", "csharp", f"fit {network} {work} off"),
        Way("C# Fit", "csharp", f"fit {network} {work} auto"),
    )
    note = "A new network each time: tracing its step and all that comes before and after the steps are part of it."
    return Figure(
        title, "s", 1, ways, comparisons, rounds, quick_rounds=3, note=note, processor=True, renewed=3
    )


def training_on(network: str, title: str, work: str, goal: str, rounds: int) -> Figure:
    ways = (
        Way("Python fit", "python", f"fit-on {network} {work} plain"),
        Way("C# Fit, acceleration off", "csharp", f"fit-on {network} {work} off"),
    )
    note = "A network that was trained before goes on: many short rounds, which tell the tax of a step apart from the noise."
    comparisons = (Comparison("C# Fit, acceleration off", "Python fit", goal),)
    return Figure(
        title,
        "ms a step",
        1e3,
        ways,
        comparisons,
        rounds,
        quick_rounds=9,
        note=note,
        processor=True,
        renewed=9,
    )


FIGURES = (
    one_row(
        "dense",
        "Predict one row, dense network 64-64-64-10",
        (
            Comparison("C# Predict", "Python predict", "at most 1/100"),
            Comparison("C# Predict", "Python predict_on_batch", "as low as can be"),
            Comparison("C# Predict", "Python concrete", "at most 1.2"),
            Comparison("C# predictor, TensorFlow", "Python concrete", "at most 0.6"),
            Comparison("C# predictor, Onnx", "Python predict_on_batch", "at most 1/25"),
            Comparison("C# predictor, Onnx", "Python onnxruntime", "about 1"),
            Comparison("C# predictor, Onnx", "C# predictor, TensorFlow", "below 1"),
        ),
    ),
    one_row(
        "convolutional",
        "Predict one row, the demo's convolutional network",
        (Comparison("C# Predict", "Python concrete", "at most 1.2"),),
    ),
    many_rows("dense", 32, "Predict 32 rows, dense network"),
    callers(
        "dense",
        8,
        "8 callers of one row each, dense network",
        (Comparison("C# predictor, TensorFlow", "Python concrete", "at most 1/3"),),
    ),
    *(
        callers(
            network,
            32,
            f"32 callers of one row each, {title}",
            tuple(
                Comparison(way, "C# Predict behind a lock", goal)
                for way in (
                    "C# predictor, Keras",
                    "C# predictor, Keras, async",
                    "C# predictor, TensorFlow",
                    "C# predictor, TensorFlow, async",
                )
            ),
        )
        for network, title, goal in (
            ("dense", "dense network, of which most time is the calling", "as low as can be"),
            ("recurrent", "LSTM of 32 over 20 steps, where batching helps", "at most 1/8"),
        )
    ),
    training(
        "convolutional",
        "Train the demo's network, 640 samples, batches of 64, 1 epoch",
        "640 64 1",
        (
            Comparison("C# Fit, acceleration off", "Python fit", "at most 1.01"),
            Comparison("C# Fit", "Python fit", "at most 1.01"),
        ),
        rounds=9,
    ),
    training(
        "dense",
        "Train the dense network, 8192 samples, batches of 32, 20 epochs",
        "8192 32 20",
        (
            Comparison("C# Fit, acceleration off", "Python fit", "at most 1.02"),
            Comparison("C# Fit", "Python fit", "at most 1/3"),
        ),
        rounds=9,
    ),
    training_on(
        "convolutional", "A step of the demo's network, batches of 64", "256 64 1", "at most 1.01", rounds=54
    ),
    training_on(
        "dense", "A step of the dense network, batches of 32", "4096 32 2", "at most 1.02", rounds=90
    ),
    Figure(
        "A callback on every batch",
        "µs a step",
        1e6,
        (
            Way("Python fit", "python", "fit-on dense 4096 32 1 plain"),
            Way("Python fit, a callback in Python", "python", "fit-on dense 4096 32 1 callback"),
            Way("C# Fit, acceleration off", "csharp", "fit-on dense 4096 32 1 off"),
            Way("C# Fit, a callback in C#", "csharp", "fit-on dense 4096 32 1 callback"),
        ),
        (Comparison("C# Fit, a callback in C#", "Python fit, a callback in Python", "about 1"),),
        rounds=15,
        quick_rounds=5,
        note="The callback has a method that is called at the end of every batch and counts.",
    ),
    Figure(
        "One hook of a callback",
        "µs",
        1e6,
        (
            Way("Python", "python", "hook 500"),
            Way("C#", "csharp", "hook 500"),
        ),
        rounds=15,
        quick_rounds=5,
        note="What a training with 500 callbacks takes longer than one with a single callback, for each call of their "
        "hook at the end of a batch, the values of the logs in its hands. From C# it should be less than 20 µs.",
    ),
    Figure(
        "A short call: model.count_params()",
        "µs",
        1e6,
        (
            Way("Python", "python", "short-call 1000"),
            Way("C#", "csharp", "short-call 1000"),
        ),
        (Comparison("C#", "Python", "as low as can be"),),
        note="From C# it crosses the border and is done by the thread on which Keras lives.",
    ),
    Figure(
        "A million floats from .NET to numpy",
        "ms",
        1e3,
        (
            Way("C# shared memory", "csharp", "arrays-in view {n}"),
            Way("C# copy, to a new array", "csharp", "arrays-in copy {n}"),
            Way("C# CopyFrom, into an array", "csharp", "arrays-in into {n}"),
            Way("Python numpy copy", "python", "arrays-in copy {n}"),
            Way("Python numpy copyto", "python", "arrays-in into {n}"),
            Way("one by one, as other bindings", "python", "arrays-in items 3"),
        ),
        (
            Comparison("C# copy, to a new array", "Python numpy copy", "about 1"),
            Comparison("C# CopyFrom, into an array", "Python numpy copyto", "about 1"),
        ),
    ),
    Figure(
        "A million floats from numpy to .NET",
        "ms",
        1e3,
        (
            Way("C# shared memory", "csharp", "arrays-out view {n}"),
            Way("C# ToArray, to a new array", "csharp", "arrays-out copy {n}"),
            Way(".NET's own copy, to a new array", "csharp", "arrays-out net {n}"),
            Way("C# CopyTo, into an array", "csharp", "arrays-out into {n}"),
            Way("Python numpy copyto", "python", "arrays-out into {n}"),
            Way("one by one, as other bindings", "python", "arrays-out items 3"),
        ),
        (
            Comparison("C# ToArray, to a new array", ".NET's own copy, to a new array", "about 1"),
            Comparison("C# CopyTo, into an array", "Python numpy copyto", "about 1"),
        ),
        note="A new array of .NET costs more than the copy: its memory comes from the system, page by page, where numpy "
        "takes the block that it has just given back. Into an array that is there, both copy at the memory's speed.",
    ),
)
