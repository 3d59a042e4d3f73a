using System;

namespace KerasNet.Serving
{
    /// <summary>Computes batches, one at a time.</summary>
    internal interface IEngine : IDisposable
    {
        /// <summary>Applies the model to a batch.</summary>
        /// <param name="inputs">One block an input: its rows one after the other.</param>
        /// <param name="rows">Number of rows.</param>
        /// <returns>One block an output.</returns>
        float[][] Run(float[][] inputs, int rows);
    }
}
