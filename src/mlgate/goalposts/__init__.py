"""What a change moves of what it is judged by: limits, checks, contracts, accepted numbers.

A pull request may hold the model and the limit that the model has to meet. The new configuration decides, as it will
once the change is merged; but what it moves is named first, and what the one before would have said stands beside it.
"""

from mlgate.goalposts.judging import Asked, weighed

__all__ = ["Asked", "weighed"]
