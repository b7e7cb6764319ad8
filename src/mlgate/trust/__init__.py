"""Whether what comes from outside may be trusted: model files judged without loading them."""
