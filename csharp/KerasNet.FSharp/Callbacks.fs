namespace KerasNet.FSharp

open System
open System.Collections.Generic
open KerasNet.Callbacks

/// Callbacks that are a function: `callbacks = [ Callback.onEpochEnd (fun epoch logs -> printfn "%d %f" epoch logs.["loss"]) ]`.
/// They run on the thread of the training; what they throw ends it and arrives at the caller of `Network.fit`.
[<RequireQualifiedAccess>]
module Callback =

    /// Losses and metrics by name.
    type Logs = IReadOnlyDictionary<string, float>

    let private numbered (tell: int -> Logs -> unit) = Action<int, Logs>(fun number logs -> tell number logs)

    /// Before each epoch; epochs count from 0.
    let onEpochBegin (tell: int -> Logs -> unit) = new LambdaCallback(onEpochBegin = numbered tell) :> Callback

    /// After each epoch, with its losses and metrics; epochs count from 0.
    let onEpochEnd (tell: int -> Logs -> unit) = new LambdaCallback(onEpochEnd = numbered tell) :> Callback

    /// After each batch, with the losses and metrics so far in the epoch; batches count from 0.
    let onBatchEnd (tell: int -> Logs -> unit) = new LambdaCallback(onTrainBatchEnd = numbered tell) :> Callback

    /// When the training begins.
    let onTrainBegin (tell: Logs -> unit) = new LambdaCallback(onTrainBegin = Action<Logs>(tell)) :> Callback

    /// When the training has ended, with the last losses and metrics.
    let onTrainEnd (tell: Logs -> unit) = new LambdaCallback(onTrainEnd = Action<Logs>(tell)) :> Callback

    /// Ends the training after an epoch for which this is true.
    let stopWhen (isEnough: int -> Logs -> bool) =
        { new Callback() with
            override this.OnEpochEnd(epoch, logs) =
                if isEnough epoch logs then
                    this.Model.StopTraining <- true }
