"""The call surface: every function that the .NET assembly binds to, and nothing else.

Arguments are plain values, arrays and Keras objects. Adding a function is compatible; changing or removing one raises
``SURFACE_VERSION``, and an assembly refuses a host whose version is not its own.
"""

from __future__ import annotations

from typing import Any

from kerasnet_host import (
    __version__,
    arrays,
    callables,
    environment,
    errors,
    inference,
    keras_import,
    serving,
    settings,
    streams,
    symbols,
    thread_state,
    upkeep,
)
from kerasnet_host.custom import callbacks, functions, layers, link, registry
from kerasnet_host.data import datasets, generators, inputs, pipelines, preprocessing
from kerasnet_host.files import atomic_calls, models
from kerasnet_host.training import compiling, histories, jobs, plots

SURFACE_VERSION = 1
HOST_VERSION = __version__


def load_keras() -> None:
    """Import Keras and its backend (seconds, once). Raises ``HostSetupError`` when something is not installed."""
    keras_import.load()


def call(symbol: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    """Call the function or class with the public name ``symbol`` (``keras.layers.Dense``); return what it returns."""
    target = atomic_calls.INSTEAD.get(symbol) or symbols.resolve(symbol)
    if isinstance(target, type):
        upkeep.count()
    try:
        return target(*arguments, **keywords)
    except BaseException as error:
        errors.note_call(error, symbol, keywords)
        raise
    finally:
        if symbol.startswith("keras.config."):
            inference.touch()


def invoke(target: Any, method: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    """Call ``target.method(*arguments, **keywords)``; ``__call__`` applies a layer."""
    if method == "__call__":
        # TensorFlow makes no tensor of numpy's arrays of text by itself.
        arguments = tuple(inputs.unmixed(argument) for argument in inputs.prepare(arguments))
    try:
        if method == "compile":
            compiling.check(target, keywords)
        if method in atomic_calls.METHODS:
            with atomic_calls.prepared(target, method, keywords) as prepared:
                return getattr(target, method)(*arguments, **prepared)
        return getattr(target, method)(*arguments, **keywords)
    except BaseException as error:
        name = type(target).__name__ if method == "__call__" else f"{type(target).__name__}.{method}"
        errors.note_call(error, f"keras.{name}", keywords)
        raise
    finally:
        if method not in inference.HARMLESS:
            inference.touch()


def get(target: Any, attribute: str) -> Any:
    """The value of ``target.attribute``."""
    try:
        return getattr(target, attribute)
    except BaseException as error:
        errors.note_call(error, f"keras.{type(target).__name__}.{attribute}", {})
        raise


def set(target: Any, attribute: str, value: Any) -> None:
    """Assign ``target.attribute = value``."""
    try:
        setattr(target, attribute, value)
    except BaseException as error:
        errors.note_call(error, f"keras.{type(target).__name__}.{attribute}", {attribute: value})
        raise
    finally:
        inference.touch()


kind_of = symbols.kind_of
describe_error = errors.describe
describe_host = environment.describe
install_streams = streams.install
callable_from = callables.callable_from

capture_settings = thread_state.capture
adopt_settings = thread_state.adopt
changed_settings = thread_state.changed
merge_settings = thread_state.merge

fit = jobs.fit
evaluate = jobs.evaluate
on_batch = jobs.on_batch
predict_on_batch = jobs.predict_on_batch
predict = jobs.predict
predict_now = inference.predict_now

save_model = models.save
load_model = models.load
save_weights = models.save_weights
load_weights = models.load_weights
export_model = models.export
summary = models.summary
model_from_json = models.from_json
model_from_config = models.from_config
legacy_report = models.legacy_report
inspect_legacy = models.inspect_legacy

array_function = arrays.function
enter_device = settings.enter_device
leave_device = settings.leave_device
enable_determinism = settings.enable_determinism

connect_pieces = link.connect
define_piece = registry.define
create_piece = registry.create
take_dead_pieces = registry.take_dead
piece_base_config = registry.base_config
weak_reference = registry.weak_reference
call_base = registry.call_base
piece_own_variables = registry.own_variables
track_part = layers.track
model_step = layers.default_step
model_default = layers.default_method
create_callback = callbacks.create

compile_function = functions.compiled
call_function = functions.call
name_function = functions.named
text_standardization = functions.standardization
text_split = functions.split
start_tape = functions.start_tape
stop_tape = functions.stop_tape
watch_tape = functions.watch
tape_gradient = functions.gradient

describe_served = serving.describe
copy_for_serving = serving.copy
export_tensorflow = serving.export_tensorflow
export_onnx = serving.export_onnx

plot_history = plots.history
history_to_json = histories.to_json
load_digits = datasets.digits
bundled_file = datasets.bundled_file

dataset_from_arrays = pipelines.from_arrays
dataset_of_batches = generators.dataset_of_batches
dataset_sources = generators.sources
dataset_text_lines = pipelines.text_lines
dataset_tf_records = pipelines.tf_records
dataset_csv = pipelines.csv
dataset_files = pipelines.files_matching
dataset_zip = pipelines.zip_datasets
dataset_windows = pipelines.windows
dataset_map = pipelines.map_elements
dataset_filter = pipelines.filter_elements
dataset_interleave = pipelines.interleave
dataset_parse_examples = pipelines.parse_examples
dataset_cardinality = pipelines.cardinality
dataset_read = pipelines.read_elements
dataset_iterator = pipelines.iterator
dataset_next = pipelines.next_element
write_tf_records = pipelines.write_tf_records
batches_by_index = generators.batches_by_index
adapt = preprocessing.adapt

FUNCTIONS: tuple[str, ...] = (
    "load_keras",
    "call",
    "invoke",
    "get",
    "set",
    "kind_of",
    "describe_error",
    "describe_host",
    "install_streams",
    "callable_from",
    "capture_settings",
    "adopt_settings",
    "changed_settings",
    "merge_settings",
    "fit",
    "evaluate",
    "on_batch",
    "predict_on_batch",
    "predict",
    "predict_now",
    "save_model",
    "load_model",
    "save_weights",
    "load_weights",
    "export_model",
    "summary",
    "enter_device",
    "leave_device",
    "enable_determinism",
    "connect_pieces",
    "define_piece",
    "create_piece",
    "take_dead_pieces",
    "piece_base_config",
    "piece_own_variables",
    "weak_reference",
    "call_base",
    "track_part",
    "model_step",
    "model_default",
    "create_callback",
    "compile_function",
    "call_function",
    "name_function",
    "text_standardization",
    "text_split",
    "start_tape",
    "stop_tape",
    "watch_tape",
    "tape_gradient",
    "model_from_json",
    "model_from_config",
    "legacy_report",
    "inspect_legacy",
    "array_function",
    "describe_served",
    "copy_for_serving",
    "export_tensorflow",
    "export_onnx",
    "plot_history",
    "history_to_json",
    "load_digits",
    "bundled_file",
    "dataset_from_arrays",
    "dataset_of_batches",
    "dataset_sources",
    "dataset_text_lines",
    "dataset_tf_records",
    "dataset_csv",
    "dataset_files",
    "dataset_zip",
    "dataset_windows",
    "dataset_map",
    "dataset_filter",
    "dataset_interleave",
    "dataset_parse_examples",
    "dataset_cardinality",
    "dataset_read",
    "dataset_iterator",
    "dataset_next",
    "write_tf_records",
    "batches_by_index",
    "adapt",
)
"""The names an assembly binds at start."""
