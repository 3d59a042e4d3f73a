using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>numpy's C interface: the table that its extension modules use, and the fields of its arrays.</summary>
    /// <remarks>
    /// Both are numpy's public binary interface, the same throughout numpy 2. Making an array or asking for its shape
    /// costs nanoseconds here, and microseconds through Python. Every member needs Python's lock.
    /// </remarks>
    internal static unsafe class NumpyApi
    {
        /// <summary>Memory that TensorFlow may look at must begin at a multiple of this.</summary>
        internal const int Alignment = 64;

        internal const int CContiguous = 0x0001;
        internal const int OwnData = 0x0004;
        internal const int Aligned = 0x0100;
        internal const int Writeable = 0x0400;

        /// <summary>Numbers from here on are given to types that packages add, such as bfloat16, as they come.</summary>
        internal const int FirstAddedType = 256;

        // Places in the table.
        private const int VersionPlace = 0;
        private const int ArrayTypePlace = 2;
        private const int CopyIntoPlace = 50;
        private const int NewFromDescrPlace = 94;
        private const int ZerosPlace = 183;
        private const int EmptyPlace = 184;
        private const int SetBasePlace = 282;

        private const int SupportedMajor = 2;

        private static readonly Dictionary<string, IntPtr> Descriptors = new Dictionary<string, IntPtr>();

        // A debugger reads it without Python's lock.
        private static readonly ConcurrentDictionary<int, DType> TypesByNumber = new ConcurrentDictionary<int, DType>();

        private static readonly IntPtr Nothing = Marshal.AllocHGlobal(Alignment);

        private static IntPtr arrayType;
        private static int headBytes;
        private static NewFromDescrEntry newFromDescr = null!;
        private static NewEntry zeros = null!;
        private static NewEntry empty = null!;
        private static TwoArrays copyInto = null!;
        private static TwoArrays setBase = null!;
        private static IntPtr byteType;

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr NewFromDescrEntry(
            IntPtr subtype,
            IntPtr descriptor,
            int rank,
            IntPtr* lengths,
            IntPtr* strides,
            void* data,
            int flags,
            IntPtr other
        );

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr NewEntry(int rank, IntPtr* lengths, IntPtr descriptor, int fortran);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int TwoArrays(IntPtr first, IntPtr second);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate uint GetVersion();

        /// <summary>Binds to numpy, once. Needs Python's lock.</summary>
        internal static void Ensure()
        {
            if (arrayType == IntPtr.Zero)
            {
                Bind();
            }
        }

        /// <summary>The fields of an array.</summary>
        internal static ArrayFields* Fields(IntPtr array) => (ArrayFields*)IntPtr.Add(array, headBytes);

        /// <summary>Whether an object is an array, and of no class derived from it.</summary>
        internal static bool IsArray(IntPtr value) => Marshal.ReadIntPtr(value, headBytes - IntPtr.Size) == arrayType;

        /// <summary>The fields of an array's element type.</summary>
        internal static DescriptorFields* Descriptor(ArrayFields* array) => FieldsOf(array->Descriptor);

        /// <summary>The element type by numpy's number for it; null for one that only has a name.</summary>
        internal static DType? TypeOf(DescriptorFields* descriptor) =>
            TypesByNumber.TryGetValue(descriptor->TypeNumber, out var found) ? found : (DType?)null;

        /// <summary>Remembers the name of an element type for its number. Needs Python's lock.</summary>
        internal static void Learn(int number, DType type) => TypesByNumber[number] = type;

        /// <summary>A new reference to numpy's object for an element type.</summary>
        internal static IntPtr DescriptorOf(DType type)
        {
            if (!Descriptors.TryGetValue(type.Name, out var descriptor))
            {
                using var name = new PyString(type == DType.String ? "O" : type.Name);
                descriptor = PythonApi.Check(PythonApi.Call(Numpy.Function("element_type"), PythonApi.AddressOf(name)));
                Descriptors[type.Name] = descriptor;
            }

            PythonApi.IncRef(descriptor);
            return descriptor;
        }

        /// <summary>An array over memory that <paramref name="owner"/> (a reference taken over; may be zero) keeps alive.</summary>
        internal static IntPtr View(DType type, ReadOnlySpan<IntPtr> lengths, void* data, bool isWritable, IntPtr owner)
        {
            // numpy allocates memory of its own when it gets none.
            data = data == null ? (void*)Nothing : data;
            IntPtr array;
            fixed (IntPtr* first = lengths)
            {
                array = newFromDescr(
                    arrayType,
                    DescriptorOf(type),
                    lengths.Length,
                    first,
                    null,
                    data,
                    CContiguous | Aligned | (isWritable ? Writeable : 0),
                    IntPtr.Zero
                );
            }

            if (array == IntPtr.Zero)
            {
                var error = PythonApi.Raised();
                if (owner != IntPtr.Zero)
                {
                    PythonApi.DecRef(owner);
                }

                throw error;
            }

            if (owner != IntPtr.Zero && setBase(array, owner) != 0)
            {
                var error = PythonApi.Raised();
                PythonApi.DecRef(array);
                throw error;
            }

            return array;
        }

        /// <summary>A new array whose memory begins at a multiple of <see cref="Alignment"/>.</summary>
        internal static IntPtr New(DType type, ReadOnlySpan<IntPtr> lengths, bool isCleared, out long bytes)
        {
            bytes = 0;
            ReleaseQueue.DrainArrays();
            var make = isCleared ? zeros : empty;
            if (type == DType.String)
            {
                fixed (IntPtr* first = lengths)
                {
                    return PythonApi.Check(make(lengths.Length, first, DescriptorOf(type), 0));
                }
            }

            var descriptor = DescriptorOf(type);
            bytes = FieldsOf(descriptor)->ElementBytes.ToInt64();
            PythonApi.DecRef(descriptor);
            foreach (var length in lengths)
            {
                var count = length.ToInt64();
                bytes =
                    count <= 0 || bytes <= (long.MaxValue - Alignment) / count
                        ? bytes * count
                        : throw new KerasOutOfMemoryException(
                            $"An array of the shape {ShapeOf(lengths)} is larger than the memory of any machine."
                        );
            }

            var room = new IntPtr(bytes + Alignment - 1);
            PythonApi.IncRef(byteType);
            var memory = PythonApi.Check(make(1, &room, byteType, 0));
            var address = (long)Fields(memory)->Data;
            var start = (address + Alignment - 1) & -Alignment;
            return View(type, lengths, (void*)start, isWritable: true, memory);
        }

        /// <summary>Copies and converts the elements of one array into another, whatever their layouts.</summary>
        internal static void Copy(IntPtr source, IntPtr destination)
        {
            if (copyInto(destination, source) != 0)
            {
                throw PythonApi.Raised();
            }
        }

        private static string ShapeOf(ReadOnlySpan<IntPtr> lengths) =>
            $"({string.Join(", ", Array.ConvertAll(lengths.ToArray(), length => length.ToInt64()))})";

        private static DescriptorFields* FieldsOf(IntPtr descriptor) =>
            (DescriptorFields*)IntPtr.Add(descriptor, headBytes);

        private static void Bind()
        {
            using var capsule = Numpy.HostFunction("numpy_interface").Invoke();
            var table = (IntPtr*)PythonApi.Check(PythonApi.CapsulePointer(PythonApi.AddressOf(capsule), IntPtr.Zero));
            var version = Marshal.GetDelegateForFunctionPointer<GetVersion>(table[VersionPlace])() >> 24;
            if (version != SupportedMajor)
            {
                throw new HostSetupException(
                    $"KerasNet needs numpy 2, and this Python has numpy {version}. Install it with: pip install 'numpy>=2'"
                );
            }

            using (var head = Numpy.HostFunction("object_head_bytes").Invoke())
            {
                headBytes = head.As<int>();
            }

            newFromDescr = Marshal.GetDelegateForFunctionPointer<NewFromDescrEntry>(table[NewFromDescrPlace]);
            zeros = Marshal.GetDelegateForFunctionPointer<NewEntry>(table[ZerosPlace]);
            empty = Marshal.GetDelegateForFunctionPointer<NewEntry>(table[EmptyPlace]);
            copyInto = Marshal.GetDelegateForFunctionPointer<TwoArrays>(table[CopyIntoPlace]);
            setBase = Marshal.GetDelegateForFunctionPointer<TwoArrays>(table[SetBasePlace]);
            using (var numbers = Numpy.HostFunction("element_type_numbers").Invoke())
            {
                foreach (var (name, number) in FromPython.Take<Dictionary<string, int>>(numbers.NewReference()))
                {
                    TypesByNumber[number] = DType.Parse(name);
                }
            }

            byteType = DescriptorOf(DType.UInt8);
            arrayType = table[ArrayTypePlace];
        }

        /// <summary>What follows the object's head in an array.</summary>
        [StructLayout(LayoutKind.Sequential)]
        internal struct ArrayFields
        {
            internal byte* Data;
            internal int Rank;
            internal IntPtr* Lengths;
            internal IntPtr* Strides;
            internal IntPtr Base;
            internal IntPtr Descriptor;
            internal int Flags;
        }

        /// <summary>What follows the object's head in an element type.</summary>
        [StructLayout(LayoutKind.Sequential)]
        internal struct DescriptorFields
        {
            internal IntPtr ScalarType;
            internal byte Kind;
            internal byte Character;
            internal byte ByteOrder;
            internal byte FormerFlags;
            internal int TypeNumber;
            internal ulong Flags;
            internal IntPtr ElementBytes;
        }
    }
}
