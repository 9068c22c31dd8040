"""The last look before signing finds what a careful clerk would, and is silent about a sound draft."""

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.minutes.cases import ALL, Case
from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.findings import Finding, FindingKind
from wontak.domain.glossary import read_terms
from wontak.domain.meeting import Language
from wontak.domain.message_texts import FINDINGS
from wontak.domain.messages import gaps, sentence
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.transcript import Recording, Segment, TranslationState
from wontak.minutes.draft import draft
from wontak.minutes.lint import lint, unbalanced

EN, KO = Language.EN, Language.KO
MEETING, SEGMENTS = sample_meeting(), sample_segments()
TERMS = read_terms(ROOT / "resources" / "glossaries" / "parliament.csv")


def approved(
    segments: tuple[Segment, ...], state: TranslationState = TranslationState.APPROVED
) -> tuple[Segment, ...]:
    return tuple(
        replace(segment, translation=replace(segment.translation, state=state))
        if segment.translation
        else segment
        for segment in segments
    )


def block(text: str, language: Language = EN, kind: str = "remark", **fields: object) -> Block:
    known: dict[str, object] = {"sources": (1,), "origin": Origin.WRITTEN} | fields
    return Block(BlockKind(kind), language, text, **known)  # type: ignore[arg-type]


def found(*blocks: Block, kind: FindingKind, segments: tuple[Segment, ...] = SEGMENTS) -> list[Finding]:
    return [finding for finding in lint(MEETING, segments, blocks, TERMS) if finding.kind is kind]


def fields(findings: list[Finding]) -> list[dict[str, str]]:
    return [dict(finding.fields) for finding in findings]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_a_draft_from_approved_translations_gives_no_cause_for_complaint(
    case: Case, language: Language
) -> None:
    meeting, segments = case
    public = tuple(segment for segment in approved(segments) if not segment.off_record)
    assert lint(meeting, public, draft(meeting, public, language), TERMS) == ()


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("He said, “We agree.”", ""),
        ("He said, “the ‘plan’ is good.”", ""),
        ("on the “Ferries and Why We Need Them?", "on the “Ferries and Why We Need Them?"),
        ("He said, we agree.”", "He said, we agree.”"),
        ("그는 「섬과 “배”를 주제로 발표했다.", "그는 「섬과 “배”를 주제로 발표했다."),
        ('He said "no.', 'He said "no.'),
    ],
)
def test_quotation_marks_are_matched(text: str, near: str) -> None:
    assert unbalanced(text) == near


def test_a_quotation_that_the_next_paragraph_opens_again_is_in_order() -> None:
    kind = FindingKind.UNBALANCED_QUOTES
    first, second = block("“We sail at dawn.", kind="quote"), block("“And at dusk.”", kind="quote")
    assert not found(first, second, kind=kind)
    assert len(found(first, kind=kind)) == 1


def test_a_name_spelled_otherwise_than_on_the_roster_or_elsewhere_is_found() -> None:
    spelled = found(
        block("Han Seo-jin and Davd Brown met Ida Roe-Vik."),
        block("Ida Roe Vik and Ida Roe Vik met."),
        block("한서신 의장은 동의했다.", KO),
        kind=FindingKind.NAME_SPELLING,
    )
    assert [(finding.block, finding.fields) for finding in spelled] == [
        (0, (("found", "Han Seo-jin"), ("expected", "Han Seojin"))),
        (0, (("found", "Davd Brown"), ("expected", "David Brown"))),
        (0, (("found", "Ida Roe-Vik"), ("expected", "Ida Roe Vik"))),
        (2, (("found", "한서신"), ("expected", "한서진"))),
    ]


def test_a_title_that_is_not_the_rosters_is_found() -> None:
    titles = found(
        block("- David Brown, Director of the Center for Open Parliaments, stated, “…” -"),
        block("David Brown, Director of the Asia Program at the Center for Open Parliaments, spoke."),
        block("Minister Oh Minseok agreed with Vice Minister Oh Minseok."),
        block("오민석 장관은 동의했고 국회의장 한서진은 반대했다.", KO),
        block("오민석 외교부 제1차관과 서예린 의원이 말했다.", KO),
        kind=FindingKind.TITLE_DIFFERS,
    )
    assert [(finding.block, dict(finding.fields)["found"]) for finding in titles] == [
        (0, "Director of the Center for Open Parliaments"),
        (2, "Minister"),
        (3, "장관"),
    ]


def test_figures_that_the_evidence_lacks_are_found_in_whatever_form_they_are_written() -> None:
    spoken = (
        said(
            1,
            "han",
            "예산은 3억 5,000만 원이고 2027년까지 씁니다.",
            "The budget is 350 million won, to be spent by 2027.",
        ),
    )
    kind = FindingKind.NUMBER_UNSUPPORTED
    assert not found(
        block("The budget is 350 million won."), block("3억 5천만 원", KO), kind=kind, segments=spoken
    )
    wrong = found(block("The budget is 35 million won by 2027."), kind=kind, segments=spoken)
    assert fields(wrong) == [{"number": "35,000,000", "near": "The budget is 35 million won by 2027."}]


def test_what_needs_evidence_and_has_none_is_found() -> None:
    kind = FindingKind.NO_EVIDENCE
    assert len(found(block("They agreed.", kind="decision", sources=()), kind=kind)) == 1
    assert not found(block("We met.", kind="lead", sources=()), kind=kind)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (TranslationState.STALE, FindingKind.STALE_TRANSLATION),
        (TranslationState.MACHINE, FindingKind.UNAPPROVED_TRANSLATION),
        (TranslationState.EDITED, FindingKind.UNAPPROVED_TRANSLATION),
        (TranslationState.APPROVED, None),
    ],
)
def test_translations_that_nobody_answers_for_are_found(
    state: TranslationState, kind: FindingKind | None
) -> None:
    kinds = {FindingKind.STALE_TRANSLATION, FindingKind.UNAPPROVED_TRANSLATION}
    segments = approved(SEGMENTS, state)
    for language in Language:
        rests = [segment.id for segment in segments if segment.language is not language][:2]
        here = lint(MEETING, segments, (block("Text.", language, sources=tuple(rests)),), TERMS)
        assert [(one.kind, one.segments) for one in here if one.kind in kinds] == (
            [(kind, tuple(rests))] if kind else []
        )


def test_known_mistranslations_are_found_where_the_evidence_has_the_term() -> None:
    spoken = (
        said(
            1,
            "han",
            "미국 의회의 양당제를 살펴야 합니다.",
            "We must look at the bicameral system of the U.S. Congress.",
        ),
        said(2, "han", "양원제와 양당제를 모두 살펴야 합니다.", "We must look at both."),
    )
    kind = FindingKind.MISTRANSLATION
    wrong = found(block("He spoke of the bicameral system."), kind=kind, segments=spoken)
    assert fields(wrong)[0] == {"found": "bicameral system", "term": "양당제", "expected": "two-party system"}
    assert not found(block("He spoke of the bicameral system.", sources=(2,)), kind=kind, segments=spoken)
    assert not found(block("He spoke of the two-party system."), kind=kind, segments=spoken)


def test_whoever_spoke_on_the_record_must_be_mentioned_in_each_language() -> None:
    kind = FindingKind.NOT_MENTIONED
    blocks = draft(MEETING, SEGMENTS, EN)
    without = tuple(one for one in blocks if "Seo Yerin" not in one.whole or one.kind is BlockKind.OVERVIEW)
    missing = found(*without, kind=kind)
    assert [(finding.language, dict(finding.fields)["person"]) for finding in missing] == [(EN, "Seo Yerin")]
    assert missing[0].block is None
    hidden = tuple(segment for segment in SEGMENTS if segment.speaker != "seo")
    assert not found(*without, kind=kind, segments=hidden)


def test_every_finding_has_its_sentence_in_both_languages_with_the_same_gaps() -> None:
    assert set(FINDINGS) == set(FindingKind)
    for text in FINDINGS.values():
        assert gaps(text.ko) == gaps(text.en)


def test_a_finding_says_what_is_wrong_and_what_to_do() -> None:
    (finding,) = found(block("오민석 장관은 말했다.", KO), kind=FindingKind.TITLE_DIFFERS)
    assert sentence(finding.kind, dict(finding.fields), KO) == (
        "오민석의 직함이 ‘장관’으로 적혀 있으나 참석자 명단에는 ‘외교부 제1차관’으로 되어 있습니다. 맞는 쪽으로 고치십시오."
    )
    (finding,) = found(block("77 people met."), kind=FindingKind.NUMBER_UNSUPPORTED)
    assert sentence(finding.kind, dict(finding.fields), EN) == (
        "The figure 77 does not occur in the evidence of “77 people met.”; check it against the recording."
    )


def test_unapproved_translations_are_told_once_by_who_spoke_and_when() -> None:
    """A clerk finds the places by names and times, in meeting time where there are several recordings."""
    spoken = tuple(
        replace(
            said(number, speaker, "Yes, we agree.", "예, 동의합니다."),
            language=EN,
            recording=number % 2,
            start_s=60.0 * number,
        )
        for number, speaker in enumerate(["miller", "brown", "miller", "miller", "miller"], start=1)
    )
    blocks = [block("그렇다.", KO, sources=(one.id,)) for one in spoken]
    findings = lint(
        MEETING, spoken, blocks, TERMS, (Recording(0, "a.flac", 600.0), Recording(1, "b.flac", 600.0, 3600.0))
    )
    (finding,) = [one for one in findings if one.kind is FindingKind.UNAPPROVED_TRANSLATION]
    assert finding.block is None and finding.segments == (1, 2, 3, 4, 5)
    assert dict(finding.fields) == {
        "passages": "밀러 대사 00:04:00, 01:01:00, 01:03:00 …; 브라운 소장 00:02:00"
    }


def test_the_gravest_findings_come_first() -> None:
    blocks = (
        block("He said, “yes."),
        block("77 people met."),
        block("It was so.", kind="decision", sources=()),
    )
    kinds = [finding.kind for finding in lint(MEETING, SEGMENTS, blocks, TERMS) if finding.block is not None]
    assert kinds == [FindingKind.NUMBER_UNSUPPORTED, FindingKind.UNBALANCED_QUOTES, FindingKind.NO_EVIDENCE]
