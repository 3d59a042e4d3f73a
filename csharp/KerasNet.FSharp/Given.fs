namespace KerasNet.FSharp

open KerasNet

/// Options as the parameters of KerasNet, where what is not given is left to Keras.
module internal Given =

    let inline structure (value: ^given option): ^parameter =
        match value with
        | Some given -> !> given
        | None -> Unchecked.defaultof< ^parameter>

    let number (value: 'number option) = Option.toNullable value

    let text (value: string option) = Option.toObj value

    let shape (lengths: int list): Shape =
        let length value = if value < 0 then System.Nullable() else System.Nullable value
        Shape(lengths |> List.map length |> List.toArray)

    let shapeOption (value: int list option): Shape =
        match value with
        | Some lengths -> shape lengths
        | None -> Unchecked.defaultof<Shape>

    let data (value: ModelData option): ModelData = Option.defaultValue Unchecked.defaultof<ModelData> value

    let weights (value: (int * float) list option): System.Collections.Generic.IReadOnlyDictionary<int, float> =
        match value with
        | Some weights -> System.Collections.Generic.Dictionary(dict weights) :> _
        | None -> null
