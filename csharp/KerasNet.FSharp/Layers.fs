namespace KerasNet.FSharp

open KerasNet
open KerasNet.Layers

/// Layers as functions of a tensor, for pipelines: `input |> Layers.dense 32 |> Layers.relu`.
/// Each call makes one layer: bind it to a name and apply it twice, and both share its weights.
/// There is a function for every layer of Keras, with its parameters (`Generated/`); where one parameter takes a number
/// or several (`strides`), the function takes the number, and `Layers.apply (Conv2D(8, !> 3, strides = !> struct (2, 1)))` takes both.
[<AbstractClass; Sealed>]
type Layers =

    /// Applies any layer of KerasNet: `|> Layers.apply (GroupNormalization(8))`.
    static member apply(layer: Layer) = fun (input: Tensor) -> layer.Apply(input)

    /// Where data enter: the length of each axis of one sample, `Layers.input [ 28; 28; 1 ]`. Use `-1` for any length.
    static member input(shape: int list, ?name: string, ?dtype: string): Tensor =
        Input(Given.shape shape, name = Given.text name, dtype = Given.structure dtype) :> Tensor

    /// max(x, 0).
    static member relu: Tensor -> Tensor = fun input -> Layers.apply (ReLU()) input

    /// Shares that sum to 1.
    static member softmax: Tensor -> Tensor = fun input -> Layers.apply (Softmax()) input

    /// Any function of a tensor, as a layer; a file cannot hold it.
    static member lambda(compute: Tensor -> Tensor): Tensor -> Tensor =
        Layers.apply (new Lambda(System.Func<Tensor, Tensor> compute))
