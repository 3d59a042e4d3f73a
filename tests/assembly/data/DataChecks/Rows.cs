using System;
using System.Collections.Generic;
using System.Data;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    public enum Ward
    {
        Icu,
        Er,
    }

    /// <summary>Tables of .NET as data.</summary>
    public static class Rows
    {
        public static string Typed() => Describe(NDArrays.FromRows(Patients()));

        public static string Table()
        {
            using var table = new DataTable();
            table.Columns.Add("Age", typeof(int));
            table.Columns.Add("Ward", typeof(string));
            table.Rows.Add(30, "icu");
            table.Rows.Add(DBNull.Value, DBNull.Value);
            return Describe(NDArrays.FromTable(table));
        }

        public static string Csv(string folder)
        {
            var file = Path.Combine(folder, "rows.csv");
            File.WriteAllText(file, "age,\"note, long\",code\r\n30,\"said \"\"no\"\"\nand left\",7\r\nNA,,8\r\n");
            return Describe(NDArrays.FromCsv(file));
        }

        public static string Parts()
        {
            var columns = NDArrays.FromRows(Patients());
            var (inputs, targets) = NDArrays.Split(columns, nameof(Patient.Died));
            return $"{string.Join(",", inputs.Keys)} {string.Join(",", targets.Keys)} {NDArrays.Rows(inputs, 1..)["Age"].Shape}";
        }

        public static double TrainOnRows()
        {
            var age = new Input(1, name: nameof(Patient.Age));
            var ward = new Input(1, name: nameof(Patient.Ward), dtype: "string");
            var lookup = new StringLookup(vocabulary: new[] { "Icu", "Er" }, outputMode: "one_hot");
            var joined = new Concatenate().Apply(new[] { age, lookup.Apply(ward) });
            var output = new Dense(1, activation: "sigmoid").Apply(joined);
            var model = new Model(new Tensor[] { age, ward }, output);
            model.Compile(optimizer: "adam", loss: "binary_crossentropy");
            var rows = Patients()
                .Select(patient => new
                {
                    patient.Age,
                    patient.Ward,
                    patient.Died,
                });
            return model
                .Fit(
                    Dataset.FromRows(rows, target: nameof(Patient.Died), batchSize: 2),
                    epochs: 2,
                    verbose: Verbose.Silent
                )
                .Loss.Count;
        }

        public static string Balanced()
        {
            var weights = ClassWeights.Balanced(new long[] { 0, 0, 0, 1 });
            return string.Join(" ", weights.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value:0.000}"));
        }

        public static string Mistake(string which, string folder)
        {
            try
            {
                switch (which)
                {
                    case "none":
                        _ = NDArrays.FromRows(new Patient[0]);
                        break;
                    case "ragged":
                        _ = NDArrays.FromRows(new[] { new { Scan = new[] { 1, 2 } }, new { Scan = new[] { 1 } } });
                        break;
                    case "a type that arrays can't hold":
                        _ = NDArrays.FromRows(new[] { new { Born = DateTime.UnixEpoch } });
                        break;
                    case "no such target":
                        _ = NDArrays.Split(NDArrays.FromRows(Patients()), "Dead");
                        break;
                    case "a line too short":
                        var file = Path.Combine(folder, "short.csv");
                        File.WriteAllText(file, "a,b\n1,2\n3\n");
                        _ = NDArrays.FromCsv(file);
                        break;
                }

                return "nothing happened";
            }
            catch (KerasNetException error)
            {
                return error.Message;
            }
        }

        private static IReadOnlyList<Patient> Patients() =>
            new[]
            {
                new Patient
                {
                    Age = 30,
                    Ward = Ward.Icu,
                    Note = "fell",
                    Weight = 61.5,
                    Scan = new[] { 1f, 2f },
                    Visits = 3,
                },
                new Patient
                {
                    Age = 41,
                    Ward = Ward.Er,
                    Weight = null,
                    Scan = new[] { 3f, 4f },
                    Died = true,
                },
                new Patient
                {
                    Age = 52,
                    Ward = Ward.Icu,
                    Note = "coughs",
                    Weight = 80,
                    Scan = new[] { 5f, 6f },
                },
            };

        private static string Describe(Dictionary<string, NDArray> columns) =>
            string.Join(
                "; ",
                columns.Select(column =>
                    $"{column.Key} {column.Value.DType} {column.Value.Shape} {Values(column.Value)}"
                )
            );

        private static string Values(NDArray column) =>
            string.Join(
                "|",
                column.DType == DType.String
                    ? column.ToArray<string>()
                    : column.AsType("float64").ToArray<double>().Select(value => value.ToString())
            );

        private sealed class Patient
        {
            public float Age { get; set; }

            public Ward Ward { get; set; }

            public string? Note { get; set; }

            public double? Weight { get; set; }

            public float[] Scan { get; set; } = new float[0];

            public int Visits { get; set; }

            public bool Died { get; set; }
        }
    }
}
