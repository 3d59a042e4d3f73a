namespace KerasNet.FSharp

/// What C# converts by itself and F# 4.7 does not.
[<AutoOpen>]
module Conversions =

    /// Converts as C# does implicitly: `Conv2D(32, !> 5, activation = !> "relu")`.
    let inline (!>) (value: ^from): ^into =
        ((^from or ^into): (static member op_Implicit: ^from -> ^into) value)
