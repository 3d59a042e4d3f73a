namespace KerasNet.FSharp

open KerasNet

/// The numbers of a training, with options where there may be none.
[<RequireQualifiedAccess>]
module History =

    /// A metric, one number an epoch, if it was measured.
    let tryMetric (name: string) (history: History): float list option =
        if history.ContainsKey name then Some(List.ofSeq history.[name]) else None

    /// The last value of a metric, if it was measured.
    let tryLast name history = tryMetric name history |> Option.bind List.tryLast

    /// The best epoch by a metric that should be small, with its value.
    let tryBest name history =
        tryMetric name history
        |> Option.filter (List.isEmpty >> not)
        |> Option.map (List.indexed >> List.minBy snd >> fun (index, value) -> index * 1<epoch>, value)
