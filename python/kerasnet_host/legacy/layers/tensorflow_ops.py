"""Operators and functions of TensorFlow that tf.keras made layers of."""
