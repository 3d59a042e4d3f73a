"""Layers with a state."""

import keras
import numpy as np
from keras import layers
from report import normal


def stateful(report):
    batches = normal((3, 2, 5, 4), seed=1)
    inputs = keras.Input(batch_shape=(2, 5, 4))
    lstm = layers.LSTM(3, stateful=True)
    model = keras.Model(inputs, layers.Dense(1)(lstm(inputs)))
    for i in range(3):
        report.add(f"batch {i}", model.predict(batches[i], batch_size=2, verbose=0))
    report.add("states", lstm.states)
    lstm.reset_state()
    report.add("after reset", model.predict(batches[0], batch_size=2, verbose=0))
    report.add("states after reset", lstm.states)


def stateful_training(report):
    x = normal((8, 4, 3), seed=1)
    y = normal((8, 1), seed=2)
    model = keras.Sequential(
        [
            keras.Input(batch_shape=(2, 4, 3)),
            layers.GRU(4, stateful=True, return_sequences=True),
            layers.GRU(4, stateful=True),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer="rmsprop", loss="mse", jit_compile=False)
    for epoch in range(2):
        report.add(f"epoch {epoch}", model.fit(x, y, batch_size=2, epochs=1, shuffle=False, verbose=0))
        for layer in model.layers:
            if isinstance(layer, layers.RNN):
                layer.reset_state()


def encoder_decoder(report):
    source = keras.Input((None, 6), name="source")
    target = keras.Input((None, 6), name="target")
    _, h, c = layers.LSTM(8, return_state=True)(source)
    decoder = layers.LSTM(8, return_sequences=True, return_state=True)
    decoded = decoder(target, initial_state=[h, c])
    probabilities = layers.Dense(6, activation="softmax")(decoded[0])
    model = keras.Model([source, target], probabilities)
    x = normal((2, 5, 6), seed=1)
    y = normal((2, 4, 6), seed=2)
    report.add("output", model.predict([x, y], verbose=0))

    gru = layers.GRU(3, return_sequences=True, return_state=True, reset_after=False)
    sequence, state = gru(x)
    report.add("sequence", sequence)
    report.add("state", state)
    report.add("from a state", gru(y, initial_state=state)[1])


def both_directions(report):
    x = normal((2, 5, 3), seed=1)
    for mode in ("concat", "sum", "mul", "ave"):
        report.add(mode, layers.Bidirectional(layers.LSTM(2), merge_mode=mode)(x))
    apart = layers.Bidirectional(layers.GRU(2, return_sequences=True), merge_mode=None)(x)
    report.add("apart", apart)
    two = layers.Bidirectional(
        layers.LSTM(2, return_sequences=True),
        backward_layer=layers.GRU(2, return_sequences=True, go_backwards=True),
    )
    report.add("two layers", two(x))
    report.add("forward", two.forward_layer.get_weights())


def stacked_cells(report):
    x = normal((2, 5, 3), seed=1)
    cells = [layers.LSTMCell(4), layers.GRUCell(3), layers.SimpleRNNCell(2)]
    stacked = layers.RNN(layers.StackedRNNCells(cells), return_state=True)
    report.add("outputs", keras.tree.flatten(stacked(x)))
    report.add("from states", keras.tree.flatten(stacked(x, initial_state=stacked.get_initial_state(2))))
    report.add("list of cells", layers.RNN([layers.LSTMCell(4), layers.LSTMCell(2)])(x))
    cell = layers.LSTMCell(4)
    report.add("one cell", layers.RNN(cell, return_sequences=True)(x))
    first = cell.get_initial_state(batch_size=2)
    output, states = cell(x[:, 0], states=first)
    report.add("one step", output)
    report.add("one step's states", states)


def masked(report):
    words = np.array([[3, 1, 2, 0, 0], [4, 0, 0, 0, 0]], "int32")
    embedding = layers.Embedding(10, 4, mask_zero=True)
    vectors = embedding(words)
    report.add("mask", embedding.compute_mask(words))
    report.add("lstm", layers.LSTM(3)(vectors))
    report.add("given", layers.LSTM(3, return_sequences=True)(vectors, mask=embedding.compute_mask(words)))
    report.add(
        "zeros",
        layers.LSTM(3, return_sequences=True, zero_output_for_mask=True)(
            vectors, mask=np.array([[True, True, False, False, False], [True, False, False, False, False]])
        ),
    )
    inputs = keras.Input((None,), dtype="int32")
    x = layers.Embedding(10, 4, mask_zero=True)(inputs)
    x = layers.TimeDistributed(layers.Dense(3))(x)
    x = layers.GlobalAveragePooling1D()(layers.Bidirectional(layers.GRU(2, return_sequences=True))(x))
    report.add("model", keras.Model(inputs, x).predict(words, verbose=0))
    report.add("masking", layers.SimpleRNN(2)(layers.Masking(mask_value=0)(np.zeros((1, 3, 2), "float32"))))


def convolutional(report):
    films = normal((1, 4, 6, 6, 2), seed=1)
    report.add("2D", layers.ConvLSTM2D(3, kernel_size=3, padding="same", return_sequences=True)(films))
    output, h, c = layers.ConvLSTM1D(2, 3, return_state=True)(films[:, :, :, 0])
    report.add("1D", [output, h, c])
    report.add("frames", layers.TimeDistributed(layers.Conv2D(2, 3))(films))
