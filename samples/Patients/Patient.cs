namespace Patients
{
    /// <summary>What is known of a patient when the trial begins. The properties are the model's inputs, by name.</summary>
    internal sealed class Patient
    {
        public float Age { get; set; }

        public float Weight { get; set; }

        /// <summary>How well the patient manages everyday life, from 0 to 100.</summary>
        public float Karnofsky { get; set; }

        public float DaysOfEarlierTherapy { get; set; }

        public float Cd4 { get; set; }

        public float Cd8 { get; set; }

        public Treatment Treatment { get; set; }

        public Gender Gender { get; set; }

        public Experience Experience { get; set; }

        public bool HasSymptoms { get; set; }

        public bool InjectedDrugs { get; set; }

        public bool Hemophilia { get; set; }
    }

    internal enum Treatment
    {
        Zidovudine,
        ZidovudineAndDidanosine,
        ZidovudineAndZalcitabine,
        Didanosine,
    }

    internal enum Gender
    {
        Female,
        Male,
    }

    /// <summary>How long the patient has had antiretroviral therapy before.</summary>
    internal enum Experience
    {
        Never,
        UpToAYear,
        MoreThanAYear,
    }
}
