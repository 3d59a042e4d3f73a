using System;
using System.Threading;

namespace KerasNet.Hosting
{
    /// <summary>The device that the calling code chose. It follows the code through <c>await</c>, and comes along to the thread that calls Keras.</summary>
    internal static class DeviceScope
    {
        private static readonly AsyncLocal<string?> Current = new AsyncLocal<string?>();

        /// <summary>The device chosen; null: as the backend decides.</summary>
        internal static string? Name
        {
            get => Current.Value;
            set => Current.Value = value;
        }

        /// <summary>The same work, on the device that the calling code chose.</summary>
        internal static Func<T> Around<T>(Func<T> work)
        {
            var device = Current.Value;
            return device == null || KerasThread.IsCurrent
                ? work
                : () =>
                {
                    using var scope = Surface.HostRaw("enter_device", device);
                    try
                    {
                        return work();
                    }
                    finally
                    {
                        Surface.HostRaw("leave_device", scope).Dispose();
                    }
                };
        }
    }
}
