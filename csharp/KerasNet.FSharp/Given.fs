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

    let activation (value: string option): ActivationFunction = structure value

    let sizes (value: (int * int) option): IntOrTuple =
        match value with
        | Some(height, width) -> !> (struct (height, width))
        | None -> Unchecked.defaultof<IntOrTuple>
