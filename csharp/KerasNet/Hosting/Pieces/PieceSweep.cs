using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Finds the C# layers, models, metrics and optimizers that the program has let go of.</summary>
    /// <remarks>
    /// Such an object and its stand-in in Python hold each other, across two garbage collectors of which neither sees
    /// through the other. So now and then KerasNet asks .NET's which objects are held by nothing but this table: they
    /// hold their stand-ins weakly from then on, until they are used again, and Python's decides whether both may go.
    /// </remarks>
    internal static class PieceSweep
    {
        private const int FirstAt = 32;

        private static readonly ConcurrentBag<PyHandle> Found = new ConcurrentBag<PyHandle>();

        private static readonly ConcurrentBag<Watch> Unreached = new ConcurrentBag<Watch>();

        private static int nextAt = FirstAt;

        private static int running;

        /// <summary>Whether a sweep asks the garbage collector now: what it finds is then only noted, not released.</summary>
        internal static bool IsAsking { get; private set; }

        /// <summary>Starts a sweep in the background when there are many more pieces than after the last one.</summary>
        internal static void Consider()
        {
            if (PieceTable.Count >= Volatile.Read(ref nextAt) && Interlocked.Exchange(ref running, 1) == 0)
            {
                _ = Task.Run(() =>
                {
                    try
                    {
                        Run();
                    }
                    finally
                    {
                        Volatile.Write(ref nextAt, Math.Max(FirstAt, 2 * PieceTable.Count));
                        Volatile.Write(ref running, 0);
                    }
                });
            }
        }

        /// <summary>Sweeps now. Must not be called with Python's lock held.</summary>
        internal static void Run()
        {
            PieceTable.HoldWeakly();
            IsAsking = true;
            try
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            finally
            {
                IsAsking = false;
                PieceTable.HoldStrongly();
            }

            while (Found.TryTake(out var handle))
            {
                GC.ReRegisterForFinalize(handle);
            }

            KerasThread.Run(() =>
            {
                while (Unreached.TryTake(out var watch))
                {
                    GC.ReRegisterForFinalize(watch);
                    watch.Owner.Weaken();
                }

                PythonEngine.Exec("import gc\ngc.collect()");
                PieceTable.ReleaseDead();
            });
        }

        /// <summary>Notes a handle that is held by nothing else, if a sweep is going on.</summary>
        internal static bool Note(PyHandle handle)
        {
            if (IsAsking)
            {
                Found.Add(handle);
            }

            return IsAsking;
        }

        /// <summary>Belongs to a piece, and so is found with it.</summary>
        internal sealed class Watch
        {
            internal Watch(KerasObject owner) => this.Owner = owner;

            ~Watch()
            {
                if (IsAsking)
                {
                    Unreached.Add(this);
                }
            }

            internal KerasObject Owner { get; }
        }
    }
}
