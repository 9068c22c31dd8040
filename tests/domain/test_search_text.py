"""Finding across a meeting, and replacing so that the Korean around it stays right."""

import time
import unicodedata
from dataclasses import replace

import pytest

from tests.store.conftest import said
from wontak.domain.changes import EditKind
from wontak.domain.meeting import Language
from wontak.domain.search_text import FindOptions, Hit, Where, find, preview, replace_all, replaced
from wontak.domain.transcript import Segment, Translation, TranslationState

FIRST = replace(
    said(0.0, 5.0, "국회의장은 국회와 예산안을 논의했다"),
    id=1,
    translation=Translation(Language.EN, "The Speaker discussed the Budget with the budget office."),
)
SECOND = replace(said(6.0, 9.0, "The budget  bill"), language=Language.EN, id=2)


def swapped(text: str, old: str, new: str) -> str:
    """`text` with `new` for `old` wherever it is found."""
    segment = replace(FIRST, text=text, translation=None)
    return replaced(text, [(hit.start, hit.end) for hit in find((segment,), old)], new)


def test_short_words_are_found_inside_longer_ones_in_both_texts() -> None:
    assert find((FIRST, SECOND), "국회") == (Hit(1, Where.ORIGINAL, 0, 2), Hit(1, Where.ORIGINAL, 6, 8))
    assert [hit.where for hit in find((FIRST, SECOND), "BUDGET")] == [
        Where.TRANSLATION,
        Where.TRANSLATION,
        Where.ORIGINAL,
    ]
    assert find((FIRST,), " ") == ()


def test_case_whole_words_and_the_text_can_be_asked_for() -> None:
    both = (FIRST, SECOND)
    assert len(find(both, "budget", FindOptions(case=True))) == 2
    assert len(find(both, "budget", FindOptions(where=frozenset((Where.ORIGINAL,))))) == 1
    assert [hit.start for hit in find(both, "국회", FindOptions(whole_word=True))] == [6]
    assert find(both, "budge", FindOptions(whole_word=True)) == ()
    assert len(find(both, "budget bill")) == 1
    assert len(find(both, unicodedata.normalize("NFD", "예산안"))) == 1


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("김진표가 김진표는 김진표를", "김진표", "이수영", "이수영이 이수영은 이수영을"),
        ("이수영이 이수영은 이수영과", "이수영", "김진표", "김진표가 김진표는 김진표와"),
        ("“김진표”와 김진표(의장)가", "김진표", "이수영", "“이수영”과 이수영(의장)이"),
        ("김진표의 말, 김진표에게, 김진표만", "김진표", "이수영", "이수영의 말, 이수영에게, 이수영만"),
        ("김진표라고 했다. 김진표로부터", "김진표", "이수영", "이수영이라고 했다. 이수영으로부터"),
        ("서울로 서울이", "서울", "부산", "부산으로 부산이"),
        ("부산으로", "부산", "서울", "서울로"),
        ("김진표와의 면담", "김진표", "이수영", "이수영과의 면담"),
        ("의장은 김진표다. 김진표였다", "김진표", "이수영", "의장은 이수영이다. 이수영이었다"),
        ("국가는 국가의", "국", "본", "본가는 본가의"),
        ("정책 효과", "효", "성", "정책 성과"),
        ("연구자는 말했다", "연구", "분석", "분석자는 말했다"),
        ("전문가는 정치가는", "정치", "행정", "전문가는 행정가는"),
        ("국회의원이 국회가", "국회", "정당", "정당의원이 정당이"),
        ("3월은 3월이", "3월", "5일", "5일은 5일이"),
        ("IPU가 IPU와", "IPU", "국회의장단", "국회의장단이 국회의장단과"),
        ("the budget is a budget", "budget", "bill", "the bill is a bill"),
    ],
)
def test_particles_after_what_is_put_in_are_set_right_and_nothing_else_is(
    text: str, old: str, new: str, expected: str
) -> None:
    assert swapped(text, old, new) == expected


def test_a_particle_stays_where_the_sound_before_it_is_not_known() -> None:
    assert swapped("김진표가", "김진표", "Bok") == "Bok가"


def test_replacing_is_shown_first_and_is_one_change() -> None:
    both = (FIRST, SECOND)
    hits = find(both, "budget")
    shown = preview(both, hits, "bill")
    assert [(one.segment_id, one.where) for one in shown] == [(1, Where.TRANSLATION), (2, Where.ORIGINAL)]
    assert shown[0].after == "The Speaker discussed the bill with the bill office."
    change = replace_all(both, hits, "bill")
    assert (change.kind, len(change.before)) == (EditKind.REPLACE, 2)
    first, second = change.after
    assert first.translation and first.translation.state is TranslationState.EDITED
    assert first.text == FIRST.text
    assert second.words[1].text == "bill"
    assert not replace_all(both, (), "bill").alters


def test_a_translation_replaced_together_with_its_original_is_not_stale() -> None:
    segment = replace(FIRST, text="IPU가 말했다", translation=Translation(Language.EN, "The IPU said"))
    (now,) = replace_all((segment,), find((segment,), "IPU"), "OECD").after
    assert now.text == "OECD가 말했다"
    assert now.translation == Translation(Language.EN, "The OECD said", TranslationState.EDITED)


def test_a_five_hour_meeting_is_searched_in_a_moment() -> None:
    words = "국회의장은 예산안을 의회의 미래를 논의하고 위원회가 법률안을 심사하는 절차를 밝혔다"
    meeting = tuple(
        Segment(
            1, n, n + 3.0, Language.KO, words, id=n + 1, translation=Translation(Language.EN, "The bill " * 8)
        )
        for n in range(6000)
    )
    rare = replace(meeting[3000], text="기후 위기를 말하다")
    meeting = (*meeting[:3000], rare, *meeting[3001:])
    fastest_s = 1.0
    for _ in range(3):
        began_s = time.perf_counter()
        assert len(find(meeting, "기후 위기")) == 1
        fastest_s = min(fastest_s, time.perf_counter() - began_s)
    assert fastest_s < 0.05
