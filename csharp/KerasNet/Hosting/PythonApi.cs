using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Entries of Python's C interface that arrays call directly, because a .NET object a crossing is too much there.</summary>
    /// <remarks>Every member needs Python's lock. A zero result means that Python has raised: see <see cref="Raised"/>.</remarks>
    internal static unsafe class PythonApi
    {
        private static Func<IntPtr, PyObject> own = _ => throw new InvalidOperationException("Python does not run.");

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        internal delegate IntPtr TwoObjects(IntPtr left, IntPtr right);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        internal delegate void CapsuleDestructor(IntPtr capsule);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate void OneObject(IntPtr value);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr VectorcallEntry(IntPtr callable, IntPtr* arguments, IntPtr count, IntPtr names);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr CompareEntry(IntPtr left, IntPtr right, int comparison);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int SetItemEntry(IntPtr target, IntPtr key, IntPtr value);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr ThreeObjects(IntPtr first, IntPtr second, IntPtr third);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr FromSize(IntPtr size);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int SetTupleItem(IntPtr tuple, IntPtr index, IntPtr item);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr FromLong(long number);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr FromDouble(double number);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate void FetchEntry(out IntPtr type, out IntPtr value, out IntPtr traceback);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate void NormalizeEntry(ref IntPtr type, ref IntPtr value, ref IntPtr traceback);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int SetTracebackEntry(IntPtr error, IntPtr traceback);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate IntPtr NewCapsule(IntPtr pointer, IntPtr name, IntPtr destructor);

        private static OneObject incRef = null!;
        private static OneObject decRef = null!;
        private static VectorcallEntry vectorcall = null!;
        private static CompareEntry compare = null!;
        private static TwoObjects getItem = null!;
        private static SetItemEntry setItem = null!;
        private static ThreeObjects newSlice = null!;
        private static FromSize newTuple = null!;
        private static SetTupleItem setTupleItem = null!;
        private static FromLong fromLong = null!;
        private static FromDouble fromDouble = null!;
        private static FetchEntry fetch = null!;
        private static NormalizeEntry normalize = null!;
        private static SetTracebackEntry setTraceback = null!;
        private static NewCapsule newCapsule = null!;
        private static TwoObjects capsulePointer = null!;

        /// <summary>Python's None; borrowed.</summary>
        internal static IntPtr None { get; private set; }

        /// <summary>Python's Ellipsis; borrowed.</summary>
        internal static IntPtr Ellipsis { get; private set; }

        /// <summary>Binds to libpython.</summary>
        internal static void Bind()
        {
            own = MakeOwner();
            incRef = NativePython.Entry<OneObject>("Py_IncRef");
            decRef = NativePython.Entry<OneObject>("Py_DecRef");
            vectorcall = NativePython.Entry<VectorcallEntry>("PyObject_Vectorcall");
            compare = NativePython.Entry<CompareEntry>("PyObject_RichCompare");
            getItem = NativePython.Entry<TwoObjects>("PyObject_GetItem");
            setItem = NativePython.Entry<SetItemEntry>("PyObject_SetItem");
            newSlice = NativePython.Entry<ThreeObjects>("PySlice_New");
            newTuple = NativePython.Entry<FromSize>("PyTuple_New");
            setTupleItem = NativePython.Entry<SetTupleItem>("PyTuple_SetItem");
            fromLong = NativePython.Entry<FromLong>("PyLong_FromLongLong");
            fromDouble = NativePython.Entry<FromDouble>("PyFloat_FromDouble");
            fetch = NativePython.Entry<FetchEntry>("PyErr_Fetch");
            normalize = NativePython.Entry<NormalizeEntry>("PyErr_NormalizeException");
            setTraceback = NativePython.Entry<SetTracebackEntry>("PyException_SetTraceback");
            newCapsule = NativePython.Entry<NewCapsule>("PyCapsule_New");
            capsulePointer = NativePython.Entry<TwoObjects>("PyCapsule_GetPointer");
            None = NativePython.Address("_Py_NoneStruct");
            Ellipsis = NativePython.Address("_Py_EllipsisObject");
        }

        /// <summary>A function of two objects, such as <c>PyNumber_Add</c>.</summary>
        internal static TwoObjects Function(string name) => NativePython.Entry<TwoObjects>(name);

        /// <summary>The address of an object; borrowed.</summary>
#pragma warning disable CS0612 // pythonnet would rather keep it to itself
        internal static IntPtr AddressOf(PyObject value) => value.Handle;
#pragma warning restore CS0612

        /// <summary>A pythonnet object that takes over a reference.</summary>
        internal static PyObject Own(IntPtr stolen) => own(stolen);

        internal static void IncRef(IntPtr value) => incRef(value);

        internal static void DecRef(IntPtr value) => decRef(value);

        /// <summary>Calls with positional arguments, which stay the caller's.</summary>
        /// <param name="callable">What is called.</param>
        /// <param name="arguments">Positional arguments, then those that have names.</param>
        /// <param name="count">Number of positional arguments.</param>
        /// <param name="names">A tuple of the names; zero if there are none.</param>
        internal static IntPtr Call(IntPtr callable, IntPtr* arguments, int count, IntPtr names = default) =>
            vectorcall(callable, arguments, new IntPtr(count), names);

        internal static IntPtr Call(IntPtr callable, IntPtr argument) => Call(callable, &argument, 1);

        internal static IntPtr Compare(IntPtr left, IntPtr right, int comparison) => compare(left, right, comparison);

        internal static IntPtr GetItem(IntPtr target, IntPtr key) => getItem(target, key);

        internal static bool SetItem(IntPtr target, IntPtr key, IntPtr value) => setItem(target, key, value) == 0;

        internal static IntPtr Slice(IntPtr start, IntPtr stop, IntPtr step) => newSlice(start, stop, step);

        internal static IntPtr Integer(long number) => fromLong(number);

        internal static IntPtr Float(double number) => fromDouble(number);

        /// <summary>A tuple that takes over its items.</summary>
        internal static IntPtr Tuple(ReadOnlySpan<IntPtr> stolen)
        {
            var tuple = newTuple(new IntPtr(stolen.Length));
            for (var index = 0; index < stolen.Length; index++)
            {
                _ = setTupleItem(tuple, new IntPtr(index), stolen[index]);
            }

            return tuple;
        }

        internal static IntPtr Capsule(IntPtr pointer, IntPtr name, IntPtr destructor) =>
            newCapsule(pointer, name, destructor);

        internal static IntPtr CapsulePointer(IntPtr capsule, IntPtr name) => capsulePointer(capsule, name);

        /// <summary>The .NET exception for the error that Python has raised, which is cleared.</summary>
        /// <param name="owner">What was called, as C# calls it; null if it is for Python to say.</param>
        internal static Exception Raised(string? owner = null)
        {
            fetch(out var type, out var value, out var traceback);
            if (type == IntPtr.Zero)
            {
                return new KerasNetException("Python failed without saying why.");
            }

            normalize(ref type, ref value, ref traceback);
            if (traceback != IntPtr.Zero)
            {
                _ = setTraceback(value, traceback);
                decRef(traceback);
            }

            decRef(type);
            using var error = Own(value);
            return ErrorTranslator.Translate(error, owner);
        }

        /// <summary>The result of a call, or its error thrown.</summary>
        internal static IntPtr Check(IntPtr result) => result != IntPtr.Zero ? result : throw Raised();

        /// <summary>pythonnet has a constructor that takes a reference over, but not a public one.</summary>
        private static Func<IntPtr, PyObject> MakeOwner()
        {
            var constructor =
                typeof(PyObject).GetConstructor(
                    BindingFlags.Instance | BindingFlags.NonPublic,
                    null,
                    new[] { typeof(IntPtr) },
                    null
                )
                ?? throw new KerasNetException(
                    "This version of pythonnet does not fit KerasNet; use the one it was built with."
                );
            var method = new DynamicMethod("Own", typeof(PyObject), new[] { typeof(IntPtr) }, typeof(PyObject), true);
            var code = method.GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Newobj, constructor);
            code.Emit(OpCodes.Ret);
            return (Func<IntPtr, PyObject>)method.CreateDelegate(typeof(Func<IntPtr, PyObject>));
        }
    }
}
