"""The review queue: what could do harm in print comes first, what is settled never."""

from dataclasses import replace

import pytest

from tests.store.conftest import said
from wontak.domain import review
from wontak.domain.meeting import Language
from wontak.domain.review import ConcernKind
from wontak.domain.transcript import (
    Review,
    Segment,
    SegmentFlag,
    Translation,
    TranslationFlag,
    TranslationState,
    Word,
)

GOOD = replace(
    said(0.0, 4.0, "의회는 듣습니다"), speaker="han", translation=Translation(Language.EN, "It listens.")
)


def segment(number: int, **more: object) -> Segment:
    return replace(GOOD, id=number, start_s=float(number), **more)  # type: ignore[arg-type]


def translated(*flags: TranslationFlag, state: TranslationState = TranslationState.MACHINE) -> Translation:
    return Translation(Language.EN, "It listens.", state, flags)


NUMBER = segment(2, translation=translated(TranslationFlag.NUMBER))
PHANTOM = segment(3, flags=(SegmentFlag.PHANTOM,), speaker=None)
DOUBTFUL = segment(4, words=(Word(4.0, 5.0, "의회는", 0.3), Word(5.0, 6.0, "듣습니다", 0.9)))
STALE = segment(5, translation=translated(TranslationFlag.NUMBER, state=TranslationState.STALE))
ALL = (segment(1), NUMBER, PHANTOM, DOUBTFUL, STALE)


def test_the_riskiest_comes_first_and_several_reasons_add_up() -> None:
    found = review.queue(ALL)
    assert [one.segment_id for one in found] == [3, 2, 4, 5]
    assert found[0].kinds == (ConcernKind.PHANTOM, ConcernKind.NO_SPEAKER)
    assert found[0].risk == pytest.approx(1 - (1 - 0.55) * (1 - 0.35))
    assert found[3].kinds == (ConcernKind.STALE_TRANSLATION,)


def test_of_equal_risk_the_earliest_comes_first() -> None:
    alike = [replace(NUMBER, id=number) for number in (9, 4, 6)]
    assert [one.segment_id for one in review.queue(alike)] == [9, 4, 6]


def test_what_is_verified_or_off_the_record_leaves_the_queue() -> None:
    assert review.queue((replace(NUMBER, review=Review.VERIFIED), replace(PHANTOM, off_record=True))) == ()
    approved = translated(TranslationFlag.NUMBER, state=TranslationState.APPROVED)
    assert review.concern(replace(NUMBER, translation=approved)) is None
    assert review.concern(replace(NUMBER, review=Review.EDITED)) is not None


def test_each_concern_is_counted_the_weightiest_first() -> None:
    assert list(review.counts(ALL).items()) == [
        (ConcernKind.NUMBER, 1),
        (ConcernKind.PHANTOM, 1),
        (ConcernKind.NO_SPEAKER, 1),
        (ConcernKind.LOW_PROBABILITY, 1),
        (ConcernKind.STALE_TRANSLATION, 1),
    ]


def test_going_on_to_the_next_begins_anew_after_the_last() -> None:
    assert review.next_flagged(ALL, None) == 2
    assert review.next_flagged(ALL, 2) == 3
    assert review.next_flagged(ALL, 3) == 2
    assert review.next_doubtful(ALL, 5) == 4
    assert review.next_unverified(ALL, 4) == 5
    assert review.next_of_kind(ALL, 5, ConcernKind.STALE_TRANSLATION) == 5
    assert review.next_unverified([replace(one, review=Review.VERIFIED) for one in ALL], 1) is None
    assert review.next_doubtful((), 1) is None


def test_every_flag_has_its_weight_in_order() -> None:
    assert {*map(str, SegmentFlag), *map(str, TranslationFlag)} <= {*map(str, review.WEIGHTS)}
    assert set(review.WEIGHTS) == set(ConcernKind)
    assert list(review.WEIGHTS.values()) == sorted(review.WEIGHTS.values(), reverse=True)


def test_a_segment_in_which_something_is_said_wants_a_translation() -> None:
    assert review.counts((segment(1, translation=None),)) == {ConcernKind.NO_TRANSLATION: 1}
    assert review.counts((segment(1, translation=None, text=" "),)) == {}
