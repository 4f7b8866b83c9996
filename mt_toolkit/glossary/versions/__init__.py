"""Versions of one glossary: what differs between two, and one made out of two or three."""
