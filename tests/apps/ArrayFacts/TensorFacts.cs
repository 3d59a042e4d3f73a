using System;
using KerasNet;
using KerasNet.Layers;

namespace ArrayFacts
{
    /// <summary>Arrays, tensors and models.</summary>
    public static class TensorFacts
    {
        public static void AlignedMemoryIsSharedWithATensor()
        {
            var array = NDArray.Arange(8, "float32").Copy();
            using var tensor = array.AsTensor();
            array.Dispose();
            SharingFacts.LetGo();
            Check.Same(new[] { 0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f }, tensor.ToArray<float>());
            using var sum = tensor + tensor;
            Check.Equal(14f, sum.ToArray<float>()[7]);
        }

        public static void UnalignedMemoryNeverReachesTheBackendUncopied()
        {
            var floats = new float[100];
            for (var start = 0; start < 17; start++)
            {
                using var part = floats.AsMemory(start, 64).AsNDArray();
                if (!part.IsAligned)
                {
                    _ = Check.Throws<KerasArgumentException>(() => part.AsTensor(), "ToTensor()");
                }

                using var tensor = part.ToTensor();
                using var product = tensor * tensor;
                Check.Equal(64, product.ToArray<float>().Length);
            }

            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros((4, 4)).Transpose()[1..].AsTensor());
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros(4).AsReadOnly().AsTensor());
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros((0, 4)).AsTensor());
            _ = Check.Throws<KerasArgumentException>(() => new[] { "text" }.ToNDArray().AsTensor());
        }

        public static void ATensorsMemoryIsSeenReadOnly()
        {
            NDArray seen;
            using (var tensor = NDArray.Arange(4, "float32").ToTensor())
            {
                seen = tensor.AsNDArray();
            }

            SharingFacts.LetGo();
            Check.True(seen.IsReadOnly, "read-only");
            Check.Same(new[] { 0f, 1f, 2f, 3f }, seen.AsReadOnlySpan<float>().ToArray());
            _ = Check.Throws<KerasArgumentException>(() => seen.AsSpan<float>(), "read-only");
        }

        public static void ArraysOutliveTheirModel()
        {
            var (weights, scores) = WeightsAndScores();
            for (var round = 0; round < 3; round++)
            {
                SharingFacts.LetGo();
            }

            Check.Equal(new Shape(3, 2), weights.Shape);
            Check.Equal(6, weights.AsReadOnlySpan<float>().Length);
            Check.Equal(8, scores.AsSpan<float>().Length);
            Check.True((bool)NDArray.IsFinite(scores).All(), "finite");
        }

        private static (NDArray Weights, NDArray Scores) WeightsAndScores()
        {
            using var model = new Sequential { new Input(3), new Dense(2) };
            return (model.GetWeights()[0], model.Predict(new float[4, 3]));
        }

        public static void OtherTypesAndNoRowsGoIntoAModel()
        {
            using var model = new Sequential { new Input(3), new Dense(2, kernelInitializer: "ones") };
            Check.Equal(
                6f,
                model
                    .Predict(
                        new double[,]
                        {
                            { 1, 2, 3 },
                        }
                    )
                    .ToArray<float>()[0]
            );
            Check.Equal(
                6f,
                model
                    .Predict(
                        new byte[,]
                        {
                            { 1, 2, 3 },
                        }
                    )
                    .ToArray<float>()[0]
            );
            Check.Equal(
                2f,
                model
                    .Predict(
                        new[,]
                        {
                            { true, false, true },
                        }
                    )
                    .ToArray<float>()[0]
            );
            using var column = NDArray.Arange(12, "float32").Reshape((4, 3))[Slice.Step(null, null, 2)];
            Check.Array(model.Predict(column), (2, 2), 3f, 3f, 21f, 21f);
            Check.Equal(new Shape(0, 2), model.Predict(new float[0, 3]).Shape);
        }
    }
}
