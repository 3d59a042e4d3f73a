"""Carries Keras's thread-local settings from the Keras thread to the threads that run long jobs, and back.

Keras keeps names, the dtype policy, seeds, custom objects and more in ``threading.local`` objects
(``keras/src/backend/common/global_state.py``). Its documentation calls them global, and so does KerasNet: a job
starts with what the Keras thread has, and what a job changed (a policy set by a callback, a seed generator made on
first use) is handed back when it ends. Scopes that belong to the code running at the moment stay where they are.
"""

from __future__ import annotations

from typing import Any

from kerasnet_host import keras_import

SCOPES = frozenset(
    {
        "autocast_scope",
        "current_call_ctx",
        "in_tf_graph_scope",
        "name_scope_stack",
        "remat_scope_stack",
        "stateless_scope",
        "symbolic_scope",
        "tracking_on",
        "safe_mode_saving",
        "shared_objects/id_to_config_map",
        "shared_objects/id_to_obj_map",
        "uninitialized_variables",
        "use_legacy_config",
    }
)

Settings = dict[str, Any]


def capture() -> Settings:
    """The settings of the calling thread."""
    keras_import.load()
    from keras.src.backend.common import global_state

    tracker = global_state.GLOBAL_STATE_TRACKER.__dict__
    return {name: value for name, value in tracker.items() if name not in SCOPES}


def adopt(settings: Settings) -> None:
    """Make the calling thread's settings equal to ``settings``; objects in them are shared, not copied."""
    keras_import.load()
    from keras.src.backend.common import global_state

    tracker = global_state.GLOBAL_STATE_TRACKER.__dict__
    for name in [name for name in tracker if name not in SCOPES and name not in settings]:
        del tracker[name]
    tracker.update(settings)


def changed(before: Settings) -> Settings:
    """Those settings of the calling thread that are no longer what ``before`` holds."""
    now = capture()
    return {name: value for name, value in now.items() if name not in before or before[name] is not value}


def merge(changes: Settings) -> None:
    """Take over settings that a job changed."""
    if changes:
        adopt({**capture(), **changes})
