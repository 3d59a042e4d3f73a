"""What Keras's developer guides do, in C# and in Python: equal numbers."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers, ops
from Pieces import GuideTests, Nets

X = np.array([[Nets.X[row, column] for column in range(4)] for row in range(64)], "float32")
Y = np.array([[Nets.Y[row, 0]] for row in range(64)], "float32")


class Sampling(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator(1337)

    def call(self, inputs):
        mean, log_variance = inputs
        shape = ops.shape(mean)
        noise = keras.random.normal((shape[0], shape[1]), seed=self.seeds)
        return mean + ops.exp(0.5 * log_variance) * noise


class Vae(keras.Model):
    def __init__(self):
        super().__init__()
        self.projection = layers.Dense(8, activation="relu")
        self.mean = layers.Dense(2)
        self.log_variance = layers.Dense(2)
        self.sampling = Sampling()
        self.wide = layers.Dense(8, activation="relu")
        self.last = layers.Dense(4, activation="sigmoid")

    def call(self, inputs):
        x = self.projection(inputs)
        mean, log_variance = self.mean(x), self.log_variance(x)
        self.add_loss(-0.5 * ops.mean(log_variance - ops.square(mean) - ops.exp(log_variance) + 1))
        return self.last(self.wide(self.sampling((mean, log_variance))))


def test_a_variational_autoencoder(tmp_path):
    found = list(GuideTests.TrainVae(str(tmp_path / "vae.keras")))
    keras.utils.set_random_seed(5)
    model = Vae()
    model.compile(keras.optimizers.Adam(1e-3), loss="mse")
    expected = model.fit(X, X, epochs=2, batch_size=16, verbose=0).history["loss"]
    assert found[:2] == pytest.approx(expected, rel=1e-6)
    assert found[2:] == [2, 10]


class Gan(keras.Model):
    def __init__(self, critic, generator):
        super().__init__()
        self.critic, self.generator = critic, generator
        self.d_loss, self.g_loss = keras.metrics.Mean(name="d_loss"), keras.metrics.Mean(name="g_loss")
        self.seeds = keras.random.SeedGenerator(1337)

    def compile(self, of_critic, of_generator, measure):
        super().compile()
        self.of_critic, self.of_generator, self.measure = of_critic, of_generator, measure

    def train_step(self, real):
        count = ops.shape(real)[0]
        fake = self.generator(keras.random.normal((count, 3), seed=self.seeds))
        labels = ops.concatenate([ops.ones((count, 1)), ops.zeros((count, 1))], axis=0)
        labels += 0.05 * keras.random.uniform(ops.shape(labels), seed=self.seeds)
        with tf.GradientTape() as tape:
            loss = self.measure(labels, self.critic(ops.concatenate([fake, real], axis=0)))
        weights = self.critic.trainable_weights
        self.of_critic.apply(tape.gradient(loss, weights), weights)
        self.d_loss.update_state(loss)
        noise = keras.random.normal((count, 3), seed=self.seeds)
        with tf.GradientTape() as tape:
            loss = self.measure(ops.zeros((count, 1)), self.critic(self.generator(noise)))
        weights = self.generator.trainable_weights
        self.of_generator.apply(tape.gradient(loss, weights), weights)
        self.g_loss.update_state(loss)
        return {"d_loss": self.d_loss.result(), "g_loss": self.g_loss.result()}


def test_two_networks_with_an_optimizer_each(tmp_path):
    found = list(GuideTests.TrainGan(str(tmp_path / "gan.keras")))
    keras.utils.set_random_seed(7)

    def network(inputs, outputs):
        leak = layers.LeakyReLU(negative_slope=0.2)
        return keras.Sequential([keras.Input((inputs,)), layers.Dense(8), leak, layers.Dense(outputs)])

    gan = Gan(network(4, 1), network(3, 4))
    gan.compile(
        keras.optimizers.Adam(0.0003),
        keras.optimizers.Adam(0.0003),
        keras.losses.BinaryCrossentropy(from_logits=True),
    )
    history = gan.fit(X, epochs=2, verbose=0).history
    assert found[:4] == pytest.approx([*history["d_loss"], *history["g_loss"]], rel=1e-6)
    assert found[4:] == [1, 4, 3], "weights and optimizers are in the file, and the loaded one trains"


class MinimalCell(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name="kernel")
        self.recurrent = self.add_weight(shape=(self.units, self.units), name="recurrent")

    def call(self, inputs, states):
        output = ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent)
        return output, [output]


def test_cells_of_recurrent_networks(tmp_path):
    found = list(GuideTests.Cells(str(tmp_path / "cells.keras")))
    keras.utils.set_random_seed(9)
    inputs = keras.Input((None, 4))
    model = keras.Model(inputs, layers.RNN([MinimalCell(5), MinimalCell(3)])(inputs))
    model.compile("sgd", "mse")
    expected = model.fit(X.reshape(16, 4, 4), np.zeros((16, 3)), epochs=2, shuffle=False, verbose=0)
    assert found == pytest.approx([*expected.history["loss"], 1], rel=1e-6)


def test_a_layer_says_itself_what_a_file_holds_of_it(tmp_path):
    assert GuideTests.Kept(str(tmp_path / "kept.keras")) == "one,two 5,6 True"


def test_a_loop_over_a_data_set():
    found = list(GuideTests.Loop())
    keras.utils.set_random_seed(9)
    model = keras.Sequential([keras.Input((4,)), layers.Dense(8, activation="relu"), layers.Dense(1)])
    optimizer, measure = keras.optimizers.Adam(0.01), keras.losses.MeanSquaredError()
    metric, expected = keras.metrics.MeanAbsoluteError(), []
    for _ in range(2):
        for x, y in tf.data.Dataset.from_tensor_slices((X, Y)).batch(16):
            with tf.GradientTape() as tape:
                predicted = model(x, training=True)
                loss = measure(y, predicted)
            optimizer.apply(tape.gradient(loss, model.trainable_weights), model.trainable_weights)
            metric.update_state(y, predicted)
            expected.append(float(loss))
        expected.append(float(metric.result()))
        metric.reset_state()
    assert found == pytest.approx([*expected, 4], rel=1e-6)


def test_tapes_inside_tapes_and_asked_more_than_once():
    assert list(GuideTests.Tapes()) == [27, 18, 6, 36]


def test_ends_of_every_form_weights_in_order_and_metrics_of_functions():
    assert GuideTests.Ends() == "22 21 22 11 True True 2"
