"""Iterators of tf.data end beside the program: TensorFlow's own end now and then takes up to a minute."""

import gc
import sys
import threading
import weakref

import pytest
import tensorflow as tf

from kerasnet_host import keras_import, tensorflow_iterators


@pytest.fixture
def dataset():
    keras_import.load()
    return tf.data.Dataset.range(10).map(lambda x: x + 1, num_parallel_calls=tf.data.AUTOTUNE).prefetch(2)


def started(dataset, age: float):
    iterator = iter(dataset)
    assert next(iterator).numpy() == 1
    iterator._kerasnet_born -= age
    return iterator, weakref.ref(iterator._iterator_resource)


def test_who_lets_an_old_iterator_go_does_not_wait_for_its_end(dataset, monkeypatch, soon):
    asked, may_end = threading.Event(), threading.Event()

    def let_go(last_references):
        asked.set()
        assert may_end.wait(60)

    monkeypatch.setattr(tensorflow_iterators, "_let_go", let_go)
    iterator, resource = started(dataset, age=tensorflow_iterators.OLD)
    del iterator
    gc.collect()
    assert asked.wait(60)
    assert resource() is not None
    may_end.set()
    assert soon(lambda: resource() is None)


def test_a_young_one_ends_at_once(dataset):
    iterator, resource = started(dataset, age=-60)
    del iterator
    gc.collect()
    assert resource() is None


def test_what_others_hold_goes_on(dataset):
    iterator, resource = started(dataset, age=60)
    same = type(iterator)(components=[iterator._iterator_resource], element_spec=iterator.element_spec)
    del iterator
    gc.collect()
    assert [int(value) for value in same] == list(range(2, 11))
    assert resource() is not None


def test_a_program_ends_with_iterators_in_its_hands(program):
    code = """
from kerasnet_host import keras_import
keras_import.load()
import tensorflow as tf, time
dataset = tf.data.Dataset.range(10).map(lambda x: x, num_parallel_calls=tf.data.AUTOTUNE)
iterators = []
for _ in range(100):
    iterators.append(iter(dataset))
    next(iterators[-1])
time.sleep(1)
iterators[:50] = []
print("ends")
"""
    ended = program([sys.executable, "-c", code], timeout=110)
    assert (ended.returncode, ended.stdout.strip()) == (0, "ends"), ended.stderr
