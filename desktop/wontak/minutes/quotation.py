"""What somebody said, picked by a person, as a quotation in the form of the document it goes into."""

from collections.abc import Sequence

from wontak.domain import english, korean, naming
from wontak.domain.meeting import Language, Meeting, Participant
from wontak.domain.minutes import Block, BlockKind, DocumentKind, Origin
from wontak.domain.transcript import Segment
from wontak.minutes import reporting_ko

KIND_OF: dict[DocumentKind, BlockKind] = {
    DocumentKind.NOTICE: BlockKind.PULL_QUOTE,
    DocumentKind.MINUTES: BlockKind.REMARK,
    DocumentKind.RELEASE: BlockKind.QUOTE,
}
"""As what a quotation goes into each document."""


def quotation(
    meeting: Meeting, segments: Sequence[Segment], words: str, kind: BlockKind, language: Language
) -> Block:
    """The words of `segments` as a paragraph of `kind` in `language`, their speaker named, the segments its evidence.

    `words` are the part that was selected; "" takes all. Of segments in the other language the translation is quoted,
    whole. Raises ValueError without segments.
    """
    if not segments:
        raise ValueError("a quotation needs something that was said")
    same = all(segment.language is language for segment in segments)
    said = words if words.strip() and same else " ".join(one.text_in(language) for one in segments)
    said = " ".join(said.split())
    person = meeting.participant(segments[0].speaker)
    set_as = _korean if language is Language.KO else _english
    return Block(
        kind,
        language,
        set_as(said, person, kind),
        person.id if person else None,
        tuple(segment.id for segment in segments),
        Origin.WRITTEN,
    )


def _korean(said: str, person: Participant | None, kind: BlockKind) -> str:
    """`- 한서진 국회의장, “…” -`, or `한서진 의장은 “…”라고 말했다.`"""
    words = reporting_ko.quoted(said)
    if person is None:
        return f"- {words} -" if kind is BlockKind.PULL_QUOTE else words
    if kind is BlockKind.PULL_QUOTE:
        return f"- {naming.full(person, Language.KO).text}, {words} -"
    subject = korean.with_particle(naming.short(person, Language.KO), "은/는")
    return f"{subject} {korean.with_particle(words, '이라고/라고')} 말했다."


def _english(said: str, person: Participant | None, kind: BlockKind) -> str:
    """`- Name, Title, stated, “…” -`, `“…,” said Speaker Han.`, or `Speaker Han said, “…”`"""
    words = english.quoted(english.full_stop(english.capitalised(said)))
    if person is None:
        return f"- {words} -" if kind is BlockKind.PULL_QUOTE else words
    short = naming.short(person, Language.EN)
    if kind is BlockKind.PULL_QUOTE:
        return f"- {naming.full(person, Language.EN).inside('stated')}, {words} -"
    if kind is BlockKind.QUOTE:
        inner = f"{words[1:-2]}," if words.endswith(".”") else words[1:-1]
        return f"“{inner}” said {short}."
    return f"{short} said, {words}"
