using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Hands the host's reports to a program's <see cref="IProgress{T}"/>.</summary>
    internal sealed class ProgressReceiver : IPythonValue
    {
        private readonly IProgress<TrainingProgress> progress;

        internal ProgressReceiver(IProgress<TrainingProgress> progress) => this.progress = progress;

        PyObject IPythonValue.ToPython() =>
            PythonFunction.CreateReceiver<Dictionary<string, object?>>(report =>
                this.progress.Report(new TrainingProgress(report))
            );
    }
}
