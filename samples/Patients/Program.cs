// Numbers and categories of real patients in one model with two outputs: trained end to end, saved with all it has learnt
// about its inputs, loaded again and asked about one new patient.
using System;
using System.Collections.Generic;
using System.IO;
using KerasNet;

namespace Patients
{
    internal static class Program
    {
        private const string Risk = nameof(Outcome.Progressed) + "_auc";
        private const string Error = nameof(Outcome.Cd4Later) + "_mean_absolute_error";

        private static int Main()
        {
            var (train, test) = Trial.Load();
            Console.WriteLine($"{train.Count} patients to train with, {test.Count} held out\n");

            using var numbers = Trained(train, Branches.Numbers);
            using var categories = Trained(train, Branches.Categories);
            using var both = Trained(train, Branches.Both);
            var baseline = Report("numbers alone (the baseline)", numbers, test, Branches.Numbers);
            Report("categories alone", categories, test, Branches.Categories);
            var measured = Report("numbers and categories", both, test, Branches.Both);

            var file = both.Save(Path.Combine(Path.GetTempPath(), $"patients-{Guid.NewGuid():N}.keras"));
            using var loaded = Model.Load(file);
            File.Delete(file);
            foreach (var treatment in new[] { Treatment.Zidovudine, Treatment.ZidovudineAndDidanosine })
            {
                Ask(loaded, treatment);
            }

            var better = measured[Risk] > baseline[Risk] && measured[Error] < baseline[Error];
            Console.WriteLine(
                better
                    ? "\nThe whole model beats the baseline on both outputs."
                    : "\nThe whole model does NOT beat the baseline."
            );
            return better ? 0 : 1;
        }

        private static Model Trained(Trial trial, Branches branches)
        {
            Utils.SetRandomSeed(1);
            var model = Network.Build(trial, branches);
            model.Fit(
                Dataset
                    .FromArrays(trial.InputsOf(branches), trial.Targets)
                    .Cache()
                    .Shuffle(trial.Count, seed: 1)
                    .Batch(32)
                    .Prefetch(),
                epochs: 30,
                verbose: Verbose.Silent
            );
            return model;
        }

        private static Evaluation Report(string what, Model model, Trial test, Branches branches)
        {
            var measured = model.Evaluate(test.InputsOf(branches), test.Targets, verbose: Verbose.Silent);
            Console.WriteLine(
                $"{what, -30} progression: AUC {measured[Risk]:0.000}   CD4 after 20 weeks: off by {100 * measured[Error]:0.0}"
            );
            return measured;
        }

        private static void Ask(Model model, Treatment treatment)
        {
            var patient = new Patient
            {
                Age = 41,
                Weight = 68,
                Karnofsky = 90,
                DaysOfEarlierTherapy = 900,
                Cd4 = 300,
                Cd8 = 950,
                Treatment = treatment,
                Gender = Gender.Male,
                Experience = Experience.MoreThanAYear,
                HasSymptoms = true,
            };
            var answer = model.PredictNamed(NDArrays.FromRows(new[] { patient }));
            var risk = (float)answer[nameof(Outcome.Progressed)];
            var cd4 = 100 * (float)answer[nameof(Outcome.Cd4Later)];
            Console.WriteLine(
                $"A new patient on {treatment}: risk of progression {risk:0.00}, CD4 count after 20 weeks {cd4:0}"
            );
        }
    }
}
