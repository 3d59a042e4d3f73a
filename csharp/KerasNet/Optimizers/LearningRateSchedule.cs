using KerasNet.Hosting;

namespace KerasNet.Optimizers.Schedules
{
    /// <summary>A learning rate that depends on the step: the base of all schedules (<c>keras.optimizers.schedules.LearningRateSchedule</c>).</summary>
    public partial class LearningRateSchedule : KerasObject
    {
        private protected LearningRateSchedule(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal LearningRateSchedule(PyHandle handle)
            : base(handle) { }
    }
}
