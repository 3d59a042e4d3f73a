"""Make models with a genuine Keras 1.2.2 on Theano or TensorFlow 1.

    KERAS_BACKEND=theano python make_keras1.py OUT.tar.xz [NAME ...]

As make_keras2.py, in Keras 1's words. Its files name neither backend nor, for some layers, the data format.
"""

import os
import shutil
import sys
import tarfile
import tempfile

import numpy as np

try:
    import theano.ifelse  # Keras 1 on Theano expects it to be there
except ImportError:
    pass
import keras
from keras import backend as K
from keras import layers as L
from keras.layers import advanced_activations as A
from keras.layers import normalization as N
from keras.models import Model, Sequential

MODELS = {}
WITH_PAIR = {"conv_th", "lstm", "nested"}


def model(function):
    MODELS[function.__name__] = function
    return function


def rs(seed=0):
    return np.random.RandomState(seed)


def images(rows=9, columns=8, channels=2, count=3, first=False):
    shape = (count, channels, rows, columns) if first else (count, rows, columns, channels)
    return rs(1).uniform(-1, 1, shape)


def series(steps=9, features=3, count=3):
    return rs(2).uniform(-1, 1, (count, steps, features))


def words(steps=6, vocabulary=11, count=3):
    x = rs(3).randint(1, vocabulary, (count, steps))
    for i in range(count):
        x[i, steps - i :] = 0
    return x.astype("int32")


@model
def dense():
    m = Sequential([L.Dense(6, input_dim=5, activation="relu", W_regularizer=keras.regularizers.l2(0.01))])
    for name in ("softplus", "softsign", "tanh", "sigmoid", "hard_sigmoid", "linear", "softmax"):
        m.add(L.Dense(6, activation=name, init="he_normal", W_constraint=keras.constraints.maxnorm(2)))
    m.add(L.Dense(4, bias=False))
    m.add(L.Dropout(0.2))
    m.add(L.GaussianNoise(0.1))
    m.add(L.GaussianDropout(0.1))
    m.add(L.ActivityRegularization(l1=0.01, l2=0.01))
    m.add(L.Activation("hard_sigmoid"))
    return m, [rs().uniform(-3, 3, (4, 5))]


@model
def activations():
    i = L.Input((5,))
    x = L.Dense(6)(i)
    parts = [
        A.LeakyReLU(0.2)(x),
        A.ELU(0.7)(x),
        A.ThresholdedReLU(0.3)(x),
        A.PReLU()(x),
        A.ParametricSoftplus()(x),
        A.SReLU()(x),
    ]
    return Model(i, L.merge(parts, mode="concat")), [rs().uniform(-2, 2, (4, 5))]


@model
def activations_shared():
    m = Sequential(
        [L.Convolution2D(3, 2, 2, dim_ordering="tf", input_shape=(5, 4, 2)), A.PReLU(shared_axes=[1, 2])]
    )
    m.add(A.ParametricSoftplus(shared_axes=[1, 2]))
    m.add(A.SReLU(shared_axes=[1, 2]))
    return m, [images(5, 4)]


@model
def highway():
    m = Sequential(
        [L.Dense(5, input_dim=4), L.Highway(activation="relu"), L.Highway(bias=False, activation="tanh")]
    )
    m.add(L.MaxoutDense(3, nb_feature=4))
    m.add(L.MaxoutDense(2, bias=False))
    return m, [rs().uniform(-1, 1, (4, 4))]


@model
def time_distributed_dense():
    return Sequential(
        [L.TimeDistributedDense(4, input_shape=(5, 3), activation="tanh"), L.TimeDistributed(L.Dense(2))]
    ), [series(5)]


@model
def shapes():
    m = Sequential(
        [L.Dense(12, input_dim=6), L.Reshape((4, 3)), L.Permute((2, 1)), L.Flatten(), L.RepeatVector(3)]
    )
    m.add(L.SpatialDropout1D(0.2))
    m.add(L.Reshape((-1, 6)))
    m.add(L.Cropping1D((1, 1)))
    m.add(L.ZeroPadding1D((2, 1)))
    m.add(L.ZeroPadding1D(1))
    m.add(L.UpSampling1D(length=2))
    m.add(L.Dense(3) if False else L.TimeDistributed(L.Dense(3)))
    return m, [rs().uniform(-1, 1, (4, 6))]


@model
def conv_1d():
    i = L.Input((10, 3))
    outputs = [
        L.Convolution1D(4, 3, activation="relu")(i),
        L.Convolution1D(4, 3, border_mode="same", bias=False)(i),
        L.Convolution1D(4, 2, subsample_length=2)(i),
    ]
    return Model(i, outputs), [series(10)]


@model
def conv_1d_same():
    i = L.Input((10, 3))
    return Model(
        i,
        [
            L.Convolution1D(2, 4, border_mode="same")(i),
            L.Convolution1D(2, 3, border_mode="same", subsample_length=2)(i),
        ],
    ), [series(10)]


@model
def conv_1d_atrous():
    i = L.Input((10, 3))
    return Model(i, L.AtrousConvolution1D(2, 3, atrous_rate=2)(i)), [series(10)]


@model
def conv_th():
    i = L.Input((2, 9, 8))
    x = L.Convolution2D(3, 3, 2, dim_ordering="th", activation="tanh")(i)
    y = L.Convolution2D(3, 3, 3, dim_ordering="th", border_mode="same", subsample=(2, 2))(i)
    p = L.MaxPooling2D((2, 2), dim_ordering="th")(x)
    q = L.AveragePooling2D((2, 2), strides=(1, 2), dim_ordering="th")(x)
    n = N.BatchNormalization(axis=1)(p)
    f = L.Dense(3)(L.Flatten()(n))
    g = L.GlobalAveragePooling2D(dim_ordering="th")(x)
    return Model(i, [y, q, n, f, g, L.GlobalMaxPooling2D(dim_ordering="th")(x)]), [images(first=True)]


@model
def conv_tf():
    i = L.Input((9, 8, 2))
    x = L.Convolution2D(3, 3, 2, dim_ordering="tf", activation="tanh")(i)
    y = L.Convolution2D(3, 2, 2, dim_ordering="tf", border_mode="same")(i)
    p = L.MaxPooling2D((2, 2), dim_ordering="tf")(x)
    q = L.AveragePooling2D((2, 2), strides=(1, 2), dim_ordering="tf")(x)
    n = N.BatchNormalization(axis=-1)(p)
    return Model(i, [y, q, L.Dense(3)(L.Flatten()(n)), L.SpatialDropout2D(0.2, dim_ordering="tf")(x)]), [
        images()
    ]


@model
def conv_tf_same():
    i = L.Input((9, 10, 2))
    outputs = [
        L.Convolution2D(3, 3, 4, dim_ordering="tf", border_mode="same", subsample=(2, 3))(i),
        L.MaxPooling2D((3, 2), strides=(2, 2), border_mode="same", dim_ordering="tf")(i),
        L.AveragePooling2D((3, 2), strides=(2, 2), border_mode="same", dim_ordering="tf")(i),
    ]
    return Model(i, outputs), [images(9, 10)]


@model
def conv_atrous():
    i = L.Input((9, 10, 2))
    return Model(i, L.AtrousConvolution2D(3, 3, 3, atrous_rate=(2, 2), dim_ordering="tf")(i)), [images(9, 10)]


@model
def conv_3d():
    i = L.Input((2, 5, 6, 4))
    j = L.Input((5, 6, 4, 2))
    x = L.Convolution3D(3, 2, 3, 2, dim_ordering="th")(i)
    y = L.Convolution3D(3, 2, 3, 2, dim_ordering="tf")(j)
    return Model([i, j], [x, y, L.MaxPooling3D((2, 2, 2), dim_ordering="tf")(y)]), [
        rs(4).uniform(-1, 1, (2, 2, 5, 6, 4)),
        rs(5).uniform(-1, 1, (2, 5, 6, 4, 2)),
    ]


@model
def deconvolution_tf():
    i = L.Input((5, 4, 2))
    return Model(i, L.Deconvolution2D(3, 3, 3, output_shape=(3, 7, 6, 3), dim_ordering="tf")(i)), [
        images(5, 4)
    ]


@model
def deconvolution_th():
    i = L.Input((2, 5, 4))
    return Model(
        i, L.Deconvolution2D(3, 3, 3, output_shape=(3, 3, 11, 9), subsample=(2, 2), dim_ordering="th")(i)
    ), [images(5, 4, first=True)]


@model
def separable():
    i = L.Input((9, 8, 3))
    return Model(i, L.SeparableConvolution2D(4, 3, 2, depth_multiplier=2, dim_ordering="tf")(i)), [
        images(channels=3)
    ]


@model
def separable_th():
    i = L.Input((3, 9, 8))
    return Model(i, L.SeparableConvolution2D(4, 3, 2, depth_multiplier=2, dim_ordering="th")(i)), [
        images(channels=3, first=True)
    ]


@model
def image_shapes():
    i = L.Input((5, 4, 2))
    x = L.Convolution2D(3, 1, 1, dim_ordering="tf")(i)
    outputs = [
        L.UpSampling2D((2, 3), dim_ordering="tf")(x),
        L.ZeroPadding2D((1, 2), dim_ordering="tf")(x),
        L.ZeroPadding2D((1, 2, 0, 3), dim_ordering="tf")(x),
        L.ZeroPadding2D({"top_pad": 2, "left_pad": 1}, dim_ordering="tf")(x),
        L.Cropping2D(((1, 0), (0, 1)), dim_ordering="tf")(x),
    ]
    return Model(i, outputs), [images(5, 4)]


@model
def local():
    i = L.Input((9, 3))
    j = L.Input((6, 5, 2))
    k = L.Input((2, 6, 5))
    outputs = [
        L.LocallyConnected1D(4, 3, subsample_length=2)(i),
        L.LocallyConnected2D(3, 3, 2, dim_ordering="tf")(j),
        L.LocallyConnected2D(3, 3, 2, dim_ordering="th")(k),
    ]
    return Model([i, j, k], outputs), [series(), images(6, 5), images(6, 5, first=True)]


@model
def pooling_1d():
    i = L.Input((9, 3))
    j = L.Convolution1D(3, 1)(i)
    outputs = [
        L.MaxPooling1D(2)(j),
        L.AveragePooling1D(3, stride=1)(i),
        L.GlobalMaxPooling1D()(i),
        L.GlobalAveragePooling1D()(i),
        L.MaxPooling1D(2, border_mode="same")(j),
    ]
    return Model(i, outputs), [series()]


@model
def batch_normalization():
    m = Sequential(
        [
            L.Dense(5, input_dim=4),
            N.BatchNormalization(epsilon=1e-2),
            N.BatchNormalization(mode=1),
            N.BatchNormalization(mode=2),
        ]
    )
    return m, [rs().uniform(-1, 1, (4, 4))]


@model
def embedding():
    return Sequential([L.Embedding(11, 4, input_length=6), L.Flatten(), L.Dense(3)]), [words()]


@model
def embedding_masked():
    return Sequential(
        [L.Embedding(11, 4, mask_zero=True, input_length=6), L.LSTM(3, return_sequences=True), L.GRU(2)]
    ), [words()]


@model
def lstm():
    m = Sequential([L.LSTM(4, return_sequences=True, unroll=True, input_shape=(5, 3))])
    m.add(L.LSTM(3, return_sequences=True, inner_activation="sigmoid", consume_less="gpu", go_backwards=True))
    m.add(
        L.LSTM(
            3,
            return_sequences=True,
            consume_less="mem",
            forget_bias_init="zero",
            dropout_W=0.1,
            dropout_U=0.1,
        )
    )
    m.add(L.LSTM(2, activation="relu"))
    return m, [series(5)]


@model
def gru():
    m = Sequential([L.GRU(4, return_sequences=True, input_shape=(5, 3))])
    m.add(L.GRU(3, return_sequences=True, inner_activation="sigmoid", consume_less="gpu"))
    m.add(L.GRU(3, return_sequences=True, consume_less="mem"))
    m.add(L.SimpleRNN(3, return_sequences=True))
    m.add(L.SimpleRNN(2, activation="relu"))
    return m, [series(5)]


@model
def bidirectional():
    m = Sequential([L.Bidirectional(L.LSTM(4, return_sequences=True), input_shape=(5, 3))])
    m.add(L.Bidirectional(L.GRU(3, return_sequences=True), merge_mode="sum"))
    m.add(L.Bidirectional(L.LSTM(2, consume_less="gpu"), merge_mode="mul"))
    return m, [series(5)]


@model
def time_distributed():
    m = Sequential([L.TimeDistributed(L.Convolution2D(3, 2, 2, dim_ordering="tf"), input_shape=(4, 6, 5, 2))])
    m.add(L.TimeDistributed(L.Flatten()))
    m.add(L.TimeDistributed(N.BatchNormalization()))
    m.add(L.SimpleRNN(2))
    return m, [rs(4).uniform(-1, 1, (2, 4, 6, 5, 2))]


@model
def conv_lstm_tf():
    return Sequential(
        [L.ConvLSTM2D(3, 3, 3, border_mode="same", dim_ordering="tf", input_shape=(4, 6, 5, 2))]
    ), [rs(4).uniform(-1, 1, (2, 4, 6, 5, 2))]


@model
def conv_lstm_th():
    return Sequential(
        [L.ConvLSTM2D(3, 3, 3, border_mode="same", dim_ordering="th", input_shape=(4, 2, 6, 5))]
    ), [rs(4).uniform(-1, 1, (2, 4, 2, 6, 5))]


@model
def masking():
    x = series(5)
    x[0, 3:] = 0
    x[1, :2] = 0
    return Sequential([L.Masking(0.0, input_shape=(5, 3)), L.LSTM(4, return_sequences=True), L.GRU(3)]), [x]


@model
def merges():
    a, b = L.Input((4,)), L.Input((4,))
    x, y = L.Dense(5)(a), L.Dense(5)(b)
    outputs = [L.merge([x, y], mode=mode) for mode in ("sum", "mul", "concat", "ave", "max")]
    outputs += [L.merge([x, y], mode="dot", dot_axes=1), L.merge([x, y], mode="cos", dot_axes=1)]
    return Model([a, b], outputs), [rs(5).uniform(-1, 1, (4, 4)), rs(6).uniform(-1, 1, (4, 4))]


@model
def merge_of_models():
    left = Sequential([L.Dense(5, input_dim=4), L.Activation("tanh")])
    right = Sequential([L.Dense(5, input_dim=3)])
    return Sequential([L.Merge([left, right], mode="concat"), L.Dense(2)]), [
        rs(5).uniform(-1, 1, (4, 4)),
        rs(6).uniform(-1, 1, (4, 3)),
    ]


@model
def nested():
    inner_in = L.Input((4,))
    inner = Model(inner_in, L.Dense(3)(N.BatchNormalization()(L.Dense(4)(inner_in))), name="inner")
    sequence = Sequential([L.Dense(4, input_dim=3), N.BatchNormalization(), L.Dense(4)], name="sequence")
    a, b = L.Input((4,)), L.Input((4,))
    return Model([a, b], [sequence(inner(a)), inner(b)]), [
        rs(5).uniform(-1, 1, (4, 4)),
        rs(6).uniform(-1, 1, (4, 4)),
    ]


@model
def train_sgd():
    m = Sequential([L.Dense(5, input_dim=4, activation="tanh"), L.Dense(3, activation="softmax")])
    m.compile(keras.optimizers.SGD(lr=0.1, momentum=0.9, decay=0.05), "mse", metrics=["accuracy"])
    m.kerasnet_y = np.eye(3)[[0, 2, 1, 1]]
    return m, [rs(5).uniform(-1, 1, (4, 4))]


@model
def train_adam():
    m = Sequential([L.Dense(5, input_dim=4, activation="tanh"), L.Dense(3, activation="softmax")])
    m.compile(keras.optimizers.Adam(lr=0.01), "categorical_crossentropy", metrics=["fmeasure", "mae"])
    m.kerasnet_y = np.eye(3)[[0, 2, 1, 1]]
    return m, [rs(5).uniform(-1, 1, (4, 4))]


def randomize(m):
    generator = rs(42)
    for weight in m.weights:
        value = K.get_value(weight)
        name = weight.name or ""
        if "running_std" in name:
            new = generator.randint(32, 96, value.shape) / 64.0
        else:
            new = generator.randint(-40, 41, value.shape) / 64.0
        K.set_value(weight, new.astype(value.dtype))


def make(name, folder):
    if hasattr(K, "clear_session"):
        K.clear_session()
    m, x = MODELS[name]()
    randomize(m)
    x = [part if part.dtype.kind == "i" else (np.round(part * 64) / 64).astype("float32") for part in x]
    y = getattr(m, "kerasnet_y", None)
    if y is not None:
        m.train_on_batch(x[0], y)
    path = os.path.join(folder, name)
    p = m.predict(x if len(x) > 1 else x[0], batch_size=len(x[0]))
    p = p if isinstance(p, list) else [p]
    m.save(path + ".h5")
    if name in WITH_PAIR:
        m.save_weights(path + "_w.h5")
        with open(path + ".json", "w") as stream:
            stream.write(m.to_json())
    arrays = {"x%d" % k: part for k, part in enumerate(x)}
    arrays.update({"p%d" % k: part for k, part in enumerate(p)})
    if y is not None:
        m.train_on_batch(x[0], y)
        arrays.update({"y0": y, "q0": m.predict(x[0], batch_size=len(x[0]))})
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
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for file in sorted(os.listdir(folder), key=lambda name: (name.split(".")[-1], name)):
            archive.add(os.path.join(folder, file), file)
    shutil.rmtree(folder)
    print("%s: Keras %s on %s, %d models" % (target, keras.__version__, K.backend(), len(names)))


if __name__ == "__main__":
    main()
