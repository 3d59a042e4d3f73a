"""Operators of TensorFlow that tf.keras made layers of."""
