"""Says in plain words what Keras, TensorFlow and numpy say in theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Plain:
    """A text in plain words; ``parameter`` is at fault if it is among those of the call."""

    text: str
    parameter: str | None = None


def _axis(axis: str, count: str) -> Plain:
    number = int(count)
    return Plain(
        f"`axis` is {axis}, and with {number} axes it must be from {-number} to {number - 1}.",
        "axis",
    )


def _cardinality(sizes: str) -> Plain:
    counts = re.findall(r"'(\w+)' sizes: ([\d, ]+)", sizes)
    told = ", ".join(f"`{name}` has {count.strip()}" for name, count in counts)
    odd = next((name for name, count in counts if count.strip() != counts[0][1].strip()), None)
    return Plain(f"All arrays must have the same number of samples: {told}.", odd)


def _axes(found: re.Match[str]) -> str:
    wanted = {"min_ndim": "{} axes or more", "max_ndim": "{} axes or less", "ndim": "{} axes"}[found["what"]]
    return f"it takes {wanted.format(found['wanted'])}, the batch's included, and got {found['got']}"


# oneDNN computes what TensorFlow's own code for CPUs can't; it is off by default where there is no AVX512, and can't be
# turned on once TensorFlow is there.
_WITH_ONEDNN = "or set the environment variable TF_ENABLE_ONEDNN_OPTS=1 before the program starts."


# What a whole text says, and how we say it. The first that is found replaces the text.
_SENTENCES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Plain]]] = [
    (
        re.compile(r"Invalid reduction dimension \(?(-?\d+) for input with (\d+) dimension"),
        lambda found: _axis(found[1], found[2]),
    ),
    (
        re.compile(r"`dim` must be in the range \[-\d+, (\d+)\).*dim=(-?\d+)"),
        lambda found: _axis(found[2], found[1]),
    ),
    (
        re.compile(r"concatenating dimensions in the range \[-\d+, (\d+)\), but got (-?\d+)"),
        lambda found: _axis(found[2], found[1]),
    ),
    (
        re.compile(r"axis (-?\d+) is out of bounds for (?:an )?array (?:of|with) dimension (\d+)"),
        lambda found: _axis(found[1], found[2]),
    ),
    (
        re.compile(
            r"matmul: Input operand 1 has a mismatch in its core dimension 0.*size (\d+) is different from (\d+)"
        ),
        lambda found: Plain(
            f"the last axis of the left has {found[2]} elements, and the axis of the right that it goes over (the last but "
            f"one, or the only one) has {found[1]}: they must be equally long."
        ),
    ),
    (
        re.compile(r"^object too deep for desired array$"),
        lambda found: Plain("it takes an array of one axis: Flatten it first."),
    ),
    (
        re.compile(r"Received a label value of (-?\d+) which is outside the valid range of \[0, (\d+)\)"),
        lambda found: Plain(
            f"`y` holds the label {found[1]}, and the model's output has {found[2]} classes: "
            f"labels go from 0 to {int(found[2]) - 1}.",
            "y",
        ),
    ),
    (
        re.compile(r"indices(?:\[([\d,]+)\])? = (-?\d+) is not in \[0, (\d+)\)(.*)"),
        lambda found: Plain(
            f"the index {found[2]}{f' (at [{found[1]}])' if found[1] else ''} is out of range: "
            f"it must be from 0 to {int(found[3]) - 1}.{_place(found[4])}"
        ),
    ),
    (
        re.compile(r"Conv[23]D\w*(?: op)? (?:currently )?only supports (?:the )?ND?HWC(.*)"),
        lambda found: Plain(
            "This TensorFlow can't compute channels_first convolutions on this CPU: use channels_last, "
            f"{_WITH_ONEDNN}{_place(found[1])}"
        ),
    ),
    (
        re.compile(r"CPU implementations? do(?:es)? not yet support dilation rates larger than 1(.*)"),
        lambda found: Plain(
            "This TensorFlow can't compute a dilated transposed convolution on this CPU: use a dilation rate of 1, "
            f"{_WITH_ONEDNN}{_place(found[1])}"
        ),
    ),
    (
        re.compile(r"Data cardinality is ambiguous\.[^']*(?P<sizes>'.*)", re.DOTALL),
        lambda found: _cardinality(found["sizes"]),
    ),
    (
        re.compile(r"Output with path `[^`]*` is not connected to `inputs`"),
        lambda found: Plain(
            "`outputs` has a tensor that does not come from the `inputs`: apply the layers to them, up to it.",
            "outputs",
        ),
    ),
    (
        re.compile(r"Shapes used to initialize variables must be fully-defined.*path='(.*?)'", re.DOTALL),
        lambda found: Plain(
            f"The weight '{found[1]}' needs an input whose axes have known lengths: "
            "give the `shape` of the Input a number for each axis that the layer looks at."
        ),
    ),
    (
        re.compile(
            r"y_true and y_pred have different structures|The path: .* in the `loss` argument, can't be found"
        ),
        lambda found: Plain(
            "`y` does not have the structure of the model's outputs: give one array for each of them, "
            "with ModelData.Of or as a dictionary by name.",
            "y",
        ),
    ),
    (
        re.compile(
            r"expects (\d+) named input\(s\) with keys (\[.*?\]), but it received (\d+) input tensors"
        ),
        lambda found: Plain(
            f"`x` has {found[3]} inputs, and the model takes {found[1]} by name: "
            f"give a dictionary with the keys {found[2]}.",
            "x",
        ),
    ),
    (
        re.compile(r"optimizer was created with a `LearningRateSchedule` object"),
        lambda found: Plain(
            "A schedule rules the learning rate, so it can't be set. "
            "Make the optimizer with a number as its `learning_rate` to set it later.",
            "learning_rate",
        ),
    ),
    (
        re.compile(
            r"Unknown variable: <Variable path=([^,]+),.*This optimizer can only be called", re.DOTALL
        ),
        lambda found: Plain(
            f"The optimizer was made for the weights of another model, and does not know '{found[1]}': "
            "make a new optimizer for this model."
        ),
    ),
    (
        re.compile(r"You tried to call `count_params` on layer '([^']+)', but the layer isn't built"),
        lambda found: Plain(
            f"The layer '{found[1]}' has no weights yet: apply it to an input, or call EnsureBuilt with the shape of one."
        ),
    ),
    (
        re.compile(
            r"objects? could not be loaded\..*?<\w+ name=([^,]+),.*?"
            r"variable\.shape=(\([^)]*\)), Received: value\.shape=(\([^)]*\))",
            re.DOTALL,
        ),
        lambda found: Plain(
            f"The weights in the file do not fit the model: its layer '{found[1]}' has a weight of the shape {found[2]}, "
            f"and the file one of {found[3]}. With `skip_mismatch` such layers are left as they are."
        ),
    ),
    (
        re.compile(r"All `axis` values must be in the range.*ndim=(\d+), while axis=\((-?\d+)"),
        lambda found: _axis(found[2], found[1]),
    ),
    (
        # What Keras's layers run into when their axis is not there.
        re.compile(r"^tuple index out of range$"),
        lambda found: Plain("An axis that the layer works along is out of range: its input has fewer axes."),
    ),
    (
        re.compile(r'Missing data for input "([^"]+)"\..*with keys \[(.*?)\].*keys: \[(.*?)\]', re.DOTALL),
        lambda found: Plain(
            f"`x` lacks the input '{found[1]}': it has {found[2]}, and the model takes {found[3]}.", "x"
        ),
    ),
    (
        re.compile(r"No such layer: (.+)\. Existing layers are: \[(.*)\]"),
        lambda found: Plain(f"There is no layer '{found[1]}'. The layers are: {found[2]}.", "name"),
    ),
    (
        re.compile(r"retrieve layer at index (-?\d+) but model only has (\d+) layers"),
        lambda found: Plain(f"`index` is {found[1]}, and the model has {found[2]} layers.", "index"),
    ),
    (
        re.compile(r"Name '([^']+)' is already the name of a layer in this model"),
        lambda found: Plain(
            f"The model has a layer '{found[1]}' already: give this one another `name`.", "name"
        ),
    ),
    (
        re.compile(
            r"Layer (\S+) weight shape (\(.*?\)) is not compatible with provided weight shape (\(.*?\))"
        ),
        lambda found: Plain(
            f"`weights` has an array of the shape {found[3]} where the layer '{found[1]}' has {found[2]}.",
            "weights",
        ),
    ),
    (
        re.compile(r"^The size of (\S+) is ([\d.]+ \w+) which exceeds the maximum shard size ([\d.]+ \w+)"),
        lambda found: Plain(
            f"`max_shard_size` allows {found[3]} a file, and one weight ('{found[1]}' of its layer) alone takes {found[2]}: "
            "allow at least that.",
            "max_shard_size",
        ),
    ),
    (
        re.compile(r"Table not initialized"),
        lambda found: Plain(
            "It has no vocabulary yet: call `adapt()` first, or give a `vocabulary`.", "vocabulary"
        ),
    ),
    (
        re.compile(r"callback received monitor=(\S+), but Keras isn't able"),
        lambda found: Plain(
            f"`monitor` is '{found[1]}', which is no loss or metric that Keras knows: check the name. "
            "If it is right, say with `mode` whether 'max' or 'min' is better.",
            "monitor",
        ),
    ),
    (
        re.compile(r"CSV row (\d+) has (\d+) number of fields\. Expected: (\d+)"),
        lambda found: Plain(
            f"`files`: line {found[1]} has {found[2]} values, and the file has {found[3]} columns.", "files"
        ),
    ),
    (
        re.compile(r"Failed when reading the header line of (.+)\. Is it an empty file\?"),
        lambda found: Plain(f"`files`: '{found[1]}' is empty.", "files"),
    ),
    (
        re.compile(r"Expect (\d+) fields but have (\d+) in record"),
        lambda found: Plain(
            f"A line of the CSV files has {found[2]} values, and the files have {found[1]} columns."
        ),
    ),
    (
        re.compile(r"Field (\d+) in record is not a valid (\w+): (.*?)(?=\s*\[Op:|$)"),
        lambda found: Plain(
            f"The CSV files have '{found[3]}' in column {int(found[1]) + 1}, which is {found[2]} in their first lines."
        ),
    ),
    (
        re.compile(r"`label_name` provided must be one of the columns: \[(.*?)\]\. Received: (.+?)\.$"),
        lambda found: Plain(f"`target`: there is no column '{found[2]}'. There are: {found[1]}.", "target"),
    ),
    (
        re.compile(r"Column (.+) specified in `select_columns` must be .*\(\[(.*)\]\)"),
        lambda found: Plain(f"`columns`: there is no column '{found[1]}'. There are: {found[2]}.", "columns"),
    ),
    (
        re.compile(r"No files matched pattern: ([^']+)"),
        lambda found: Plain(f"`pattern`: no file matches '{found[1]}'.", "pattern"),
    ),
    (
        re.compile(r"Feature: (.+?) \(data type: (\w+)\) is required but could not be found"),
        lambda found: Plain(f"The records have no feature '{found[1]}' of the type {found[2]}."),
    ),
    (
        re.compile(r"^Expected `column_names` or `header` arguments"),
        lambda found: Plain("`columns`: the files have no header, so it must name all columns.", "columns"),
    ),
    (
        re.compile(r"^Inputs to a layer should be tensors\. Got '(.*?)' \(of type"),
        lambda found: Plain(f"it takes tensors, and got {found[1]}."),
    ),
]

# What stands in a text and how we say it.
_PARTS: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"^\[Errno \d+\] No such file or directory: '(.*)'$"), r"There is no file or folder '\1'."),
    (re.compile(r"^\[Errno \d+\] Not a directory: '(.*)'$"), r"'\1' is a file, and a folder is needed."),
    (re.compile(r"^\[Errno \d+\] Is a directory: '(.*)'$"), r"'\1' is a folder, and a file is needed."),
    (re.compile(r"^\[Errno \d+\] Permission denied: '(.*)'$"), r"'\1' may not be read or written here."),
    (re.compile(r"^\[Errno \d+\] "), ""),
    (re.compile(r"(?P<what>(?:min_|max_)?ndim)=(?P<wanted>\d+), found ndim=(?P<got>\d+)"), _axes),
    (re.compile(r"expected (?=it takes )"), ""),
    (
        re.compile(r"Input (\d+) with name '[^']*' of layer '([^']+)' is incompatible with the layer"),
        r"Input \1 does not fit the layer '\2'",
    ),
    (re.compile(r"\s*\[Op:\w+\](\s+name:.*)?$"), ""),
    # The numbers in a variable help nobody.
    (re.compile(r", value=\[.*?\]>", re.DOTALL), ">"),
    (re.compile(r"\(of type <class '[^']+'>\)"), ""),
]


def plain(text: str) -> Plain:
    """Give a text in plain words."""
    for pattern, say in _SENTENCES:
        found = pattern.search(text)
        if found:
            return say(found)
    for pattern, words in _PARTS:
        text = pattern.sub(words, text)
    return Plain(text.strip())


def _place(rest: str) -> str:
    node = re.search(r"\(in ([^)]+)\)", rest)
    return f" (In {node[1]}.)" if node else ""
