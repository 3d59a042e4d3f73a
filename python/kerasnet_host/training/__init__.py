"""Training, evaluating and predicting as long jobs: their arguments, their speed, progress, turns and history."""
