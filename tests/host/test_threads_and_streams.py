"""Settings that follow a job from thread to thread, and output that can't fail."""

import threading

import keras
import pytest

from kerasnet_host import streams, thread_state


def _on_a_thread(work):
    result = {}

    def body():
        result["value"] = work()

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    return result["value"]


@pytest.fixture
def policy():
    before = keras.config.dtype_policy()
    yield
    keras.config.set_dtype_policy(before)


def test_keras_keeps_its_settings_a_thread(policy):
    # The reason for all this. If Keras changes it, thread_state can go.
    keras.config.set_dtype_policy("mixed_bfloat16")
    assert _on_a_thread(lambda: keras.config.dtype_policy().name) == "float32"


def test_a_job_starts_with_the_settings_of_the_keras_thread(policy):
    keras.config.set_dtype_policy("mixed_bfloat16")
    settings = thread_state.capture()

    def job():
        thread_state.adopt(settings)
        return keras.config.dtype_policy().name

    assert _on_a_thread(job) == "mixed_bfloat16"


def test_what_a_job_changed_is_handed_back(policy):
    settings = thread_state.capture()

    def job():
        thread_state.adopt(settings)
        keras.config.set_dtype_policy("float64")
        return thread_state.changed(settings)

    changes = _on_a_thread(job)
    assert set(changes) == {"dtype_policy"}
    thread_state.merge(changes)
    assert keras.config.dtype_policy().name == "float64"


def test_names_go_on_counting_across_threads():
    keras.utils.clear_session()
    first = keras.layers.Dense(1).name
    settings = thread_state.capture()

    def job():
        thread_state.adopt(settings)
        return keras.layers.Dense(1).name

    second = _on_a_thread(job)
    third = keras.layers.Dense(1).name
    assert [first, second, third] == ["dense", "dense_1", "dense_2"]


def test_a_stream_hands_on_what_is_written_and_says_whether_a_person_watches():
    written = []
    stream = streams.HostedStream(written.append, interactive=True)
    print("a", 1, file=stream)
    assert "".join(written) == "a 1\n"
    assert stream.isatty()
    assert not streams.HostedStream(written.append, interactive=False).isatty()


def test_a_stream_whose_other_end_is_gone_loses_text_and_nothing_else():
    def gone(_):
        raise BrokenPipeError

    assert streams.HostedStream(gone, interactive=False).write("lost") == 4
