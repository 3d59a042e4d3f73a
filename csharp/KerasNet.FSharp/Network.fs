namespace KerasNet.FSharp

open System.Collections.Generic
open KerasNet
open KerasNet.Callbacks
open KerasNet.Losses
open KerasNet.Metrics
open KerasNet.Optimizers

/// What happens with a model, as functions for pipelines: `model |> Network.fit (x, y, epochs = 5<epoch>)`.
[<AbstractClass; Sealed>]
type Network =

    /// Everything between an input and an output.
    static member create(input: Tensor, output: Tensor, ?name: string) = new Model(input, output, Given.text name)

    /// Everything between several inputs and an output.
    static member create(inputs: Tensor list, output: Tensor, ?name: string) =
        new Model(List<Tensor> inputs, output, Given.text name)

    /// Everything between several inputs and several outputs.
    static member create(inputs: Tensor list, outputs: Tensor list, ?name: string) =
        new Model(List<Tensor> inputs, List<Tensor> outputs, Given.text name)

    /// One step after the other.
    static member sequential(input: Tensor, steps: (Tensor -> Tensor) list) =
        Network.create(input, List.fold (|>) input steps)

    /// Chooses how the model is trained, by Keras's names, and gives the model back.
    static member compile(optimizer: string, loss: string, ?metrics: string list) =
        fun (model: #Model) ->
            model.Compile(
                optimizer = !>optimizer,
                loss = !>loss,
                metrics = Given.structure (Option.map List.toArray metrics))
            model

    /// Chooses how the model is trained, and gives the model back.
    static member compile(optimizer: Optimizer, loss: OneOrMany<Loss>, ?metrics: OneOrMany<Metric>, ?lossWeights: (string * float) list) =
        fun (model: #Model) ->
            model.Compile(
                optimizer = !>optimizer,
                loss = loss,
                metrics = Option.defaultValue Unchecked.defaultof<_> metrics,
                lossWeights = !>(lossWeights |> Option.map dict |> Option.map Dictionary |> Option.toObj))
            model

    /// Trains the model with inputs and targets, or with a data set that has both; the calling thread waits.
    /// `classWeight` tells how much the samples of a class count, `sampleWeight` how much each sample does.
    static member fit
        (x: ModelData, ?y: ModelData, ?epochs: int<epoch>, ?batchSize: int<sample>, ?validationData: ValidationData,
         ?validationSplit: float, ?callbacks: Callback list, ?verbose: Verbose, ?shuffle: bool,
         ?classWeight: (int * float) list, ?sampleWeight: NDArray) =
        fun (model: #Model) ->
            model.Fit(
                x, Given.data y,
                epochs = int (defaultArg epochs 1<epoch>),
                batchSize = Given.number (Option.map int batchSize),
                validationData = Option.defaultValue Unchecked.defaultof<_> validationData,
                validationSplit = defaultArg validationSplit 0.0,
                callbacks = (callbacks |> Option.map Seq.ofList |> Option.toObj),
                verbose = defaultArg verbose Verbose.Auto,
                shuffle = defaultArg shuffle true,
                classWeight = Given.weights classWeight,
                sampleWeight = Given.structure sampleWeight)

    /// Trains the model in the background. Cancelling the async ends it after the step that is running.
    static member fitAsync
        (x: ModelData, ?y: ModelData, ?epochs: int<epoch>, ?batchSize: int<sample>, ?validationData: ValidationData,
         ?validationSplit: float, ?callbacks: Callback list, ?progress: TrainingProgress -> unit, ?shuffle: bool,
         ?classWeight: (int * float) list, ?sampleWeight: NDArray) =
        fun (model: #Model) ->
            async {
                let! token = Async.CancellationToken
                let report =
                    match progress with
                    | Some tell -> { new System.IProgress<TrainingProgress> with member __.Report made = tell made }
                    | None -> null
                return!
                    model.FitAsync(
                        x, Given.data y,
                        epochs = int (defaultArg epochs 1<epoch>),
                        batchSize = Given.number (Option.map int batchSize),
                        validationData = Option.defaultValue Unchecked.defaultof<_> validationData,
                        validationSplit = defaultArg validationSplit 0.0,
                        callbacks = (callbacks |> Option.map Seq.ofList |> Option.toObj),
                        shuffle = defaultArg shuffle true,
                        classWeight = Given.weights classWeight,
                        sampleWeight = Given.structure sampleWeight,
                        verbose = Verbose.Silent,
                        progress = report,
                        cancellationToken = token)
                    |> Async.AwaitTask
            }

    /// Loss and metrics on data.
    static member evaluate(x: ModelData, ?y: ModelData, ?batchSize: int<sample>) =
        fun (model: #Model) ->
            model.Evaluate(x, Given.data y, batchSize = Given.number (Option.map int batchSize), verbose = Verbose.Silent)

    /// The output for data.
    static member predict(x: ModelData, ?batchSize: int<sample>) =
        fun (model: #Model) -> model.Predict(x, batchSize = Given.number (Option.map int batchSize))

    /// Saves the whole model and gives its full path.
    static member save(path: string) = fun (model: #Model) -> model.Save path

    /// Loads a model.
    static member load(path: string) = Model.Load path

    /// The model as a step of a pipeline: `input |> Network.apply pretrained |> Layers.dense 1`.
    static member apply(model: Model) = fun (input: Tensor) -> model.Apply(input)

    /// Freezes the model's weights, or lets them learn again; compile it afterwards.
    static member trainable(value: bool) =
        fun (model: #Model) ->
            model.Trainable <- value
            model

    /// A layer by its name, if there is one.
    static member tryLayer(name: string) =
        fun (model: #Model) -> model.Layers |> Seq.tryFind (fun layer -> layer.Name = name)
