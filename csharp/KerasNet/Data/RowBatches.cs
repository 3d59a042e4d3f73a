using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace KerasNet
{
    /// <summary>Rows of a class, put together to batches.</summary>
    internal static class RowBatches
    {
        /// <summary>The batches of rows that are at hand.</summary>
        internal static IEnumerable<Batch> Of<T>(IEnumerable<T> rows, string? target, int batchSize)
        {
            var batch = new List<T>(batchSize);
            foreach (var row in rows)
            {
                batch.Add(row);
                if (batch.Count == batchSize)
                {
                    yield return Make(batch, target);
                    batch.Clear();
                }
            }

            if (batch.Count > 0)
            {
                yield return Make(batch, target);
            }
        }

        /// <summary>The batches of rows that come one by one.</summary>
        internal static async IAsyncEnumerable<Batch> Of<T>(IAsyncEnumerable<T> rows, string? target, int batchSize)
        {
            var batch = new List<T>(batchSize);
            await foreach (var row in rows.ConfigureAwait(false))
            {
                batch.Add(row);
                if (batch.Count == batchSize)
                {
                    yield return Make(batch, target);
                    batch.Clear();
                }
            }

            if (batch.Count > 0)
            {
                yield return Make(batch, target);
            }
        }

        private static Batch Make<T>(IReadOnlyList<T> rows, string? target)
        {
            var columns = NDArrays.FromRows(rows);
            if (target == null)
            {
                return new Batch(columns);
            }

            var (inputs, targets) = NDArrays.Split(columns, target);
            return new Batch(inputs, targets.Values.Single());
        }
    }
}
