"""The vocabulary of mlgate: what is found, measured, limited and decided. No third-party science."""
