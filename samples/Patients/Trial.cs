using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Datasets;

namespace Patients
{
    /// <summary>The patients of the AIDS clinical trial ACTG 175, split once and for all.</summary>
    internal sealed class Trial
    {
        private Trial(IReadOnlyList<(Patient Patient, Outcome Outcome)> rows)
        {
            this.Count = rows.Count;
            this.Inputs = NDArrays.FromRows(rows.Select(row => row.Patient));
            this.Targets = NDArrays.FromRows(rows.Select(row => row.Outcome));
        }

        internal int Count { get; }

        internal Dictionary<string, NDArray> Inputs { get; }

        internal Dictionary<string, NDArray> Targets { get; }

        /// <summary>The columns that a model of some branches sees.</summary>
        internal Dictionary<string, NDArray> InputsOf(Branches branches) =>
            this
                .Inputs.Where(column =>
                    branches.HasFlag(IsNumber(column.Value) ? Branches.Numbers : Branches.Categories)
                )
                .ToDictionary(column => column.Key, column => column.Value);

        internal static bool IsNumber(NDArray column) => column.DType == DType.Float32;

        internal static (Trial Train, Trial Test) Load()
        {
            var rows = Read().ToList();
            var random = new Random(175);
            var mixed = rows.OrderBy(_ => random.Next()).ToList();
            var cut = mixed.Count * 7 / 10;
            return (new Trial(mixed.GetRange(0, cut)), new Trial(mixed.GetRange(cut, mixed.Count - cut)));
        }

        private static IEnumerable<(Patient Patient, Outcome Outcome)> Read()
        {
            var table = NDArrays
                .FromCsv(BundledFiles.ClinicalTrial)
                .Where(column => IsNumber(column.Value))
                .ToDictionary(column => column.Key, column => column.Value.ToArray<float>());
            for (var row = 0; row < table["age"].Length; row++)
            {
                float Value(string column) => table[column][row];
                var patient = new Patient
                {
                    Age = Value("age"),
                    Weight = Value("wtkg"),
                    Karnofsky = Value("karnof"),
                    DaysOfEarlierTherapy = Value("preanti"),
                    Cd4 = Value("cd40"),
                    Cd8 = Value("cd80"),
                    Treatment = (Treatment)Value("arms"),
                    Gender = (Gender)Value("gender"),
                    Experience = (Experience)(Value("strat") - 1),
                    HasSymptoms = Value("symptom") == 1,
                    InjectedDrugs = Value("drugs") == 1,
                    Hemophilia = Value("hemo") == 1,
                };
                yield return (
                    patient,
                    new Outcome { Progressed = Value("cens") == 1, Cd4Later = Value("cd420") / 100 }
                );
            }
        }
    }
}
