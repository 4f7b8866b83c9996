"""Auditing: what became of a glossary's terms in a translation, whoever made it."""
