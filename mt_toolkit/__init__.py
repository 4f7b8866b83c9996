"""Kazakh→English and Kazakh→Russian machine translation with guaranteed terminology."""

__version__ = "0.1.0"
