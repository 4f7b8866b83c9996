"""Programs that run in a neural metric's own environment, and know nothing of this package.

Each reads one JSON object from standard input, ``{"model": …, "rows": [{"src", "mt", "ref"}, …]}``, and writes one to
standard output, ``{"scores": [one number a row], "package": "name version"}``. Whatever else it prints goes to stderr.
"""
