"""An accelerated fit ends with the weights and the history of Keras's own, to the last bit."""

import gc
import weakref

import numpy as np
import pytest

from kerasnet_host import surface
from kerasnet_host.training import fast_fit

surface.load_keras()
import keras
from keras import layers


def sequential(shape, *stack):
    return keras.Sequential([keras.Input(shape), *stack, layers.Dense(3, activation="softmax")])


def dense():
    return sequential((8,), layers.Dense(16, activation="relu"), layers.Dropout(0.3))


def normalized():
    noisy = layers.GaussianNoise(0.1)
    return sequential((8,), layers.Dense(8), layers.BatchNormalization(), noisy, layers.LayerNormalization())


def convolutional():
    return sequential(
        (8, 8, 1),
        layers.RandomFlip(),
        layers.Conv2D(4, 3, activation="relu", kernel_regularizer="l2"),
        layers.BatchNormalization(),
        layers.MaxPool2D(),
        layers.Flatten(),
    )


def recurrent():
    return sequential((6, 4), layers.Masking(), layers.LSTM(5, dropout=0.2), layers.Dropout(0.2))


def attentive():
    entry = keras.Input((6, 8))
    mixed = layers.Add()([entry, layers.MultiHeadAttention(2, 4, dropout=0.1)(entry, entry)])
    return keras.Model(entry, layers.Dense(3, "softmax")(layers.GlobalAveragePooling1D()(mixed)))


def optimizer(name):
    if name == "scheduled":
        schedule = keras.optimizers.schedules.ExponentialDecay(1e-2, 5, 0.9)
        return keras.optimizers.AdamW(schedule, clipnorm=1.0)
    if name == "averaged":
        return keras.optimizers.SGD(1e-2, momentum=0.9, use_ema=True, ema_overwrite_frequency=3)
    return name


def samples(model, count, seed=1):
    random = np.random.default_rng(seed)
    x = random.normal(size=(count, *model.input_shape[1:])).astype("float32")
    return x, random.integers(0, 3, count)


def trained(build, accelerate, count, chosen="adam", callbacks=None, stop=None, **arguments):
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    model = build()
    model.compile(optimizer(chosen), "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = samples(model, count)
    outcomes = []
    for _ in range(2):
        call = {"x": x, "y": y, "epochs": 2, "verbose": 0, **arguments}
        if callbacks is not None:
            call["callbacks"] = callbacks()
        outcomes.append(surface.fit(model, call, stop, None, accelerate))
    state = [*model.get_weights(), *(variable.numpy() for variable in model.optimizer.variables)]
    return model, state, outcomes


def check_equal(build, count, **arguments):
    _, ours, fast = trained(build, True, count, **arguments)
    _, theirs, slow = trained(build, False, count, **arguments)
    assert fast[0]["plan"].startswith("accelerated")
    assert slow[0]["plan"].startswith("Keras's own loop")
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one, other, strict=True)
    for one, other in zip(fast, slow, strict=True):
        assert one["history"] == other["history"]
        assert one["epoch"] == other["epoch"]


@pytest.mark.parametrize(
    ("build", "chosen", "count"),
    [
        (dense, "adam", 64),
        (dense, "adam", 50),
        (normalized, "scheduled", 50),
        (convolutional, "averaged", 64),
        (recurrent, "rmsprop", 50),
        (attentive, "sgd", 64),
    ],
)
def test_weights_and_history_are_equal(build, chosen, count):
    check_equal(build, count, chosen=chosen)


@pytest.mark.parametrize(
    "arguments",
    [
        {"validation_split": 0.3, "batch_size": 8},
        {"shuffle": False, "batch_size": 7},
        {"batch_size": 500},
        {"class_weight": {0: 1.0, 1: 2.0, 2: 0.5}},
        {"sample_weight": np.linspace(0, 1, 50)},
        {"initial_epoch": 1, "epochs": 3},
    ],
    ids=lambda arguments: "-".join(arguments),
)
def test_what_a_fit_may_ask_for(arguments):
    check_equal(dense, 50, **arguments)


def test_validation_data_now_and_then():
    x, y = samples(dense(), 30, seed=2)
    common = {"validation_freq": 2, "validation_batch_size": 11, "epochs": 4}
    check_equal(dense, 50, validation_data=(x, y, np.linspace(0.5, 1, 30)), **common)


def test_callbacks_of_epochs():
    def callbacks():
        rates = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.5)
        stopping = keras.callbacks.EarlyStopping(patience=1, restore_best_weights=True, monitor="accuracy")
        return [rates, stopping]

    check_equal(dense, 50, callbacks=callbacks, epochs=6)


def test_somebody_who_watches_changes_nothing():
    check_equal(dense, 200, stop=np.zeros(1, "int32"), batch_size=4)


def test_two_inputs_by_name_and_two_outputs():
    def run(accelerate):
        keras.utils.clear_session()
        keras.utils.set_random_seed(3)
        one, two = keras.Input((4,), name="one"), keras.Input((3,), name="two")
        both = layers.Concatenate()([one, two])
        outputs = {"a": layers.Dense(2, name="a")(both), "b": layers.Dense(1, name="b")(both)}
        model = keras.Model({"one": one, "two": two}, outputs)
        model.compile("adam", {"a": "mse", "b": "mae"}, metrics={"a": "mae"})
        random = np.random.default_rng(0)
        x = {"two": random.random((40, 3)), "one": random.random((40, 4))}
        y = {"b": random.random((40, 1)), "a": random.random((40, 2))}
        outcome = surface.fit(model, {"x": x, "y": y, "epochs": 2, "verbose": 0}, None, None, accelerate)
        return model.get_weights(), outcome

    (ours, fast), (theirs, slow) = run(True), run(False)
    assert fast["plan"].startswith("accelerated")
    assert fast["history"] == slow["history"]
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one, other)


def test_fits_of_several_sizes_and_calls_between():
    def run(accelerate):
        keras.utils.clear_session()
        keras.utils.set_random_seed(9)
        model = dense()
        model.compile("adam", "sparse_categorical_crossentropy")
        history = []
        for count, size in ((64, 32), (50, 32), (64, 16), (64, 32)):
            x, y = samples(model, count, seed=count)
            call = {"x": x, "y": y, "batch_size": size, "verbose": 0}
            history.append(surface.fit(model, call, None, None, accelerate)["history"])
            model.train_on_batch(x[:5], y[:5])
            history.append(model.evaluate(x, y, verbose=0))
        return model.get_weights(), history

    (ours, fast), (theirs, slow) = run(True), run(False)
    assert fast == slow
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_progress_bar_ends_as_keras_ends_it(capsys):
    for accelerate in (True, False):
        trained(dense, accelerate, 50, verbose=2)
    printed = capsys.readouterr().out.splitlines()
    lines = [line[line.index("accuracy") :] for line in printed if "accuracy" in line]
    assert lines
    assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]


def test_a_stop_is_heard_between_calls():
    stop = np.zeros(1, "int32")

    class Later(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 2:
                stop[0] = 1

    _, _, outcomes = trained(dense, True, 200, callbacks=lambda: [Later()], stop=stop, epochs=9, batch_size=2)
    assert outcomes[0]["plan"].startswith("accelerated")
    assert outcomes[0]["stopped"]
    assert outcomes[0]["epoch"] == [0, 1, 2]


class EachBatch(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        pass


class OwnStep(keras.Sequential):
    def train_step(self, data):
        return super().train_step(data)


def obstacle(model=None, compiled=None, **call):
    model = model or dense()
    model.compile(**{"loss": "mse", **(compiled or {})})
    x, y = samples(model, 40)
    return fast_fit.obstacle(model, {"x": x, "y": y, **call})


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"callbacks": [EachBatch()]}, "EachBatch looks at every step"),
        ({"callbacks": [keras.callbacks.ModelCheckpoint("x.keras", save_freq=5)]}, "looks at every step"),
        ({"callbacks": [keras.callbacks.TerminateOnNaN()]}, "looks at every step"),
        ({"compiled": {"run_eagerly": True}}, "eagerly"),
        ({"compiled": {"steps_per_execution": 4}}, "stepsPerExecution"),
        ({"compiled": {"jit_compile": True}}, "XLA"),
        ({"steps_per_epoch": 2}, "number of steps"),
        ({"shuffle": "batch"}, "shuffling"),
        ({"x": iter(())}, "no plain arrays"),
        ({"validation_data": iter(())}, "validation data"),
        ({"model": OwnStep([keras.Input((8,)), layers.Dense(3)])}, "OwnStep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_where_keras_keeps_its_loop(given, reason):
    assert reason in obstacle(**given)


def test_nothing_stands_in_the_way_of_callbacks_of_epochs():
    harmless = [keras.callbacks.ModelCheckpoint("x.keras"), keras.callbacks.ReduceLROnPlateau()]
    assert obstacle(callbacks=[*harmless, keras.callbacks.CSVLogger("x.csv")]) is None


def test_data_that_do_not_fit_fail_as_in_keras():
    model = dense()
    model.compile("sgd", "mse")
    with pytest.raises(ValueError, match="same number of samples"):
        surface.fit(model, {"x": np.zeros((8, 8)), "y": np.zeros((7, 3)), "verbose": 0})


@pytest.mark.parametrize("accelerate", [True, False])
def test_a_trained_model_does_not_keep_its_data(accelerate, soon):
    model = dense()
    model.compile("sgd", "mse")

    def train():
        data = [np.zeros((8, 8), "float32"), np.zeros((8, 3), "float32")]
        call = {"x": data[0], "y": data[1], "validation_data": tuple(data), "verbose": 0}
        surface.fit(model, call, None, None, accelerate)
        return [weakref.ref(array) for array in data]

    kept = train()
    gc.collect()
    assert soon(lambda: all(array() is None for array in kept))
