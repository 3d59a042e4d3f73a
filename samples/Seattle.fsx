// The highest temperature in Seattle in three days, from the records of two weeks: a table, windows, a pipeline.
// ./build.sh run Seattle [--epochs N]
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.dll"
#r "../csharp/KerasNet.FSharp/bin/Release/netstandard2.1/KerasNet.FSharp.dll"

open System.Globalization
open System.IO
open KerasNet
open KerasNet.Datasets
open KerasNet.FSharp
open KerasNet.Layers

let epochs =
    match List.ofArray fsi.CommandLineArgs with
    | [ _; "--epochs"; count ] -> int count * 1<epoch>
    | _ -> 15<epoch>

/// Degrees Celsius.
[<Measure>]
type C

type Day = { Rain: float32; High: float32<C>; Low: float32<C>; Wind: float32 }

let days =
    let number (cell: string) = System.Single.Parse(cell, CultureInfo.InvariantCulture)
    File.ReadLines BundledFiles.SeattleWeather
    |> Seq.skip 1
    |> Seq.map (fun line -> line.Split ',')
    |> Seq.map (fun cells ->
        { Rain = number cells.[1]
          High = number cells.[2] * 1.0f<C>
          Low = number cells.[3] * 1.0f<C>
          Wind = number cells.[4] })
    |> List.ofSeq

/// Fourteen days, and the three that follow, for each day there is.
let windows = days |> List.windowed 17 |> List.map Array.ofList
let past, lastYear = windows |> List.splitAt (windows.Length - 365)

/// What the network sees (windows, days, numbers) and what came (windows, 1).
let arrays (part: Day[] list) =
    let part = Array.ofList part
    let number (day: Day) at = [| day.Rain; float32 day.High; float32 day.Low; day.Wind |].[at]
    Data.ofArray (Array3D.init part.Length 14 4 (fun window day at -> number part.[window].[day] at)),
    Data.ofArray (Array2D.init part.Length 1 (fun window _ -> float32 part.[window].[16].High))

let seen, came = arrays past
let testSeen, testCame = arrays lastYear

Utils.SetRandomSeed 3
let normal = new Normalization()
normal.Adapt seen |> ignore

// What it learns is how that day differs from today.
let input = Layers.input [ 14; 4 ]
let todayHigh = input.[*, 13.., 1..1] |> Layers.flatten ()

let change =
    input
    |> Layers.apply normal
    |> Layers.conv1D (16, 3, activation = "relu")
    |> Layers.conv1D (16, 3, activation = "relu")
    |> Layers.flatten ()
    |> Layers.dropout 0.2
    |> Layers.dense 1

let model =
    Network.create (input, Layers.add [ todayHigh; change ])
    |> Network.compile ("adam", "mean_absolute_error")

model.Optimizer.LearningRate <- 0.003

model
|> Network.fit (seen, came, epochs = epochs, batchSize = 32<sample>, verbose = Verbose.Silent)
|> ignore

let asToday = lastYear |> List.averageBy (fun window -> float (abs (window.[16].High - window.[13].High)))
let measured = model |> Network.evaluate (testSeen, testCame)
printfn "Mean error over the last year: %.2f °C; %.2f °C if it stays as today" measured.Loss asToday
exit (if measured.Loss < asToday then 0 else 1)
