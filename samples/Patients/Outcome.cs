namespace Patients
{
    /// <summary>What became of a patient. The properties are the model's outputs, by name.</summary>
    internal sealed class Outcome
    {
        /// <summary>Whether the CD4 count halved, AIDS broke out or the patient died during the trial.</summary>
        public bool Progressed { get; set; }

        /// <summary>The CD4 count after 20 weeks, in hundreds.</summary>
        public float Cd4Later { get; set; }
    }
}
