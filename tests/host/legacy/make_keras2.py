"""Make models with a genuine stand-alone Keras 2.0.8 to 2.3.1 on Theano, CNTK or TensorFlow 1.

    KERAS_BACKEND=theano python make_keras2.py OUT.tar.xz [NAME ...]

Runs in that Keras's own environment (see README.md), never in KerasNet's. Every model gets random weights, saves
itself, and stores its predictions; models marked `train` are also trained one step before and one step after saving,
so that loss, optimizer and its state are proved as well. What a version or backend cannot do is skipped, and said.
"""

import os
import shutil
import sys
import tarfile
import tempfile

import numpy as np

try:
    import theano.ifelse  # early Keras on Theano expects it to be there
except ImportError:
    pass
import keras
from keras import backend as K
from keras import layers as L
from keras.models import Model, Sequential

VERSION = tuple(int(part) for part in keras.__version__.split(".")[:3])
MODELS = {}


def model(function):
    MODELS[function.__name__] = function
    return function


def rs(seed=0):
    return np.random.RandomState(seed)


def images(rows=9, columns=8, channels=2, count=3, first=False):
    shape = (count, channels, rows, columns) if first else (count, rows, columns, channels)
    return rs(1).uniform(-1, 1, shape).astype("float32")


def series(steps=9, features=3, count=3):
    return rs(2).uniform(-1, 1, (count, steps, features)).astype("float32")


def words(steps=6, vocabulary=11, count=3):
    x = rs(3).randint(1, vocabulary, (count, steps))
    for i in range(count):
        x[i, steps - i :] = 0
    return x.astype("int32")


# --- dense and shapes ---------------------------------------------------------------------------------------


@model
def dense_activations():
    m = Sequential(
        [L.Dense(6, activation="relu", input_shape=(5,), kernel_regularizer=keras.regularizers.l2(0.01))]
    )
    for name in (
        "elu",
        "selu",
        "softplus",
        "softsign",
        "tanh",
        "sigmoid",
        "hard_sigmoid",
        "linear",
        "softmax",
    ):
        m.add(L.Dense(6, activation=name, kernel_constraint=keras.constraints.max_norm(2.0)))
    m.add(L.Dense(4, use_bias=False, kernel_initializer="he_normal", bias_regularizer=None))
    m.add(L.Activation("hard_sigmoid"))
    return m, [rs().uniform(-3, 3, (4, 5))]


@model
def activation_layers():
    i = L.Input((5,))
    x = L.Dense(6)(i)
    parts = [
        L.LeakyReLU(alpha=0.2)(x),
        L.LeakyReLU()(x),
        L.ELU(alpha=0.7)(x),
        L.ThresholdedReLU(theta=0.3)(x),
        L.PReLU()(x),
    ]
    if hasattr(L, "Softmax"):
        parts.append(L.Softmax()(x))
    return Model(i, L.concatenate(parts)), [rs().uniform(-2, 2, (4, 5))]


@model
def relu_layer():
    i = L.Input((5,))
    x = L.Dense(6)(i)
    parts = [L.ReLU()(x), L.ReLU(max_value=0.5)(x)]
    if VERSION >= (2, 2, 3):
        parts += [L.ReLU(negative_slope=0.1, threshold=0.2)(x), L.ReLU(6.0, 0.2, 0.1)(x)]
    return Model(i, L.concatenate(parts)), [rs().uniform(-3, 3, (4, 5))]


@model
def prelu_shared():
    m = Sequential(
        [
            L.Conv2D(3, 2, input_shape=(5, 4, 2)),
            L.PReLU(shared_axes=[1, 2]),
            L.PReLU(alpha_initializer="ones"),
        ]
    )
    return m, [images(5, 4)]


@model
def shapes():
    m = Sequential()
    m.add(L.Dense(12, input_shape=(6,)))
    m.add(L.Reshape((4, 3)))
    m.add(L.Permute((2, 1)))
    m.add(L.Dropout(0.3))
    m.add(L.GaussianNoise(0.1))
    m.add(L.GaussianDropout(0.2))
    m.add(L.Flatten())
    m.add(L.RepeatVector(3))
    m.add(L.SpatialDropout1D(0.3))
    m.add(L.ActivityRegularization(l1=0.01, l2=0.02))
    m.add(L.Reshape((-1, 6)))
    m.add(L.Cropping1D((1, 1)))
    m.add(L.ZeroPadding1D((2, 1)))
    m.add(L.UpSampling1D(2))
    m.add(L.Dense(3))
    return m, [rs().uniform(-1, 1, (4, 6))]


@model
def alpha_dropout():
    return Sequential([L.Dense(5, input_shape=(4,)), L.AlphaDropout(0.1), L.Dense(2)]), [
        rs().uniform(-1, 1, (4, 4))
    ]


@model
def softmax_3d():
    return Sequential([L.Dense(5, activation="softmax", input_shape=(4, 3))]), [series(4, 3)]


# --- convolutions -------------------------------------------------------------------------------------------


@model
def conv_1d():
    i = L.Input((9, 3))
    return Model(
        i,
        [
            L.Conv1D(4, 3, activation="relu")(i),
            L.Conv1D(4, 3, strides=2)(i),
            L.Conv1D(4, 3, padding="same", use_bias=False)(i),
            L.Conv1D(2, 3, padding="causal")(L.Conv1D(4, 2)(i)),
        ],
    ), [series()]


@model
def conv_1d_dilated():
    i = L.Input((12, 3))
    return Model(
        i,
        [
            L.Conv1D(4, 3, dilation_rate=2)(i),
            L.Conv1D(4, 3, dilation_rate=2, padding="same")(i),
            L.Conv1D(4, 2, dilation_rate=3, padding="same")(i),
            L.Conv1D(4, 3, dilation_rate=2, padding="causal")(i),
        ],
    ), [series(12)]


@model
def conv_1d_same():
    i = L.Input((10, 3))
    return Model(
        i,
        [
            L.Conv1D(2, 2, padding="same")(i),
            L.Conv1D(2, 4, padding="same", strides=2)(i),
            L.Conv1D(2, 3, padding="same", strides=2)(i),
            L.Conv1D(2, 5, padding="same", strides=3)(i),
            L.Conv1D(2, 3, padding="same", strides=4)(i),
        ],
    ), [series(10)]


@model
def conv_1d_same_any_length():
    i = L.Input((None, 3))
    x = L.Conv1D(2, 3, padding="same")(i)
    return Model(i, L.GlobalMaxPooling1D()(x)), [series(10)]


@model
def conv_1d_first():
    i = L.Input((3, 9))
    return Model(i, [L.Conv1D(4, 3, data_format="channels_first")(i)]), [series(3, 9)]


@model
def conv_2d():
    i = L.Input((9, 8, 2))
    return Model(
        i,
        [
            L.Conv2D(3, 3, activation="tanh")(i),
            L.Conv2D(3, (2, 3), strides=(2, 1))(i),
            L.Conv2D(3, (3, 5), padding="same", use_bias=False)(i),
            L.Conv2D(3, 1)(i),
        ],
    ), [images()]


@model
def conv_2d_dilated():
    i = L.Input((11, 10, 2))
    return Model(
        i, [L.Conv2D(3, 3, dilation_rate=2)(i), L.Conv2D(3, (2, 3), dilation_rate=(1, 2), padding="same")(i)]
    ), [images(11, 10)]


@model
def conv_2d_same():
    i = L.Input((9, 10, 2))
    return Model(
        i,
        [
            L.Conv2D(2, (2, 4), padding="same")(i),
            L.Conv2D(2, 3, padding="same", strides=2)(i),
            L.Conv2D(2, 4, padding="same", strides=(2, 3))(i),
            L.Conv2D(2, (5, 2), padding="same", strides=(3, 4))(i),
        ],
    ), [images(9, 10)]


@model
def conv_2d_first():
    i = L.Input((2, 9, 8))
    x = L.Conv2D(3, 3, data_format="channels_first")(i)
    y = L.Conv2D(3, (3, 2), strides=2, padding="same", data_format="channels_first")(i)
    p = L.MaxPooling2D(2, data_format="channels_first")(x)
    q = L.AveragePooling2D(2, data_format="channels_first")(x)
    z = L.BatchNormalization(axis=1)(p)
    u = L.UpSampling2D(2, data_format="channels_first")(z)
    c = L.Cropping2D(((1, 0), (0, 1)), data_format="channels_first")(u)
    w = L.ZeroPadding2D((1, 2), data_format="channels_first")(q)
    g = L.GlobalAveragePooling2D(data_format="channels_first")(x)
    h = L.GlobalMaxPooling2D(data_format="channels_first")(x)
    f = L.Dense(3)(L.Flatten()(L.SpatialDropout2D(0.2, data_format="channels_first")(z)))
    return Model(i, [y, c, w, g, h, f]), [images(first=True)]


@model
def flatten_first():
    i = L.Input((2, 4, 3))
    return Model(i, L.Dense(3)(L.Flatten(data_format="channels_first")(i))), [images(4, 3, first=True)]


@model
def conv_3d():
    i = L.Input((5, 6, 4, 2))
    x = L.Conv3D(3, (2, 3, 2))(i)
    y = L.Conv3D(2, 3, padding="same", activation="relu")(i)
    z = L.MaxPooling3D(2)(y)
    w = L.AveragePooling3D((1, 2, 2))(y)
    u = L.UpSampling3D((1, 2, 1))(z)
    c = L.Cropping3D(((1, 0), (0, 1), (1, 1)))(y)
    p = L.ZeroPadding3D((1, 0, 2))(z)
    return Model(
        i,
        [x, u, w, c, p, L.GlobalMaxPooling3D()(y), L.GlobalAveragePooling3D()(y), L.SpatialDropout3D(0.2)(x)],
    ), [rs(4).uniform(-1, 1, (2, 5, 6, 4, 2))]


@model
def conv_3d_same():
    i = L.Input((5, 6, 7, 2))
    return Model(
        i, [L.Conv3D(2, 2, padding="same")(i), L.Conv3D(2, (3, 2, 3), strides=(2, 2, 1), padding="same")(i)]
    ), [rs(4).uniform(-1, 1, (2, 5, 6, 7, 2))]


@model
def conv_3d_first():
    i = L.Input((2, 5, 6, 4))
    x = L.Conv3D(3, (2, 3, 2), data_format="channels_first")(i)
    return Model(i, [x, L.MaxPooling3D(2, data_format="channels_first")(x)]), [
        rs(4).uniform(-1, 1, (2, 2, 5, 6, 4))
    ]


@model
def transposed_2d():
    i = L.Input((5, 4, 2))
    return Model(
        i,
        [
            L.Conv2DTranspose(3, 3)(i),
            L.Conv2DTranspose(3, (2, 3), strides=2)(i),
            L.Conv2DTranspose(3, 3, padding="same", activation="relu")(i),
        ],
    ), [images(5, 4)]


@model
def transposed_2d_same():
    i = L.Input((5, 4, 2))
    return Model(
        i,
        [
            L.Conv2DTranspose(3, 3, strides=2, padding="same")(i),
            L.Conv2DTranspose(3, 5, strides=(2, 3), padding="same")(i),
        ],
    ), [images(5, 4)]


@model
def transposed_2d_same_even():
    i = L.Input((5, 4, 2))
    return Model(
        i, [L.Conv2DTranspose(3, 4, strides=2, padding="same")(i), L.Conv2DTranspose(3, 2, padding="same")(i)]
    ), [images(5, 4)]


@model
def transposed_2d_first():
    i = L.Input((2, 5, 4))
    return Model(i, L.Conv2DTranspose(3, (3, 2), data_format="channels_first")(i)), [images(5, 4, first=True)]


@model
def transposed_2d_output_padding():
    i = L.Input((5, 4, 2))
    return Model(i, L.Conv2DTranspose(3, 3, strides=2, output_padding=1)(i)), [images(5, 4)]


@model
def transposed_3d():
    i = L.Input((3, 4, 2, 2))
    return Model(i, [L.Conv3DTranspose(3, 3)(i), L.Conv3DTranspose(2, 3, padding="same")(i)]), [
        rs(4).uniform(-1, 1, (2, 3, 4, 2, 2))
    ]


@model
def transposed_3d_same():
    i = L.Input((3, 4, 2, 2))
    return Model(i, L.Conv3DTranspose(3, 3, strides=2, padding="same")(i)), [
        rs(4).uniform(-1, 1, (2, 3, 4, 2, 2))
    ]


@model
def separable_1d():
    i = L.Input((9, 3))
    return Model(
        i,
        [
            L.SeparableConv1D(4, 3, activation="relu")(i),
            L.SeparableConv1D(4, 3, padding="same", depth_multiplier=2)(i),
            L.SeparableConv1D(4, 3, strides=2)(i),
        ],
    ), [series()]


@model
def separable_1d_same():
    i = L.Input((10, 3))
    return Model(i, [L.SeparableConv1D(4, 3, padding="same", strides=2)(i)]), [series(10)]


@model
def separable_2d():
    i = L.Input((9, 8, 3))
    return Model(
        i,
        [
            L.SeparableConv2D(4, (3, 2), activation="tanh")(i),
            L.SeparableConv2D(4, 3, padding="same", depth_multiplier=2, use_bias=False)(i),
            L.SeparableConv2D(4, 3, strides=2)(i),
        ],
    ), [images(channels=3)]


@model
def separable_2d_same():
    i = L.Input((9, 10, 3))
    return Model(i, [L.SeparableConv2D(4, 3, padding="same", strides=2)(i)]), [images(9, 10, 3)]


@model
def separable_2d_same_even():
    i = L.Input((9, 10, 3))
    return Model(
        i, [L.SeparableConv2D(4, 2, padding="same")(i), L.SeparableConv2D(4, 4, padding="same", strides=2)(i)]
    ), [images(9, 10, 3)]


@model
def separable_2d_dilated():
    i = L.Input((9, 10, 3))
    return Model(i, [L.SeparableConv2D(4, 3, dilation_rate=2)(i)]), [images(9, 10, 3)]


@model
def separable_2d_first():
    i = L.Input((3, 9, 8))
    return Model(i, L.SeparableConv2D(4, 3, data_format="channels_first")(i)), [
        images(channels=3, first=True)
    ]


@model
def depthwise():
    i = L.Input((9, 8, 3))
    return Model(
        i,
        [
            L.DepthwiseConv2D((3, 2), activation="relu")(i),
            L.DepthwiseConv2D(3, padding="same", depth_multiplier=2)(i),
            L.DepthwiseConv2D(3, strides=2, use_bias=False)(i),
        ],
    ), [images(channels=3)]


@model
def depthwise_same():
    i = L.Input((9, 10, 3))
    return Model(
        i, [L.DepthwiseConv2D(3, padding="same", strides=2)(i), L.DepthwiseConv2D(2, padding="same")(i)]
    ), [images(9, 10, 3)]


@model
def depthwise_first():
    i = L.Input((3, 9, 8))
    return Model(i, L.DepthwiseConv2D((3, 2), data_format="channels_first")(i)), [
        images(channels=3, first=True)
    ]


@model
def local_1d():
    return Sequential(
        [
            L.LocallyConnected1D(4, 3, strides=2, activation="relu", input_shape=(9, 3)),
            L.LocallyConnected1D(2, 2),
        ]
    ), [series()]


@model
def local_2d():
    return Sequential(
        [
            L.LocallyConnected2D(4, (3, 2), strides=(2, 1), input_shape=(9, 8, 2)),
            L.LocallyConnected2D(2, 2, use_bias=False),
        ]
    ), [images()]


@model
def local_2d_first():
    return Sequential(
        [L.LocallyConnected2D(4, (3, 2), data_format="channels_first", input_shape=(2, 6, 5))]
    ), [images(6, 5, first=True)]


# --- pooling ------------------------------------------------------------------------------------------------


@model
def pooling():
    i = L.Input((9, 8, 2))
    j = L.Input((9, 3))
    return Model(
        [i, j],
        [
            L.MaxPooling2D()(i),
            L.MaxPooling2D((3, 2), strides=(2, 1))(i),
            L.AveragePooling2D((2, 3))(i),
            L.GlobalMaxPooling2D()(i),
            L.GlobalAveragePooling2D()(i),
            L.UpSampling2D((2, 3))(i),
            L.ZeroPadding2D(((1, 2), (0, 1)))(i),
            L.Cropping2D(((1, 2), (0, 1)))(i),
            L.MaxPooling1D(3)(j),
            L.AveragePooling1D(2, strides=1)(j),
            L.GlobalMaxPooling1D()(j),
            L.GlobalAveragePooling1D()(j),
        ],
    ), [images(), series()]


@model
def pooling_same():
    i = L.Input((9, 10, 2))
    j = L.Input((10, 3))
    return Model(
        [i, j],
        [
            L.MaxPooling2D(2, padding="same")(i),
            L.MaxPooling2D(3, strides=2, padding="same")(i),
            L.MaxPooling2D((5, 4), strides=(3, 1), padding="same")(i),
            L.MaxPooling1D(3, strides=1, padding="same")(j),
            L.MaxPooling1D(2, padding="same")(j),
        ],
    ), [images(9, 10), series(10)]


@model
def average_same():
    i = L.Input((9, 10, 2))
    j = L.Input((10, 3))
    return Model(
        [i, j],
        [
            L.AveragePooling2D(2, padding="same")(i),
            L.AveragePooling2D(3, strides=2, padding="same")(i),
            L.AveragePooling2D((5, 4), strides=(3, 1), padding="same")(i),
            L.AveragePooling1D(3, strides=1, padding="same")(j),
            L.AveragePooling1D(2, padding="same")(j),
        ],
    ), [images(9, 10), series(10)]


@model
def pooling_3d_same():
    i = L.Input((5, 6, 7, 2))
    return Model(
        i, [L.MaxPooling3D(2, padding="same")(i), L.MaxPooling3D(3, strides=2, padding="same")(i)]
    ), [rs(4).uniform(-1, 1, (2, 5, 6, 7, 2))]


@model
def average_3d_same():
    i = L.Input((5, 6, 7, 2))
    return Model(
        i, [L.AveragePooling3D(2, padding="same")(i), L.AveragePooling3D(3, strides=2, padding="same")(i)]
    ), [rs(4).uniform(-1, 1, (2, 5, 6, 7, 2))]


@model
def pooling_1d_first():
    i = L.Input((3, 10))
    return Model(
        i,
        [
            L.MaxPooling1D(2, data_format="channels_first")(i),
            L.AveragePooling1D(2, data_format="channels_first")(i),
            L.GlobalMaxPooling1D(data_format="channels_first")(i),
            L.GlobalAveragePooling1D(data_format="channels_first")(i),
        ],
    ), [series(3, 10)]


# --- normalization and embedding ----------------------------------------------------------------------------


@model
def batch_normalization():
    m = Sequential(
        [
            L.Dense(5, input_shape=(4,)),
            L.BatchNormalization(),
            L.BatchNormalization(scale=False, epsilon=1e-2),
        ]
    )
    m.add(L.BatchNormalization(center=False, momentum=0.9))
    m.add(L.Reshape((5, 1)))
    m.add(L.BatchNormalization(axis=1))
    return m, [rs().uniform(-1, 1, (4, 4))]


@model
def batch_normalization_2d():
    m = Sequential([L.Conv2D(3, 2, input_shape=(5, 4, 2)), L.BatchNormalization(), L.Activation("relu")])
    m.add(L.BatchNormalization(axis=2))
    return m, [images(5, 4)]


@model
def embedding():
    i = L.Input((6,), dtype="int32")
    x = L.Embedding(11, 4, input_length=6)(i)
    return Model(i, [L.Dense(3)(L.Flatten()(x)), L.GlobalAveragePooling1D()(x)]), [words()]


@model
def embedding_float_sequential():
    return Sequential([L.Embedding(11, 4, input_length=6), L.Flatten(), L.Dense(3)]), [
        words().astype("float32")
    ]


@model
def embedding_masked():
    return Sequential(
        [L.Embedding(11, 4, mask_zero=True, input_length=6), L.LSTM(3, return_sequences=True), L.LSTM(2)]
    ), [words()]


@model
def embedding_masked_gru():
    return Sequential(
        [L.Embedding(11, 4, mask_zero=True), L.GRU(3, return_sequences=True), L.SimpleRNN(2)]
    ), [words()]


# --- recurrent ----------------------------------------------------------------------------------------------


@model
def lstm():
    m = Sequential([L.LSTM(4, return_sequences=True, input_shape=(5, 3))])
    m.add(L.LSTM(3, return_sequences=True, recurrent_activation="hard_sigmoid", go_backwards=True))
    m.add(L.LSTM(3, return_sequences=True, recurrent_activation="sigmoid", use_bias=False))
    m.add(L.LSTM(2, activation="relu", dropout=0.2, recurrent_dropout=0.1, unit_forget_bias=False))
    return m, [series(5)]


@model
def lstm_any_length():
    return Sequential([L.LSTM(4, input_shape=(None, 3)), L.Dense(2)]), [series(5)]


@model
def lstm_implementations():
    i = L.Input((5, 3))
    return Model(
        i, [L.LSTM(4, implementation=1)(i), L.LSTM(4, implementation=2)(i), L.GRU(4, implementation=2)(i)]
    ), [series(5)]


@model
def lstm_unrolled():
    return Sequential(
        [L.LSTM(4, unroll=True, return_sequences=True, input_shape=(5, 3)), L.GRU(3, unroll=True)]
    ), [series(5)]


@model
def lstm_states():
    i = L.Input((5, 3))
    y, h, c = L.LSTM(4, return_state=True, return_sequences=True)(i)
    z = L.LSTM(4)(y, initial_state=[h, c])
    return Model(i, [z, h, c]), [series(5)]


@model
def gru_states():
    i = L.Input((5, 3))
    y, h = L.GRU(4, return_state=True, return_sequences=True)(i)
    return Model(i, [L.GRU(4)(y, initial_state=h), h]), [series(5)]


@model
def lstm_batch_shape():
    return Sequential([L.LSTM(4, stateful=True, batch_input_shape=(3, 5, 3)), L.Dense(2)]), [series(5)]


@model
def gru():
    m = Sequential([L.GRU(4, return_sequences=True, input_shape=(5, 3))])
    m.add(L.GRU(3, return_sequences=True, recurrent_activation="sigmoid", go_backwards=True))
    m.add(L.GRU(3, return_sequences=True, use_bias=False))
    m.add(L.SimpleRNN(3, return_sequences=True))
    m.add(L.SimpleRNN(2, activation="relu", go_backwards=True))
    return m, [series(5)]


@model
def gru_reset_after():
    m = Sequential([L.GRU(4, reset_after=True, return_sequences=True, input_shape=(5, 3))])
    m.add(L.GRU(3, reset_after=True, recurrent_activation="sigmoid"))
    return m, [series(5)]


@model
def cells():
    i = L.Input((5, 3))
    return Model(i, [L.RNN(L.GRUCell(4))(i)]), [series(5)]


@model
def cells_lstm():
    i = L.Input((5, 3))
    return Model(i, [L.RNN(L.LSTMCell(4), return_sequences=True)(i)]), [series(5)]


@model
def cells_stacked():
    i = L.Input((5, 3))
    return Model(i, [L.RNN([L.LSTMCell(4), L.GRUCell(3), L.SimpleRNNCell(2)])(i)]), [series(5)]


@model
def conv_lstm():
    i = L.Input((4, 6, 5, 2))
    return Model(
        i,
        [
            L.ConvLSTM2D(3, (3, 3), padding="same")(i),
            L.ConvLSTM2D(2, (3, 3), return_sequences=True, recurrent_activation="sigmoid")(i),
        ],
    ), [rs(4).uniform(-1, 1, (2, 4, 6, 5, 2))]


@model
def masking():
    x = series(5)
    x[0, 3:] = 0
    x[1, :2] = 0
    return Sequential([L.Masking(0.0, input_shape=(5, 3)), L.GRU(4, return_sequences=True), L.GRU(3)]), [x]


@model
def masking_lstm():
    x = series(5)
    x[0, 3:] = 0
    x[1, :2] = 0
    return Sequential([L.Masking(0.0, input_shape=(5, 3)), L.LSTM(4, return_sequences=True), L.LSTM(3)]), [x]


# --- wrappers -----------------------------------------------------------------------------------------------


@model
def bidirectional():
    i = L.Input((5, 3))
    x = L.Bidirectional(L.LSTM(4, return_sequences=True))(i)
    outputs = [L.Bidirectional(L.GRU(3), merge_mode=mode)(x) for mode in ("sum", "mul", "ave", "concat")]
    outputs += L.Bidirectional(L.SimpleRNN(2, return_sequences=True), merge_mode=None)(x)
    return Model(i, outputs), [series(5)]


@model
def bidirectional_sequential():
    return Sequential(
        [
            L.Bidirectional(L.LSTM(4, return_sequences=True), input_shape=(5, 3)),
            L.Bidirectional(L.LSTM(3)),
            L.Dense(2),
        ]
    ), [series(5)]


@model
def bidirectional_masked():
    return Sequential(
        [
            L.Embedding(11, 4, mask_zero=True),
            L.Bidirectional(L.GRU(3, return_sequences=True)),
            L.Bidirectional(L.GRU(2)),
        ]
    ), [words()]


@model
def bidirectional_masked_lstm():
    return Sequential([L.Embedding(11, 4, mask_zero=True, input_length=6), L.Bidirectional(L.LSTM(3))]), [
        words()
    ]


@model
def time_distributed():
    m = Sequential(
        [
            L.TimeDistributed(L.Dense(4, activation="relu"), input_shape=(5, 3)),
            L.TimeDistributed(L.BatchNormalization()),
        ]
    )
    m.add(L.TimeDistributed(L.Dropout(0.2)))
    m.add(L.LSTM(2))
    return m, [series(5)]


@model
def time_distributed_conv():
    m = Sequential(
        [L.TimeDistributed(L.Conv2D(3, 2), input_shape=(4, 6, 5, 2)), L.TimeDistributed(L.MaxPooling2D(2))]
    )
    m.add(L.TimeDistributed(L.Flatten()))
    m.add(L.GRU(2))
    return m, [rs(4).uniform(-1, 1, (2, 4, 6, 5, 2))]


@model
def time_distributed_model():
    inner = Sequential([L.Conv1D(3, 2, input_shape=(6, 2)), L.BatchNormalization(), L.Flatten(), L.Dense(3)])
    return Sequential([L.TimeDistributed(inner, input_shape=(4, 6, 2)), L.SimpleRNN(2)]), [
        rs(4).uniform(-1, 1, (2, 4, 6, 2))
    ]


# --- graphs -------------------------------------------------------------------------------------------------


@model
def merges():
    a, b = L.Input((4,)), L.Input((4,))
    x, y = L.Dense(5)(a), L.Dense(5)(b)
    outputs = [
        L.add([x, y]),
        L.multiply([x, y]),
        L.average([x, y, y]),
        L.maximum([x, y]),
        L.concatenate([x, y]),
    ]
    outputs += [L.dot([x, y], axes=1), L.dot([x, y], axes=-1, normalize=True)]
    return Model([a, b], outputs), [rs(5).uniform(-1, 1, (4, 4)), rs(6).uniform(-1, 1, (4, 4))]


@model
def merges_later():
    a, b = L.Input((4,)), L.Input((4,))
    return Model([a, b], [L.subtract([a, b]), L.minimum([a, b])]), [
        rs(5).uniform(-1, 1, (4, 4)),
        rs(6).uniform(-1, 1, (4, 4)),
    ]


@model
def dot_3d():
    a, b = L.Input((4, 3)), L.Input((5, 3))
    return Model([a, b], [L.dot([a, b], axes=2), L.concatenate([a, b], axis=1)]), [series(4), series(5)]


@model
def shared():
    a, b = L.Input((4,), name="left"), L.Input((4,), name="right")
    dense = L.Dense(3, activation="tanh", name="twice")
    x, y = dense(a), dense(b)
    return Model([b, a], [L.add([x, y]), L.Dense(2)(dense(L.Dense(4)(y)))]), [
        rs(5).uniform(-1, 1, (4, 4)),
        rs(6).uniform(-1, 1, (4, 4)),
    ]


@model
def nested():
    inner_in = L.Input((4,))
    inner_mid = L.BatchNormalization()(L.Dense(4)(inner_in))
    frozen = L.Dense(4, trainable=False)
    inner = Model(inner_in, [L.Dense(3)(frozen(inner_mid)), inner_mid], name="inner")
    sequence = Sequential([L.Dense(4, input_shape=(3,)), L.BatchNormalization(), L.Dense(4)], name="sequence")
    a, b = L.Input((4,)), L.Input((4,))
    x, m = inner(a)
    y, _ = inner(b)
    return Model([a, b], [sequence(x), sequence(y), m]), [
        rs(5).uniform(-1, 1, (4, 4)),
        rs(6).uniform(-1, 1, (4, 4)),
    ]


@model
def nested_sequential():
    inner = Sequential([L.Conv2D(3, 2, input_shape=(5, 4, 2)), L.BatchNormalization(), L.Flatten()])
    return Sequential(
        [inner, L.Dense(4), Sequential([L.Dense(3, input_shape=(4,)), L.Activation("tanh")])]
    ), [images(5, 4)]


@model
def nested_frozen():
    inner = Sequential([L.Dense(4, input_shape=(4,)), L.BatchNormalization(), L.Dense(4)])
    inner.trainable = False
    for layer in inner.layers:
        layer.trainable = False
    return Sequential([inner, L.Dense(4)]), [rs(5).uniform(-1, 1, (4, 4))]


# --- training -----------------------------------------------------------------------------------------------


def trained(optimizer, loss="mse", **kwargs):
    m = Sequential(
        [
            L.Conv1D(
                4,
                3,
                activation="tanh",
                input_shape=(6, 2),
                kernel_regularizer=keras.regularizers.l1_l2(0.01, 0.02),
            )
        ]
    )
    m.add(L.GRU(4, recurrent_activation="sigmoid"))
    m.add(L.Dense(3, activation="softmax"))
    m.compile(optimizer, loss, **kwargs)
    y = np.eye(3)[[0, 2, 1, 1]]
    m.kerasnet_y = [y]
    return m, [series(6, 2, 4)]


@model
def train_sgd():
    return trained(keras.optimizers.SGD(lr=0.1, momentum=0.9, decay=0.05), "mse", metrics=["mae"])


@model
def train_nesterov():
    return trained(
        keras.optimizers.SGD(lr=0.1, momentum=0.9, nesterov=True, clipvalue=0.01),
        "categorical_crossentropy",
        metrics=["acc"],
    )


@model
def train_rmsprop():
    return trained(
        keras.optimizers.RMSprop(lr=0.01, decay=0.1), "categorical_crossentropy", metrics=["accuracy"]
    )


@model
def train_adagrad():
    return trained(keras.optimizers.Adagrad(lr=0.05), "kullback_leibler_divergence")


@model
def train_adadelta():
    return trained(keras.optimizers.Adadelta(), "mae")


@model
def train_adam():
    return trained(
        keras.optimizers.Adam(lr=0.01, decay=0.01, clipnorm=0.5),
        "categorical_crossentropy",
        metrics=["categorical_accuracy"],
    )


@model
def train_adamax():
    return trained(keras.optimizers.Adamax(lr=0.01), "poisson")


@model
def train_nadam():
    return trained(keras.optimizers.Nadam(lr=0.01, schedule_decay=0.005), "squared_hinge")


@model
def train_amsgrad():
    return trained(
        keras.optimizers.Adam(lr=0.01, amsgrad=True), "binary_crossentropy", metrics=["binary_accuracy"]
    )


@model
def train_two_outputs():
    i = L.Input((4,), name="features")
    x = L.Dense(5, activation="relu", activity_regularizer=None)(i)
    m = Model(i, [L.Dense(3, activation="softmax", name="kind")(x), L.Dense(1, name="size")(x)])
    m.compile(
        "adam",
        {"kind": "categorical_crossentropy", "size": "mse"},
        loss_weights={"kind": 0.5, "size": 2.0},
        metrics={"kind": "accuracy", "size": ["mae"]},
    )
    m.kerasnet_y = [np.eye(3)[[0, 2, 1, 1]], rs(7).uniform(-1, 1, (4, 1))]
    return m, [rs(5).uniform(-1, 1, (4, 4))]


@model
def train_sparse():
    m = Sequential([L.Dense(5, input_shape=(4,)), L.Dense(3, activation="softmax")])
    m.compile("sgd", "sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
    m.kerasnet_y = [np.array([[0], [2], [1], [1]])]
    return m, [rs(5).uniform(-1, 1, (4, 4))]


# --- lambda -------------------------------------------------------------------------------------------------


@model
def lambda_layer():
    return Sequential([L.Dense(4, input_shape=(3,)), L.Lambda(lambda x: x * 2.0)]), [
        rs(5).uniform(-1, 1, (4, 3))
    ]


WITH_PAIR = {
    "conv_2d",
    "bidirectional",
    "nested",
    "separable_2d",
    "embedding_masked",
    "batch_normalization",
    "gru",
}


def randomize(m):
    """Random numbers for every weight, so that no bias is zero and no gamma one."""
    generator = rs(42)
    for weight in m.weights:
        value = K.get_value(weight)
        name = weight.name or ""
        if "variance" in name:
            new = generator.randint(32, 96, value.shape) / 64.0
        else:
            new = generator.randint(-40, 41, value.shape) / 64.0
        K.set_value(weight, new.astype(value.dtype))


def make(name, folder):
    if hasattr(K, "clear_session"):  # not on Theano before 2.3
        K.clear_session()
    elif hasattr(K, "reset_uids"):
        K.reset_uids()
    m, x = MODELS[name]()
    randomize(m)
    # Few bits in weights and inputs keep the archive small.
    x = [
        part.astype("int32") if part.dtype.kind == "i" else (np.round(part * 64) / 64).astype("float32")
        for part in x
    ]
    y = getattr(m, "kerasnet_y", None)
    if y is not None:
        m.train_on_batch(x if len(x) > 1 else x[0], y if len(y) > 1 else y[0])
    path = os.path.join(folder, name)
    p = m.predict(x if len(x) > 1 else x[0], batch_size=len(x[0]))
    p = p if isinstance(p, list) else [p]
    if name == "lstm_batch_shape":
        m.reset_states()
    m.save(path + ".h5")
    if name in WITH_PAIR:
        m.save_weights(path + "_w.h5")
        with open(path + ".json", "w") as stream:
            stream.write(m.to_json())
    arrays = {"x%d" % k: part for k, part in enumerate(x)}
    arrays.update({"p%d" % k: part for k, part in enumerate(p)})
    if y is not None:
        m.train_on_batch(x if len(x) > 1 else x[0], y if len(y) > 1 else y[0])
        q = m.predict(x if len(x) > 1 else x[0], batch_size=len(x[0]))
        q = q if isinstance(q, list) else [q]
        arrays.update({"y%d" % k: part for k, part in enumerate(y)})
        arrays.update({"q%d" % k: part for k, part in enumerate(q)})
    np.savez(path + ".npz", **arrays)


def main():
    target, names = sys.argv[1], sys.argv[2:] or sorted(MODELS)
    folder = tempfile.mkdtemp()
    for name in names:
        try:
            make(name, folder)
        except Exception as error:
            print(
                "skipped %s: %s: %s" % (name, type(error).__name__, str(error).strip().split("\n")[0][:120])
            )
            for ending in (".h5", "_w.h5", ".json", ".npz"):
                if os.path.exists(os.path.join(folder, name + ending)):
                    os.remove(os.path.join(folder, name + ending))
    # One solid archive: hundreds of HDF5 files that differ little.
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for file in sorted(os.listdir(folder), key=lambda name: (name.split(".")[-1], name)):
            archive.add(os.path.join(folder, file), file)
    shutil.rmtree(folder)
    print("%s: Keras %s on %s, %d models" % (target, keras.__version__, K.backend(), len(names)))


if __name__ == "__main__":
    main()
