"""The styles of a Hancom document (HWPX): those of the Word template under Korean names, in the fonts Hancom ships."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import docx  # noqa: F401 - as a whole before its parts: see wontak.export
from docx.document import Document as WordDocument
from hwpx import HwpxDocument

from wontak.export import looks
from wontak.export.looks import Letters, Look, Rule

_SERIF, _GOTHIC = "함초롬바탕", "함초롬돋움"
_SUBSTITUTES = {_SERIF: "바탕", _GOTHIC: "맑은 고딕"}
"""Hancom's own fonts, and what to use where they are not installed."""

UNITS_A_MM = 7200 / 25.4
UNITS_A_PT = 100
"""HWPUNIT, the unit of the format: 1/7200 inch."""

MM_A_PT = 25.4 / 72
_LINE_WIDTHS_MM = (0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
"""The thicknesses of line the format knows (KS X 6101, LineWidth)."""

_RULE_GAP = 500  # between a paragraph and the line beside it, in HWPUNIT
_WORD_LINE = 1.2  # a font's own line height in ems: Word multiplies that, Hancom the size of the letters
_KOREAN = 1042  # Windows' number of the language Korean

_NAMES = {
    "Breadcrumb": "경로",
    "Board": "문서 종류",
    "ListTitle": "목록 제목",
    "Meta": "작성 정보",
    "Headline": "제목",
    "PullQuote": "머리 인용",
    "Lead": "첫 문단",
    "Remark": "발언",
    "Panel": "토론",
    "CrossReference": "발언 연결",
    "Attendance": "참석자",
    "FollowUp": "향후 계획",
    "Deck": "부제목",
    "Dateline": "발신",
    "Quotation": "인용 문단",
    "LinkLine": "링크 문단",
    "Paragraph": "문단",
    "BulletIntro": "항목 머리글",
    "Bullet": "항목",
    "Section": "절 제목",
    "SectionTitle": "부록 제목",
    "AgendaItem": "안건",
    "Item": "안건 제목",
    "Point": "요지",
    "Body": "본문 문단",
    "Signature": "서명란",
    "OverviewLabel": "개요 항목",
    "OverviewText": "개요 내용",
    "ColumnHead": "표 머리",
    "ColumnText": "표 내용",
    "CellSpeaker": "표 발언자",
    "CellSpeech": "표 발언",
    "CellNote": "표 안내",
    "Speaker": "발언자",
    "Speech": "발언 내용",
    "Procedural": "진행 안내",
    "Note": "안내",
    "End": "끝",
}
_NUMBERS = (
    (re.compile(r"^\d+\.$"), {"numFormat": "DIGIT", "text": "^1."}),
    (re.compile(r"^\d+\)$"), {"numFormat": "DIGIT", "text": "^1)"}),
    (re.compile(r"^[가-하]\.$"), {"numFormat": "HANGUL_SYLLABLE", "text": "^1."}),
    (re.compile(r"^\([a-z]\)$"), {"numFormat": "LATIN_SMALL", "text": "(^1)"}),
)
_FIRST = frozenset({"1.", "1)", "가.", "(a)"})
_LIST_INDENT_MM = 4.0  # of a bullet under a numbered item


@dataclass(frozen=True)
class Shape:
    """What a paragraph refers to: its style, and the paragraph and letter shapes of that style, by their ids."""

    style: str
    paragraph: str
    letters: str


@dataclass
class Styles:
    """The styles of one HWPX document, made as they are first needed from those of a Word template."""

    document: HwpxDocument
    template: WordDocument
    _shapes: dict[str, Shape] = field(default_factory=dict)
    _numbered: dict[str, str] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._give_substitutes()

    def shape(self, name: str) -> Shape:
        """The style called `name` in the template."""
        if name not in self._shapes:
            look = looks.paragraph_looks(self.template, (name,))[name]
            paragraph = self._paragraph_shape(look)
            letters = self._letters(look.letters)
            header = self.document.oxml.headers[0]
            korean = self._korean_name(name)
            style = header.ensure_style(
                korean, eng_name=name, para_pr_id_ref=paragraph, char_pr_id_ref=letters, lang_id=_KOREAN
            )
            header.ensure_style(korean, next_style_id_ref=style, lock_form=False)
            self._looks[name] = look
            self._shapes[name] = Shape(style, paragraph, letters)
        return self._shapes[name]

    def listed(self, name: str, marker: str, *, restarts: bool) -> str:
        """The paragraph shape of an item of a list in style `name`: a real bullet, or a number that Hancom counts itself."""
        shape = self.shape(name)
        number = next((form for pattern, form in _NUMBERS if pattern.match(marker)), None)
        key = name if number else f"{name} {marker}"
        if key not in self._numbered or (number and (restarts or marker in _FIRST)):
            kind, level = ("number", number) if number else ("bullet", {"char": marker})
            listed = self.document.styles.ensure_numbering(kind=kind, levels=[level])[0]
            made = self.document.styles.paragraph_property(listed)
            heading = made.heading if made else None
            if heading is None:
                raise ValueError(f"the library made no list for {marker!r}")
            margins = {} if number else {"left": round(_LIST_INDENT_MM * UNITS_A_MM)}
            self._numbered[key] = self.document.oxml.headers[0].ensure_paragraph_format(
                base_para_pr_id=shape.paragraph,
                heading={"type": heading.type, "idRef": heading.id_ref, "level": 0},
                margins=margins,
            )
        return self._numbered[key]

    def span_letters(self, paragraph_style: str, span_style: str) -> str:
        """The letter shape of a run with a character style inside a paragraph."""
        shape = self.shape(paragraph_style)
        if not span_style:
            return shape.letters
        own, around = looks.letters(self.template.styles[span_style]), self._looks[paragraph_style].letters
        return self._letters(
            Letters(
                own.size_pt or around.size_pt,
                around.bold if own.bold is None else own.bold,
                around.italic if own.italic is None else own.italic,
                own.colour or around.colour,
            )
        )

    @cached_property
    def hairline(self) -> Shape:
        """For the line that a table is anchored in, which would else stand as an empty one beneath it."""
        header = self.document.oxml.headers[0]
        paragraph = header.ensure_paragraph_format(alignment="LEFT", line_spacing_percent=100)
        return Shape("0", str(paragraph), self.document.styles.ensure_run(size=1))

    def put_in_order(self) -> None:
        """Set the list of bullets where the schema has it: the library puts a list it has to make at the end."""
        lists = self.document.oxml.headers[0].element.find("{*}refList")
        bullets, paragraphs = lists.find("{*}bullets"), lists.find("{*}paraProperties")
        if bullets is not None:
            lists.remove(bullets)
            lists.insert(list(lists).index(paragraphs), bullets)

    def _letters(self, letters: Letters) -> str:
        made: str = self.document.styles.ensure_run(
            bold=bool(letters.bold),
            italic=bool(letters.italic),
            color=f"#{letters.colour}" if letters.colour else None,
            size=letters.size_pt or 10,
            font=_GOTHIC if letters.bold else _SERIF,
        )
        return made

    def _paragraph_shape(self, look: Look) -> str:
        header = self.document.oxml.headers[0]
        tabs = None
        if look.tabs:
            stops = [{"pos": round(tab.at_mm * UNITS_A_MM), "type": tab.align} for tab in look.tabs]
            tabs = header.ensure_tab_definition(tab_stops=stops)
        return str(
            header.ensure_paragraph_format(
                alignment=look.align,
                line_spacing_percent=round(look.line * _WORD_LINE * 100),
                margins={
                    "intent": round(look.first_mm * UNITS_A_MM),
                    "left": round(look.left_mm * UNITS_A_MM),
                    "right": round(look.right_mm * UNITS_A_MM),
                    "prev": round(look.before_pt * UNITS_A_PT),
                    "next": round(look.after_pt * UNITS_A_PT),
                },
                border=self._border(look.rules),
                break_setting={"keep_with_next": look.keep_with_next, "widow_orphan": True},
                tab_pr_id_ref=tabs,
            )
        )

    def _border(self, rules: Sequence[Rule]) -> dict[str, str] | None:
        """The lines at the sides of a paragraph; the format draws all of one paragraph alike."""
        if not rules:
            return None
        width_mm = min(_LINE_WIDTHS_MM, key=lambda width_mm: abs(width_mm - rules[0].width_pt * MM_A_PT))
        fill = self.document.styles.ensure_border_fill(
            border_color=f"#{rules[0].colour}",
            border_width=f"{width_mm} mm",
            active_borders=[rule.side for rule in rules],
        )
        gaps = {f"offset{rule.side.capitalize()}": str(_RULE_GAP) for rule in rules}
        return {"borderFillIDRef": fill, **gaps}

    def _give_substitutes(self) -> None:
        """Declare Hancom's fonts anew with a substitute: a font once declared is not given one by the library."""
        for face, substitute in _SUBSTITUTES.items():
            self.document.styles.replace_font(face, substitute)
            self.document.styles.ensure_font(face, subst_face=substitute, subst_type="TTF")
            self.document.styles.replace_font(substitute, face)

    def _korean_name(self, name: str) -> str:
        """What a style is called in Hancom's list; lists have a style of their own in each language."""
        told = _NAMES.get(name.removesuffix("Ko"), name)
        return f"{told}(영문)" if f"{name}Ko" in self.template.styles else told
