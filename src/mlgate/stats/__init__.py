"""Metrics with their sampling error, and paired comparisons of two models on the same rows; numpy and scipy only."""
