"""Two samples of the same table compared: what each column holds, and how far that moved."""
