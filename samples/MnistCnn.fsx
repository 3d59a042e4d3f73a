// The network of samples/MnistCnn, smaller, as an F# script: ./build.sh run MnistCnn.fsx [--epochs N]
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.dll"
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.FSharp.dll"

open KerasNet
open KerasNet.Datasets
open KerasNet.FSharp

let epochs =
    match List.ofArray fsi.CommandLineArgs with
    | [ _; "--epochs"; count ] -> int count * 1<epoch>
    | _ -> 3<epoch>

Utils.SetRandomSeed 7
let struct (train, test) = Digits.Load()
printfn "%d digits to train with, %d held out" train.Count test.Count

let input = Layers.input [ 28; 28; 1 ]

let scores =
    input
    |> Layers.conv2D (16, 5, activation = "relu")
    |> Layers.maxPool2D ()
    |> Layers.conv2D (32, 3, activation = "relu")
    |> Layers.maxPool2D ()
    |> Layers.flatten ()
    |> Layers.dropout 0.25
    |> Layers.dense (10, activation = "softmax")

let model =
    Network.create (input, scores)
    |> Network.compile ("adam", "sparse_categorical_crossentropy", metrics = [ "accuracy" ])

printfn "%s" (model.Summary())

let history =
    model
    |> Network.fitAsync (
        Data.one train.Images,
        Data.one train.Labels,
        epochs = epochs,
        batchSize = 32<sample>,
        validationData = Data.validation (Data.one test.Images) (Data.one test.Labels),
        progress = ConsoleProgress.Bar.Report
    )
    |> Async.RunSynchronously

match history |> History.tryLast "val_accuracy" with
| Some accuracy -> printfn "Right on %.1f %% of the held-out digits" (100.0 * accuracy)
| None -> printfn "Not measured"

// A guess is right once in ten times.
exit (if history |> History.tryLast "val_accuracy" > Some 0.8 then 0 else 1)
