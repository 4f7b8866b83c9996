"""Measuring: scores of translations, and the commands behind the figures in the documentation."""
