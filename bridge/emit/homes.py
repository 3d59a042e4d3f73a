"""Where each Keras symbol lives in C#: its namespace or static class, its file, and its page at keras.io."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bridge.emit.names import pascal

# Modules whose functions are static classes in the namespace KerasNet, with their members' nesting.
HOLDERS = {
    "keras": "Utils",
    "keras.activations": "Activations",
    "keras.applications": "Applications",
    "keras.backend": "Backend",
    "keras.config": "Config",
    "keras.constraints": "ConstraintFunctions",
    "keras.distribution": "DistributionFunctions",
    "keras.dtype_policies": "DTypePolicyFunctions",
    "keras.initializers": "InitializerFunctions",
    "keras.layers": "LayerFunctions",
    "keras.legacy.saving": "Saving.Legacy",
    "keras.losses": "LossFunctions",
    "keras.metrics": "MetricFunctions",
    "keras.models": "Models",
    "keras.ops": "Ops",
    "keras.ops.image": "Ops.Image",
    "keras.optimizers": "OptimizerFunctions",
    "keras.optimizers.schedules": "ScheduleFunctions",
    "keras.preprocessing.image": "Preprocessing.Image",
    "keras.quantizers": "QuantizerFunctions",
    # System.Random is in the way of every program that says `using System`.
    "keras.random": "KerasRandom",
    "keras.regularizers": "RegularizerFunctions",
    "keras.saving": "Saving",
    "keras.tree": "Tree",
    "keras.utils": "Utils",
    "keras.utils.bounding_boxes": "Utils.BoundingBoxes",
    "keras.visualization": "Visualization",
}
# Static classes that stand beside the classes of their module.
_FUNCTION_NAMESPACES = {
    "ConstraintFunctions": "KerasNet.Constraints",
    "DistributionFunctions": "KerasNet.Distribution",
    "DTypePolicyFunctions": "KerasNet.DTypePolicies",
    "InitializerFunctions": "KerasNet.Initializers",
    "LayerFunctions": "KerasNet.Layers",
    "LossFunctions": "KerasNet.Losses",
    "MetricFunctions": "KerasNet.Metrics",
    "OptimizerFunctions": "KerasNet.Optimizers",
    "QuantizerFunctions": "KerasNet.Quantizers",
    "RegularizerFunctions": "KerasNet.Regularizers",
    "ScheduleFunctions": "KerasNet.Optimizers.Schedules",
}
_NAMESPACES = {
    "keras.callbacks": "KerasNet.Callbacks",
    "keras.constraints": "KerasNet.Constraints",
    "keras.distillation": "KerasNet.Distillation",
    "keras.distribution": "KerasNet.Distribution",
    "keras.dtype_policies": "KerasNet.DTypePolicies",
    "keras.initializers": "KerasNet.Initializers",
    "keras.layers": "KerasNet.Layers",
    "keras.losses": "KerasNet.Losses",
    "keras.metrics": "KerasNet.Metrics",
    "keras.optimizers": "KerasNet.Optimizers",
    "keras.optimizers.schedules": "KerasNet.Optimizers.Schedules",
    "keras.quantizers": "KerasNet.Quantizers",
    "keras.regularizers": "KerasNet.Regularizers",
    "keras.wrappers": "KerasNet.Wrappers",
}
_ROOT_CLASSES = {"FloatDTypePolicy": "KerasNet.DTypePolicies", "Quantizer": "KerasNet.Quantizers"}
_DATASET_MODULE = "keras.datasets."
_APPLICATION_MODULE = "keras.applications."
_MODULE_NAMES = {
    "convnext": "ConvNeXt",
    "densenet": "DenseNet",
    "efficientnet": "EfficientNet",
    "efficientnet_v2": "EfficientNetV2",
    "imagenet_utils": "ImageNet",
    "inception_resnet_v2": "InceptionResNetV2",
    "inception_v3": "InceptionV3",
    "mobilenet": "MobileNet",
    "mobilenet_v2": "MobileNetV2",
    "mobilenet_v3": "MobileNetV3",
    "nasnet": "NASNet",
    "resnet": "ResNet",
    "resnet50": "ResNet50",
    "resnet_v2": "ResNetV2",
    "vgg16": "VGG16",
    "vgg19": "VGG19",
    "xception": "Xception",
}


@dataclass(frozen=True)
class Home:
    """A place in C#: `KerasNet.Layers` + `Dense`, or the static class `Ops.Image` + `Resize`."""

    namespace: str
    holder: str
    name: str

    @property
    def full_name(self) -> str:
        """The name that programs can always use."""
        return ".".join(part for part in (self.namespace, self.holder, self.name) if part)


def class_home(symbol: str) -> Home:
    """Find the namespace of a class."""
    module, _, name = symbol.rpartition(".")
    return Home(_NAMESPACES.get(module, _ROOT_CLASSES.get(name, "KerasNet")), "", name)


def function_home(symbol: str) -> Home:
    """Find the static class and name of a function."""
    module, _, name = symbol.rpartition(".")
    if module.startswith(_DATASET_MODULE):
        return Home("KerasNet.Datasets", pascal(module.removeprefix(_DATASET_MODULE)), pascal(name))
    if module.startswith(_APPLICATION_MODULE):
        if name in {"preprocess_input", "decode_predictions"}:
            # A class of the module's own name could not stand beside the function Xception.
            return Home("KerasNet", f"Applications.{pascal(name)}", _MODULE_NAMES[module.rpartition(".")[2]])
        return Home("KerasNet", "Applications", name)
    holder = HOLDERS[module]
    return Home(_FUNCTION_NAMESPACES.get(holder, "KerasNet"), holder, pascal(name))


def class_file(symbol: str, block: dict[str, Any]) -> str:
    """Choose the file of a class: a family of classes shares one."""
    parts = block["family"].split(".")
    folder = class_home(symbol).namespace.removeprefix("KerasNet").strip(".").replace(".", "/") or "Core"
    if parts[0] == "layers" and len(parts) >= 3:
        group = (
            "Image" if parts[1] == "preprocessing" and "image_preprocessing" in parts else pascal(parts[1])
        )
        # Constructors of convolutions are long: a file each.
        alone = group == "Convolutional" or "ConvLSTM" in symbol
        stem = symbol.rpartition(".")[2] if alone else _group(parts[-1])
        return f"{folder}/{group}/{stem}.g.cs"
    if folder in {"Metrics", "Optimizers", "Callbacks"}:
        return f"{folder}/{_group(parts[-1])}.g.cs"
    if folder == "Losses":
        return f"{folder}/{_loss_group(symbol.rpartition('.')[2].lower())}.g.cs"
    if folder == "Core":
        return f"Core/{symbol.rpartition('.')[2]}.g.cs"
    return f"{folder}/{_group(parts[-1])}.g.cs"


def _loss_group(name: str) -> str:
    if "entropy" in name or name == "ctc":
        return "ProbabilisticLosses"
    regression = name.startswith(("mean", "huber", "logcosh", "cosine", "poisson"))
    return "RegressionLosses" if regression else "OtherLosses"


def _group(module: str) -> str:
    stem = re.sub(r"(_?base|\dd)", "", module)
    return pascal(stem)


def function_file(symbol: str, block: dict[str, Any]) -> str:
    """Choose the file of a function."""
    home = function_home(symbol)
    folder = home.namespace.removeprefix("KerasNet").strip(".").replace(".", "/")
    holder = home.holder.split(".")
    if holder[0] == "Ops":
        return f"Ops/{_ops_group(symbol, block) if len(holder) == 1 else _image_group(symbol)}.g.cs"
    if holder[0] == "Applications":
        return f"Applications/{holder[1] if len(holder) > 1 else _application_group(symbol)}.g.cs"
    if holder[0] == "Utils" and len(holder) == 1:
        group = "Data" if "dataset" in symbol or "sequences" in symbol or "pack_x" in symbol else "Utils"
        return f"Utils/{group}.g.cs"
    if folder:
        return f"{folder}/{holder[0]}.g.cs"
    return f"{holder[0]}/{'.'.join(holder)}.g.cs"


def _application_group(symbol: str) -> str:
    for family in (
        "ConvNeXt",
        "DenseNet",
        "EfficientNetV2",
        "EfficientNet",
        "MobileNet",
        "NASNet",
        "ResNet",
        "VGG",
    ):
        if symbol.rpartition(".")[2].startswith(family):
            return family
    return "Inception"


def _image_group(symbol: str) -> str:
    name = symbol.rpartition(".")[2]
    moves = ("transform", "resize", "crop", "pad", "coordinates", "translate", "patches")
    return "Image.Geometry" if any(word in name for word in moves) else "Image"


def _ops_group(symbol: str, block: dict[str, Any]) -> str:
    """Sort an op by what it is; numpy's 220 are told apart by their parameters."""
    family = block["family"].removeprefix("ops.")
    names = [parameter["name"] for parameter in block["parameters"]]
    name = symbol.rpartition(".")[2]
    if family == "nn" and ("conv" in name or "pool" in name or name in {"fold", "unfold"}):
        return "Convolutions"
    if family == "nn" and names[0] == "x" and "normal" not in symbol and "hot" not in symbol:
        return "Activations"
    if family != "numpy":
        return {"nn": "Nn", "linalg": "Linalg", "math": "Maths", "core": "Core"}.get(family, "Arrays")
    if "keepdims" in names:
        return "Reductions.Nan" if name.startswith("nan") else "Reductions"
    if names == ["x"]:
        return (
            "Trigonometry"
            if re.fullmatch(r"(arc)?(sin|cos|tan)h?|deg2rad|rad2deg|sinc", name)
            else "Elementwise"
        )
    if names in (["x1", "x2"], ["x", "y"]):
        return "Binary"
    if (
        not names
        or block["parameters"][0]["type"] not in ("tensor", "list[tensor]")
        or names[1:] == ["dtype"]
    ):
        return "Creation"
    if re.search(
        r"stack|split|concatenate|append|tile|repeat|pad|roll|rot90|flip|take|unravel|where|select", name
    ):
        return "Arrays.Pieces"
    return "Axes" if "axis" in names or "axis1" in names else "Arrays"


_PAGES = {
    "keras.callbacks": "callbacks",
    "keras.datasets": "datasets",
    "keras.applications": "applications",
    "keras.optimizers.schedules": "optimizers/learning_rate_schedules",
    "keras.optimizers": "optimizers",
    "keras.losses": "losses",
    "keras.metrics": "metrics",
    "keras.initializers": "layers/initializers",
    "keras.regularizers": "layers/regularizers",
    "keras.constraints": "layers/constraints",
    "keras.activations": "layers/activations",
    "keras.ops.image": "ops/image",
    "keras.ops": "ops",
    "keras.random": "random",
    "keras.distribution": "distribution",
    "keras.dtype_policies": "mixed_precision",
    "keras.quantizers": "quantizers",
    "keras.visualization": "visualization",
    "keras.tree": "tree",
    "keras.config": "utils/config_utils",
    "keras.utils": "utils",
    "keras.saving": "models/model_saving_apis",
    "keras.models": "models",
    "keras.wrappers": "utils",
}
_LAYER_PAGES = {
    "activations": "activation_layers",
    "attention": "attention_layers",
    "convolutional": "convolution_layers",
    "core": "core_layers",
    "merging": "merging_layers",
    "normalization": "normalization_layers",
    "pooling": "pooling_layers",
    "preprocessing": "preprocessing_layers",
    "regularization": "regularization_layers",
    "reshaping": "reshaping_layers",
    "rnn": "recurrent_layers",
}


def page(symbol: str, block: dict[str, Any]) -> str:
    """Find the page of keras.io that lists a symbol."""
    parts = block["family"].split(".")
    if symbol.startswith("keras.layers.") and len(parts) > 1:
        listed = _LAYER_PAGES.get(parts[1])
        return f"https://keras.io/api/layers/{listed}/" if listed else "https://keras.io/api/layers/"
    if symbol.startswith("keras.ops.") and parts[-1] in {"numpy", "nn", "linalg", "core", "image"}:
        return f"https://keras.io/api/ops/{parts[-1]}/"
    for prefix, path in _PAGES.items():
        if symbol.startswith(prefix):
            return f"https://keras.io/api/{path}/"
    return "https://keras.io/api/"
