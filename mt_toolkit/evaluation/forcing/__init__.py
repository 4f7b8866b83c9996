"""The forcing laboratory: strategies measured on a language of our own making, where the right form is known."""
