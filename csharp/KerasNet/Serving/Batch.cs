using System;
using System.Collections.Generic;

namespace KerasNet.Serving
{
    /// <summary>Rows to blocks, and blocks to rows.</summary>
    internal static class Batch
    {
        /// <summary>One block an input, out of the rows of several requests.</summary>
        internal static float[][] Join(IReadOnlyList<Request> requests)
        {
            var first = requests[0].Inputs;
            if (requests.Count == 1)
            {
                return first;
            }

            var blocks = new float[first.Length][];
            for (var input = 0; input < blocks.Length; input++)
            {
                var length = first[input].Length;
                var block = new float[length * requests.Count];
                for (var row = 0; row < requests.Count; row++)
                {
                    Buffer.BlockCopy(
                        requests[row].Inputs[input],
                        0,
                        block,
                        row * length * sizeof(float),
                        length * sizeof(float)
                    );
                }

                blocks[input] = block;
            }

            return blocks;
        }

        /// <summary>One row out of the block of each output.</summary>
        internal static float[][] Row(float[][] outputs, int row, int rows)
        {
            if (rows == 1)
            {
                return outputs;
            }

            var values = new float[outputs.Length][];
            for (var output = 0; output < values.Length; output++)
            {
                var length = outputs[output].Length / rows;
                values[output] = new float[length];
                Buffer.BlockCopy(
                    outputs[output],
                    row * length * sizeof(float),
                    values[output],
                    0,
                    length * sizeof(float)
                );
            }

            return values;
        }
    }
}
