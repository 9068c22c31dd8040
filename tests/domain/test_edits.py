"""Edits as pure functions: words keep their times through them, and nothing is lost that a person has done."""

import random
from dataclasses import replace

import pytest

from tests.store.conftest import said
from wontak.domain import edits
from wontak.domain.changes import Change, EditKind
from wontak.domain.edits import SHORTEST_S, Edge
from wontak.domain.edits_words import aligned, within
from wontak.domain.meeting import Language
from wontak.domain.transcript import (
    Review,
    Segment,
    SegmentFlag,
    Translation,
    TranslationFlag,
    TranslationState,
    Word,
)

ENGLISH = Translation(Language.EN, "Parliament must hear the people")
SEGMENT = replace(
    said(10.0, 15.0, "의회는 국민의 말을 들어야 합니다"),
    id=7,
    voice="V1",
    speaker="han",
    translation=ENGLISH,
    flags=(SegmentFlag.LOW_PROBABILITY, SegmentFlag.LOOP, SegmentFlag.OVERLAP),
)


def only(change: Change) -> Segment:
    (segment,) = change.after
    return segment


def spans(segment: Segment) -> list[tuple[str, float, float]]:
    return [(word.text, word.start_s, word.end_s) for word in segment.words]


def test_words_that_stay_keep_their_time_and_typed_ones_are_certain() -> None:
    now = only(edits.retype(SEGMENT, "국회는 국민의 말을, 꼭 들어야 합니다"))
    assert now.words[0] == Word(10.0, 11.0, "국회는", 1.0)
    assert now.words[1] == SEGMENT.words[1]
    assert now.words[2] == replace(SEGMENT.words[2], text="말을,")
    assert spans(now)[3] == ("꼭", 13.0, 13.0)  # there was no gap to share
    assert now.words[-1] == SEGMENT.words[-1]
    assert now.text == " ".join(word.text for word in now.words)


def test_several_words_instead_of_one_share_its_time_by_their_length() -> None:
    now = only(edits.retype(SEGMENT, "의회는 국민의 말을 귀담아 들어야만 합니다"))
    assert spans(now)[3:5] == [("귀담아", 13.0, 13.429), ("들어야만", 13.429, 14.0)]


def test_words_put_in_share_the_gap_between_their_neighbours() -> None:
    words = (Word(1.0, 2.0, "하나", 0.5), Word(4.0, 5.0, "넷", 0.5))
    made = aligned(words, "영 하나 둘 셋셋셋 넷 다섯", 0.0, 6.0)
    assert [(word.start_s, word.end_s) for word in made] == [
        (0.0, 1.0),
        (1.0, 2.0),
        (2.0, 2.5),
        (2.5, 4.0),
        (4.0, 5.0),
        (5.0, 6.0),
    ]


def test_retyping_settles_what_was_said_of_the_wording_and_makes_the_translation_stale() -> None:
    now = only(edits.retype(SEGMENT, "의회는 국민의 말을 듣습니다"))
    assert now.flags == (SegmentFlag.OVERLAP,)
    assert now.review is Review.EDITED
    assert now.translation == replace(ENGLISH, state=TranslationState.STALE)
    assert only(edits.retype(replace(SEGMENT, review=Review.VERIFIED), "말")).review is Review.EDITED


def test_what_changes_nothing_alters_nothing() -> None:
    for change in (
        edits.retype(SEGMENT, SEGMENT.text),
        edits.split(SEGMENT, 0),
        edits.split(SEGMENT, len(SEGMENT.text)),
        edits.split(replace(SEGMENT, text="한마디"), 1),
        edits.set_language(SEGMENT, Language.KO),
        edits.retype_translation(SEGMENT, ENGLISH.text),
        edits.star((SEGMENT,), False),
        edits.replace_recognised((SEGMENT,), ()),
        edits.delete(()),
    ):
        assert not change.alters, change.kind
    assert edits.change_speaker((SEGMENT,), "han").alters  # confirming the machine is something


def test_text_is_one_composed_line() -> None:
    assert only(edits.retype(SEGMENT, "\u1100\u116e\u11a8\nA")).text == "국 A"


@pytest.mark.parametrize(
    ("offset", "first"), [(3, "의회는"), (5, "의회는"), (6, "의회는 국민의"), (1, "의회는")]
)
def test_a_split_keeps_every_word_and_its_time(offset: int, first: str) -> None:
    change = edits.split(SEGMENT, offset)
    left, right = change.after
    assert (left.id, right.id, left.text) == (7, 0, first)
    assert left.words + right.words == SEGMENT.words
    assert (left.start_s, left.end_s) == (10.0, left.words[-1].end_s)
    assert (right.start_s, right.end_s) == (right.words[0].start_s, 15.0)
    assert (right.speaker, right.voice, right.review) == ("han", "V1", Review.EDITED)
    assert left.translation == edits.stale(ENGLISH) and right.translation is None


def test_splitting_and_merging_again_says_the_same() -> None:
    left, right = edits.split(SEGMENT, 8).after
    merged = only(edits.merge(left, replace(right, id=8)))
    assert (merged.text, merged.words, merged.id) == (SEGMENT.text, SEGMENT.words, 7)
    assert merged.translation == edits.stale(ENGLISH)


def test_a_merge_joins_what_belongs_to_either() -> None:
    second = replace(
        said(16.0, 18.0, "감사합니다"),
        id=8,
        starred=True,
        off_record=True,
        comment="확인",
        interprets=7,
        translation=Translation(Language.EN, "Thank you.", flags=(TranslationFlag.NAME,)),
    )
    merged = only(edits.merge(replace(SEGMENT, comment="좋음"), second))
    assert (merged.start_s, merged.end_s, merged.speaker) == (10.0, 18.0, "han")
    assert (merged.starred, merged.off_record, merged.interprets) == (True, True, None)
    assert merged.comment == "좋음\n확인"
    assert merged.translation == Translation(
        Language.EN,
        "Parliament must hear the people Thank you.",
        TranslationState.STALE,
        (TranslationFlag.NAME,),
    )
    with pytest.raises(ValueError, match="different recordings"):
        edits.merge(SEGMENT, replace(second, recording=2))


def test_a_merge_of_two_languages_keeps_the_longer_one_s_and_each_word_s_rendering() -> None:
    thanks = replace(
        said(16.0, 18.0, "Thank you", Language.EN), id=8, translation=Translation(Language.KO, "감사합니다")
    )
    merged = only(edits.merge(SEGMENT, thanks))
    assert (merged.language, merged.text) == (Language.KO, f"{SEGMENT.text} Thank you")
    assert merged.translation and merged.translation.text == f"{ENGLISH.text} Thank you"


def test_an_edge_pushes_its_neighbour_and_both_keep_their_words_inside() -> None:
    after = replace(said(16.0, 18.0, "감사합니다 여러분"), id=8)
    change = edits.move_edge(SEGMENT, Edge.END, 17.5, after, latest_s=60.0)
    moved, pushed = change.after
    assert (moved.end_s, pushed.start_s) == (17.5, 17.5)
    assert moved.words == SEGMENT.words
    assert pushed.words[0].start_s >= 17.5 and len(pushed.words) == 2
    assert edits.move_edge(SEGMENT, Edge.END, 99.0, after).after[1].start_s == pytest.approx(
        18.0 - SHORTEST_S
    )
    assert only(edits.move_edge(SEGMENT, Edge.END, 0.0, after)).end_s == pytest.approx(10.0 + SHORTEST_S)
    assert only(edits.move_edge(SEGMENT, Edge.END, 99.0, latest_s=60.0)).end_s == 60.0
    assert only(edits.move_edge(SEGMENT, Edge.START, -5.0)).start_s == 0.0


def test_an_edge_moved_inwards_takes_only_the_words_beside_it_along() -> None:
    moved = only(edits.move_edge(SEGMENT, Edge.END, 13.5))
    assert moved.words[:3] == SEGMENT.words[:3]
    assert [word.end_s for word in moved.words[3:]] == [13.25, 13.5]
    moved = only(edits.move_edge(SEGMENT, Edge.START, 11.5))
    assert moved.words[2:] == SEGMENT.words[2:]
    assert [word.start_s for word in moved.words[:2]] == [11.5, 11.75]


def test_segments_that_overlap_do_not_push_each_other() -> None:
    other = replace(said(14.0, 18.0, "동시에 하는 말"), id=8)
    assert only(edits.move_edge(SEGMENT, Edge.END, 16.0, other)).end_s == 16.0


def test_another_language_drops_a_translation_into_it() -> None:
    now = only(edits.set_language(replace(SEGMENT, flags=(SegmentFlag.LANGUAGE_DOUBT,)), Language.EN))
    assert (now.language, now.translation, now.flags) == (Language.EN, None, ())


def test_what_is_recognised_again_keeps_speaker_marks_and_the_first_id() -> None:
    marked = replace(SEGMENT, starred=True, comment="확인", off_record=True)
    fresh = [said(10.0, 12.0, "새 말"), said(12.0, 15.0, "또 새 말")]
    first, second = edits.replace_recognised((marked,), fresh).after
    assert (first.id, second.id) == (7, 0)
    assert (first.comment, second.comment) == ("확인", None)
    assert all(one.starred and one.off_record and one.speaker == "han" for one in (first, second))
    assert first.translation == edits.stale(ENGLISH) and second.translation is None


def test_a_person_s_translation_is_edited_and_can_be_approved() -> None:
    doubtful = replace(SEGMENT, translation=replace(ENGLISH, flags=(TranslationFlag.NUMBER,)))
    own = only(edits.retype_translation(doubtful, "By hand."))
    assert own.translation == Translation(Language.EN, "By hand.", TranslationState.EDITED)
    approved = only(edits.approve_translation((doubtful,)))
    assert approved.translation == replace(ENGLISH, state=TranslationState.APPROVED)
    assert only(edits.retype_translation(SEGMENT, " ")).translation is None


def test_verifying_leaves_alone_what_is_settled() -> None:
    approved = replace(SEGMENT, review=Review.APPROVED)
    assert not edits.verify((approved,)).alters
    assert only(edits.verify((SEGMENT,))).review is Review.VERIFIED
    assert only(edits.verify((approved,), verified=False)).review is Review.EDITED


def test_an_inverse_takes_back_and_its_inverse_does_again() -> None:
    change = edits.star((SEGMENT,), True)
    assert change.inverse().after == change.before
    assert change.inverse().inverse().after == change.after
    assert change.inverse().restoring
    assert edits.delete((SEGMENT,)).removed == edits.restore(SEGMENT).added == {7}
    assert change.kind is EditKind.STAR and change.ids == {7}


@pytest.mark.parametrize("seed", range(20))
def test_words_stay_in_order_and_inside_through_any_retyping(seed: int) -> None:
    dice = random.Random(seed)
    segment = SEGMENT
    for _ in range(30):
        words = segment.text.split()
        place = dice.randrange(len(words) + 1)
        words[place : place + dice.randint(0, 2)] = dice.choices(
            ("국회", "the", "예산안을,", "2일"), k=dice.randint(0, 3)
        )
        segment = only(edits.retype(segment, " ".join(words)))
        if dice.random() < 0.3:
            segment = only(edits.move_edge(segment, dice.choice(tuple(Edge)), 10 + dice.uniform(-2, 8)))
        assert [word.text for word in segment.words] == segment.text.split()
        clock_s = segment.start_s - 0.001
        for word in segment.words:
            assert clock_s <= word.start_s <= word.end_s <= segment.end_s + 0.001
            clock_s = word.end_s


def test_squeezing_no_words_gives_none() -> None:
    assert within((), 1.0, 2.0) == ()
