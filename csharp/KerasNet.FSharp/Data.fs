namespace KerasNet.FSharp

open System
open System.Collections.Generic
open KerasNet

/// Data for a model: one array, several, or arrays by the name of the input.
[<RequireQualifiedAccess>]
module Data =

    /// One array; its first axis counts samples.
    let one (array: NDArray): ModelData = !> array

    /// One array of .NET: `float32[,]`, `int[]`, `string[]` …
    let ofArray (array: Array): ModelData = !> array

    /// One array an input, in the order of the model's inputs.
    let many (arrays: NDArray seq): ModelData = ModelData.Of(Array.ofSeq arrays)

    /// Arrays by the names of the inputs or outputs.
    let named (arrays: (string * NDArray) seq): ModelData =
        let byName = Dictionary<string, NDArray>()
        for name, array in arrays do
            byName.[name] <- array
        !>byName

    /// Inputs and targets to validate with.
    let validation (x: ModelData) (y: ModelData): ValidationData = !> (struct (x, y))
