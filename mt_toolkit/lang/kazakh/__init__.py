"""Kazakh: text repair, script, sentences, words, and morphology from one set of tables."""
