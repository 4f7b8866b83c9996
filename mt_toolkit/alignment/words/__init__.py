"""Word alignment: which words of a translation say what which Kazakh words say.

An aligner is a class of :mod:`mt_toolkit.alignment.words.aligner`; what it links are units
(:mod:`mt_toolkit.alignment.words.units`), and what it gives are links between tokens.
"""
