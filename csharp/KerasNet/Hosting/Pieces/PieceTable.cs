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
                    Restoring.Complete(piece, seed.Arguments)
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
            return Find(number.As<long>());
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

        private static void ReleaseDead()
        {
            foreach (var number in FromPython.Take<List<long>>(Surface.HostRaw("take_dead_pieces")))
            {
                Release(number);
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

        private static PyObject Forward(PyObject tuple)
        {
            List<object?> call;
            using (Gil.Acquire())
            {
                call = FromPython.Take<List<object?>>(tuple);
            }

            try
            {
                var method = (string)call[1]!;
                var arguments = call.GetRange(2, call.Count - 2);
                var result = KerasThread.RunInside(() =>
                    call[0] is string registeredName
                        ? PieceNames.Create(registeredName, (Dictionary<string, object?>)arguments[0]!)
                        : Find(Convert.ToInt64(call[0], CultureInfo.InvariantCulture)).Receive(method, arguments)
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

        private readonly struct Entry
        {
            internal Entry(KerasObject piece, int standins)
            {
                this.Piece = piece;
                this.Standins = standins;
            }

            internal KerasObject Piece { get; }

            internal int Standins { get; }
        }
    }
}
