"""KerasNet's host: Keras behind a small, stable call surface.

The .NET assembly binds to :mod:`kerasnet_host.surface` and to nothing else. Importing this package costs
milliseconds: Keras itself is imported by :func:`kerasnet_host.surface.load_keras`.
"""

__version__ = "0.1.0"
