// Spam or not: raw text goes in, the vocabulary is learnt and saved with the model, and an LSTM reads in both directions.
using System;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Text
{
    internal static class Program
    {
        private const int Words = 4000;

        private static int Main()
        {
            var (train, test) = Messages.Load();
            Console.WriteLine($"{train.AreSpam.Length} messages to train with, {test.AreSpam.Length} held out\n");

            Utils.SetRandomSeed(1);
            var words = new TextVectorization(maxTokens: Words, outputSequenceLength: 40).Adapt(train.Texts);
            Console.WriteLine($"The most frequent words: {string.Join(" ", words.GetVocabulary().Skip(2).Take(12))}\n");
            using var model = new Sequential
            {
                new Input(1, dtype: "string"),
                words,
                new Embedding(Words, 24),
                new Bidirectional(new LSTM(16)),
                new Dropout(0.3),
                new Dense(1, activation: "sigmoid"),
            };
            model.Compile(optimizer: "adam", loss: "binary_crossentropy", metrics: "accuracy");
            model.Fit(train.Texts, train.AreSpam, epochs: 4, verbose: Verbose.Silent);

            var file = model.Save(Path.Combine(Path.GetTempPath(), $"text-{Guid.NewGuid():N}.keras"));
            using var loaded = Model.Load(file);
            File.Delete(file);
            var baseline = test.AreSpam.Count(spam => spam == 0) / (double)test.AreSpam.Length;
            var accuracy = loaded.Evaluate(test.Texts, test.AreSpam, verbose: Verbose.Silent)["accuracy"];
            Console.WriteLine(
                $"'No message is spam' (the baseline) is right on {100 * baseline:0.0} % of the held-out messages"
            );
            Console.WriteLine($"The network, saved and loaded, is right on {100 * accuracy:0.0} %\n");

            var asked = new[,]
            {
                { "Are we still on for lunch tomorrow?" },
                { "URGENT! You have won a 1 week FREE membership in our prize draw. Call 09061701461 now!" },
            };
            var answers = loaded.Predict(asked).ToArray<float>();
            for (var message = 0; message < answers.Length; message++)
            {
                Console.WriteLine($"{100 * answers[message], 5:0.0} % spam: {asked[message, 0]}");
            }

            return accuracy > baseline ? 0 : 1;
        }
    }
}
