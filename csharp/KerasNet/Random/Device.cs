using System;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Where Keras computes.</summary>
    public static class Device
    {
        /// <summary>Chooses the device for what follows, until the scope is disposed. The choice follows the calling code, also through <c>await</c>; other threads keep theirs.</summary>
        /// <param name="name">Such as <c>cpu:0</c> or <c>gpu:1</c>.</param>
        /// <returns>The scope.</returns>
        /// <example><code>using (Device.Scope("cpu:0")) { … }</code></example>
        public static IDisposable Scope(string name)
        {
            var scope = new Chosen(DeviceScope.Name);
            DeviceScope.Name = name ?? throw new ArgumentNullException(nameof(name));
            return scope;
        }

        private sealed class Chosen : IDisposable
        {
            private readonly string? before;

            internal Chosen(string? before) => this.before = before;

            public void Dispose() => DeviceScope.Name = this.before;
        }
    }
}
