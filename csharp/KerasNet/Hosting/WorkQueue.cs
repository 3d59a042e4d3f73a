using System;
using System.Collections.Concurrent;

namespace KerasNet.Hosting
{
    /// <summary>Work for one thread, done in the order it came.</summary>
    internal sealed class WorkQueue
    {
        private readonly BlockingCollection<Piece> pieces = new BlockingCollection<Piece>();

        internal void Add(Action work) => this.pieces.Add(new Piece(work));

        /// <summary>Does what comes, for ever, on the calling thread.</summary>
        /// <param name="afterEach">Done after each piece of work.</param>
        internal void Run(Action afterEach)
        {
            foreach (var piece in this.pieces.GetConsumingEnumerable())
            {
                piece.Run();
                afterEach();
            }
        }

        /// <summary>Forgets its work when that is done.</summary>
        /// <remarks>
        /// A thread that waits for the next piece still holds the last one, in the loop's variable and in the
        /// enumerator. The work itself refers to all that was given to the call and to its result: arrays would stay
        /// pinned, and a model alive, until the thread has something else to do.
        /// </remarks>
        private sealed class Piece
        {
            private Action? work;

            internal Piece(Action work) => this.work = work;

            internal void Run()
            {
                var taken = this.work!;
                this.work = null;
                taken();
            }
        }
    }
}
