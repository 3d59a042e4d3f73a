using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    /// <summary>Pipelines of tf.data, written in C#.</summary>
    public static class Pipelines
    {
        public static float[] MapFilterBatch()
        {
            var numbers = Enumerable.Range(0, 10).Select(number => (float)number).ToArray();
            var rows = Dataset
                .FromArrays(numbers)
                .Map(x => (x * 2) + 1)
                .Filter(x => x > 6)
                .Skip(1)
                .Take(5)
                .Batch(2)
                .Prefetch();
            return rows.Read().SelectMany(element => element.X.ToArray<float>()).ToArray();
        }

        public static long?[] Counts()
        {
            var rows = Dataset.FromArrays(new float[10]);
            return new[]
            {
                rows.Count,
                rows.Batch(4).Count,
                rows.Batch(4, dropRemainder: true).Count,
                rows.Repeat(3).Count,
                rows.Repeat().Count,
                rows.Filter(x => x > 1).Count,
                rows.Shard(5, 1).Count,
                rows.Concatenate(rows.Take(2)).Count,
            };
        }

        public static float[] Named()
        {
            var columns = new Dictionary<string, NDArray>
            {
                ["age"] = new float[] { 30, 40, 50 },
                ["weight"] = new float[] { 60, 70, 80 },
            };
            var rows = Dataset
                .FromArrays(columns, new float[] { 0, 1, 0 })
                .FilterNamed(x => x["age"] > 35)
                .MapNamed(x => (Tensor)(x["age"] + x["weight"]))
                .Batch(8);
            var element = rows.Read().Single();
            return element.X.ToArray<float>().Concat(element.Y!.ToArray<float>()).ToArray();
        }

        public static float[] Zipped()
        {
            var x = Dataset.FromArrays(new float[] { 1, 2, 3 });
            var y = Dataset.FromArrays(new float[] { 10, 20 });
            return Dataset
                .Zip(x, y)
                .Map((left, right) => (left + right, left))
                .Read()
                .SelectMany(element => new[] { (float)element.X, (float)element.Y! })
                .ToArray();
        }

        public static float[] Windows() =>
            Dataset
                .FromArrays(new float[] { 0, 1, 2, 3, 4, 5 })
                .Window(3, shift: 2)
                .Read()
                .SelectMany(element => element.X.ToArray<float>())
                .ToArray();

        public static string[] Interleaved(string folder)
        {
            File.WriteAllText(Path.Combine(folder, "a.txt"), "a1\na2\na3\n");
            File.WriteAllText(Path.Combine(folder, "b.txt"), "b1\nb2\nb3\n");
            return Dataset
                .Files(Path.Combine(folder, "*.txt"))
                .Interleave(file => Dataset.TextLines(file), cycleLength: 2)
                .Read()
                .Select(element => element.X.ToArray<string>().Single())
                .ToArray();
        }

        public static string[] Lines(string folder)
        {
            var file = Path.Combine(folder, "lines.txt");
            File.WriteAllText(file, "größer\nkleiner\n");
            return Dataset.TextLines(file).Read().Select(element => element.X.ToArray<string>().Single()).ToArray();
        }

        public static string Csv(string folder)
        {
            var file = Path.Combine(folder, "rows.csv");
            File.WriteAllText(file, "age,ward,died\n30,icu,0\n41,er,1\n52,icu,1\n");
            var element = Dataset.Csv(file, batchSize: 2, target: "died").Read().First();
            var ages = string.Join(",", element.NamedInputs["age"].ToArray<int>());
            var wards = string.Join(",", element.NamedInputs["ward"].ToArray<string>());
            return $"{ages} {wards} {string.Join(",", element.Y!.ToArray<int>())}";
        }

        public static string Records(string folder)
        {
            var x = new Dictionary<string, NDArray>
            {
                ["age"] = new float[] { 30, 41, 52 },
                ["ward"] = new[] { "icu", "er", "icu" },
                ["scan"] = new long[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                    { 5, 6 },
                },
            };
            var path = TfRecords.Write(Path.Combine(folder, "rows.tfrecord"), x, new long[] { 0, 1, 1 });
            var types = new Dictionary<string, DType>
            {
                ["age"] = "float32",
                ["ward"] = "string",
                ["scan"] = "int64",
                ["target"] = "int64",
            };
            var element = Dataset
                .TfRecord(path)
                .ParseExamples(types, target: "target", lengths: new Dictionary<string, int> { ["scan"] = 2 })
                .Batch(3)
                .Read()
                .Single();
            return string.Join(
                " ",
                string.Join(",", element.NamedInputs["age"].ToArray<float>()),
                string.Join(",", element.NamedInputs["ward"].ToArray<string>()),
                string.Join(",", element.NamedInputs["scan"].ToArray<long>()),
                string.Join(",", element.Y!.ToArray<long>())
            );
        }

        public static double[] FitLosses(NDArray x, NDArray y)
        {
            Utils.SetRandomSeed(3);
            var model = new Sequential { new Input(4), new Dense(8, activation: "relu"), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            var train = Dataset
                .FromArrays(x, y)
                .Shuffle(64, seed: 5)
                .MapInputs(input => input / 2)
                .Batch(16)
                .Cache()
                .Prefetch();
            var held = Dataset.FromArrays(x[..16], y[..16]).Batch(8);
            var history = model.Fit(train, epochs: 3, validationData: held, verbose: Verbose.Silent);
            return history
                .Loss.Concat(history["val_loss"])
                .Append(model.Evaluate(held, verbose: Verbose.Silent).Loss)
                .ToArray();
        }

        public static string TimeSeries()
        {
            var data = Enumerable.Range(0, 20).Select(step => (float)step).ToArray();
            var windows = Utils.TimeseriesDatasetFromArray(
                data,
                targets: ((NDArray)data)[3..],
                sequenceLength: 3,
                batchSize: 100
            );
            var element = windows.Read().Single();
            return $"{element.X.Shape} {string.Join(",", element.Y!.ToArray<float>().Take(3))}";
        }

        public static string Images(string folder)
        {
            foreach (var (name, value) in new[] { ("dark", 0f), ("light", 255f) })
            {
                var place = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
                for (var index = 0; index < 3; index++)
                {
                    var pixels = NDArray.Create(Enumerable.Repeat(value, 8 * 8 * 3), (8, 8, 3));
                    Utils.SaveImg(Path.Combine(place, $"{index}.png"), pixels);
                }
            }

            Dataset images = Utils.ImageDatasetFromDirectory(
                folder,
                imageSize: (8, 8),
                batchSize: 6,
                verbose: false,
                seed: 1
            );
            var model = new Sequential { new Input((8, 8, 3)), new Flatten(), new Dense(1, activation: "sigmoid") };
            model.Compile(optimizer: "adam", loss: "binary_crossentropy", metrics: "accuracy");
            model.Fit(images.MapInputs(new Rescaling(1 / 255.0)), epochs: 2, verbose: Verbose.Silent);
            var element = images.Read(1).Single();
            return $"{element.X.Shape} {element.Y!.Shape} {images.Count}";
        }

        public static string Split()
        {
            var (left, right) = Dataset.FromArrays(new float[10], new float[10]).Split(0.7);
            return $"{left.Count} {right.Count}";
        }

        public static string Mistake(string which)
        {
            var rows = Dataset.FromArrays(new float[4]);
            try
            {
                switch (which)
                {
                    case "uneven":
                        _ = Dataset.FromArrays(new float[4], new float[3]);
                        break;
                    case "two parts of one":
                        _ = rows.Map((x, y) => (x, y));
                        break;
                    case "batch of nothing":
                        _ = rows.Batch(0);
                        break;
                    case "no file":
                        _ = Dataset.TextLines("nowhere.txt");
                        break;
                    case "names that are not there":
                        _ = rows.MapNamed(x => (Tensor)x["age"]);
                        break;
                    case "a function that throws":
                        _ = rows.Map((Func<Tensor, Tensor>)(x => throw new InvalidOperationException("mine")));
                        break;
                }

                return "nothing happened";
            }
            catch (Exception error)
            {
                return $"{error.GetType().Name}: {error.Message}";
            }
        }
    }
}
