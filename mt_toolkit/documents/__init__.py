"""Documents: files in, sentences with their places, files out."""

from mt_toolkit.documents.encoding import Decoded, decode
from mt_toolkit.documents.formats import FORMATS
from mt_toolkit.documents.reading import Reading, read_document, render

__all__ = ["FORMATS", "Decoded", "Reading", "decode", "read_document", "render"]
