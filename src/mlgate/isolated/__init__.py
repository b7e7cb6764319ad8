"""Programs that cannot live beside mlgate: each in an environment of its own, asked and answering in files."""
