"""Where baselines and accepted measurements live."""
