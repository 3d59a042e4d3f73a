namespace KerasNet.FSharp

/// Units that keep the whole numbers of a training apart: `epochs = 5<epoch>, batchSize = 64<sample>`.
[<AutoOpen>]
module Units =

    /// Once through all samples.
    [<Measure>]
    type epoch

    /// One row of the data.
    [<Measure>]
    type sample

    /// One batch of samples.
    [<Measure>]
    type step
