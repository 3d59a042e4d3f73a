"""What a user reads after a mistake: one sentence that says what is wrong and what to do."""


def _lines(done):
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()


def test_a_wrong_element_type_is_an_error_never_other_bits(scenario):
    read_as_double, write_as_int, unknown = _lines(scenario("wrong-element-type"))
    assert read_as_double == (
        "KerasArgumentException: The array holds float32, not Double. "
        'Read it as Single, or convert it first: AsType("float64").'
    )
    assert "holds float32, not Int32" in write_as_int
    assert "can't hold System.DateTime" in unknown


def test_a_wrong_shape_is_told_before_anything_runs(scenario):
    features, samples, reshape, convolution = _lines(scenario("wrong-shape"))
    assert "4" in features
    assert "(2, 5)" in features
    assert "same number of samples" in samples
    assert "cannot reshape array of size 6 into shape (4,4)" in reshape
    assert "Computed output size would be zero or negative" in convolution


def test_a_wrong_layer_argument_names_the_parameter_and_what_is_accepted(scenario):
    units, activation, padding, initializer, optimizer, loss, metric = _lines(scenario("wrong-arguments"))
    assert units == "KerasArgumentException: Dense: units is -1; it must be 1 or more."
    assert "activation: 'reluu' is not a known activation function. Did you mean 'relu'?" in activation
    assert "padding: 'sam' is not accepted. Use one of: 'valid', 'same'" in padding
    assert (
        "kernelInitializer: 'he_norma' is not a known initializer. Did you mean 'he_normal'?" in initializer
    )
    assert "optimizer: 'adamm' is not a known optimizer. Did you mean 'adam'?" in optimizer
    assert "loss: 'meen_squared_error' is not a known loss. Did you mean 'mean_squared_error'?" in loss
    assert "metrics: 'AUK' is not a known metric" in metric


def test_data_that_keras_would_pass_in_silence_are_errors(scenario):
    no_rows, batch_size, not_compiled, predicted = _lines(scenario("wrong-data"))
    assert "`x` holds no samples" in no_rows
    assert "batchSize is 0; it must be 1 or more" in batch_size
    assert "You must call `Compile()`" in not_compiled
    assert predicted == "no rows: (0, 1)"


def test_a_wrong_file_is_named_with_what_is_wrong(scenario, tmp_path):
    missing, empty, garbage, ending, folder, cut = _lines(scenario("wrong-files", tmp_path))
    assert missing == f"KerasFileException: There is no file '{tmp_path}/missing.keras'."
    assert empty == f"KerasFileException: The file '{tmp_path}/empty.keras' is empty."
    assert "garbage.keras' is damaged or not a .keras file" in garbage
    assert "`path` must end in .keras" in ending
    assert "does not exist; create it first" in folder
    assert "cut.keras' is damaged" in cut
    assert not list(tmp_path.glob("*.part")), "half-written files were left"


def test_an_error_carries_the_parameter_and_pythons_traceback(scenario):
    printed = scenario("python-facts").stdout
    assert "parameter: kernelSize" in printed
    assert "type: builtins.ValueError" in printed
    assert "Traceback (most recent call last):" in printed
    # As Python has it, with Python's names.
    assert "ValueError: The `kernel_size` argument must be a tuple of 2 integers" in printed
