"""Sources of data that are written elsewhere: their exceptions come out as themselves, and they are let go."""

import gc
import weakref

import keras
import numpy as np
import pytest

from kerasnet_host.data import datasets, foreign_errors, generators, pipelines
from kerasnet_host.keras_import import HostSetupError
from kerasnet_host.training import jobs


class TapeBrokeError(Exception):
    """An exception of the source's own."""


@pytest.fixture(scope="module")
def model():
    made = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    made.compile("sgd", "mse")
    return made


def batch(index):
    if index == 2:
        raise TapeBrokeError(f"in batch {index}")
    return np.ones((8, 4), "float32"), np.ones((8, 1), "float32")


def by_index(workers, length=5):
    nothing = lambda: None  # noqa: E731
    return generators.batches_by_index(lambda: length, batch, nothing, nothing, workers)


def in_order(count):
    def begin():
        numbers = iter(range(count))

        def following():
            number = next(numbers, None)
            return None if number is None else batch(number)

        return following, lambda: None

    return generators.dataset_of_batches(begin)


@pytest.mark.parametrize("workers", [1, 3])
def test_an_exception_of_a_batch_comes_out_as_itself(model, workers):
    with pytest.raises(TapeBrokeError, match="in batch 2"):
        jobs.fit(model, {"x": by_index(workers), "verbose": 0})
    assert jobs.fit(model, {"x": by_index(workers, length=2), "verbose": 0})["epoch"] == [0]


def test_an_exception_comes_out_of_a_pipeline_as_itself(model):
    pipeline = pipelines.map_elements(in_order(5), lambda x: x * 2, inputs_only=True).prefetch(2)
    with pytest.raises(TapeBrokeError, match="in batch 2"):
        jobs.fit(model, {"x": pipeline, "verbose": 0})


def test_an_exception_in_validation_data_comes_out_as_itself(model):
    arguments = {"x": np.ones((8, 4)), "y": np.ones((8, 1)), "validation_data": in_order(5), "verbose": 0}
    with pytest.raises(TapeBrokeError, match="in batch 2"):
        jobs.fit(model, arguments)


def test_other_exceptions_pass():
    with pytest.raises(ValueError, match="mine"), foreign_errors.restored():
        raise ValueError("mine")


def test_few_exceptions_are_kept_that_nobody_asked_for():
    for _ in range(100):
        with pytest.raises(foreign_errors.SourceFailedError), foreign_errors.kept():
            raise TapeBrokeError
    assert len(foreign_errors._kept) <= foreign_errors._LIMIT


def test_what_a_source_holds_is_let_go_after_the_training(model):
    class Owner:
        def batch(self, index):
            return batch(0)

    owner = Owner()
    alive = weakref.ref(owner)
    nothing = lambda: None  # noqa: E731
    source = generators.batches_by_index(lambda: 1, owner.batch, nothing, nothing)
    jobs.fit(model, {"x": source, "verbose": 0})
    del owner
    gc.collect()
    assert alive() is None


def test_a_source_without_batches_is_told():
    with pytest.raises(ValueError, match="no batch at all"):
        in_order(0)


def of_batches(*batches):
    def begin():
        left = iter(batches)
        return lambda: next(left, None), lambda: None

    return generators.dataset_of_batches(begin)


def test_a_source_that_fails_at_once_fails_as_itself():
    def begin():
        raise TapeBrokeError("at once")

    with pytest.raises(TapeBrokeError, match="at once"):
        generators.dataset_of_batches(begin)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ((np.ones((4, 3), "float32"), np.ones((4, 1), "float32")), r"shape \(4, 3\).*\(None, 4\)"),
        ((np.ones((4, 4)), np.ones((4, 1), "float32")), "type float64.*float32"),
        ((np.ones((4, 4), "float32"),), "other parts than the first"),
    ],
)
def test_a_batch_unlike_the_first_is_told(model, second, message):
    with pytest.raises(ValueError, match=message):
        jobs.fit(model, {"x": of_batches(batch(0), second), "verbose": 0})


@pytest.mark.parametrize("run", [jobs.fit, jobs.evaluate, jobs.predict])
def test_data_that_turn_out_to_be_none_are_told(model, run):
    none = pipelines.from_arrays(*batch(0)).filter(lambda x, y: x[0] > 5).batch(2)
    with pytest.raises(jobs.NothingToDoError, match="`x` gives no batch at all"):
        run(model, {"x": none, "verbose": 0})


def test_batches_without_targets_are_told(model):
    inputs_only = of_batches((np.ones((8, 4), "float32"),))
    with pytest.raises(ValueError, match="inputs without targets"):
        jobs.fit(model, {"x": inputs_only, "verbose": 0})
    validation = {"x": batch(0)[0], "y": batch(0)[1], "validation_data": inputs_only, "verbose": 0}
    with pytest.raises(ValueError, match="inputs without targets"):
        jobs.fit(model, validation)


def test_a_picture_that_is_none_is_named(tmp_path):
    (tmp_path / "a").mkdir()
    keras.utils.save_img(tmp_path / "a" / "good.png", np.zeros((4, 4, 3)))
    (tmp_path / "a" / "bad.png").write_bytes(b"no picture")
    pictures = keras.utils.image_dataset_from_directory(tmp_path, verbose=False).prefetch(1)
    with pytest.raises(ValueError, match=r"The picture '.*bad\.png' can't be read"):
        pipelines.read_elements(pictures, 1)


@pytest.mark.parametrize("cut", [True, False])
def test_a_class_without_a_weight_counts_1(cut):
    """With arrays and with data sets."""
    keras.utils.set_random_seed(1)
    network = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, "softmax")])
    network.compile(keras.optimizers.SGD(0.0), "sparse_categorical_crossentropy")
    x, y = np.random.default_rng(1).normal(size=(9, 4)).astype("float32"), np.arange(9) % 3
    data = {"x": pipelines.from_arrays(x, y).batch(9)} if cut else {"x": x, "y": y, "batch_size": 9}
    losses = [
        jobs.fit(network, {**data, "class_weight": weights, "verbose": 0})["history"]["loss"][0]
        for weights in ({0: 5.0}, {0: 5.0, 1: 1.0, 2: 1.0})
    ]
    assert losses[0] == pytest.approx(losses[1], rel=1e-6)


@pytest.mark.parametrize("name", sorted(datasets.BUNDLED))
def test_bundled_files_are_there(name):
    assert datasets.bundled_file(name)


def test_a_missing_package_is_told(monkeypatch):
    monkeypatch.setitem(datasets.BUNDLED, "nothing", ("no_such_package", "no-such-package==1", "data.csv"))
    with pytest.raises(HostSetupError, match="no-such-package==1"):
        datasets.bundled_file("nothing")
