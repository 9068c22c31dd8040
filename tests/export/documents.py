"""A fictional notice in the house's style, every block written, and the sample's documents as the program makes them."""

from pathlib import Path

from tests.minutes.sample import sample_meeting, sample_segments
from wontak.domain.meeting import Language
from wontak.domain.minutes import NOTICE_ORDER, Block, BlockKind, DocumentKind, Origin
from wontak.domain.transcript import Recording, Segment
from wontak.export.export import export
from wontak.export.mark import Mark
from wontak.export.material import Material, Options
from wontak.minutes.document import document
from wontak.minutes.draft import draft

EN, KO = Language.EN, Language.KO

# Marks, dashes and slips of the pen included: a written block is printed as it stands.
WRITTEN_TEXTS = {
    BlockKind.BREADCRUMB: (">\u00a0 Harbour\u00a0 >\u00a0 News",),
    BlockKind.BOARD: ("Notices",),
    BlockKind.LIST_TITLE: ("The Harbour Board Hosts a Seminar on the “Ferries and Why We Need Them?",),
    BlockKind.META: ("Date : 2025-02-03 Writer : HB",),
    BlockKind.HEADLINE: ("The Harbour Board Hosts a Seminar on the “Ferries and Why We Need Them?”",),
    BlockKind.PULL_QUOTE: (
        "- Ida Roe, Harbour Master, stated, “No island without a ferry.” -",
        "- Per Vik, Skipper, stated, “We sail at dawn.”-",
    ),
    BlockKind.LEAD: ("On February 3rd, the Harbour Board held a seminar.",),
    BlockKind.REMARK: (
        "In her opening remarks, Ida Roe welcomed the “ferry plan ‘North.’”",
        "Per Vik spoke; he sialed at dawn.",
    ),
    BlockKind.PANEL: (
        "In the discussion, islander Åse Dahl pointed out the tides.",
        "항만 위원 <김바다>는 & 기호도 그대로라고 했다.",
    ),
    BlockKind.CROSS_REFERENCE: ("Ida Roe reiterated the tides, as emphasized by Åse Dahl.",),
    BlockKind.ATTENDANCE: ("In addition, two gulls have jointed the debate.",),
    BlockKind.FOLLOW_UP: ("The Harbour Board plans to sail.",),
}
WRITTEN = tuple(
    Block(kind, EN, text, origin=Origin.WRITTEN) for kind in NOTICE_ORDER for text in WRITTEN_TEXTS[kind]
)


def sample_document(
    kind: str,
    languages: tuple[Language, ...],
    target: Path,
    mark: Mark | None = None,
    options: Options | None = None,
) -> Path:
    """A document of the sample, drafted and exported."""
    meeting, segments = sample_meeting(), sample_segments()
    blocks: dict[Language, tuple[Block, ...]] = {}
    if kind in tuple(DocumentKind):
        for language in languages:
            drafted = draft(meeting, segments, language)
            blocks[language] = document(DocumentKind(kind), meeting, language, drafted)
    return export(kind, languages, meeting, segments, blocks, target, mark=mark, options=options)


def spoken(
    *segments: Segment,
    recordings: tuple[Recording, ...] = (),
    options: Options | None = None,
    kind: str = "transcript",
) -> Material:
    """What the sample's people said, in both languages."""
    return Material(
        kind, (KO, EN), sample_meeting(), segments, recordings=recordings, options=options or Options()
    )
