"""Other people's linters over notebooks, through nbQA."""
