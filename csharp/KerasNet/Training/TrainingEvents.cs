using System.Collections.Generic;
using System.Diagnostics.Tracing;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Tells how trainings run, for <c>dotnet-trace collect --providers KerasNet.Training</c> and listeners.</summary>
    [EventSource(Name = "KerasNet.Training")]
    public sealed class TrainingEvents : EventSource
    {
        private const int FitPlanId = 1;

        private TrainingEvents() { }

        /// <summary>The one source.</summary>
        public static TrainingEvents Log { get; } = new TrainingEvents();

        /// <summary>Written when a training begins: which loop runs, and why. <see cref="History.Plan"/> holds the same sentence.</summary>
        /// <param name="model">The model's name.</param>
        /// <param name="accelerated">Whether it is the accelerated loop.</param>
        /// <param name="plan">One sentence.</param>
        [Event(FitPlanId, Level = EventLevel.Informational, Message = "{0}: {2}")]
        public void FitPlan(string model, bool accelerated, string plan)
        {
            if (this.IsEnabled())
            {
                this.WriteEvent(FitPlanId, model, accelerated, plan);
            }
        }

        /// <summary>What the host is given to tell the plan to; null when nobody listens.</summary>
        [NonEvent]
        internal object? Receiver() => this.IsEnabled() ? new PlanReceiver() : null;

        private sealed class PlanReceiver : IPythonValue
        {
            PyObject IPythonValue.ToPython() =>
                PythonFunction.CreateReceiver<Dictionary<string, object?>>(facts =>
                    Log.FitPlan((string)facts["model"]!, (bool)facts["accelerated"]!, (string)facts["plan"]!)
                );
        }
    }
}
