"""Whole documents through the real commands: described in meeting.toml, made with `new`, written with `export`.

The institute's own notice and the congressional release are held against where their texts are at hand; the project's
fictional pair always.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from tests.conftest import ROOT
from tests.export.documents import WRITTEN
from tests.export.written import RELEASE_EN
from wontak.cli.main import DONE, run
from wontak.domain.minutes import NOTICE_ORDER, Block, BlockKind

SEEDS = ROOT.parent / "shared" / "domain"
GENERATED = frozenset({*NOTICE_ORDER[:5], BlockKind.LEAD, BlockKind.ATTENDANCE})
ENDINGS = (".docx", ".txt")
Table = Mapping[str, object]


@dataclass(frozen=True)
class Given:
    """A document in the making: its kind, its event, people and agenda, its blocks, and the paragraphs to come of it."""

    kind: str
    event: Table
    people: tuple[Table, ...]
    agenda: tuple[Table, ...]
    blocks: tuple[Block, ...]
    paragraphs: tuple[str, ...]


def person(id: str, name: str, title: str, role: str, house: str = "", pronoun: str = "they") -> Table:
    said = {"id": id, "name": {"en": name}, "title": {"en": title}, "role": role, "pronoun": pronoun}
    return {**said, "affiliation": {"en": house}} if house else said


FERRIES: Table = {
    "kind": "seminar",
    "topic": {"en": "Ferries and Why We Need Them?"},
    "date": "2025-02-03",
    "start": "10:30:00",
    "venue": {"en": "Boat House"},
    "host": {"en": "Harbour Board of Port Vik"},
    "host_short": {"en": "Harbour Board"},
    "writer": "HB",
    "board": {"en": "Notices"},
    "breadcrumb": {"en": ["Harbour", "News"]},
}
ISLANDERS = (
    person("ida", "Ida Roe", "Harbour Master", "host", pronoun="she"),
    person("per", "Per Vik", "Skipper", "presenter", "North Line", "he"),
    person("asa", "Åse Dahl", "Islander", "panelist"),
    person("gull", "Gro Gull", "Keeper of the Gulls", "attendee"),
    person("tern", "Tor Tern", "Keeper of the Terns", "attendee"),
)
SAILING: tuple[Table, ...] = (
    {"kind": "opening", "speakers": ["ida"]},
    {"kind": "presentation", "speakers": ["per"], "topic": {"en": "Ferries in winter"}},
    {"kind": "discussion", "speakers": ["asa"], "moderator": "ida"},
)
FERRY_TITLE = "The Harbour Board Hosts a Seminar on the “Ferries and Why We Need Them?”"
FERRY_GENERATED = {
    BlockKind.BREADCRUMB: "> Harbour > News",
    BlockKind.BOARD: "Notices",
    BlockKind.LIST_TITLE: FERRY_TITLE,
    BlockKind.META: "Date : 2025-02-03 Writer : HB",
    BlockKind.HEADLINE: FERRY_TITLE,
    BlockKind.LEAD: "On February 3rd, the Harbour Board of Port Vik, under the leadership of Harbour Master Ida Roe, held a "
    "seminar on “Ferries and Why We Need Them?” at the Boat House at 10:30 a.m.",
    BlockKind.ATTENDANCE: "In addition to Harbour Master Ida Roe, presenters, and panelists, Gro Gull, Keeper of the Gulls, and "
    "Tor Tern, Keeper of the Terns joined the debate.",
}

UNION: Table = {
    "kind": "roundtable",
    "topic": {"en": "Establishment of the ROK-U.S. Parliamentary Union and Why It is Needed?"},
    "date": "2023-04-26",
    "start": "14:00:00",
    "venue": {"en": "Assembly Reception Room"},
    "host": {"en": "National Assembly of the Republic of Korea"},
    "host_short": {"en": "National Assembly"},
    "writer": "NAFI",
    "board": {"en": "Public Notice"},
    "breadcrumb": {"en": ["Future Plaza", "PR Room", "Public Notice"]},
}
ASSEMBLED = (
    person("kim", "Kim Jin Pyo", "Speaker of the National Assembly", "host", pronoun="he"),
    person("terry", "Sue Mi Terry", "Director of the Asia Program", "keynote", "Wilson Center", "she"),
    person("ha", "Ha Taekeung", "Member of the National Assembly", "panelist", pronoun="he"),
    person("lee", "Lee Kwang-jae", "Secretary-General of the National Assembly", "attendee"),
    person("pkm", "Park Kyung-mee", "chief of staff at the speaker’s office", "attendee"),
    person("pjh", "Park Jangho", "Deputy Legislative Director of the National Assembly", "attendee"),
    person("hong", "Hong Hyun-sun", "Deputy Secretary-General of the National Assembly", "attendee"),
    person("lmw", "Lee Myung Woo", "Chief Librarian of the National Assembly Library", "attendee"),
    person("psc", "Park Sang-Chul", "Chief of the National Assembly Research Service", "attendee"),
    person("khk", "Kim Hyeon Kon", "President of the National Assembly Futures Institute", "attendee"),
)
UNION_AGENDA: tuple[Table, ...] = (
    {"kind": "opening", "speakers": ["kim"]},
    {"kind": "keynote", "speakers": ["terry"]},
    {"kind": "discussion", "speakers": ["ha"], "moderator": "kim"},
)


def squeezed(text: str) -> str:
    """White space aside."""
    return re.sub(r"\s+", " ", text).strip()


def paragraphs_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(squeezed(line) for block in blocks for line in block.whole.split("\n"))


def seed(name: str) -> list[str]:
    file = SEEDS / name
    if not file.is_file():
        pytest.skip(f"{name} is not part of the repository")
    return [squeezed(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def written(kinds: Iterable[BlockKind], texts: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Block(kind, RELEASE_EN[0].language, text) for kind, text in zip(kinds, texts, strict=True))


def own_notice() -> Given:
    return Given("notice", FERRIES, ISLANDERS, SAILING, WRITTEN, paragraphs_of(WRITTEN))


def own_release() -> Given:
    people = (person("ida", "Ida Roe", "Delegate", "host"), person("per", "Per Vik", "Delegate", "opening"))
    return Given("release", {"kind": "release"}, people, (), RELEASE_EN, paragraphs_of(RELEASE_EN))


def institutes_notice() -> Given:
    lines = seed("seed-nafi-notice.txt")
    kinds = [
        *NOTICE_ORDER[:5], *[BlockKind.PULL_QUOTE] * 2, BlockKind.LEAD, *[BlockKind.REMARK] * 5, *[BlockKind.PANEL] * 3,
        *NOTICE_ORDER[9:],
    ]  # fmt: skip
    return Given("notice", UNION, ASSEMBLED, UNION_AGENDA, written(kinds, lines), tuple(lines))


def congressional_release() -> Given:
    lines = seed("seed-markey-release.txt")
    kinds = [
        BlockKind.DECK, BlockKind.DATELINE, *[BlockKind.QUOTE] * 3, BlockKind.LINK, *[BlockKind.PARAGRAPH] * 2,
    ]  # fmt: skip
    items = tuple(line.removeprefix("• ") for line in lines[9:])
    blocks = written(kinds, lines[:8])
    bullets = Block(BlockKind.BULLETS, blocks[0].language, "", intro=lines[8], items=items)
    return Given("release", {"kind": "release"}, (), (), (*blocks, bullets), (*lines[:9], *items))


def value(given: object) -> str:
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{key} = {value(part)}" for key, part in given.items()) + " }"
    if isinstance(given, str) and re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d", given):
        return given
    return json.dumps(given, ensure_ascii=False)


def tables(heading: str, given: Iterable[Table]) -> str:
    rows = ("\n".join(f"{key} = {value(part)}" for key, part in table.items()) for table in given)
    return "".join(f"{heading}\n{row}\n\n" for row in rows)


def described(block: Block) -> Table:
    table: dict[str, object] = {"kind": block.kind.value, "speaker": block.speaker, "text": block.text}
    table |= {"url": block.url, "anchor": block.anchor, "intro": block.intro, "items": list(block.items)}
    return {key: part for key, part in table.items() if part}


def exported(given: Given, folder: Path, ending: str) -> list[str]:
    """The paragraphs of the document that the commands make of what is given."""
    description, meeting, target = folder / "meeting.toml", folder / "m.wontak", folder / f"document{ending}"
    text = tables("[event]", [given.event]) + tables("[[participants]]", given.people)
    text += tables("[[agenda]]", given.agenda) + tables("[[minutes.en]]", map(described, given.blocks))
    description.write_text(text, encoding="utf-8")
    assert run(["new", str(meeting), "--from", str(description)]) == DONE
    assert run(["export", str(meeting), "--as", given.kind, "-o", str(target)]) == DONE
    if ending == ".docx":
        return [squeezed(paragraph.text) for paragraph in docx.Document(str(target)).paragraphs]
    lines = target.read_text(encoding="utf-8").splitlines()
    return [squeezed(line.removeprefix("• ")) for line in lines if line.strip()]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "document",
    [own_notice, own_release, institutes_notice, congressional_release],
    ids=lambda one: one.__name__,
)
def test_a_document_of_which_every_block_is_given_comes_out_paragraph_for_paragraph(
    document: Callable[[], Given], ending: str, tmp_path: Path
) -> None:
    given = document()
    assert exported(given, tmp_path, ending) == list(given.paragraphs)


@pytest.mark.parametrize("ending", ENDINGS)
def test_generated_blocks_left_out_come_out_by_the_patterns(ending: str, tmp_path: Path) -> None:
    given = own_notice()
    kept = tuple(block for block in given.blocks if block.kind not in GENERATED)
    expected = [FERRY_GENERATED.get(block.kind, squeezed(block.text)) for block in given.blocks]
    left_out = Given("notice", given.event, given.people, given.agenda, kept, ())
    assert exported(left_out, tmp_path, ending) == expected


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_institutes_generated_blocks_come_out_as_it_has_them_but_mended(
    ending: str, tmp_path: Path
) -> None:
    given = institutes_notice()
    kept = tuple(block for block in given.blocks if block.kind not in GENERATED)
    expected = [
        text.replace("Needed?”", "Needed?")
        .replace("Needed?", "Needed?”")
        .replace(", have jointed", " joined")
        for text in given.paragraphs
    ]
    left_out = Given("notice", given.event, given.people, given.agenda, kept, ())
    assert exported(left_out, tmp_path, ending) == expected


def test_what_to_look_at_before_signing_is_told_beside_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(own_release(), tmp_path, ".txt")
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == str(tmp_path / "document.txt")
    heading, gravest, *others = told.err.splitlines()
    assert heading == "To look at before signing:"
    assert gravest.startswith("[en] Per Vik is called “Ranking Member of the Fisheries Subcommittee” here")
    assert others[0].startswith("[en] The paragraph “No island without a ferry, said…” has no evidence")
