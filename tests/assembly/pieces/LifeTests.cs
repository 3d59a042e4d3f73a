using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using KerasNet;
using KerasNet.Layers;

namespace Pieces
{
    /// <summary>C# layers and their stand-ins in Python hold each other, and are let go together.</summary>
    public static class LifeTests
    {
        /// <summary>Models with layers of C# come and go; one stays. Returns how many layers are alive in the end, and whether what stayed works.</summary>
        public static string ComeAndGo(int rounds)
        {
            var kept = Keep(out var held);
            var before = kept.Predict(Nets.X).ToArray<float>();
            var watched = new List<WeakReference>();
            for (var round = 0; round < rounds; round++)
            {
                watched.Add(Make());
            }

            // New pieces set off sweeps, as soon as there are twice as many as after the last one. How many those were
            // depends on the tests that this process ran before; so this goes on until one came, and fails by its clock.
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed.TotalSeconds < 90 && watched.Count(weak => weak.IsAlive) > watched.Count / 2)
            {
                for (var more = 0; more < 10; more++)
                {
                    watched.Add(Make());
                }

                GC.Collect();
                GC.WaitForPendingFinalizers();
                Thread.Sleep(20);
            }

            var alive = watched.Count(weak => weak.IsAlive);
            var after = kept.Predict(Nets.X).ToArray<float>();
            kept.Compile(optimizer: "sgd", loss: "mse");
            kept.Fit(Nets.X, Nets.Y, epochs: 1, verbose: Verbose.Silent);
            return $"{alive <= watched.Count / 2} {before.SequenceEqual(after)} {held.Apply((Tensor)Nets.X).Shape} {kept.Layers.OfType<Linear>().Count()}";
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Model Keep(out Linear held)
        {
            held = new Linear(3);
            var lost = new Sequential { new Input(4), held };
            GC.KeepAlive(lost);
            return new Sequential { new Input(4), new Linear(3), new Linear(1) };
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static WeakReference Make()
        {
            var layer = new Linear(2);
            _ = new Sequential { new Input(4), layer, new Dense(1) };
            return new WeakReference(layer, trackResurrection: true);
        }
    }
}
