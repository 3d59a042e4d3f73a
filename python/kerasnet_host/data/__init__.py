"""Data on their way to Keras: checked, read from files, made by pipelines and generators of another language."""
