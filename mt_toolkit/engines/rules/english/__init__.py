"""The English room: a tree in, an English sentence out."""

from mt_toolkit.engines.rules.english.room import generate

__all__ = ["generate"]
