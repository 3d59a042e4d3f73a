// Two inputs and layers that both share: which of two handwritten digits is the larger?
// ./build.sh run CompareDigits [--epochs N]
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.dll"
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.FSharp.dll"

open System
open KerasNet
open KerasNet.Datasets
open KerasNet.FSharp

let epochs =
    match List.ofArray fsi.CommandLineArgs with
    | [ _; "--epochs"; count ] -> int count * 1<epoch>
    | _ -> 4<epoch>

/// Pairs of different digits, by name, and whether the left one is the larger.
let pairs (digits: LabeledImages) count (random: Random) =
    let labels = digits.Labels.ToArray<int64>()
    let chosen =
        Seq.initInfinite (fun _ -> random.Next digits.Count, random.Next digits.Count)
        |> Seq.filter (fun (left, right) -> labels.[left] <> labels.[right])
        |> Seq.take count
        |> Array.ofSeq
    let images side = digits.Images.[!>(Array.map side chosen: int[])]
    let larger = chosen |> Array.map (fun (left, right) -> if labels.[left] > labels.[right] then 1.0f else 0.0f)
    Data.named [ "left", images fst; "right", images snd ], Data.ofArray larger

Utils.SetRandomSeed 11
let struct (train, test) = Digits.Load()
let random = Random 11
let trainX, trainY = pairs train 8000 random
let testX, testY = pairs test 2000 random

let left = Layers.input ([ 28; 28; 1 ], name = "left")
let right = Layers.input ([ 28; 28; 1 ], name = "right")

// Each line makes its layer once; what `encode` is applied to shares them.
let encode =
    Layers.conv2D (16, 5, activation = "relu")
    >> Layers.maxPool2D ()
    >> Layers.conv2D (32, 3, activation = "relu")
    >> Layers.maxPool2D ()
    >> Layers.flatten ()
    >> Layers.dense (32, activation = "relu")

let isLarger =
    Layers.concatenate [ encode left; encode right ]
    |> Layers.dense (64, activation = "relu")
    |> Layers.dense (1, activation = "sigmoid", name = "is_larger")

let model =
    Network.create ([ left; right ], isLarger, name = "compare_digits")
    |> Network.compile ("adam", "binary_crossentropy", metrics = [ "accuracy" ])

model
|> Network.fitAsync (trainX, trainY, epochs = epochs, batchSize = 64<sample>, progress = ConsoleProgress.Bar.Report)
|> Async.RunSynchronously
|> ignore

let measured = model |> Network.evaluate (testX, testY)
printfn "Right on %.1f %% of %d held-out pairs; guessing is right on half" (100.0 * measured.["accuracy"]) 2000
exit (if measured.["accuracy"] > 0.7 then 0 else 1)
