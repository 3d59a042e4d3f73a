"""Learning rates and optimizers."""

import keras
import numpy as np
from keras import layers, optimizers
from keras.optimizers import schedules
from report import normal


def values(report):
    all = {
        "cosine": schedules.CosineDecay(0.0, decay_steps=10, warmup_target=0.1, warmup_steps=3, alpha=0.01),
        "restarts": schedules.CosineDecayRestarts(0.1, first_decay_steps=4, t_mul=1.5, m_mul=0.9),
        "exponential": schedules.ExponentialDecay(0.1, decay_steps=4, decay_rate=0.9, staircase=True),
        "inverse": schedules.InverseTimeDecay(0.1, 3, 0.5),
        "piecewise": schedules.PiecewiseConstantDecay(boundaries=[3, 6], values=[1.0, 0.5, 0.1]),
        "polynomial": schedules.PolynomialDecay(0.1, 8, end_learning_rate=0.001, power=2, cycle=True),
    }
    for name, schedule in all.items():
        report.add(name, [schedule(step) for step in range(12)])


def in_training(report):
    x = normal((16, 3), seed=1)
    optimizer = optimizers.AdamW(
        learning_rate=schedules.CosineDecay(1e-4, decay_steps=6, warmup_target=1e-2, warmup_steps=2),
        weight_decay=0.01,
        clipnorm=1.0,
    )
    model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(1)])
    model.compile(optimizer, "mse")
    report.add("history", model.fit(x, x[:, :1], batch_size=4, epochs=2, verbose=0))
    report.add("rate", float(optimizer.learning_rate))
    report.add("steps", optimizer.iterations)
    report.add("weights", model.get_weights())


def every_optimizer(report):
    x = normal((12, 4), seed=1)
    all = [
        optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        optimizers.RMSprop(0.01, rho=0.8, centered=True),
        optimizers.Adam(amsgrad=True),
        optimizers.AdamW(weight_decay=0.1),
        optimizers.Adadelta(),
        optimizers.Adagrad(initial_accumulator_value=0.2),
        optimizers.Adamax(),
        optimizers.Adafactor(),
        optimizers.Nadam(),
        optimizers.Ftrl(l1_regularization_strength=0.01),
        optimizers.Lion(learning_rate=1e-3),
        optimizers.Lamb(),
        optimizers.Muon(),
        optimizers.ScheduleFreeAdamW(),
        optimizers.Adam(0.01, gradient_accumulation_steps=2),
        optimizers.SGD(0.05, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=2),
        optimizers.SGD(0.05, global_clipnorm=0.5),
        optimizers.SGD(0.05, clipvalue=0.1),
    ]
    for i, optimizer in enumerate(all):
        keras.utils.set_random_seed(3)
        model = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(1)])
        # Eager: each is about the steps of an optimizer; building 18 graphs would take most of the time.
        model.compile(optimizer, "mse", run_eagerly=True)
        model.fit(x, x[:, :1], batch_size=4, epochs=1, shuffle=False, verbose=0)
        report.add(f"{i} {type(optimizer).__name__}", model.get_weights())
        report.add(f"{i} variables", len(optimizer.variables))


def by_hand(report):
    optimizer = optimizers.SGD(learning_rate=0.1)
    weight = keras.Variable(np.array([1, 2, 3], "float32"))
    optimizer.build([weight])
    optimizer.apply_gradients([(keras.ops.convert_to_tensor([1.0, 1.0, 1.0]), weight)])
    optimizer.learning_rate = 0.5
    optimizer.apply([keras.ops.convert_to_tensor([1.0, 0.0, 0.0])])
    report.add("weight", weight)
    report.add("rate", float(optimizer.learning_rate))
    report.add("config", optimizer.get_config())
    report.add("by name", optimizers.get("adam").get_config()["name"])
