using System;

namespace DataChecks
{
    /// <summary>An exception of the program's own.</summary>
    public sealed class DataLostException : Exception
    {
        public DataLostException(int batch)
            : base("the tape broke") => this.Batch = batch;

        public int Batch { get; }
    }
}
