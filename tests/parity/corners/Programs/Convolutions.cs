using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Convolutions other than the plain one.</summary>
    internal static class Convolutions
    {
        internal static void Grouped(Report report)
        {
            var x = NDArray.Random.Normal((2, 8, 8, 4), seed: 1);
            var grouped = new Conv2D(8, kernelSize: 3, groups: 4, padding: "same", activation: "relu");
            report.Add("output", grouped.Apply(x));
            report.Add("kernel", grouped.Kernel);
            report.Add("bias", grouped.Bias);
            report.Add("shape", grouped.ComputeOutputShape((null, 32, 32, 4)));
        }

        internal static void Depthwise(Report report)
        {
            var x = NDArray.Random.Normal((2, 9, 9, 3), seed: 1);
            report.Add("depthwise", new DepthwiseConv2D(kernelSize: 3, depthMultiplier: 2, strides: 2).Apply(x));
            report.Add(
                "separable",
                new SeparableConv2D(6, kernelSize: (3, 5), padding: "same", depthwiseRegularizer: "l2").Apply(x)
            );
            report.Add("one axis", new DepthwiseConv1D(3, padding: "valid").Apply(x[.., .., 0]));
        }

        internal static void DilatedAndCausal(Report report)
        {
            var x = NDArray.Random.Normal((2, 16, 3), seed: 2);
            var causal = new Conv1D(4, kernelSize: 3, dilationRate: 2, padding: "causal", useBias: false);
            report.Add("causal", causal.Apply(x));
            report.Add("weights", causal.Weights.Count);
            var image = NDArray.Random.Normal((1, 12, 12, 2), seed: 3);
            report.Add("dilated", new Conv2D(3, 3, dilationRate: (2, 3)).Apply(image));
        }

        internal static void Transposed(Report report)
        {
            var x = NDArray.Random.Normal((1, 4, 4, 2), seed: 2);
            report.Add("valid", new Conv2DTranspose(3, kernelSize: 3, strides: 2).Apply(x));
            report.Add("same", new Conv2DTranspose(3, kernelSize: 3, strides: 2, padding: Padding.Same).Apply(x));
            report.Add(
                "output padding",
                new Conv2DTranspose(3, kernelSize: 3, strides: (2, 2), padding: "same", outputPadding: (1, 1)).Apply(x)
            );
            report.Add("volume", new Conv3DTranspose(2, 2).Apply(NDArray.Random.Normal((1, 2, 3, 4, 2), seed: 5)));
            report.Add("steps", new Conv1DTranspose(2, 3, strides: 3).Apply(NDArray.Random.Normal((1, 5, 2), seed: 6)));
        }

        internal static void InitializersByName(Report report)
        {
            var x = NDArray.Random.Normal((1, 6, 6, 2), seed: 2);
            var model = new Sequential
            {
                new Input((6, 6, 2)),
                new Conv2D(4, 3, kernelInitializer: "he_normal", biasInitializer: "ones", kernelConstraint: "max_norm"),
                new Conv2D(
                    4,
                    3,
                    kernelInitializer: new KerasNet.Initializers.VarianceScaling(
                        scale: 2.0,
                        mode: "fan_out",
                        distribution: "uniform",
                        seed: 3
                    ),
                    kernelRegularizer: new KerasNet.Regularizers.L1L2(l1: 0.01, l2: 0.02)
                ),
                new GlobalAveragePooling2D(keepdims: true),
            };
            report.Add("output", model.Predict(x));
            report.Add("losses", model.Losses);
            report.Add("weights", model.GetWeights());
        }
    }
}
