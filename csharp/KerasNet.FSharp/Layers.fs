namespace KerasNet.FSharp

open System.Collections.Generic
open KerasNet
open KerasNet.Layers

/// Layers as functions of a tensor, for pipelines: `input |> Layers.dense 32 |> Layers.relu`.
/// Each call makes one layer: bind it to a name and apply it twice, and both share its weights.
[<AbstractClass; Sealed>]
type Layers =

    /// Applies any layer of KerasNet: `|> Layers.apply (GroupNormalization(8))`.
    static member apply(layer: Layer) = fun (input: Tensor) -> layer.Apply(input)

    /// Where data enter: the length of each axis of one sample, `Layers.input [ 28; 28; 1 ]`. Use `-1` for any length.
    static member input(shape: int list, ?name: string, ?dtype: string): Tensor =
        let lengths = shape |> List.map (fun length -> if length < 0 then System.Nullable() else System.Nullable length)
        Input(Shape(List.toArray lengths), name = Given.text name, dtype = Given.structure dtype) :> Tensor

    /// `activation(inputs · kernel + bias)`.
    static member dense(units: int, ?activation: string, ?useBias: bool, ?name: string) =
        Dense(units, activation = Given.activation activation, useBias = defaultArg useBias true, name = Given.text name)
        |> Layers.apply

    /// Convolution over time.
    static member conv1D(filters: int, kernelSize: int, ?activation: string, ?strides: int, ?padding: string, ?name: string) =
        Conv1D(
            filters, !>kernelSize, strides = Given.structure strides, padding = Given.structure padding,
            activation = Given.activation activation, name = Given.text name)
        |> Layers.apply

    /// Convolution over pictures, with square kernels.
    static member conv2D(filters: int, kernelSize: int, ?activation: string, ?strides: int, ?padding: string, ?name: string) =
        Conv2D(
            filters, !>kernelSize, strides = Given.structure strides, padding = Given.structure padding,
            activation = Given.activation activation, name = Given.text name)
        |> Layers.apply

    /// The largest value of each window of time. Keras's window: 2.
    static member maxPool1D(?poolSize: int, ?strides: int, ?padding: string) =
        MaxPooling1D(Given.structure poolSize, strides = Given.structure strides, padding = Given.structure padding)
        |> Layers.apply

    /// The largest value of each window of a picture. Keras's window: 2 x 2.
    static member maxPool2D(?poolSize: int, ?strides: int, ?padding: string) =
        MaxPooling2D(Given.structure poolSize, strides = Given.structure strides, padding = Given.structure padding)
        |> Layers.apply

    /// The mean over time.
    static member globalAveragePool1D() = GlobalAveragePooling1D() |> Layers.apply

    /// The mean over a picture.
    static member globalAveragePool2D() = GlobalAveragePooling2D() |> Layers.apply

    /// All axes but the first as one.
    static member flatten() = Flatten() |> Layers.apply

    /// Each sample in another shape.
    static member reshape(shape: int list) = Reshape(!>(List.toArray shape)) |> Layers.apply

    /// Sets this share of the inputs to 0 while training.
    static member dropout(rate: float, ?seed: int) = Dropout(rate, seed = Given.structure seed) |> Layers.apply

    /// Mean 0 and variance 1 over a batch.
    static member batchNormalization(?momentum: float) =
        BatchNormalization(momentum = defaultArg momentum 0.99) |> Layers.apply

    /// Mean 0 and variance 1 over each sample.
    static member layerNormalization() = LayerNormalization() |> Layers.apply

    /// Whole numbers to vectors.
    static member embedding(inputDim: int, outputDim: int, ?maskZero: bool, ?name: string) =
        Embedding(inputDim, outputDim, maskZero = defaultArg maskZero false, name = Given.text name) |> Layers.apply

    /// A long short-term memory.
    static member lstm(units: int, ?returnSequences: bool, ?dropout: float, ?name: string) =
        LSTM(units, returnSequences = defaultArg returnSequences false, dropout = defaultArg dropout 0.0, name = Given.text name)
        |> Layers.apply

    /// A gated recurrent unit.
    static member gru(units: int, ?returnSequences: bool, ?dropout: float, ?name: string) =
        GRU(units, returnSequences = defaultArg returnSequences false, dropout = defaultArg dropout 0.0, name = Given.text name)
        |> Layers.apply

    /// A recurrent layer of KerasNet in both directions: `Layers.bidirectional (LSTM(16))`.
    static member bidirectional(layer: Layer, ?name: string) = Bidirectional(layer, name = Given.text name) |> Layers.apply

    /// An activation by its name: `relu`, `softmax`, `gelu` …
    static member activation(name: string) = Activation(!>name) |> Layers.apply

    /// max(x, 0).
    static member relu: Tensor -> Tensor = fun input -> Layers.activation "relu" input

    /// Shares that sum to 1.
    static member softmax: Tensor -> Tensor = fun input -> Layers.activation "softmax" input

    /// Several tensors side by side, along the last axis unless another is named.
    static member concatenate(inputs: Tensor seq, ?axis: int): Tensor =
        Concatenate(axis = Given.structure axis).Apply(List<Tensor> inputs)

    /// The sum of several tensors.
    static member add(inputs: Tensor seq): Tensor = Add().Apply(List<Tensor> inputs)

    /// The product of several tensors.
    static member multiply(inputs: Tensor seq): Tensor = Multiply().Apply(List<Tensor> inputs)

    /// The mean of several tensors.
    static member average(inputs: Tensor seq): Tensor = Average().Apply(List<Tensor> inputs)
