"""The documents of all fictional events, as text, are free of the slips that a machine's pen makes."""

import re

import pytest

from tests.minutes.cases import ALL, Case
from wontak.domain.meeting import Language
from wontak.domain.minutes import DocumentKind
from wontak.export import compose, plain
from wontak.export.material import Material
from wontak.minutes.document import document
from wontak.minutes.draft import draft

BOTH = (Language.KO, Language.EN)
SLIPS = {
    "a place for a name": re.compile("[\ue000\ue001]"),
    "a particle left open": re.compile(r"\((?:은|는|이|가|을|를|으|과|와)\)|(?:은|이|을)\((?:는|가|를)\)"),
    "a gap": re.compile(r"[{}]|None|\bnull\b|\( ?\)"),
    "two spaces": re.compile(r"\S  +(?!\d\d:)\S"),  # a time code stands apart
    "a space before a mark": re.compile(r"(?<![:;·|–-]) [,.;!?](?!\S*\d)"),
    "two marks": re.compile(r"(?<!\.)\.\.(?!\.)|,,|[,;]\.|\.[”’]\.|\?\.|,[”’],"),
    "an article or a preposition twice": re.compile(r"\b(the|a|an|of|at|on|that) \1\b", re.IGNORECASE),
    "the wrong article": re.compile(r"\b[Aa] [AEIOaeio]\w|\b[Aa]n [bcdfgjklmnpqrstvwxyz]"),
}


@pytest.mark.parametrize("kind", compose.STYLES)
@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_no_document_of_any_event_has_a_slip_of_the_pen(case: Case, kind: str) -> None:
    meeting, segments = case
    blocks = {}
    if kind in tuple(DocumentKind):
        blocks = {
            language: document(DocumentKind(kind), meeting, language, draft(meeting, segments, language))
            for language in BOTH
        }
    text = plain.render(Material(kind, BOTH, meeting, segments, blocks)).decode()
    lines = [
        line
        for line in text.splitlines()
        if not line.startswith(("작성자  ", "확인자  ", "Recorded by  ", "Confirmed by  "))
    ]
    for slip, pattern in SLIPS.items():
        found = [line for line in lines if pattern.search(line.strip())]
        assert not found, f"{slip}: {found[0]}"
