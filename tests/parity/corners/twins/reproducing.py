"""One seed for all that is random at once: weights, shuffling, dropout, data sets, augmentation, callbacks."""

import keras
import tensorflow
from keras import layers
from report import normal

X = normal((24, 3), seed=1)
Y = normal((24, 1), seed=2)


def arrays(report):
    keras.utils.set_random_seed(11)
    report.add("history", _fit(_network(), X, Y))
    keras.utils.set_random_seed(11)
    report.add("again", _fit(_network(), X, Y))
    report.add("drawn", keras.random.normal((2, 2)))


def pipeline(report):
    keras.utils.set_random_seed(12)
    rows = tensorflow.data.Dataset.from_tensor_slices((X, Y)).shuffle(24).batch(8)
    model = _network()
    report.add("history", _fit(model, rows))
    report.add("weights", model.get_weights())
    report.add("predicted", model.predict(X, verbose=0))


def double_precision(report):
    keras.config.set_floatx("float64")
    keras.config.set_dtype_policy("float64")
    try:
        keras.utils.set_random_seed(13)
        model = _network()
        report.add("types", [weight.dtype for weight in model.weights])
        report.add("history", _fit(model, X, Y))
    finally:
        keras.config.set_floatx("float32")
        keras.config.set_dtype_policy("float32")


def _network():
    stack = [layers.GaussianNoise(0.1), layers.Dense(8, "relu"), layers.Dropout(0.5), layers.Dense(1)]
    model = keras.Sequential([keras.Input((3,)), *stack])
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
    return model


def _fit(model, x, y=None):
    callbacks = [
        keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1),
        keras.callbacks.EarlyStopping(monitor="loss", patience=2, restore_best_weights=True),
    ]
    return model.fit(x, y, epochs=4, callbacks=callbacks, verbose=0)
