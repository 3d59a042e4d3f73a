using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Attention, with masks.</summary>
    internal static class Attending
    {
        internal static void MultiHead(Report report)
        {
            var query = NDArray.Random.Normal((2, 4, 8), seed: 1);
            var value = NDArray.Random.Normal((2, 5, 8), seed: 2);
            var key = NDArray.Random.Normal((2, 5, 8), seed: 3);
            var attention = new MultiHeadAttention(numHeads: 2, keyDim: 3, valueDim: 4, outputShape: 6);
            report.Add("plain", attention.Apply(query, value));
            report.Add("key", attention.Apply(query, value, key: key));
            var mask = NDArray.Random.Integers((2, 4, 5), 0, 2, seed: 4).AsType("bool");
            report.Add("mask", attention.Apply(query, value, attentionMask: mask));
            var (output, scores) = attention.ApplyWithScores(query, value);
            report.Add("output", output);
            report.Add("scores", scores);
            var self = new MultiHeadAttention(2, 4);
            report.Add("causal", self.Apply(query, query, useCausalMask: true));
            report.Add(
                "padding",
                self.Apply(
                    query,
                    query,
                    queryMask: new[,]
                    {
                        { true, true, true, false },
                        { true, true, false, false },
                    }
                )
            );
        }

        internal static void GroupedQuery(Report report)
        {
            var x = NDArray.Random.Normal((2, 4, 8), seed: 1);
            var attention = new GroupQueryAttention(headDim: 4, numQueryHeads: 4, numKeyValueHeads: 2);
            report.Add("output", attention.Apply(x, x, useCausalMask: true));
            var (output, scores) = attention.ApplyWithScores(x, x);
            report.Add("scores", scores);
            report.Add("same", output);
        }

        internal static void DotProduct(Report report)
        {
            var query = NDArray.Random.Normal((2, 4, 8), seed: 1);
            var value = NDArray.Random.Normal((2, 5, 8), seed: 2);
            var valueMask = new[,]
            {
                { true, true, true, false, false },
                { true, true, true, true, false },
            };
            report.Add("plain", new Attention().Apply(new[] { query, value }));
            report.Add("scaled", new Attention(useScale: true, scoreMode: "concat").Apply(new[] { query, value }));
            report.Add(
                "masked",
                new Attention().Apply(new[] { query, value }, mask: new Tensor?[] { null, valueMask })
            );
            report.Add("causal", new Attention().Apply(new[] { query, value }, useCausalMask: true));
            report.Add("additive", new AdditiveAttention().ApplyWithScores(new[] { query, value }).Scores);
        }

        internal static void Transformer(Report report)
        {
            var tokens = new Input(6, dtype: "int32");
            var x = new Embedding(20, 8, maskZero: true).Apply(tokens);
            x = x + new Embedding(6, 8).Apply(Ops.Arange(6));
            var attended = new MultiHeadAttention(2, 4, dropout: 0.1).Apply(x, x, useCausalMask: true);
            x = new LayerNormalization(epsilon: 1e-6).Apply(x + attended);
            var fed = new Dense(8).Apply(new Dense(16, activation: "gelu").Apply(x));
            x = new RMSNormalization().Apply(new Add().Apply(new[] { x, fed }));
            var model = new Model(tokens, new Dense(20).Apply(x));
            model.Compile(
                "adamw",
                new KerasNet.Losses.SparseCategoricalCrossentropy(fromLogits: true),
                jitCompile: false
            );
            var data = NDArray.Random.Integers((16, 6), 0, 20, seed: 3);
            report.Add("history", model.Fit(data, data, epochs: 2, batchSize: 8, verbose: 0));
            report.Add("output", model.Predict(data[..2]));
        }
    }
}
