"""Attention, with masks."""

import keras
import numpy as np
from keras import layers
from report import integers, normal


def multi_head(report):
    query = normal((2, 4, 8), seed=1)
    value = normal((2, 5, 8), seed=2)
    key = normal((2, 5, 8), seed=3)
    attention = layers.MultiHeadAttention(num_heads=2, key_dim=3, value_dim=4, output_shape=6)
    report.add("plain", attention(query, value))
    report.add("key", attention(query, value, key=key))
    mask = integers((2, 4, 5), 0, 2, seed=4).astype(bool)
    report.add("mask", attention(query, value, attention_mask=mask))
    output, scores = attention(query, value, return_attention_scores=True)
    report.add("output", output)
    report.add("scores", scores)
    self_attention = layers.MultiHeadAttention(2, 4)
    report.add("causal", self_attention(query, query, use_causal_mask=True))
    query_mask = np.array([[True, True, True, False], [True, True, False, False]])
    report.add("padding", self_attention(query, query, query_mask=query_mask))


def grouped_query(report):
    x = normal((2, 4, 8), seed=1)
    attention = layers.GroupQueryAttention(head_dim=4, num_query_heads=4, num_key_value_heads=2)
    report.add("output", attention(x, x, use_causal_mask=True))
    output, scores = attention(x, x, return_attention_scores=True)
    report.add("scores", scores)
    report.add("same", output)


def dot_product(report):
    query = normal((2, 4, 8), seed=1)
    value = normal((2, 5, 8), seed=2)
    value_mask = np.array([[True, True, True, False, False], [True, True, True, True, False]])
    report.add("plain", layers.Attention()([query, value]))
    report.add("scaled", layers.Attention(use_scale=True, score_mode="concat")([query, value]))
    report.add("masked", layers.Attention()([query, value], mask=[None, value_mask]))
    report.add("causal", layers.Attention()([query, value], use_causal_mask=True))
    report.add("additive", layers.AdditiveAttention()([query, value], return_attention_scores=True)[1])


def transformer(report):
    tokens = keras.Input((6,), dtype="int32")
    x = layers.Embedding(20, 8, mask_zero=True)(tokens)
    x = x + layers.Embedding(6, 8)(keras.ops.arange(6))
    attended = layers.MultiHeadAttention(2, 4, dropout=0.1)(x, x, use_causal_mask=True)
    x = layers.LayerNormalization(epsilon=1e-6)(x + attended)
    fed = layers.Dense(8)(layers.Dense(16, activation="gelu")(x))
    x = layers.RMSNormalization()(layers.Add()([x, fed]))
    model = keras.Model(tokens, layers.Dense(20)(x))
    model.compile("adamw", keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=False)
    data = integers((16, 6), 0, 20, seed=3)
    report.add("history", model.fit(data, data, epochs=2, batch_size=8, verbose=0))
    report.add("output", model.predict(data[:2], verbose=0))
