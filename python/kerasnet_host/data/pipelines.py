"""``tf.data`` pipelines: where rows come from, and what is done with them on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from csv import reader as csv_reader
from typing import Any

from kerasnet_host import keras_import
from kerasnet_host.data import foreign_errors, inputs, reading_errors

AUTOTUNE = -1


def from_arrays(x: Any, y: Any = None, sample_weight: Any = None) -> Any:
    """A data set of rows: slices of arrays, of lists or dicts of them, along their first axis.

    Returns:
        Elements ``x``, ``(x, y)`` or ``(x, y, sample_weight)``.
    """
    tensorflow = keras_import.tensorflow("Dataset.FromArrays")
    parts = tuple(_structure(inputs.prepare(part)) for part in (x, y, sample_weight) if part is not None)
    _check_counts(parts)
    return tensorflow.data.Dataset.from_tensor_slices(parts[0] if len(parts) == 1 else parts)


def text_lines(files: Any, compression: str | None = None) -> Any:
    """A data set of the lines of text files, one after the other. ``compression``: None, ``GZIP`` or ``ZLIB``."""
    tensorflow = keras_import.tensorflow("Dataset.TextLines")
    _check_files(files)
    return tensorflow.data.TextLineDataset(_paths(files), compression_type=compression or "")


def tf_records(files: Any, compression: str | None = None) -> Any:
    """A data set of the records of TFRecord files, each a string of bytes."""
    tensorflow = keras_import.tensorflow("Dataset.TfRecord")
    _check_files(files)
    return tensorflow.data.TFRecordDataset(_paths(files), compression_type=compression or "")


def write_tf_records(path: str, x: Any, y: Any = None) -> str:
    """Write rows as ``tf.train.Example`` records, one feature a column; the target is the feature ``target``.

    Args:
        x: a dict of arrays, one row a record: whole numbers, floats or text, of one or two axes.
        y: an array of targets, or None.

    Returns:
        The absolute path.
    """
    import os

    from kerasnet_host.files.atomic import write_atomically

    tensorflow = keras_import.tensorflow("TfRecords.Write")
    columns = dict(x) if y is None else {**x, TARGET: y}
    if not columns:
        raise ValueError("`x` holds no columns, so there is nothing to write.")
    _check_counts((columns,))
    with write_atomically(path) as temporary, tensorflow.io.TFRecordWriter(temporary) as writer:
        for row in range(len(next(iter(columns.values())))):
            features = {name: _feature(column[row]) for name, column in columns.items()}
            example = tensorflow.train.Example(features=tensorflow.train.Features(feature=features))
            writer.write(example.SerializeToString())
    return os.path.abspath(path)


TARGET = "target"


def parse_examples(dataset: Any, columns: dict[str, str], lengths: dict[str, int], target: str | None) -> Any:
    """Turn records of ``tf.train.Example`` into dicts of tensors.

    Args:
        columns: the type of each feature: ``float32``, ``int64`` or ``string``.
        lengths: how many values a feature has, where that is not one.
        target: the feature that is the target; elements are then ``(features, target)``.
    """
    tensorflow = keras_import.tensorflow("Dataset.ParseExamples")
    description = {
        name: tensorflow.io.FixedLenFeature((lengths.get(name, 1),), kind) for name, kind in columns.items()
    }

    def parse(record: Any) -> Any:
        features = tensorflow.io.parse_single_example(record, description)
        return features if target is None else (features, features.pop(target))

    return dataset.map(parse, num_parallel_calls=AUTOTUNE)


def csv(
    files: Any,
    batch_size: int,
    target: str | None = None,
    columns: Sequence[str] | None = None,
    separator: str = ",",
    missing: str = "",
    header: bool = True,
    shuffle: bool = False,
    seed: int | None = None,
) -> Any:
    """A data set of batches of the rows of CSV files: dicts by column, read once.

    Args:
        target: the column that is the target; elements are then ``(features, target)``.
        columns: the columns to read; None: all. Types are told from the first rows.
        missing: the text that stands for a missing value besides the empty one.
        header: whether the first line names the columns; if not, ``columns`` must.
    """
    tensorflow = keras_import.tensorflow("Dataset.Csv")
    _check_files(files)
    names = {"select_columns": columns} if header else {"column_names": columns}
    try:
        dataset = tensorflow.data.experimental.make_csv_dataset(
            _paths(files),
            batch_size,
            label_name=target,
            field_delim=separator,
            na_value=missing,
            header=header,
            shuffle=shuffle,
            shuffle_seed=seed,
            num_epochs=1,
            **{name: value for name, value in names.items() if value is not None},
        )
        paths = [files] if isinstance(files, str) else list(files)
        if all("://" not in path for path in paths):
            reading_errors.remember_table(
                dataset, paths, separator, header, _column_count(paths[0], separator)
            )
        return dataset
    except UnicodeDecodeError as error:
        raise ValueError("`files`: a file holds no text in UTF-8.") from error


def _column_count(path: str, separator: str) -> int:
    with open(path, newline="", encoding="utf-8") as stream:
        return len(next(csv_reader(stream, delimiter=separator), ()))


def zip_datasets(datasets: Sequence[Any]) -> Any:
    """A data set whose elements are tuples of one element of each."""
    tensorflow = keras_import.tensorflow("Dataset.Zip")
    return tensorflow.data.Dataset.zip(*datasets)


def files_matching(pattern: str, shuffle: bool = False, seed: int | None = None) -> Any:
    """A data set of the paths that match ``pattern`` (``folder/*.csv``)."""
    tensorflow = keras_import.tensorflow("Dataset.Files")
    return tensorflow.data.Dataset.list_files(pattern, shuffle=shuffle, seed=seed)


def map_elements(dataset: Any, function: Callable[..., Any], inputs_only: bool, in_order: bool = True) -> Any:
    """Apply ``function`` to each element; it is called once, while TensorFlow traces.

    Args:
        function: takes the parts of an element, each a tensor or a dict of tensors.
        inputs_only: whether it is given, and gives, the inputs only: targets and weights are passed on.
    """
    import tensorflow

    def apply(*parts: Any) -> Any:
        if not inputs_only:
            return _structure(function(*parts))
        changed = _structure(function(parts[0]))
        return changed if len(parts) == 1 else (changed, *parts[1:])

    traced = tensorflow.autograph.experimental.do_not_convert(apply)
    return dataset.map(traced, num_parallel_calls=AUTOTUNE, deterministic=in_order)


def filter_elements(dataset: Any, condition: Callable[..., Any]) -> Any:
    """Keep the elements for which ``condition``, called once while TensorFlow traces, is true."""
    import tensorflow

    traced = tensorflow.autograph.experimental.do_not_convert(
        lambda *parts: tensorflow.reshape(tensorflow.cast(condition(*parts), tensorflow.bool), ())
    )
    return dataset.filter(traced)


def interleave(dataset: Any, function: Callable[..., Any], cycle_length: int, block_length: int) -> Any:
    """Make a data set of each element and take ``block_length`` elements of each of ``cycle_length`` in turn."""
    import tensorflow

    traced = tensorflow.autograph.experimental.do_not_convert(lambda *parts: function(*parts))
    return dataset.interleave(
        traced,
        cycle_length=cycle_length,
        block_length=block_length,
        num_parallel_calls=AUTOTUNE,
        deterministic=True,
    )


def windows(dataset: Any, size: int, shift: int | None, stride: int) -> Any:
    """Runs of ``size`` consecutive elements, each a batch; runs cut short by the end are left out."""
    import tensorflow

    def together(*parts: Any) -> Any:
        batches = tuple(
            tensorflow.nest.map_structure(lambda part: part.batch(size, drop_remainder=True), part)
            for part in parts
        )
        return batches[0] if len(batches) == 1 else tensorflow.data.Dataset.zip(batches)

    runs = dataset.window(size, shift=shift, stride=stride, drop_remainder=True)
    return runs.flat_map(together)


def cardinality(dataset: Any) -> int | None:
    """Number of elements; None where it is not known or there is no end."""
    count = int(dataset.cardinality())
    return count if count >= 0 else None


def read_elements(dataset: Any, limit: int) -> list[Any]:
    """The first ``limit`` elements as arrays."""
    import tensorflow

    with reading_errors.told(dataset), foreign_errors.restored():
        return [tensorflow.nest.map_structure(_array, element) for element in dataset.take(limit)]


def iterator(dataset: Any) -> Any:
    """What :func:`next_element` reads from."""
    return iter(dataset)


def next_element(elements: Any) -> list[Any]:
    """A list of the next element as arrays; an empty list at the end."""
    import tensorflow

    with reading_errors.told(getattr(elements, "_dataset", None)), foreign_errors.restored():
        try:
            element = next(elements)
        except StopIteration:
            return []
        return [tensorflow.nest.map_structure(_array, element)]


def _array(tensor: Any) -> Any:
    import numpy

    return numpy.asarray(tensor.numpy(), dtype=object if tensor.dtype.name == "string" else None)


def _structure(value: Any) -> Any:
    # TensorFlow takes a list for a tensor; several inputs are a tuple to it.
    return tuple(value) if isinstance(value, list) else value


def _paths(files: Any) -> Any:
    return list(files) if isinstance(files, (list, tuple)) else files


def _check_files(files: Any) -> None:
    import os

    if isinstance(files, (list, tuple)) and not files:
        raise ValueError("`files`: there are none.")
    for file in files if isinstance(files, (list, tuple)) else [files]:
        if not isinstance(file, str) or "://" in file:
            continue
        if not os.path.exists(file):
            raise FileNotFoundError(f"There is no file {os.path.abspath(file)!r}.")
        if os.path.isdir(file):
            raise IsADirectoryError(f"{os.path.abspath(file)!r} is a folder; give the files in it.")


def _check_counts(parts: Any) -> None:
    import tensorflow

    counts = {len(array) for array in tensorflow.nest.flatten(parts)}
    if len(counts) > 1:
        raise ValueError(
            f"The arrays have {', '.join(map(str, sorted(counts)))} rows; they must have equally many."
        )


def _feature(value: Any) -> Any:
    import numpy
    import tensorflow

    values = numpy.ravel(numpy.asarray(value))
    if values.dtype.kind in "UOST":
        encoded = [item if isinstance(item, bytes) else str(item).encode() for item in values]
        return tensorflow.train.Feature(bytes_list=tensorflow.train.BytesList(value=encoded))
    if values.dtype.kind == "f":
        return tensorflow.train.Feature(float_list=tensorflow.train.FloatList(value=values))
    return tensorflow.train.Feature(int64_list=tensorflow.train.Int64List(value=values.astype(numpy.int64)))
