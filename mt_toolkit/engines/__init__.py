"""Engines: one family a file, each with one method of substance, ``translate``."""
