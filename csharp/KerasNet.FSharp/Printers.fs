namespace KerasNet.FSharp

open KerasNet

/// How F# Interactive shows values: `fsi.AddPrinter Printers.array`, `fsi.AddPrinter Printers.model`.
[<RequireQualifiedAccess>]
module Printers =

    /// An array as numpy prints it, with its shape and type.
    let array (array: NDArray) = sprintf "%O\n%O %O" array array.Shape array.DType

    /// A model as the table of its layers.
    let model (model: Model) = model.Summary()

    /// The last epoch of a training.
    let history (history: History) =
        history.Keys
        |> Seq.map (fun name -> sprintf "%s %.4f" name (Seq.last history.[name]))
        |> String.concat ", "
        |> sprintf "%d epochs; last: %s" history.Epochs.Count
