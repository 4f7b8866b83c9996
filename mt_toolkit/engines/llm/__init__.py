"""Language models and translation services: told what to do in words, or asked over a wire."""
