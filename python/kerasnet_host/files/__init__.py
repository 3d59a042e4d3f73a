"""Files of models and weights: written whole or not at all, read with limits and with clear errors."""
