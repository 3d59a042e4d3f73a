"""The ready-made networks, without weights: the same layers and the same numbers of weights as in Python."""

from __future__ import annotations

import json
from typing import Any

import keras
import pytest

from bridge.surface import offered
from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp
from tests.parity.surface.compare import plain

NETWORKS = [
    name
    for name, block in offered("function").items()
    if block["returns"] == "model" and ".applications." in name
]
# One of each family, the smallest; the others differ in depth and width, and take minutes.
SMALL = {
    "keras.applications.MobileNetV3Small",
    "keras.applications.ResNet50V2",
    "keras.applications.convnext.ConvNeXtTiny",
    "keras.applications.densenet.DenseNet121",
    "keras.applications.efficientnet.EfficientNetB0",
    "keras.applications.efficientnet_v2.EfficientNetV2B0",
    "keras.applications.mobilenet.MobileNet",
    "keras.applications.mobilenet_v2.MobileNetV2",
    "keras.applications.vgg16.VGG16",
    "keras.applications.xception.Xception",
}


@pytest.mark.parametrize(
    "symbol", [pytest.param(name, marks=[] if name in SMALL else [pytest.mark.slow]) for name in NETWORKS]
)
def test_network_is_python_s(symbol: str) -> None:
    given: dict[str, Any] = {
        "weights": None,
        "include_top": False,
        "pooling": "max",
        "input_shape": (96, 96, 3),
    }
    if "NASNetLarge" in symbol or "nception" in symbol:
        given["input_shape"] = (139, 139, 3)
    found = csharp.call(symbol, **given)
    wanted = resolve(symbol)(**given)
    assert found.count_params() == wanted.count_params()
    assert plain(json.loads(found.to_json())) == plain(json.loads(wanted.to_json()))
    keras.utils.clear_session()
