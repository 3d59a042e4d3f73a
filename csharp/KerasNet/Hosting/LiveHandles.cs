using System.Threading;

namespace KerasNet.Hosting
{
    /// <summary>Counts the Python references that .NET objects own, so that a leak shows.</summary>
    internal static class LiveHandles
    {
        private static long count;

        /// <summary>How many references are owned now.</summary>
        internal static long Count => Interlocked.Read(ref count);

        internal static void Increment() => Interlocked.Increment(ref count);

        internal static void Decrement() => Interlocked.Decrement(ref count);
    }
}
