"""Glossaries: concepts in and out of files, their checking, and their finding in inflected Kazakh."""
