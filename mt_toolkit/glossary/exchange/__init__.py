"""Glossaries in the formats of others: a file each, one table of names (:mod:`.formats`), one statement of losses."""
