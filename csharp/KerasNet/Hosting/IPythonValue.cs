using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>A .NET object that stands for a Python one.</summary>
    internal interface IPythonValue
    {
        /// <summary>A new reference to the Python object, which the caller owns. Needs Python's lock.</summary>
        PyObject ToPython();
    }
}
