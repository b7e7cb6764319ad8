"""The parts of the HTML page: `writing` writes it, by what `views` shows of a verdict and the drawings of the others.

Nothing is imported here: all but `links` and `evidence` need the libraries of the extra `report`.
"""
