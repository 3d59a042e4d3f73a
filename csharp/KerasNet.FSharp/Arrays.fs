namespace KerasNet.FSharp

open System
open KerasNet

/// F#'s own slices of arrays: `x.[1..3, *]`, `x.[0, 2..]`. As in F#, the end of a range is part of it.
/// The parts share memory. What these don't say, `Slice` does: `x.[Slice.Ellipsis, !>0]`.
[<AutoOpen>]
module Slicing =

    let private range (first: int option) (last: int option): Slice =
        match first, last with
        | None, None -> Slice.All
        | _ ->
            let start = match first with Some index -> Index.op_Implicit index | None -> Index.Start
            // -1 as the last index is an empty range in F#, as `x.[..-1]` of an F# array is.
            let stop = match last with Some index -> Index.op_Implicit (max 0 (index + 1)) | None -> Index.End
            !>(Range(start, stop))

    let private at (index: int): Slice = !>index

    type NDArray with

        /// `x.[1..3]`: a range of the first axis.
        member array.GetSlice(first: int option, last: int option): NDArray = array.[range first last]

        /// `x.[1..3, *]`: ranges of two axes.
        member array.GetSlice(first1: int option, last1: int option, first2: int option, last2: int option): NDArray =
            array.[range first1 last1, range first2 last2]

        /// `x.[0, 2..]`: one of the first axis, a range of the second.
        member array.GetSlice(index1: int, first2: int option, last2: int option): NDArray =
            array.[at index1, range first2 last2]

        /// `x.[1..3, 0]`: a range of the first axis, one of the second.
        member array.GetSlice(first1: int option, last1: int option, index2: int): NDArray =
            array.[range first1 last1, at index2]

        /// `x.[*, *, 1..2]`: ranges of three axes.
        member array.GetSlice
            (first1: int option, last1: int option, first2: int option, last2: int option, first3: int option, last3: int option)
            : NDArray =
            array.[range first1 last1, range first2 last2, range first3 last3]

        /// `x.[*, *, *, 0..0]`: ranges of four axes.
        member array.GetSlice
            (first1: int option, last1: int option, first2: int option, last2: int option, first3: int option, last3: int option,
             first4: int option, last4: int option)
            : NDArray =
            array.[range first1 last1, range first2 last2, range first3 last3, range first4 last4]

    type Tensor with

        /// `x.[0..7]`: a range of the first axis.
        member tensor.GetSlice(first: int option, last: int option): Tensor = tensor.[range first last]

        /// `x.[*, 0..2]`: ranges of two axes.
        member tensor.GetSlice(first1: int option, last1: int option, first2: int option, last2: int option): Tensor =
            tensor.[range first1 last1, range first2 last2]

        /// `x.[*, 13.., 1..1]`: ranges of three axes.
        member tensor.GetSlice
            (first1: int option, last1: int option, first2: int option, last2: int option, first3: int option, last3: int option)
            : Tensor =
            tensor.[range first1 last1, range first2 last2, range first3 last3]

        /// `x.[*, *, *, 0..0]`: ranges of four axes.
        member tensor.GetSlice
            (first1: int option, last1: int option, first2: int option, last2: int option, first3: int option, last3: int option,
             first4: int option, last4: int option)
            : Tensor =
            tensor.[range first1 last1, range first2 last2, range first3 last3, range first4 last4]

/// Making arrays of what F# has.
[<RequireQualifiedAccess>]
module Arrays =

    /// One array of .NET with a copy of its elements: `array2D [ [ 1.0f; 2.0f ] ]`, `[| 1; 2 |]`.
    let ofArray (array: Array): NDArray = NDArrayExtensions.ToNDArray(array)

    /// Numbers of one axis.
    let ofSeq (values: 'number seq): NDArray = NDArray.Create values

    /// Rows of numbers, equally long.
    let ofRows (rows: #seq<'number> seq): NDArray =
        NDArray.FromRows(rows |> Seq.map (fun row -> Seq.toArray row :> System.Collections.Generic.IReadOnlyList<'number>))
