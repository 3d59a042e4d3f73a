"""Make models with the Keras inside TensorFlow 1.12 to 2.15 (tf.keras), or with the package tf_keras.

    python make_tf_keras.py OUT.tar.xz [NAME ...]

As make_keras2.py. CuDNN layers cannot compute without a GPU: their predictions are those of the LSTM or GRU into which
that same TensorFlow loads their weights.
"""

import os
import shutil
import sys
import tarfile
import tempfile

import numpy as np
import tensorflow as tf

if os.environ.get("KERASNET_TF_KERAS"):
    import tf_keras as keras
else:
    keras = tf.keras
L = keras.layers
K = keras.backend
Model, Sequential = keras.models.Model, keras.models.Sequential

MODELS = {}
WITH_PAIR = {"conv_2d", "bidirectional", "nested", "lstm", "embedding_masked"}


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
        "exponential",
    ):
        m.add(L.Dense(6, activation=name, kernel_constraint=keras.constraints.MaxNorm(2)))
    m.add(L.Dropout(0.2))
    m.add(L.Activation("hard_sigmoid"))
    return m, [rs().uniform(-3, 3, (4, 5))]


@model
def activations_later():
    m = Sequential(
        [
            L.Dense(6, activation="swish", input_shape=(5,)),
            L.Dense(6, activation="gelu"),
            L.Dense(6, activation="relu"),
        ]
    )
    return m, [rs().uniform(-3, 3, (4, 5))]


@model
def activation_layers():
    i = L.Input((5,))
    x = L.Dense(6)(i)
    parts = [
        L.LeakyReLU(alpha=0.2)(x),
        L.ELU(alpha=0.7)(x),
        L.ThresholdedReLU(theta=0.3)(x),
        L.PReLU()(x),
        L.Softmax()(x),
    ]
    parts += [L.ReLU(max_value=0.5)(x), L.ReLU(negative_slope=0.1, threshold=0.2)(x)]
    return Model(i, L.concatenate(parts)), [rs().uniform(-2, 2, (4, 5))]


@model
def shapes():
    m = Sequential(
        [L.Dense(12, input_shape=(6,)), L.Reshape((4, 3)), L.Permute((2, 1)), L.Flatten(), L.RepeatVector(3)]
    )
    for layer in (
        L.SpatialDropout1D(0.3),
        L.GaussianNoise(0.1),
        L.Cropping1D((1, 1)),
        L.ZeroPadding1D((2, 1)),
        L.UpSampling1D(2),
    ):
        m.add(layer)
    m.add(L.AlphaDropout(0.1))
    m.add(L.Dense(3))
    return m, [rs().uniform(-1, 1, (4, 6))]


@model
def conv_1d():
    i = L.Input((10, 3))
    return Model(
        i,
        [
            L.Conv1D(4, 3, activation="relu")(i),
            L.Conv1D(4, 3, strides=2, padding="same")(i),
            L.Conv1D(2, 2, padding="causal", dilation_rate=2)(i),
            L.MaxPooling1D(2)(i),
            L.AveragePooling1D(3, strides=2, padding="same")(i),
            L.GlobalMaxPooling1D()(i),
            L.GlobalAveragePooling1D()(i),
        ],
    ), [series(10)]


@model
def conv_2d():
    i = L.Input((9, 8, 2))
    x = L.Conv2D(3, 3, activation="tanh")(i)
    return Model(
        i,
        [
            L.BatchNormalization()(x),
            L.Conv2D(3, (2, 3), strides=(2, 1), padding="same")(i),
            L.Conv2D(3, 3, dilation_rate=2, use_bias=False)(i),
            L.MaxPooling2D(3, strides=2, padding="same")(i),
            L.AveragePooling2D(2, padding="same")(x),
            L.GlobalAveragePooling2D()(x),
            L.UpSampling2D(2)(x),
            L.ZeroPadding2D(1)(x),
            L.Cropping2D(1)(x),
            L.SpatialDropout2D(0.2)(x),
        ],
    ), [images()]


@model
def conv_2d_groups():
    i = L.Input((9, 8, 4))
    return Model(i, L.Conv2D(6, 3, groups=2)(i)), [images(channels=4)]


@model
def upsampling_bilinear():
    i = L.Input((5, 4, 2))
    return Model(i, L.UpSampling2D(2, interpolation="bilinear")(L.Conv2D(2, 1)(i))), [images(5, 4)]


@model
def conv_3d():
    i = L.Input((5, 6, 4, 2))
    x = L.Conv3D(3, (2, 3, 2))(i)
    return Model(i, [x, L.MaxPooling3D(2)(x), L.GlobalAveragePooling3D()(x)]), [
        rs(4).uniform(-1, 1, (2, 5, 6, 4, 2))
    ]


@model
def transposed():
    i = L.Input((5, 4, 2))
    return Model(
        i,
        [
            L.Conv2DTranspose(3, 3)(i),
            L.Conv2DTranspose(3, 4, strides=2, padding="same", activation="relu")(i),
            L.Conv2DTranspose(3, (2, 3), strides=2)(i),
        ],
    ), [images(5, 4)]


@model
def transposed_output_padding():
    i = L.Input((5, 4, 2))
    return Model(i, L.Conv2DTranspose(3, 3, strides=2, output_padding=1)(i)), [images(5, 4)]


@model
def separable():
    i = L.Input((9, 8, 3))
    j = L.Input((9, 3))
    return Model(
        [i, j],
        [
            L.SeparableConv2D(4, (3, 2), activation="tanh", depth_multiplier=2)(i),
            L.SeparableConv2D(4, 3, padding="same", strides=2)(i),
            L.DepthwiseConv2D(3, depth_multiplier=2)(i),
            L.DepthwiseConv2D((3, 2), padding="same", strides=2, use_bias=False)(i),
            L.SeparableConv1D(4, 3, padding="same")(j),
        ],
    ), [images(channels=3), series()]


@model
def local():
    i = L.Input((9, 3))
    j = L.Input((6, 5, 2))
    return Model(
        [i, j], [L.LocallyConnected1D(4, 3)(i), L.LocallyConnected2D(3, (3, 2), strides=(2, 1))(j)]
    ), [series(), images(6, 5)]


@model
def batch_normalization():
    m = Sequential(
        [
            L.Dense(5, input_shape=(4,)),
            L.BatchNormalization(),
            L.BatchNormalization(scale=False, epsilon=1e-2),
        ]
    )
    m.add(L.BatchNormalization(center=False))
    m.add(L.Reshape((5, 1)))
    m.add(L.BatchNormalization(axis=1))
    return m, [rs().uniform(-1, 1, (4, 4))]


@model
def layer_normalization():
    return Sequential(
        [
            L.Dense(6, input_shape=(4, 3)),
            L.LayerNormalization(),
            L.LayerNormalization(axis=[1, 2], epsilon=1e-2, center=False),
        ]
    ), [series(4)]


@model
def embedding_masked():
    return Sequential(
        [L.Embedding(11, 4, mask_zero=True, input_length=6), L.LSTM(3, return_sequences=True), L.GRU(2)]
    ), [words()]


@model
def embedding_average():
    return Sequential([L.Embedding(11, 4, mask_zero=True), L.GlobalAveragePooling1D(), L.Dense(2)]), [words()]


@model
def lstm():
    m = Sequential([L.LSTM(4, return_sequences=True, input_shape=(5, 3))])
    m.add(L.LSTM(3, return_sequences=True, recurrent_activation="hard_sigmoid", go_backwards=True))
    m.add(L.LSTM(3, return_sequences=True, use_bias=False, recurrent_activation="sigmoid"))
    m.add(L.LSTM(2, activation="relu", unroll=True))
    return m, [series(5)]


@model
def gru():
    m = Sequential([L.GRU(4, return_sequences=True, input_shape=(5, 3))])
    m.add(L.GRU(3, return_sequences=True, reset_after=True, recurrent_activation="sigmoid"))
    m.add(L.GRU(3, return_sequences=True, reset_after=False))
    m.add(L.SimpleRNN(3, return_sequences=True))
    m.add(L.SimpleRNN(2, activation="relu"))
    return m, [series(5)]


@model
def time_major():
    i = L.Input((3, 4))  # time, batch, features: the first axis of this Input stands for the time
    x = L.LSTM(3, time_major=True, return_sequences=True)(i)
    return Model(i, [x, L.GRU(2, time_major=True)(x)]), [rs(2).uniform(-1, 1, (5, 3, 4))]


@model
def states():
    i = L.Input((5, 3))
    y, h, c = L.LSTM(4, return_state=True, return_sequences=True)(i)
    z = L.LSTM(4)(y, initial_state=[h, c])
    return Model(i, [z, h, c]), [series(5)]


@model
def cells():
    i = L.Input((5, 3))
    return Model(i, [L.RNN(L.LSTMCell(4))(i), L.RNN([L.GRUCell(4), L.SimpleRNNCell(3)])(i)]), [series(5)]


@model
def conv_lstm():
    i = L.Input((4, 6, 5, 2))
    return Model(i, L.ConvLSTM2D(3, (3, 3), padding="same")(i)), [rs(4).uniform(-1, 1, (2, 4, 6, 5, 2))]


@model
def bidirectional():
    i = L.Input((5, 3))
    x = L.Bidirectional(L.LSTM(4, return_sequences=True))(i)
    return Model(
        i, [L.Bidirectional(L.GRU(3), merge_mode=mode)(x) for mode in ("sum", "mul", "ave", "concat")]
    ), [series(5)]


@model
def time_distributed():
    inner = Sequential([L.Conv1D(3, 2, input_shape=(6, 2)), L.BatchNormalization(), L.Flatten(), L.Dense(3)])
    m = Sequential(
        [L.TimeDistributed(inner, input_shape=(4, 6, 2)), L.TimeDistributed(L.Dense(4)), L.LSTM(2)]
    )
    return m, [rs(4).uniform(-1, 1, (2, 4, 6, 2))]


@model
def merges():
    a, b = L.Input((4,)), L.Input((4,))
    x, y = L.Dense(5)(a), L.Dense(5)(b)
    outputs = [
        L.add([x, y]),
        L.multiply([x, y]),
        L.average([x, y, y]),
        L.maximum([x, y]),
        L.minimum([x, y]),
        L.subtract([x, y]),
    ]
    outputs += [L.concatenate([x, y]), L.dot([x, y], axes=1), L.dot([x, y], axes=-1, normalize=True)]
    return Model([a, b], outputs), [rs(5).uniform(-1, 1, (4, 4)), rs(6).uniform(-1, 1, (4, 4))]


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
def nested_frozen():
    inner = Sequential([L.Dense(4, input_shape=(4,)), L.BatchNormalization(), L.Dense(4)])
    inner.trainable = False
    return Sequential([inner, L.Dense(4)]), [rs(5).uniform(-1, 1, (4, 4))]


@model
def attention():
    q, v = L.Input((4, 6)), L.Input((5, 6))
    x = L.MultiHeadAttention(num_heads=2, key_dim=3)(q, v)
    return Model([q, v], [L.LayerNormalization()(x), L.Attention()([q, v])]), [series(4, 6), series(5, 6)]


@model
def operators():
    i = L.Input((4,))
    x = L.Dense(4)(i)
    y = x * 2.0 + 1.0
    z = (1.0 - y) / 3.0 - x
    return Model(i, [y, z, -x, x + y]), [rs(5).uniform(-1, 1, (4, 4))]


@model
def functions():
    i = L.Input((4, 3))
    x = L.Dense(3)(i)
    outputs = [
        tf.nn.relu(x),
        tf.reduce_mean(x, axis=1),
        tf.reduce_sum(x, axis=-1, keepdims=True),
        tf.concat([x, i], axis=-1),
        tf.transpose(x, [0, 2, 1]),
        tf.expand_dims(x, 1),
        tf.reshape(x, [-1, 12]),
        tf.math.sqrt(tf.square(x) + 1.0),
        tf.exp(x),
        tf.nn.softmax(x),
    ]
    return Model(i, outputs), [series(4)]


@model
def slices():
    i = L.Input((5, 3))
    x = L.Dense(3)(i)
    return Model(i, [x[:, 0], x[:, 1:3, :2], x[..., -1]]), [series(5)]


def trained(optimizer, loss="mse", **kwargs):
    m = Sequential([L.Dense(5, activation="tanh", input_shape=(4,)), L.Dense(3, activation="softmax")])
    m.compile(optimizer, loss, **kwargs)
    m.kerasnet_y = [np.eye(3)[[0, 2, 1, 1]].astype("float32")]
    return m, [rs(5).uniform(-1, 1, (4, 4))]


@model
def train_sgd():
    return trained(keras.optimizers.SGD(0.1, momentum=0.9), "mse", metrics=["mae"])


@model
def train_adam():
    return trained(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])


@model
def train_rmsprop():
    return trained(
        keras.optimizers.RMSprop(0.01), keras.losses.CategoricalCrossentropy(), metrics=[keras.metrics.AUC()]
    )


@model
def lambda_layer():
    return Sequential([L.Dense(4, input_shape=(3,)), L.Lambda(lambda x: x * 2.0)]), [
        rs(5).uniform(-1, 1, (4, 3))
    ]


@model
def cudnn():
    v1 = L if hasattr(L, "CuDNNLSTM") else tf.compat.v1.keras.layers
    m = Sequential(
        [v1.CuDNNLSTM(4, return_sequences=True, input_shape=(5, 3)), v1.CuDNNGRU(3, return_sequences=True)]
    )
    m.add(L.Bidirectional(v1.CuDNNLSTM(2)))
    p = Sequential([L.LSTM(4, return_sequences=True, recurrent_activation="sigmoid", input_shape=(5, 3))])
    p.add(L.GRU(3, return_sequences=True, reset_after=True, recurrent_activation="sigmoid"))
    p.add(L.Bidirectional(L.LSTM(2, recurrent_activation="sigmoid")))
    m.kerasnet_stand_in = p
    return m, [series(5)]


def randomize(m):
    generator = rs(42)
    for weight in m.weights:
        value = K.get_value(weight)
        if "variance" in weight.name:
            new = generator.randint(32, 96, value.shape) / 64.0
        else:
            new = generator.randint(-40, 41, value.shape) / 64.0
        K.set_value(weight, new.astype(value.dtype))


def make(name, folder):
    K.clear_session()
    m, x = MODELS[name]()
    randomize(m)
    x = [part if part.dtype.kind == "i" else (np.round(part * 64) / 64).astype("float32") for part in x]
    y = getattr(m, "kerasnet_y", None)
    if y is not None:
        m.train_on_batch(x[0], y[0])
    path = os.path.join(folder, name)
    m.save(path + ".h5")
    stand_in = getattr(m, "kerasnet_stand_in", None)
    if stand_in is not None:
        m.save_weights(path + "_w.h5")
        stand_in.load_weights(path + "_w.h5")
    p = (stand_in or m).predict_on_batch(x if len(x) > 1 else x[0])
    p = [np.asarray(part) for part in (p if isinstance(p, (list, tuple)) else [p])]
    if name in WITH_PAIR:
        m.save_weights(path + "_w.h5")
        with open(path + ".json", "w") as stream:
            stream.write(m.to_json())
    arrays = {"x%d" % k: part for k, part in enumerate(x)}
    arrays.update({"p%d" % k: part for k, part in enumerate(p)})
    if y is not None:
        m.train_on_batch(x[0], y[0])
        arrays.update({"y0": y[0], "q0": m.predict(x[0], batch_size=len(x[0]))})
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
    print(
        "%s: Keras %s, TensorFlow %s, %d models"
        % (target, keras.__version__ if hasattr(keras, "__version__") else "?", tf.__version__, len(names))
    )


if __name__ == "__main__":
    main()
