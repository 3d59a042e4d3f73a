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
        private readonly PyHandle handle;

        private protected KerasObject(string symbol, Arguments arguments) =>
            this.handle = Surface.Construct(symbol, arguments);

        private protected KerasObject(PyHandle handle) => this.handle = handle;

        internal PyHandle Handle => this.handle;

        /// <summary>The configuration that makes an equal object: numbers, text, lists and dictionaries.</summary>
        /// <returns>The configuration, by Keras's own names.</returns>
        public IReadOnlyDictionary<string, object?> GetConfig() =>
            this.Invoke<Dictionary<string, object?>>("get_config", new Arguments());

        /// <summary>Gives up the reference to Keras's object. Other objects that use it keep it alive.</summary>
        public void Dispose()
        {
            this.Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        /// <summary>How Python prints the object.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            this.handle.IsDisposed
                ? $"{this.GetType().Name} (disposed)"
                : Surface.OnKeras(() => this.handle.Target.ToString() ?? this.GetType().Name);

        PyObject IPythonValue.ToPython() => this.handle.Target.NewReference();

        /// <summary>Gives up the reference to Keras's object.</summary>
        /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                this.handle.Dispose();
            }
        }

        private protected T Get<T>(string attribute) => Surface.Get<T>(this.handle, attribute);

        private protected void Set(string attribute, object? value) => Surface.Set(this.handle, attribute, value);

        private protected T Invoke<T>(string method, Arguments arguments) =>
            Surface.Invoke<T>(this.handle, method, arguments);

        private protected void Invoke(string method, Arguments arguments) =>
            Surface.Invoke<object?>(this.handle, method, arguments);
    }
}
