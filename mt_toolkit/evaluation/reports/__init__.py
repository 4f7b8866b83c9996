"""Reports: each file turns the same result objects into one form. Nothing here computes a score."""
