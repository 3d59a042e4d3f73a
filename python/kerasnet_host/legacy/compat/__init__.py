"""Layers and functions that Keras 3 no longer has, small and registered, so that a converted model can be saved.

Each is registered under the package ``kerasnet_legacy``: a ``.keras`` file that uses one opens wherever
``kerasnet_host.legacy.compat`` has been imported.
"""

from . import activations as activations
from . import convolution as convolution
from . import dense as dense
from . import local as local
from . import merge as merge
from . import normalization as normalization
from . import operations as operations
from . import padding as padding
from . import pooling as pooling
from . import recurrent as recurrent
