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
    /// through the other. So now and then KerasNet lets .NET's find out which objects are held by nothing but this
    /// table, when it collects the next time: they hold their stand-ins weakly from then on, until they are used
    /// again, and Python's decides whether both may go.
    /// </remarks>
    internal static class PieceSweep
    {
        private const int FirstAt = 32;

        private static readonly ConcurrentBag<PyHandle> Found = new ConcurrentBag<PyHandle>();

        private static readonly ConcurrentBag<Watch> Unreached = new ConcurrentBag<Watch>();

        private static int nextAt = FirstAt;

        private static int running;

        private static volatile bool isAsking;

        /// <summary>Starts a sweep when there are many more pieces than after the last one. It ends after the next full collection.</summary>
        internal static void Consider()
        {
            if (PieceTable.Count >= Volatile.Read(ref nextAt) && Interlocked.Exchange(ref running, 1) == 0)
            {
                isAsking = true;
                PieceTable.HoldWeakly();
                _ = new NextCollection();
            }
        }

        /// <summary>Notes a handle that is held by nothing else, if a sweep is going on: it may belong to a piece, and is not released yet.</summary>
        internal static bool Note(PyHandle handle)
        {
            if (!isAsking)
            {
                return false;
            }

            Found.Add(handle);
            return true;
        }

        /// <summary>Ends a sweep. Must not be called with Python's lock held, nor by the thread that runs finalizers.</summary>
        private static void Finish()
        {
            try
            {
                // In this order: what a collection finds before the pieces are held again must still be noted.
                PieceTable.HoldStrongly();
                GC.WaitForPendingFinalizers();
                isAsking = false;
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
            finally
            {
                Volatile.Write(ref nextAt, Math.Max(FirstAt, 2 * PieceTable.Count));
                Volatile.Write(ref running, 0);
            }
        }

        /// <summary>Belongs to a piece, and so is found with it.</summary>
        internal sealed class Watch
        {
            internal Watch(KerasObject owner) => this.Owner = owner;

            ~Watch()
            {
                if (isAsking)
                {
                    Unreached.Add(this);
                }
            }

            internal KerasObject Owner { get; }
        }

        /// <summary>Nobody holds it, so its finalizer runs after each collection of its generation: it waits for a full one.</summary>
        private sealed class NextCollection
        {
            private readonly int before = GC.CollectionCount(GC.MaxGeneration);

            ~NextCollection()
            {
                if (GC.CollectionCount(GC.MaxGeneration) == this.before)
                {
                    GC.ReRegisterForFinalize(this);
                    return;
                }

                _ = Task.Run(Finish);
            }
        }
    }
}
