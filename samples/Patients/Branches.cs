using System;

namespace Patients
{
    /// <summary>Which inputs a model may see.</summary>
    [Flags]
    internal enum Branches
    {
        Numbers = 1,
        Categories = 2,
        Both = Numbers | Categories,
    }
}
