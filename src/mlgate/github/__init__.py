"""The GitHub Action's side: inputs from the environment, what a step says to its job, the environment it runs in.

`inputs`, `step` and `install` need nothing beyond Python, since they run before mlgate's own dependencies are there.
"""
