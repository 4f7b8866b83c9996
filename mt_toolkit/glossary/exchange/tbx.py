"""TBX as formats: version 3 (ISO 30042:2019) Basic and Core in both styles, and version 2; all are read alike."""

from __future__ import annotations

from functools import partial

from mt_toolkit.glossary.exchange import dialects
from mt_toolkit.glossary.exchange.model import EVERYTHING, GlossaryFormat
from mt_toolkit.glossary.exchange.tbx_read import read
from mt_toolkit.glossary.exchange.tbx_write import write

_NOTE = "a note at the entry, «{0}: …»"
_IN_NOTES = {
    name: _NOTE.format(name) for name in ("period", "status", "level", "accept", "ru_grammar", "case_sensitive")
}
_COMMON = _IN_NOTES | {
    "id": "the entry's `id`; where it is no XML name, also a note, «column id: …»",
    "kk": "terms of the Kazakh section, in order",
    "en": "terms of the English section, in order",
    "ru": "terms of the Russian section, in order",
    "kk_derived": "Kazakh terms with the note «role: derived»",
    "en_attr": "English terms with the note «role: attributive»",
    "ru_attr": "Russian terms with the note «role: attributive»",
    "note": "a note at the entry",
    "other columns": "a note at the entry, «column NAME: …»",
}
_CORE = _COMMON | {
    "pos": _NOTE.format("pos"),
    "domain": _NOTE.format("domain"),
    "source": _NOTE.format("source"),
    "en_forbidden": "English terms with the note «role: forbidden»",
    "ru_forbidden": "Russian terms with the note «role: forbidden»",
}
_BASIC = _COMMON | {
    "pos": "`partOfSpeech` of the Kazakh terms; a proper noun (version 3) and a numeral also in a note, «pos: …»",
    "domain": "`subjectField`",
    "source": "`source`",
    "status": "`deprecated`: all Kazakh terms are deprecated; `proposed`: a note, «status: proposed»",
    "en_forbidden": "English terms with the status `deprecatedTerm-admn-sts` and the note «role: forbidden»",
    "ru_forbidden": "Russian terms with the status `deprecatedTerm-admn-sts` and the note «role: forbidden»",
    "ru_grammar": "a note, «ru_grammar: …»; the gender also as `grammaticalGender` of the first Russian term",
    "other columns": "a note at the entry, «column NAME: …»; `definition` as itself",
}


def _format(name: str, title: str, dialect: dialects.Dialect, where: dict[str, str]) -> GlossaryFormat:
    return GlossaryFormat(
        name=name,
        title=title,
        suffix=".tbx",
        read=read,
        write=partial(write, dialect=dialect),
        holds=EVERYTHING,
        where=where,
    )


BASIC_DCA = _format("tbx", "TBX 3, TBX-Basic, categories as attributes (DCA)", dialects.BASIC_DCA, _BASIC)
BASIC_DCT = _format("tbx-dct", "TBX 3, TBX-Basic, categories as tags (DCT)", dialects.BASIC_DCT, _BASIC)
CORE_DCA = _format("tbx-core", "TBX 3, TBX-Core, declared DCA", dialects.CORE_DCA, _CORE)
CORE_DCT = _format("tbx-core-dct", "TBX 3, TBX-Core, declared DCT", dialects.CORE_DCT, _CORE)
BASIC_V2 = _format("tbx-v2", "TBX 2 (`martif`), TBX-Basic", dialects.BASIC_V2, _BASIC)
