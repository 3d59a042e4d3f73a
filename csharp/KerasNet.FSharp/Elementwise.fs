namespace KerasNet.FSharp

open KerasNet

/// Comparing arrays element by element; F#'s own `>` and `=` compare whole values. Numbers: `array .> !>0.5`.
[<AutoOpen>]
module Elementwise =

    /// True where the left is greater.
    let (.>) (left: NDArray) (right: NDArray) = NDArray.op_GreaterThan(left, right)

    /// True where the left is greater or equal.
    let (.>=) (left: NDArray) (right: NDArray) = NDArray.op_GreaterThanOrEqual(left, right)

    /// True where the left is smaller.
    let (.<) (left: NDArray) (right: NDArray) = NDArray.op_LessThan(left, right)

    /// True where the left is smaller or equal.
    let (.<=) (left: NDArray) (right: NDArray) = NDArray.op_LessThanOrEqual(left, right)

    /// True where both are equal.
    let (.=) (left: NDArray) (right: NDArray) = left.EqualTo(!>right)
