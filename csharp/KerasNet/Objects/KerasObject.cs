using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Something that Keras made: a layer, a model, an optimizer, a loss …</summary>
    /// <remarks>Members are safe from any thread. Disposing is optional: it gives memory back sooner.</remarks>
    public abstract class KerasObject : IDisposable, IPythonValue
    {
        private readonly PyHandle? handle;
        private readonly PieceSeed? seed;
        private readonly long number;
        private readonly PieceSweep.Watch? watch;

        private protected KerasObject(string symbol, Arguments arguments)
        {
            if (PieceType.IsOfKerasNet(this.GetType()))
            {
                this.handle = Surface.Construct(symbol, arguments);
                return;
            }

            this.seed = new PieceSeed(symbol, arguments, keepsState: true);
            this.number = PieceTable.NewNumber();
            this.handle = this.FirstStandin();
            this.watch = new PieceSweep.Watch(this);
            PieceSweep.Consider();
        }

        private protected KerasObject(PyHandle handle) => this.handle = handle;

        /// <summary>A piece written in C#: Python gets a stand-in for it.</summary>
        private protected KerasObject(PieceSeed seed)
        {
            this.seed = seed;
            this.number = PieceTable.NewNumber();
            if (seed.KeepsState)
            {
                this.handle = this.FirstStandin();
                this.watch = new PieceSweep.Watch(this);
                PieceSweep.Consider();
            }
        }

        internal PyHandle Handle
        {
            get
            {
                this.Prepare();
                this.CheckNotDisposed();
                return this.handle ?? Surface.OnKeras(() => new PyHandle(this.NewStandin(this.number)));
            }
        }

        /// <summary>Whether the object's class is written in C#.</summary>
        private protected bool IsPiece => this.seed != null;

        /// <summary>Whether the object's class is written in C# and derives from one that Keras has, such as <c>Dense</c>.</summary>
        private protected bool IsDerived => this.seed?.IsDerived == true;

        /// <summary>The configuration that makes an equal object: numbers, text, lists and dictionaries.</summary>
        /// <remarks>
        /// A class written in C# has one by itself: the properties that go by the names of its constructor's parameters.
        /// Override it where that does not do, and give the class a constructor whose parameters go by the names in it.
        /// </remarks>
        /// <returns>The configuration, by Keras's own names.</returns>
        public virtual IReadOnlyDictionary<string, object?> GetConfig() =>
            this.IsPiece
                ? PieceConfig.Describe(this, Surface.Host<Dictionary<string, object?>>("piece_base_config", this))
                : this.Invoke<Dictionary<string, object?>>("get_config", new Arguments());

        /// <summary>Makes an object from a configuration, as <see cref="GetConfig"/> gives it: <c>Layer.FromConfig&lt;Dense&gt;(config)</c>.</summary>
        /// <typeparam name="T">The class of Keras.</typeparam>
        /// <param name="config">The configuration, by Keras's own names.</param>
        /// <returns>The object.</returns>
        /// <exception cref="KerasArgumentException">The configuration does not fit, or the class is one of your own: call its constructor.</exception>
        public static T FromConfig<T>(IReadOnlyDictionary<string, object?> config)
            where T : KerasObject =>
            Surface.Call<T>($"{Symbols.NameOf(typeof(T))}.from_config", new Arguments().AddPositional(config));

        /// <summary>Gives up the reference to Keras's object. Other objects that use it keep it alive.</summary>
        public void Dispose()
        {
            this.Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Whether the other stands for the same object of Keras: <c>model.Layers[0]</c> equals the layer that was added.</summary>
        /// <param name="obj">The other.</param>
        /// <returns>True if it does.</returns>
        public override bool Equals(object? obj) =>
            ReferenceEquals(this, obj)
            || (
                obj is KerasObject other
                && !this.IsPiece
                && !other.IsPiece
                && this.handle is { IsDisposed: false } mine
                && other.handle is { IsDisposed: false } theirs
                && mine.Address == theirs.Address
            );

        /// <inheritdoc/>
        public override int GetHashCode() =>
            this.IsPiece || this.handle == null
                ? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this)
                : this.handle.Address.GetHashCode();

        /// <summary>How Python prints the object.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            this.handle == null ? this.GetType().Name
            : this.handle.IsDisposed ? $"{this.GetType().Name} (disposed)"
            : Surface.OnKeras(() => this.handle.Target.ToString() ?? this.GetType().Name);

        PyObject IPythonValue.ToPython()
        {
            this.Prepare();
            this.CheckNotDisposed();
            return this.handle == null ? this.NewStandin(this.number) : this.handle.Target.NewReference();
        }

        /// <summary>Answers a call of Keras to a piece.</summary>
        /// <param name="method">Python's name of the method.</param>
        /// <param name="arguments">The arguments, converted.</param>
        /// <returns>What Keras gets.</returns>
        internal virtual object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "get_config"
                ? this.GetConfig()
                : throw new KerasNetException(
                    $"Keras called {method} of {this.GetType().Name}, which has no such method."
                );

        /// <summary>Whether it is a piece that keeps its stand-in alive.</summary>
        internal bool HoldsStandin => this.watch != null;

        /// <summary>Lets go of the stand-in until it is used again. Needs Python's lock.</summary>
        internal void Weaken() => this.handle?.Weaken();

        /// <summary>Takes hold of the stand-in, for someone has the piece again. Needs Python's lock.</summary>
        internal void TakeHold() => _ = this.handle?.Target;

        /// <summary>Gives up the reference to Keras's object.</summary>
        /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                this.handle?.Dispose();
            }
        }

        /// <summary>Called before Keras sees the object.</summary>
        private protected virtual void Prepare() { }

        private protected virtual PyObject NewStandin(long number) => PieceTable.NewStandin(this, number, this.seed!);

        /// <summary>Calls the method of Keras's class that a C# class overrides.</summary>
        private protected T CallBase<T>(string method, params object?[] arguments) =>
            Surface.Host<T>("call_base", this, method, arguments);

        private protected T Get<T>(string attribute) => Surface.Get<T>(this.Handle, attribute);

        private protected void Set(string attribute, object? value) => Surface.Set(this.Handle, attribute, value);

        private protected void Set(string attribute, double value, Bounds bounds)
        {
            bounds.Check(this.GetType().Name, attribute, value);
            this.Set(attribute, value);
        }

        private protected T Invoke<T>(string method, Arguments arguments) =>
            Surface.Invoke<T>(this.Handle, method, arguments);

        private protected void Invoke(string method, Arguments arguments) =>
            Surface.Invoke<object?>(this.Handle, method, arguments);

        private void CheckNotDisposed()
        {
            if (this.handle != null && this.handle.IsDisposed)
            {
                var name = this.GetType().Name;
                throw new ObjectDisposedException(name, $"This {name} was disposed and can't be used any more.");
            }
        }

        private PyHandle FirstStandin() =>
            Surface.OnKeras(() => new PyHandle(PieceTable.NewStandin(this, this.number, this.seed!)));

        /// <summary>The error of a piece whose class lacks the method that Keras needs.</summary>
        private protected KerasNetException Lacks(string method) =>
            new KerasNetException($"{this.GetType().Name} must override {method}.");
    }
}
