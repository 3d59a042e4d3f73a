"""What is measured: for each figure the ways to do the same work, and which of them is compared with which."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    note: str = field(default="")


def one_row(network: str, title: str, comparisons: tuple[Comparison, ...]) -> Figure:
    python = [
        Way(f"Python {way}", "python", f"predict {network} {way} {'5' if way == 'predict' else '{n}'}")
        for way in ("predict", "predict_on_batch", "concrete", "onnxruntime")
    ]
    engines = [
        Way(f"C# predictor, {name}", "csharp", f"predictor {network} {name} {{n}}")
        for name in ("Keras", "TensorFlow", "Onnx")
    ]
    ways = (*python, Way("C# Predict", "csharp", f"predict {network} {{n}}"), *engines)
    return Figure(title, "ms", 1e3, ways, comparisons)


def callers(network: str, count: int, title: str, comparisons: tuple[Comparison, ...]) -> Figure:
    ways = (
        Way("Python concrete", "python", f"throughput {network} concrete {count} 1"),
        Way("C# Predict behind a lock", "csharp", f"locked {network} {count} 1"),
        *(
            Way(f"C# predictor, {name}", "csharp", f"throughput {network} {name} {count} 1")
            for name in ("Keras", "TensorFlow", "Onnx")
        ),
        *(
            Way(f"C# predictor, {name}, async", "csharp", f"throughput-async {network} {name} {count} 1")
            for name in ("Keras", "TensorFlow", "Onnx")
        ),
    )
    return Figure(title, "µs a call", 1e6, ways, comparisons, rounds=5)


def training(network: str, title: str, work: str, comparisons: tuple[Comparison, ...], rounds: int) -> Figure:
    ways = (
        Way("Python fit", "python", f"fit {network} {work}"),
        Way("C# Fit, acceleration off", "csharp", f"fit {network} {work} off"),
        Way("C# Fit", "csharp", f"fit {network} {work} auto"),
    )
    return Figure(title, "s", 1, ways, comparisons, rounds=rounds)


FIGURES = (
    one_row(
        "dense",
        "Predict one row, dense network 64-64-64-10",
        (
            Comparison("C# Predict", "Python predict", "at most 1/100"),
            Comparison("C# Predict", "Python concrete", "at most 1.2"),
            Comparison("C# predictor, TensorFlow", "Python concrete", "at most 0.6"),
            Comparison("C# predictor, Onnx", "Python predict_on_batch", "at most 1/25"),
        ),
    ),
    one_row(
        "convolutional",
        "Predict one row, the demo's convolutional network",
        (Comparison("C# Predict", "Python concrete", "at most 1.2"),),
    ),
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
        rounds=5,
    ),
    training(
        "dense",
        "Train the dense network, 8192 samples, batches of 32, 20 epochs",
        "8192 32 20",
        (
            Comparison("C# Fit, acceleration off", "Python fit", "at most 1.02"),
            Comparison("C# Fit", "Python fit", "at most 1/3"),
        ),
        rounds=5,
    ),
    Figure(
        "A million floats from .NET to numpy",
        "ms",
        1e3,
        (
            Way("C# shared memory", "csharp", "arrays-in view {n}"),
            Way("C# copy", "csharp", "arrays-in copy {n}"),
            Way("Python numpy copy", "python", "arrays-in copy {n}"),
            Way("one by one, as other bindings", "python", "arrays-in items 3"),
        ),
        (Comparison("C# copy", "Python numpy copy", "about 1"),),
    ),
    Figure(
        "A million floats from numpy to .NET",
        "ms",
        1e3,
        (
            Way("C# shared memory", "csharp", "arrays-out view {n}"),
            Way("C# copy", "csharp", "arrays-out copy {n}"),
            Way("Python numpy copy", "python", "arrays-out copy {n}"),
            Way("one by one, as other bindings", "python", "arrays-out items 3"),
        ),
        (Comparison("C# copy", "Python numpy copy", "about 1"),),
    ),
)
