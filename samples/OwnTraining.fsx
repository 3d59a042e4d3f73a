// Own pieces in F#: a layer, a training step and a callback, on handwritten digits.
// ./build.sh run OwnTraining [--epochs N]
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.dll"
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.FSharp.dll"

open System
open KerasNet
open KerasNet.Datasets
open KerasNet.FSharp

let epochs =
    match List.ofArray fsi.CommandLineArgs with
    | [ _; "--epochs"; count ] -> int count * 1<epoch>
    | _ -> 5<epoch>

/// Brightness that the network learns for itself: x * gain + offset, one of each for every column.
type Contrast() =
    inherit KerasNet.Layers.Layer()
    let mutable gain: Variable = null
    let mutable offset: Variable = null

    override this.Build(shape: Shape) =
        let columns: Shape = Shape [| shape.[shape.Rank - 1] |]
        gain <- this.AddWeight(name = "gain", shape = columns, initializer = !>"ones")
        offset <- this.AddWeight(name = "offset", shape = columns, initializer = !>"zeros")

    override __.Call(input: Tensor, _: Nullable<bool>, _: Tensor): Tensor = input * gain.Value + offset.Value

/// Trains against inputs that are disturbed where the loss is most sensitive: one step up its gradient.
type Robust(network: Model) =
    inherit Model()

    member __.Network = network

    override __.Call(input: Tensor, training: Nullable<bool>, _: Tensor): Tensor = network.Apply(input, training)

    override this.TrainStep(data: StepData) =
        let x: Tensor = TensorTree.op_Implicit data.X
        let disturbed =
            use tape = new GradientTape()
            tape.Watch x
            let loss = this.ComputeLoss(data.Y, this.ApplyTree(data.X, Nullable true))
            x + Ops.Sign(tape.Gradient(loss, x)) * !>0.03
        use tape = new GradientTape()
        let predicted = this.ApplyTree(!>disturbed, Nullable true)
        let loss = this.ComputeLoss(data.Y, predicted)
        this.Optimizer.Apply(tape.Gradient(loss, this.TrainableWeights), this.TrainableWeights)
        this.ComputeMetrics(data.X, data.Y, predicted)

Utils.SetRandomSeed 5
let struct (train, test) = Digits.Load()
let rows (images: NDArray) = Data.one (images.Reshape(!>[| images.Length; 28 * 28 |]))

let input = Layers.input [ 28 * 28 ]

let scores =
    input
    |> Layers.apply (new Contrast())
    |> Layers.dense (64, activation = "relu")
    |> Layers.dense (10, activation = "softmax")

let model =
    new Robust(Network.create (input, scores))
    |> Network.compile ("adam", "sparse_categorical_crossentropy", metrics = [ "accuracy" ])

let tell =
    Callback.onEpochEnd (fun epoch logs ->
        printfn "Epoch %d: right on %.1f %% of the disturbed digits" (epoch + 1) (100.0 * logs.["accuracy"]))

model
|> Network.fit (
    rows train.Images,
    Data.one train.Labels,
    epochs = epochs,
    batchSize = 64<sample>,
    callbacks = [ tell; Callback.stopWhen (fun _ logs -> logs.["accuracy"] > 0.97) ],
    verbose = Verbose.Silent)
|> ignore

let measured = model |> Network.evaluate (rows test.Images, Data.one test.Labels)
let accuracy = measured.["accuracy"]
printfn "Right on %.1f %% of the held-out digits; guessing is right on 10 %%" (100.0 * accuracy)
exit (if accuracy > 0.7 then 0 else 1)
