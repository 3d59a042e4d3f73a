using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Layers with a state.</summary>
    internal static class Recurrent
    {
        internal static void Stateful(Report report)
        {
            var batches = NDArray.Random.Normal((3, 2, 5, 4), seed: 1);
            var inputs = new Input(batchShape: (2, 5, 4));
            var lstm = new LSTM(3, stateful: true);
            var model = new Model(inputs, new Dense(1).Apply(lstm.Apply(inputs)));
            for (int i = 0; i < 3; i++)
            {
                report.Add($"batch {i}", model.Predict(batches[i], batchSize: 2));
            }

            report.Add("states", lstm.States);
            lstm.ResetState();
            report.Add("after reset", model.Predict(batches[0], batchSize: 2));
            report.Add("states after reset", lstm.States);
        }

        internal static void StatefulTraining(Report report)
        {
            var x = NDArray.Random.Normal((8, 4, 3), seed: 1);
            var y = NDArray.Random.Normal((8, 1), seed: 2);
            var model = new Sequential
            {
                new Input(batchShape: (2, 4, 3)),
                new GRU(4, stateful: true, returnSequences: true),
                new GRU(4, stateful: true),
                new Dense(1),
            };
            model.Compile(optimizer: "rmsprop", loss: "mse", jitCompile: false);
            for (int epoch = 0; epoch < 2; epoch++)
            {
                report.Add($"epoch {epoch}", model.Fit(x, y, batchSize: 2, epochs: 1, shuffle: false, verbose: 0));
                foreach (var layer in model.Layers.OfType<RNN>())
                {
                    layer.ResetState();
                }
            }
        }

        internal static void EncoderDecoder(Report report)
        {
            var source = new Input((null, 6), name: "source");
            var target = new Input((null, 6), name: "target");
            var (_, h, c) = new LSTM(8, returnState: true).ApplyMany(source);
            var decoder = new LSTM(8, returnSequences: true, returnState: true);
            var decoded = decoder.ApplyMany(target, initialState: new[] { h, c });
            var probabilities = new Dense(6, activation: "softmax").Apply(decoded[0]);
            var model = new Model(new[] { source, target }, probabilities);
            var x = NDArray.Random.Normal((2, 5, 6), seed: 1);
            var y = NDArray.Random.Normal((2, 4, 6), seed: 2);
            report.Add("output", model.Predict(new[] { x, y }));

            var gru = new GRU(3, returnSequences: true, returnState: true, resetAfter: false);
            var (sequence, state) = gru.ApplyMany(x);
            report.Add("sequence", sequence);
            report.Add("state", state);
            report.Add("from a state", gru.ApplyMany(y, initialState: state)[1]);
        }

        internal static void BothDirections(Report report)
        {
            var x = NDArray.Random.Normal((2, 5, 3), seed: 1);
            foreach (var mode in new[] { "concat", "sum", "mul", "ave" })
            {
                report.Add(mode, new Bidirectional(new LSTM(2), mergeMode: mode).Apply(x));
            }

            var apart = new Bidirectional(new GRU(2, returnSequences: true), mergeMode: Keras.None).ApplyMany(x);
            report.Add("apart", apart);
            var two = new Bidirectional(
                new LSTM(2, returnSequences: true),
                backwardLayer: new GRU(2, returnSequences: true, goBackwards: true)
            );
            report.Add("two layers", two.Apply(x));
            report.Add("forward", two.ForwardLayer.GetWeights());
        }

        internal static void StackedCells(Report report)
        {
            var x = NDArray.Random.Normal((2, 5, 3), seed: 1);
            var cells = new Layer[] { new LSTMCell(4), new GRUCell(3), new SimpleRNNCell(2) };
            var stacked = new RNN(new StackedRNNCells(cells), returnState: true);
            var outputs = stacked.ApplyMany(x);
            report.Add("outputs", outputs);
            report.Add("from states", stacked.ApplyMany(x, initialState: stacked.GetInitialState(2)));
            report.Add("list of cells", new RNN(new[] { new LSTMCell(4), new LSTMCell(2) }).Apply(x));
            var cell = new LSTMCell(4);
            report.Add("one cell", new RNN(cell, returnSequences: true).Apply(x));
            var first = cell.GetInitialState(batchSize: 2);
            var (output, states) = cell.Apply(x[.., 0], states: first);
            report.Add("one step", output);
            report.Add("one step's states", states);
        }

        internal static void Masked(Report report)
        {
            var words = new[,]
            {
                { 3, 1, 2, 0, 0 },
                { 4, 0, 0, 0, 0 },
            };
            var embedding = new Embedding(10, 4, maskZero: true);
            var vectors = embedding.Apply(words);
            report.Add("mask", embedding.ComputeMask(words));
            report.Add("lstm", new LSTM(3).Apply(vectors));
            report.Add("given", new LSTM(3, returnSequences: true).Apply(vectors, mask: embedding.ComputeMask(words)));
            report.Add(
                "zeros",
                new LSTM(3, returnSequences: true, zeroOutputForMask: true).Apply(
                    vectors,
                    mask: new[,]
                    {
                        { true, true, false, false, false },
                        { true, false, false, false, false },
                    }
                )
            );
            var inputs = new Input(null, dtype: "int32");
            var x = new Embedding(10, 4, maskZero: true).Apply(inputs);
            x = new TimeDistributed(new Dense(3)).Apply(x);
            x = new GlobalAveragePooling1D().Apply(new Bidirectional(new GRU(2, returnSequences: true)).Apply(x));
            report.Add("model", new Model(inputs, x).Predict(words));
            report.Add("masking", new SimpleRNN(2).Apply(new Masking(maskValue: 0).Apply(new float[1, 3, 2])));
        }

        internal static void Convolutional(Report report)
        {
            var films = NDArray.Random.Normal((1, 4, 6, 6, 2), seed: 1);
            report.Add("2D", new ConvLSTM2D(3, kernelSize: 3, padding: "same", returnSequences: true).Apply(films));
            var (output, h, c) = new ConvLSTM1D(2, 3, returnState: true).ApplyMany(films[.., .., .., 0]);
            report.Add("1D", new[] { output, h, c });
            report.Add("frames", new TimeDistributed(new Conv2D(2, 3)).Apply(films));
        }
    }
}
