"""Graphs of layers, and what can be asked of a model."""

import keras
from keras import layers
from report import integers, normal, uniform


def named_inputs_and_outputs(report):
    title = keras.Input((4,), name="title")
    body = keras.Input((3, 4), name="body")
    joined = layers.Concatenate()([title, layers.LSTM(5)(body)])
    priority = layers.Dense(1, activation="sigmoid", name="priority")(joined)
    department = layers.Dense(3, name="department")(joined)
    model = keras.Model(
        inputs={"title": title, "body": body}, outputs={"priority": priority, "department": department}
    )
    model.compile(
        optimizer="adam",
        loss={"priority": "binary_crossentropy", "department": "mse"},
        loss_weights={"priority": 1.0, "department": 0.2},
        metrics={"priority": ["accuracy", "AUC"], "department": ["mae"]},
    )
    x = {"title": normal((8, 4), seed=1), "body": normal((8, 3, 4), seed=2)}
    y = {"priority": integers((8, 1), 0, 2, seed=3), "department": normal((8, 3), seed=4)}
    report.add("history", model.fit(x, y, epochs=2, batch_size=4, verbose=0))
    report.add("outputs", model.predict(x, verbose=0))
    report.add("evaluation", model.evaluate(x, y, verbose=0, return_dict=True))
    report.add("names", model.output_names)


def shared_and_nested(report):
    encoder = keras.Sequential(
        [keras.Input((4,)), layers.Dense(3, activation="relu"), layers.Dense(2)], name="encoder"
    )
    left = keras.Input((4,))
    right = keras.Input((4,))
    distance = layers.Subtract()([encoder(left), encoder(right)])
    outer = keras.Model([left, right], distance, name="siamese")
    a, b = normal((3, 4), seed=1), normal((3, 4), seed=2)
    report.add("output", outer.predict([a, b], verbose=0))
    report.add("layers", [layer.name for layer in outer.layers])
    report.add("inner", len(outer.get_layer("encoder").layers))
    report.add("params", outer.count_params())
    report.add("trainable", len(outer.trainable_variables))
    encoder.trainable = False
    report.add("frozen", len(outer.trainable_variables))


def residual(report):
    inputs = keras.Input((8, 8, 3))
    x = layers.Conv2D(4, 3, padding="same")(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    shortcut = layers.Conv2D(4, 1, name="shortcut")(inputs)
    x = layers.Add(name="sum")([x, shortcut])
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(inputs, layers.Dense(2)(x))
    image = normal((2, 8, 8, 3), seed=1)
    report.add("output", model.predict(image, verbose=0))
    part = keras.Model(model.input, [model.get_layer("sum").output, model.get_layer("shortcut").output])
    report.add("middle", part.predict(image, verbose=0))
    report.add("training", model(image, training=True))
    report.add("moving", model.non_trainable_weights)
    report.add("input shape", model.input_shape)
    report.add("output shape", model.output_shape)
    lines = []
    model.summary(print_fn=lines.append)
    report.add("summary", "\n".join(lines))
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    report.add("copy", copy.predict(image, verbose=0))
    report.add("again", keras.models.model_from_json(model.to_json()).count_params())
    report.add("config", model.get_layer("shortcut").get_config())
    report.add("from config", keras.Model.from_config(model.get_config()).count_params())


def from_config(report):
    dense = layers.Dense(4, activation="relu", kernel_initializer="zeros", name="copy")
    again = layers.Dense.from_config(dense.get_config())
    report.add("dense", again.get_config())
    report.add("by function", layers.deserialize(layers.serialize(dense)).name)


def saving(report):
    model = _small()
    model.compile("adam", keras.losses.MeanSquaredError())
    x = normal((8, 3), seed=1)
    model.fit(x, x[:, :1], verbose=0)
    report.add("before", model.predict(x, verbose=0))
    for name in ("whole.keras", "old.h5"):
        model.save(report.folder / name)
        loaded = keras.models.load_model(report.folder / name)
        report.add(name, loaded.predict(x, verbose=0))
        # Keras 3.15 can't train on with the optimizer of a .h5 file: it does not know the variables of the model.
        if name == "whole.keras":
            report.add("goes on", loaded.fit(x, x[:, :1], verbose=0))
    model.save_weights(report.folder / "some.weights.h5")
    other = _small()
    other.load_weights(report.folder / "some.weights.h5")
    report.add("weights", other.predict(x, verbose=0))


def _small():
    return keras.Sequential(
        [keras.Input((3,)), layers.Dense(4, activation="relu"), layers.Dropout(0.5), layers.Dense(1)]
    )


def training_ways(report):
    x = normal((12, 3), seed=1)
    y = integers(12, 0, 2, seed=2)
    model = keras.Sequential(
        [keras.Input((3,)), layers.Dense(4, activation="relu"), layers.Dense(1, activation="sigmoid")]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1),
        metrics=[keras.metrics.BinaryAccuracy(name="acc"), keras.metrics.Precision()],
        weighted_metrics=["mse"],
        jit_compile=True,
    )
    report.add("xla", model.fit(x, y, epochs=2, batch_size=4, sample_weight=uniform(12, seed=3), verbose=0))
    model.compile("rmsprop", "mse", run_eagerly=True)
    report.add("class weights", model.fit(x, y, class_weight={0: 1, 1: 3}, verbose=0))
    report.add("split", model.fit(x, y, validation_split=0.25, shuffle=False, validation_freq=1, verbose=0))
    report.add("batch", model.train_on_batch(x, y, return_dict=True))
    report.add("test", model.test_on_batch(x, y, return_dict=True))
    report.add("predict", model.predict_on_batch(x))
    model.compile("rmsprop", "mse", steps_per_execution=3, jit_compile=False)
    report.add("several steps", model.fit(x, y, batch_size=4, verbose=0))
