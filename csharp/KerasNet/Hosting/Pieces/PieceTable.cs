using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>The C# objects that Keras uses now, by number, and the one function through which Keras calls them.</summary>
    /// <remarks>An entry lives as long as a stand-in of it lives in Python.</remarks>
    internal static class PieceTable
    {
        private static readonly ConcurrentDictionary<long, Entry> Live = new ConcurrentDictionary<long, Entry>();

        private static long lastNumber;

        private static bool isConnected;

        /// <summary>How many C# objects Python keeps alive now.</summary>
        internal static int Count => Live.Count;

        internal static long NewNumber() => Interlocked.Increment(ref lastNumber);

        /// <summary>Makes a stand-in for a piece. Needs Python's lock and a thread that may call Keras.</summary>
        internal static PyObject NewStandin(KerasObject piece, long number, PieceSeed seed)
        {
            Connect();
            var type = PieceType.Of(piece.GetType());
            type.Define(seed.Kind);
            Keep(piece, number);
            try
            {
                return Surface.HostRaw(
                    "create_piece",
                    type.RegisteredName,
                    number,
                    Restoring.Complete(piece, seed.Arguments, seed.IsDerived),
                    seed.Kind
                );
            }
            catch
            {
                Release(number);
                throw;
            }
        }

        /// <summary>The C# object behind a stand-in.</summary>
        internal static KerasObject Find(long number) =>
            Live.TryGetValue(number, out var entry)
                ? entry.Piece
                : throw new ObjectDisposedException(
                    "A C# layer, loss, metric or the like",
                    "Keras called a C# object that was disposed."
                );

        /// <summary>The C# object behind a stand-in. Needs Python's lock.</summary>
        internal static KerasObject Find(PyObject standin)
        {
            using var number = standin.GetAttr("kerasnet_piece");
            var piece = Find(number.As<long>());
            piece.TakeHold();
            return piece;
        }

        /// <summary>Tells Keras how to reach C#. Needs Python's lock.</summary>
        internal static void Connect()
        {
            if (isConnected)
            {
                ReleaseDead();
                return;
            }

            isConnected = true;
            using var forward = new Func<PyObject, PyObject>(Forward).ToPython();
            using var resolve = new Func<string, bool>(PieceNames.TryDefine).ToPython();
            Surface.HostRaw("connect_pieces", forward, resolve).Dispose();
        }

        internal static void ReleaseDead()
        {
            foreach (var number in FromPython.Take<List<long>>(Surface.HostRaw("take_dead_pieces")))
            {
                Release(number);
            }
        }

        /// <summary>Lets .NET's garbage collector see which pieces are held by something else.</summary>
        internal static void HoldWeakly()
        {
            foreach (var entry in Live.Values)
            {
                // The others have no stand-in to hold, and so aren't held by one for long.
                if (entry.Piece.HoldsStandin)
                {
                    entry.Strong = null;
                }
            }
        }

        /// <summary>Ends what <see cref="HoldWeakly"/> began.</summary>
        internal static void HoldStrongly()
        {
            foreach (var entry in Live.Values)
            {
                entry.Strong = entry.Piece;
            }
        }

        private static void Keep(KerasObject piece, long number) =>
            Live.AddOrUpdate(
                number,
                _ => new Entry(piece, 1),
                (_, entry) => new Entry(entry.Piece, entry.Standins + 1)
            );

        private static void Release(long number)
        {
            if (Live.TryGetValue(number, out var entry))
            {
                if (entry.Standins <= 1)
                {
                    Live.TryRemove(number, out _);
                }
                else
                {
                    Live[number] = new Entry(entry.Piece, entry.Standins - 1);
                }
            }
        }

        private static ObjectDisposedException Gone() =>
            new ObjectDisposedException(
                "A C# layer, loss, metric or the like",
                "Keras called a C# object that was disposed."
            );

        private static PyObject Forward(PyObject tuple)
        {
            List<object?> call;
            KerasObject? piece = null;
            using (Gil.Acquire())
            {
                call = FromPython.Take<List<object?>>(tuple);
                if (!(call[0] is string))
                {
                    piece = Find(Convert.ToInt64(call[0], CultureInfo.InvariantCulture));
                    piece.TakeHold();
                }
            }

            try
            {
                var method = (string)call[1]!;
                var arguments = call.GetRange(2, call.Count - 2);
                var result = KerasThread.RunInside(() =>
                    call[0] is string registeredName
                        ? PieceNames.Create(registeredName, (Dictionary<string, object?>)arguments[0]!)
                        : piece!.Receive(method, arguments)
                );
                using (Gil.Acquire())
                {
                    return ToPython.Convert(result);
                }
            }
            catch (Exception error)
            {
                ThrownInside.Remember(error);
                throw;
            }
        }

        private sealed class Entry
        {
            private readonly WeakReference<KerasObject> weak;

            internal Entry(KerasObject piece, int standins)
            {
                this.Strong = piece;
                this.weak = new WeakReference<KerasObject>(piece, trackResurrection: true);
                this.Standins = standins;
            }

            internal KerasObject? Strong { get; set; }

            internal KerasObject Piece => this.Strong ?? (this.weak.TryGetTarget(out var piece) ? piece : throw Gone());

            internal int Standins { get; }
        }
    }
}
