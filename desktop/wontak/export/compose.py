"""From a meeting to its documents: which composer makes a kind, and in which styles it may set what it makes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.export import bilingual, minutes, notice, release, transcript
from wontak.export.material import Material
from wontak.export.page import Document, Table, plain

BILINGUAL = "bilingual"
END = "End"
_END = {Language.KO: "끝.", Language.EN: "End of document"}

_EACH_LANGUAGE: Mapping[str, Callable[[Material, Language], Document]] = {
    "notice": notice.compose,
    "minutes": minutes.compose,
    "transcript": transcript.compose,
    "release": release.compose,
}
STYLES: Mapping[str, tuple[str, ...]] = {
    "notice": (*notice.STYLES, END),
    "minutes": (*minutes.STYLES, END),
    "transcript": (*transcript.STYLES, END),
    BILINGUAL: (*bilingual.STYLES, END),
    "release": (*release.STYLES, END),
}
"""The styles a template of each kind must have."""


def documents(material: Material) -> tuple[Document, ...]:
    """The documents of `material`'s kind, one in each of its languages in their order, those that would be empty left out;
    the bilingual record is one in all of them.

    Raises WontakError(NOTHING_TO_EXPORT) where there is none.
    """
    if material.kind == BILINGUAL:
        composed = [bilingual.compose(material)]
    else:
        compose = _EACH_LANGUAGE[material.kind]
        composed = [compose(material, language) for language in material.languages]
    found = tuple(_closed(document) for document in composed if document.body)
    if not found:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=material.kind)
    return found


def _closed(document: Document) -> Document:
    """`document` with a closing line after a table at its end, without which Word would add an empty paragraph."""
    if not isinstance(document.body[-1], Table):
        return document
    return replace(document, body=(*document.body, plain(END, _END[document.language], document.language)))
