using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>Every member from any thread.</summary>
    public static class ThreadFacts
    {
        public static void ManyThreadsUseOneArray()
        {
            var numbers = Enumerable.Range(0, 20_000).Select(number => (float)number).ToArray();
            using var x = numbers.AsNDArray();
            var expected = (float)x.Sum();
            Together(8, _ =>
            {
                for (var count = 0; count < 50; count++)
                {
                    using var doubled = x * 2;
                    using var part = doubled[count..(count + 10)];
                    Check.Equal(count * 2f, part.ToArray<float>()[0]);
                    Check.Equal(expected, (float)x.Sum());
                    Check.Equal(numbers.Length, x.ToArray<float>().Length);
                }
            });
        }

        public static void DisposingWhileOthersReadIsAnErrorAndNoCrash()
        {
            for (var round = 0; round < 30; round++)
            {
                var x = NDArray.Ones(100_000);
                Together(6, number =>
                {
                    try
                    {
                        for (var count = 0; count < 20; count++)
                        {
                            if (number == 0 && count == 5)
                            {
                                x.Dispose();
                            }

                            Check.Equal(1f, x.ToArray<float>()[99_999]);
                            Check.Equal(2f, (float)(x + 1)[0]);
                            _ = x.Copy();
                        }
                    }
                    catch (ObjectDisposedException) { }
                });
            }
        }

        private static async Task<bool> Continue(NDArray array)
        {
            await Task.Yield();
            return (float)array.Sum() > 0;
        }

        public static void ArraysPassThroughAsyncCode()
        {
            using var x = NDArray.Ones(10);
            var answers = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Continue(x))).GetAwaiter().GetResult();
            Check.True(answers.All(answer => answer), "every continuation, whatever its thread");
        }

        private static void Together(int count, Action<int> work)
        {
            Exception? error = null;
            var threads = Enumerable
                .Range(0, count)
                .Select(number => new Thread(() =>
                {
                    try
                    {
                        work(number);
                    }
#pragma warning disable CA1031 // whatever it was, the fact fails
                    catch (Exception caught)
#pragma warning restore CA1031
                    {
                        error = caught;
                    }
                }))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Check.True(error == null, error?.ToString() ?? string.Empty);
        }
    }
}
