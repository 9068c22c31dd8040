"""The minutes (회의록): overview, agenda, summary by item, main remarks, decisions and actions, follow-up, signatures.

Korean minutes number their parts 1. 가. and set points as ○ (brief, terse endings are the drafter's); English ones 1. (a) •.
The numbers and marks are the styles' own lists, so Word keeps count when a clerk adds or takes away a point.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wontak.domain import naming
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import MINUTES_ORDER, Block, BlockKind, Origin
from wontak.export import corrigenda, overview
from wontak.export.material import Material
from wontak.export.page import Cell, Document, Paragraph, Row, Span, Table, plain

BOARD, HEADLINE, BODY, SIGNATURE, ASIDE = "Board", "Headline", "Body", "Signature", "Aside"
_LISTED = ("Section", "AgendaItem", "Item", "Point", "Remark")
_MARKS = {
    Language.KO: {"Point": "○", "Remark": "○"},
    Language.EN: {"Point": "•", "Remark": "•"},
}
_LETTERS = {Language.KO: "가나다라마바사아자차카타파하", Language.EN: "abcdefghijklmnopqrstuvwxyz"}


def _decimal(number: int, language: Language) -> str:
    return f"{number}."


def lettered(number: int, language: Language) -> str:
    """가. 나. 다. as official documents count below 1.; (a) (b) (c) in English."""
    letters = _LETTERS[language]
    letter = letters[(number - 1) % len(letters)]
    return f"{letter}." if language is Language.KO else f"({letter})"


_COUNTS: Mapping[str, Callable[[int, Language], str]] = {
    "Section": _decimal,
    "AgendaItem": lettered,
    "Item": lettered,
}
STYLES = (
    BOARD,
    HEADLINE,
    *overview.STYLES,
    *_LISTED,
    *(f"{name}Ko" for name in _LISTED),
    BODY,
    SIGNATURE,
    ASIDE,
    *corrigenda.STYLES,
)
DECISION_WIDTHS = (0.13, 0.5, 0.2, 0.17)

WORDS = {
    Language.KO: {
        "minutes": "회의록",
        "overview": "회의 개요",
        "agenda": "회의 안건",
        "summary": "안건별 주요 내용",
        "remarks": "주요 발언",
        "decisions": "결정 사항 및 후속 조치",
        "follow_up": "향후 계획",
        "decision": "결정",
        "action": "조치",
        "offered": "(확인 전)",
        "sign": "(서명)",
    },
    Language.EN: {
        "minutes": "Minutes",
        "overview": "Overview",
        "agenda": "Agenda",
        "summary": "Summary by item",
        "remarks": "Main remarks",
        "decisions": "Decisions and actions",
        "follow_up": "Follow-up",
        "decision": "Decision",
        "action": "Action",
        "offered": "(to be confirmed)",
        "sign": "(signature)",
    },
}
_HEADS = {
    Language.KO: ("구분", "내용", "담당", "기한"),
    Language.EN: ("Kind", "What", "Owner", "Due"),
}
_NOTHING = "–"
_REMARKS = (BlockKind.REMARK, BlockKind.PANEL, BlockKind.CROSS_REFERENCE)


@dataclass(frozen=True)
class _Setting:
    """What all parts of the minutes in one language need to know."""

    meeting: Meeting
    language: Language

    def word(self, key: str) -> str:
        return WORDS[self.language][key]

    def item(self, name: str, text: str, number: int, *, close: bool = False) -> Paragraph:
        """A paragraph of one of the lists, in the language's own style; `number` is its place in the list."""
        style = f"{name}Ko" if self.language is Language.KO else name
        spans = (Span(text.strip(), self.language),)
        if count := _COUNTS.get(name):
            marker = count(number, self.language)
            return Paragraph(style, spans, close=close, marker=marker, restarts=number == 1)
        return Paragraph(style, spans, close=close, marker=_MARKS[self.language].get(name, ""))

    def body(self, text: str) -> Paragraph:
        return plain(BODY, text.strip(), self.language)


def compose(material: Material, language: Language) -> Document:
    """The minutes in `language`; a part without blocks is left out, its heading too."""
    meeting = material.meeting
    given = material.blocks.get(language, ())
    blocks = [block for block in given if block.kind in MINUTES_ORDER and block.language is language]
    setting = _Setting(meeting, language)
    parts = list(_parts(setting, blocks))
    title = setting.word("minutes")
    topic = meeting.event.topic.either(language)
    head = (plain(BOARD, title, language), plain(HEADLINE, topic or title, language))
    return Document(
        title=" – ".join(part for part in (title, topic) if part),
        running_title=overview.running_title(meeting, language),
        author=meeting.event.host.either(language) or meeting.event.writer,
        language=language,
        body=(*head, *parts, *corrigenda.listed(material.options.corrigenda, (language,))) if parts else (),
        machine_made=any(block.origin is Origin.DRAFTED for block in blocks),
    )


def _parts(setting: _Setting, blocks: Sequence[Block]) -> Iterator[Paragraph | Table]:
    """The parts in their order, each under its numbered heading, then the lines to sign on."""
    parts: tuple[tuple[str, tuple[BlockKind, ...], _Setter], ...] = (
        ("overview", (BlockKind.OVERVIEW,), _overview),
        ("agenda", (BlockKind.AGENDA,), _agenda),
        ("summary", (BlockKind.SUMMARY,), _summary),
        ("remarks", _REMARKS, _remarks),
        ("decisions", (BlockKind.DECISION, BlockKind.ACTION), _decisions),
        ("follow_up", (BlockKind.FOLLOW_UP,), _follow_up),
    )
    number = 0
    for heading, kinds, set_blocks in parts:
        if chosen := [block for block in blocks if block.kind in kinds and block.whole.strip()]:
            number += 1
            yield setting.item("Section", setting.word(heading), number)
            yield from set_blocks(setting, chosen)
    signed = [block for block in blocks if block.kind is BlockKind.SIGNATURE and block.whole.strip()]
    for place, block in enumerate(signed):
        yield _signature(setting, block, close=place > 0)


def _overview(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Paragraph | Table]:
    blocks = list(blocks)
    language = setting.language
    pairs = [
        (
            (plain(overview.LABEL, block.intro.strip(), language),),
            (plain(overview.TEXT, block.text.strip(), language, close=True),),
        )
        for block in blocks
        if block.intro.strip()
    ]
    if pairs:
        yield overview.as_table(pairs, (language,))
    yield from (setting.body(block.text) for block in blocks if not block.intro.strip())


def _agenda(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    number = 0
    for block in blocks:
        if block.key:
            number += 1
            yield setting.item("AgendaItem", block.text, number, close=number > 1)
        else:
            yield setting.body(block.text)


def _summary(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    number = 0
    for block in blocks:
        if block.intro.strip():
            number += 1
            yield setting.item("Item", block.intro, number)
        for place, point in enumerate(block.items, 1):
            yield setting.item("Point", point, place, close=True)
        if block.text.strip():
            yield setting.body(block.text)


def _remarks(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for number, block in enumerate(blocks, 1):
        yield setting.item("Remark", block.text, number)


def _decisions(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Table]:
    language = setting.language
    heads = Row(
        tuple(Cell((plain(corrigenda.HEAD, head, language, close=True),)) for head in _HEADS[language]),
        header=True,
    )
    yield Table(
        rows=(heads, *(_decision(setting, block) for block in blocks)),
        widths=DECISION_WIDTHS,
        title=setting.word("decisions"),
        style=corrigenda.TABLE,
    )


def _decision(setting: _Setting, block: Block) -> Row:
    language = setting.language
    owner = setting.meeting.participant(block.owner)
    told = [plain(corrigenda.TEXT, block.text.strip(), language, close=True)]
    if not block.accepted:
        told.append(Paragraph(corrigenda.TEXT, (Span(setting.word("offered"), language, ASIDE),), close=True))
    kind, by, due = (
        Cell((plain(corrigenda.TEXT, text, language, close=True),))
        for text in (
            setting.word(block.kind.value),
            naming.short(owner, language) if owner else _NOTHING,
            block.due.strip() or _NOTHING,
        )
    )
    return Row((kind, Cell(tuple(told)), by, due))


def _follow_up(setting: _Setting, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    yield from (setting.body(block.text) for block in blocks)


def _signature(setting: _Setting, block: Block, *, close: bool) -> Paragraph:
    """Whose line it is, the name, and room to sign; a line that a person wrote stands as it is."""
    whose, name = block.intro.strip(), block.text.strip()
    line = f"{whose}\t{name}\t{setting.word('sign')}" if whose else name
    return plain(SIGNATURE, line, setting.language, close=close)


_Setter = Callable[[_Setting, Iterable[Block]], Iterator[Paragraph | Table]]
