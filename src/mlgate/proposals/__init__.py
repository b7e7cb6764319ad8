"""What `mlgate init` proposes: a repository is looked at, and files are drafted that are green on the first run.

Nothing is written here but by `writing`. What a repository holds (names, columns, code) is hostile, and no name that
is not plain is put into a file.
"""

from mlgate.proposals.drafting import Draft, propose
from mlgate.proposals.surroundings import Surroundings, look
from mlgate.proposals.writing import diff, write

__all__ = ["Draft", "Surroundings", "diff", "look", "propose", "write"]
