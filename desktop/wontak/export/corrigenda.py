"""The list of corrections after approval: when, by whom, what, and the text before and after."""

from collections.abc import Sequence

from wontak.domain import dates, english
from wontak.domain.meeting import Language
from wontak.export.material import Corrigendum
from wontak.export.page import Cell, Paragraph, Row, Span, Table, plain

TABLE, HEAD, TEXT, HEADING = "Columns", "ColumnHead", "ColumnText", "SectionTitle"
STYLES = (TABLE, HEAD, TEXT, HEADING)
WIDTHS = (0.17, 0.13, 0.18, 0.26, 0.26)

_HEADING = {Language.KO: "정정 사항", Language.EN: "Corrigenda"}
_HEADS = {
    Language.KO: ("일시", "정정자", "대상", "정정 전", "정정 후"),
    Language.EN: ("Date", "Corrected by", "Item", "Before", "After"),
}
_DESCRIPTION = {
    Language.KO: "승인 뒤에 고친 내용을 시간순으로 적은 표입니다.",
    Language.EN: "What was changed after approval, in order of time.",
}
_NOTHING = "–"


def listed(changes: Sequence[Corrigendum], languages: Sequence[Language]) -> tuple[Paragraph | Table, ...]:
    """A heading and the table of `changes` in order of time; nothing where there are none."""
    if not changes:
        return ()
    heading = " / ".join(_HEADING[language] for language in languages)
    heads = tuple(
        Cell(tuple(plain(HEAD, _HEADS[language][column], language, close=True) for language in languages))
        for column in range(len(WIDTHS))
    )
    ordered = sorted(changes, key=lambda change: change.at)
    table = Table(
        rows=(Row(heads, header=True), *(_row(change, languages) for change in ordered)),
        widths=WIDTHS,
        title=heading,
        description=" ".join(_DESCRIPTION[language] for language in languages),
        style=TABLE,
    )
    return plain(HEADING, heading, languages[0]), table


def _row(change: Corrigendum, languages: Sequence[Language]) -> Row:
    language = languages[0]
    if language is Language.KO:
        date = dates.official_date(change.at.date(), change.at.time())
    else:
        date = f"{dates.long_date(change.at.date())}, {english.clock(change.at.time())}"
    what = tuple(Span(change.what.either(one), one) for one in languages)
    texts = (
        (Span(date, language),),
        (Span(change.by, language),),
        what if len(what) == 1 else (what[0], Span(" / ", language), what[1]),
        (Span(change.before or _NOTHING, language),),
        (Span(change.after or _NOTHING, language),),
    )
    return Row(tuple(Cell((Paragraph(TEXT, spans, close=True),)) for spans in texts), splits=True)
