using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Layers and networks for images.</summary>
    internal static class Pictures
    {
        internal static void Augmentation(Report report)
        {
            var images = NDArray.Random.Uniform((2, 8, 8, 3), seed: 1);
            var layers = new Layer[]
            {
                new RandomFlip("horizontal", seed: 1),
                new RandomRotation(0.2, fillMode: "nearest", seed: 2),
                new RandomZoom(heightFactor: (-0.2, 0.2), seed: 3),
                new RandomTranslation(0.1, 0.2, seed: 4),
                new RandomContrast(0.3, seed: 5),
                new RandomBrightness(0.2, valueRange: (0, 1), seed: 6),
                new RandomCrop(height: 5, width: 6, seed: 7),
                new RandomErasing(factor: 1.0, seed: 8),
                new Solarization(additionFactor: 0.1, valueRange: (0, 1), seed: 9),
                new CutMix(seed: 10),
                new RandomColorJitter(valueRange: (0, 1), brightnessFactor: 0.2, seed: 11),
                new RandAugment(valueRange: (0, 1), seed: 12),
            };
            foreach (var layer in layers.Take(9))
            {
                report.Add(layer.GetType().Name, layer.Apply(images, training: true));
                report.Add($"{layer.GetType().Name} without", layer.Apply(images, training: false));
            }

            report.Add("jitter", layers[10].Apply(images, training: true));
            var mixed = new MixUp(alpha: 0.3, seed: 2).ApplyNamed(
                new Dictionary<string, Tensor> { ["images"] = images, ["labels"] = NDArray.Eye(2) },
                training: true
            );
            report.Add("mixed", mixed["images"]);
            report.Add("labels", mixed["labels"]);
        }

        internal static void Shapes(Report report)
        {
            var images = NDArray.Random.Uniform((1, 6, 8, 3), seed: 1);
            report.Add("resizing", new Resizing(4, 4, cropToAspectRatio: true).Apply(images));
            report.Add("center", new CenterCrop(4, 4).Apply(images));
            report.Add("rescaling", new Rescaling(scale: 1.0 / 127.5, offset: -1).Apply(images));
            report.Add("upsampling", new UpSampling2D(size: (2, 1), interpolation: "bilinear").Apply(images));
            report.Add("padding", new ZeroPadding2D(padding: ((1, 0), (0, 2))).Apply(images));
            report.Add("cropping", new Cropping2D(((1, 1), (2, 0))).Apply(images));
            report.Add("pooling", new AveragePooling2D(poolSize: (2, 3), strides: 1, padding: "same").Apply(images));
            report.Add("adaptive", new AdaptiveAveragePooling2D(outputSize: 2).Apply(images));
            report.Add("permuted", new Permute((3, 1, 2)).Apply(images));
            report.Add("reshaped", new Reshape((-1, 3)).Apply(images));
            report.Add("flat", new Flatten(dataFormat: "channels_first").Apply(images));
            report.Add("repeated", new RepeatVector(3).Apply(images[.., 0, 0]));
            report.Add("normalized", new GroupNormalization(groups: 3).Apply(images));
            report.Add("spectral", new SpectralNormalization(new Conv2D(2, 3)).Apply(images));
            report.Add("unit", new UnitNormalization(axis: -1).Apply(images));
            var batch = new BatchNormalization(momentum: 0.5, epsilon: 1e-4, gammaInitializer: "ones");
            report.Add("batch", batch.Apply(images, training: true));
            report.Add("moving mean", batch.MovingMean);
            report.Add("prelu", new PReLU(sharedAxes: new[] { 1, 2 }, alphaInitializer: "ones").Apply(images - 0.5));
        }

        internal static void Ready(Report report)
        {
            var image = NDArray.Random.Uniform((1, 32, 32, 3), seed: 1) * 255;
            var network = Applications.MobileNetV2(
                weights: null,
                inputShape: (32, 32, 3),
                includeTop: false,
                alpha: 0.35,
                pooling: "avg"
            );
            network.Trainable = false;
            report.Add("features", network.Predict(Applications.PreprocessInput.MobileNetV2(image).ToNDArray()));
            report.Add("params", network.CountParams());
            var inputs = new Input((32, 32, 3));
            var x = Applications.PreprocessInput.MobileNetV2(inputs);
            x = network.Apply(x, training: false);
            x = new Dropout(0.2).Apply(x);
            var model = new Model(inputs, new Dense(3, activation: "softmax").Apply(x));
            model.Compile("adam", "sparse_categorical_crossentropy", metrics: "accuracy", jitCompile: false);
            report.Add("trainable", model.TrainableWeights.Count);
            report.Add("loss", model.Evaluate(image, new[] { 1 }, verbose: Verbose.Silent).Loss);
            network.SaveWeights(Path.Combine(report.Folder, "own.weights.h5"));
            var again = Applications.MobileNetV2(
                weights: Path.Combine(report.Folder, "own.weights.h5"),
                inputShape: (32, 32, 3),
                includeTop: false,
                alpha: 0.35,
                pooling: "avg"
            );
            report.Add("from a file", again.Apply(image, training: false));
        }

        internal static void Files(Report report)
        {
            foreach (var kind in new[] { "cats", "dogs" })
            {
                Directory.CreateDirectory(Path.Combine(report.Folder, "images", kind));
                for (int i = 0; i < 3; i++)
                {
                    var pixels = NDArray.Random.Integers((5, 6, 3), 0, 256, seed: i).AsType("uint8");
                    Utils.SaveImg(Path.Combine(report.Folder, "images", kind, $"{i}.png"), pixels, scale: false);
                }
            }

            var images = Utils.ImageDatasetFromDirectory(
                Path.Combine(report.Folder, "images"),
                labelMode: "categorical",
                imageSize: (4, 4),
                batchSize: 2,
                seed: 1,
                validationSplit: 0.5,
                subset: "training"
            );
            foreach (var batch in images.Read())
            {
                report.Add("images", batch.X);
                report.Add("labels", batch.Y);
            }

            report.Add("names", images.ClassNames);
            report.Add(
                "loaded",
                Utils.LoadImg(
                    Path.Combine(report.Folder, "images", "cats", "0.png"),
                    colorMode: "grayscale",
                    targetSize: (3, 3)
                )
            );
        }
    }
}
