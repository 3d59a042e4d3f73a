"""Layers and networks for images."""

import keras
import numpy as np
from keras import layers
from report import integers, uniform


def augmentation(report):
    images = uniform((2, 8, 8, 3), seed=1)
    all = [
        layers.RandomFlip("horizontal", seed=1),
        layers.RandomRotation(0.2, fill_mode="nearest", seed=2),
        layers.RandomZoom(height_factor=(-0.2, 0.2), seed=3),
        layers.RandomTranslation(0.1, 0.2, seed=4),
        layers.RandomContrast(0.3, seed=5),
        layers.RandomBrightness(0.2, value_range=(0, 1), seed=6),
        layers.RandomCrop(height=5, width=6, seed=7),
        layers.RandomErasing(factor=1.0, seed=8),
        layers.Solarization(addition_factor=0.1, value_range=(0, 1), seed=9),
        layers.CutMix(seed=10),
        layers.RandomColorJitter(value_range=(0, 1), brightness_factor=0.2, seed=11),
        layers.RandAugment(value_range=(0, 1), seed=12),
    ]
    for layer in all[:9]:
        report.add(type(layer).__name__, layer(images, training=True))
        report.add(f"{type(layer).__name__} without", layer(images, training=False))
    report.add("jitter", all[10](images, training=True))
    mixed = layers.MixUp(alpha=0.3, seed=2)(
        {"images": images, "labels": np.eye(2, dtype="float32")}, training=True
    )
    report.add("mixed", mixed["images"])
    report.add("labels", mixed["labels"])


def shapes(report):
    images = uniform((1, 6, 8, 3), seed=1)
    report.add("resizing", layers.Resizing(4, 4, crop_to_aspect_ratio=True)(images))
    report.add("center", layers.CenterCrop(4, 4)(images))
    report.add("rescaling", layers.Rescaling(scale=1.0 / 127.5, offset=-1)(images))
    report.add("upsampling", layers.UpSampling2D(size=(2, 1), interpolation="bilinear")(images))
    report.add("padding", layers.ZeroPadding2D(padding=((1, 0), (0, 2)))(images))
    report.add("cropping", layers.Cropping2D(((1, 1), (2, 0)))(images))
    report.add("pooling", layers.AveragePooling2D(pool_size=(2, 3), strides=1, padding="same")(images))
    report.add("adaptive", layers.AdaptiveAveragePooling2D(output_size=2)(images))
    report.add("permuted", layers.Permute((3, 1, 2))(images))
    report.add("reshaped", layers.Reshape((-1, 3))(images))
    report.add("flat", layers.Flatten(data_format="channels_first")(images))
    report.add("repeated", layers.RepeatVector(3)(images[:, 0, 0]))
    report.add("normalized", layers.GroupNormalization(groups=3)(images))
    report.add("spectral", layers.SpectralNormalization(layers.Conv2D(2, 3))(images))
    report.add("unit", layers.UnitNormalization(axis=-1)(images))
    batch = layers.BatchNormalization(momentum=0.5, epsilon=1e-4, gamma_initializer="ones")
    report.add("batch", batch(images, training=True))
    report.add("moving mean", batch.moving_mean)
    report.add("prelu", layers.PReLU(shared_axes=[1, 2], alpha_initializer="ones")(images - 0.5))


def ready(report):
    image = uniform((1, 32, 32, 3), seed=1) * np.float32(255)
    preprocess = keras.applications.mobilenet_v2.preprocess_input
    options = {"input_shape": (32, 32, 3), "include_top": False, "alpha": 0.35, "pooling": "avg"}
    network = keras.applications.MobileNetV2(weights=None, **options)
    network.trainable = False
    # Keras writes over arrays of float, here and in C#.
    report.add("features", network.predict(preprocess(image), verbose=0))
    report.add("params", network.count_params())
    inputs = keras.Input((32, 32, 3))
    x = preprocess(inputs)
    x = network(x, training=False)
    x = layers.Dropout(0.2)(x)
    model = keras.Model(inputs, layers.Dense(3, activation="softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False)
    report.add("trainable", len(model.trainable_weights))
    report.add("loss", model.evaluate(image, np.array([1]), verbose=0)[0])
    network.save_weights(report.folder / "own.weights.h5")
    again = keras.applications.MobileNetV2(weights=str(report.folder / "own.weights.h5"), **options)
    report.add("from a file", again(image, training=False))


def files(report):
    for kind in ("cats", "dogs"):
        (report.folder / "images" / kind).mkdir(parents=True)
        for i in range(3):
            pixels = integers((5, 6, 3), 0, 256, seed=i).astype("uint8")
            keras.utils.save_img(report.folder / "images" / kind / f"{i}.png", pixels, scale=False)
    images = keras.utils.image_dataset_from_directory(
        report.folder / "images",
        label_mode="categorical",
        image_size=(4, 4),
        batch_size=2,
        seed=1,
        validation_split=0.5,
        subset="training",
    )
    for x, y in images:
        report.add("images", x)
        report.add("labels", y)
    report.add("names", images.class_names)
    loaded = keras.utils.load_img(
        report.folder / "images" / "cats" / "0.png", color_mode="grayscale", target_size=(3, 3)
    )
    report.add("loaded", keras.utils.img_to_array(loaded))
