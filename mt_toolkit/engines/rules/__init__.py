"""The embedded engine: analysis → tree → transfer and generation, one room for each target language."""
