"""The Russian room: a tree in, a Russian sentence out."""

from mt_toolkit.engines.rules.russian.room import generate

__all__ = ["generate"]
