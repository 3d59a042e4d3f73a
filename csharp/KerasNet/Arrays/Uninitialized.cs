using System;

namespace KerasNet.Arrays
{
    /// <summary>New .NET arrays that are not cleared first, where the runtime can do that (.NET 5 and later).</summary>
    internal static class Uninitialized<T>
    {
        private static readonly Func<int, bool, T[]> Allocate = Find() ?? ((length, isPinned) => new T[length]);

        internal static T[] Array(int length) => Allocate(length, false);

        private static Func<int, bool, T[]>? Find()
        {
            var method = typeof(GC).GetMethod("AllocateUninitializedArray");
            return method == null
                ? null
                : (Func<int, bool, T[]>)
                    Delegate.CreateDelegate(typeof(Func<int, bool, T[]>), method.MakeGenericMethod(typeof(T)));
        }
    }
}
