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

    /// Rows of numbers, equally long: `Data.ofRows [ [ 0.0f; 1.0f ]; [ 1.0f; 0.0f ] ]`.
    let ofRows (rows: #seq<'number> seq): ModelData = !>(Arrays.ofRows rows)

    /// A data set, or anything of Keras that gives batches.
    let dataset (dataset: Dataset): ModelData = !>(dataset :> KerasObject)

    /// Batches that a class of yours makes one after the other.
    let generator (generator: DataGenerator): ModelData = !>generator

    /// A data set of arrays, a row of each at a time: `|> Data.shuffle 1000<sample> |> Data.batch 32<sample>`.
    let ofArrays (x: ModelData) (y: ModelData): Dataset = Dataset.FromArrays(x, y)

    /// A data set of records or objects: each property is an input by its name, `target` names the one to learn.
    let ofSeq (target: string) (batchSize: int<sample>) (rows: 'row seq): Dataset =
        Dataset.FromRows(rows, target = target, batchSize = int batchSize)

    /// Changes inputs and targets; the function is traced once and compiled.
    let map (change: Tensor -> Tensor -> Tensor * Tensor) (dataset: Dataset): Dataset =
        let changed = Func<Tensor, Tensor, struct (Tensor * Tensor)>(fun x y -> let x, y = change x y in struct (x, y))
        dataset.Map(changed)

    /// Changes inputs alone; the function is traced once and compiled.
    let mapInputs (change: Tensor -> Tensor) (dataset: Dataset): Dataset =
        dataset.MapInputs(Func<Tensor, Tensor> change)

    /// In another order each epoch, chosen from so many at a time.
    let shuffle (buffer: int<sample>) (dataset: Dataset): Dataset = dataset.Shuffle(int buffer)

    /// Several rows at once.
    let batch (size: int<sample>) (dataset: Dataset): Dataset = dataset.Batch(int size)

    /// Makes the next batches while one is used.
    let prefetch (dataset: Dataset): Dataset = dataset.Prefetch()

    /// Inputs and targets to validate with.
    let validation (x: ModelData) (y: ModelData): ValidationData = !> (struct (x, y))

    /// A data set to validate with.
    let validationSet (dataset: Dataset): ValidationData = !>(dataset :> KerasObject)
