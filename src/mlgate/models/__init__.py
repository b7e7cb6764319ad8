"""Predictions and models: read, loaded without running anything unexpected, put side by side row by row."""
