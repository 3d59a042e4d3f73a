using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
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
            var count = 0L;
            foreach (var row in rows)
            {
                batch.Add(NotNull(row, count++));
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
        internal static async IAsyncEnumerable<Batch> Of<T>(
            IAsyncEnumerable<T> rows,
            string? target,
            int batchSize,
            [EnumeratorCancellation] CancellationToken token = default
        )
        {
            var batch = new List<T>(batchSize);
            var count = 0L;
            await foreach (var row in rows.WithCancellation(token).ConfigureAwait(false))
            {
                batch.Add(NotNull(row, count++));
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

        /// <summary>Tells of a target that the rows lack, before anything is read.</summary>
        internal static void CheckTarget<T>(string? target)
        {
            var names = RowMembers<T>.All.Select(member => member.Name).ToArray();
            if (target != null && !names.Contains(target))
            {
                throw new KerasArgumentException(
                    $"target: there is no column '{target}'. There are: {string.Join(", ", names)}.",
                    nameof(target)
                );
            }
        }

        private static T NotNull<T>(T row, long index) =>
            row is null ? throw new KerasArgumentException($"rows: row {index} is null.", "rows") : row;

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
