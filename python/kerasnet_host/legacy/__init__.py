"""Old models come home: files that Keras 1.2 to 2.x and tf.keras wrote, on Theano, CNTK and TensorFlow.

    model, report = kerasnet_host.legacy.load_model("model_2019.h5")
    print(report)

See docs/legacy.md. Importing this package imports neither Keras nor a backend.
"""

from .api import (
    inspect_file as inspect_file,
)
from .api import (
    is_legacy as is_legacy,
)
from .api import (
    load_model as load_model,
)
from .api import (
    load_weights as load_weights,
)
from .api import (
    model_from_json as model_from_json,
)
from .errors import (
    AmbiguousFileError as AmbiguousFileError,
)
from .errors import (
    DamagedFileError as DamagedFileError,
)
from .errors import (
    LegacyFileError as LegacyFileError,
)
from .errors import (
    LegacyWarning as LegacyWarning,
)
from .errors import (
    LimitExceededError as LimitExceededError,
)
from .errors import (
    NotLegacyError as NotLegacyError,
)
from .errors import (
    UnsafeFileError as UnsafeFileError,
)
from .errors import (
    UnsupportedError as UnsupportedError,
)
from .errors import (
    WeightsMismatchError as WeightsMismatchError,
)
from .report import LegacyReport as LegacyReport
