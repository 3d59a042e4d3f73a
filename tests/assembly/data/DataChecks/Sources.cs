using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    /// <summary>Sources that begin, or go on, with something that can't be used.</summary>
    public static class Sources
    {
        public static string Mistake(string which, string folder)
        {
            try
            {
                switch (which)
                {
                    case "no rows":
                        _ = Dataset.FromRows(new Row[0], target: nameof(Row.Y));
                        break;
                    case "no batches":
                        _ = Dataset.FromGenerator(new Batch[0]);
                        break;
                    case "a null row":
                        TrainRows(Dataset.FromRows(WithNull(), target: nameof(Row.Y), batchSize: 2));
                        break;
                    case "no such target":
                        _ = Dataset.FromRows(Rows(1), target: "Z");
                        break;
                    case "no properties":
                        _ = Dataset.FromRows(new[] { new object() });
                        break;
                    case "the first row throws":
                        _ = Dataset.FromRows(Rows(3, fail: 0));
                        break;
                    case "a later row throws":
                        TrainRows(Dataset.FromRows(Rows(9, fail: 6), target: nameof(Row.Y), batchSize: 2));
                        break;
                    case "rows are cancelled":
                        TrainRows(Dataset.FromRows(CancelledRows(), target: nameof(Row.Y), batchSize: 2));
                        break;
                    case "batches of other shapes":
                        Train(Dataset.FromGenerator(new[] { Of(2), Of(3) }));
                        break;
                    case "batches of other parts":
                        Train(Dataset.FromGenerator(new[] { Of(2), new Batch(NDArray.Ones((4, 2))) }));
                        break;
                    case "csv: a short line":
                        Read(folder, "a,y\n1,2\n3\n");
                        break;
                    case "csv: a short line far below":
                        Read(folder, "a,y\n" + string.Concat(Enumerable.Repeat("1,2\n", 1500)) + "3\n");
                        break;
                    case "csv: text far below":
                        Read(folder, "a,y\n" + string.Concat(Enumerable.Repeat("1,2\n", 1500)) + "3,x\n");
                        break;
                    case "csv: empty":
                        Read(folder, string.Empty);
                        break;
                    case "no targets":
                        Train(Dataset.FromArrays(NDArray.Ones((4, 2))).Batch(2));
                        break;
                    case "windows that are too long":
                        Train(Dataset.FromArrays(NDArray.Ones((4, 2)), NDArray.Ones((4, 1))).Window(5));
                        break;
                    case "csv: no such column":
                        Read(folder, "a,b\n1,2\n");
                        break;
                }

                return "nothing happened";
            }
            catch (Exception error)
            {
                return $"{error.GetType().Name}: {error.Message}";
            }
        }

        /// <summary>A missing value of a nullable property is NaN on its way into the model.</summary>
        public static float[] Missing() =>
            Dataset.FromRows(Rows(3)).Read().Single().NamedInputs[nameof(Row.B)].ToArray<float>();

        private static void Train(Dataset data)
        {
            var model = new Sequential { new Input(2), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            model.Fit(data, verbose: Verbose.Silent);
        }

        private static void TrainRows(Dataset data)
        {
            var inputs = new Tensor[] { new Input(1, name: nameof(Row.A)), new Input(1, name: nameof(Row.B)) };
            var model = new Model(inputs, new Dense(1).Apply(new Concatenate().Apply(inputs)));
            model.Compile(optimizer: "sgd", loss: "mse");
            model.Fit(data, verbose: Verbose.Silent);
        }

        private static void Read(string folder, string text)
        {
            var file = Path.Combine(folder, "rows.csv");
            File.WriteAllText(file, text);
            _ = Dataset.Csv(file, batchSize: 50, target: "y").Read(100);
        }

        private static Batch Of(int inputs) => new Batch(NDArray.Ones((4, inputs)), NDArray.Ones((4, 1)));

        private static IEnumerable<Row> Rows(int count, int fail = -1)
        {
            for (var row = 0; row < count; row++)
            {
                yield return row == fail
                    ? throw new DataLostException(row)
                    : new Row
                    {
                        A = row,
                        B = row == 1 ? (float?)null : row,
                        Y = row,
                    };
            }
        }

        private static IEnumerable<Row> WithNull() => Rows(5).Append(null!);

        private static async IAsyncEnumerable<Row> CancelledRows()
        {
            foreach (var row in Rows(5))
            {
                await Task.Yield();
                yield return row;
            }

            throw new OperationCanceledException("the user left");
        }

        private sealed class Row
        {
            public float A { get; set; }

            public float? B { get; set; }

            public float Y { get; set; }
        }
    }
}
