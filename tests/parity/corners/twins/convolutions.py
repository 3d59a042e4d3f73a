"""Convolutions other than the plain one."""

import keras
from keras import layers
from report import normal


def grouped(report):
    x = normal((2, 8, 8, 4), seed=1)
    grouped = layers.Conv2D(8, kernel_size=3, groups=4, padding="same", activation="relu")
    report.add("output", grouped(x))
    report.add("kernel", grouped.kernel)
    report.add("bias", grouped.bias)
    report.add("shape", grouped.compute_output_shape((None, 32, 32, 4)))


def depthwise(report):
    x = normal((2, 9, 9, 3), seed=1)
    report.add("depthwise", layers.DepthwiseConv2D(kernel_size=3, depth_multiplier=2, strides=2)(x))
    report.add(
        "separable",
        layers.SeparableConv2D(6, kernel_size=(3, 5), padding="same", depthwise_regularizer="l2")(x),
    )
    report.add("one axis", layers.DepthwiseConv1D(3, padding="valid")(x[:, :, 0]))


def dilated_and_causal(report):
    x = normal((2, 16, 3), seed=2)
    causal = layers.Conv1D(4, kernel_size=3, dilation_rate=2, padding="causal", use_bias=False)
    report.add("causal", causal(x))
    report.add("weights", len(causal.weights))
    image = normal((1, 12, 12, 2), seed=3)
    report.add("dilated", layers.Conv2D(3, 3, dilation_rate=(2, 3))(image))


def transposed(report):
    x = normal((1, 4, 4, 2), seed=2)
    report.add("valid", layers.Conv2DTranspose(3, kernel_size=3, strides=2)(x))
    report.add("same", layers.Conv2DTranspose(3, kernel_size=3, strides=2, padding="same")(x))
    report.add(
        "output padding",
        layers.Conv2DTranspose(3, kernel_size=3, strides=(2, 2), padding="same", output_padding=(1, 1))(x),
    )
    report.add("volume", layers.Conv3DTranspose(2, 2)(normal((1, 2, 3, 4, 2), seed=5)))
    report.add("steps", layers.Conv1DTranspose(2, 3, strides=3)(normal((1, 5, 2), seed=6)))


def initializers_by_name(report):
    x = normal((1, 6, 6, 2), seed=2)
    model = keras.Sequential(
        [
            keras.Input((6, 6, 2)),
            layers.Conv2D(
                4, 3, kernel_initializer="he_normal", bias_initializer="ones", kernel_constraint="max_norm"
            ),
            layers.Conv2D(
                4,
                3,
                kernel_initializer=keras.initializers.VarianceScaling(
                    scale=2.0, mode="fan_out", distribution="uniform", seed=3
                ),
                kernel_regularizer=keras.regularizers.L1L2(l1=0.01, l2=0.02),
            ),
            layers.GlobalAveragePooling2D(keepdims=True),
        ]
    )
    report.add("output", model.predict(x, verbose=0))
    report.add("losses", model.losses)
    report.add("weights", model.get_weights())
