"""Words become segments: on the recording's clock, inside the voice, cut at sentence ends and pauses."""

import unicodedata

import pytest

from wontak.domain.meeting import Language
from wontak.domain.transcript import SegmentFlag, Word
from wontak.engines.decode import Heard
from wontak.engines.planning import Turn, Window
from wontak.engines.segmenting import LONGEST_S, segments_of
from wontak.engines.speech import Stretch


def turn(*speech: tuple[float, float], number: int = 0) -> Turn:
    return Turn(tuple(Stretch(start_s, end_s) for start_s, end_s in speech), number)


def said(text: str, start_s: float = 0.0, each_s: float = 0.5) -> list[Word]:
    times = [start_s + index * each_s for index in range(len(text.split()) + 1)]
    return [Word(times[i], times[i + 1], " " + word, 0.9) for i, word in enumerate(text.split())]


def heard(*words: Word) -> Heard:
    return Heard(words, -0.1, 0.0, 1.2)


def test_sentences_become_segments() -> None:
    window = Window((turn((10, 20)),))
    words = said("We met Dr. Brown in Seoul. He spoke first. Then we voted.")
    found = segments_of(window, heard(*words), Language.EN, 1)
    assert [segment.text for segment in found] == [
        "We met Dr. Brown in Seoul.",
        "He spoke first.",
        "Then we voted.",
    ]
    assert (found[0].start_s, found[0].end_s) == (10.0, 13.0)
    assert found[0].confidence == pytest.approx(0.9)


def test_each_turn_of_a_window_gets_its_own_words_at_its_own_time() -> None:
    window = Window((turn((10, 13)), turn((50, 54), number=1)))
    words = said("one two three four five six") + said("seven eight nine", start_s=3.0)
    found = segments_of(window, heard(*words), Language.EN, 1)
    assert [(segment.start_s, segment.text) for segment in found] == [
        (10.0, "one two three four five six"),
        (50.0, "seven eight nine"),
    ]


def test_words_are_drawn_into_the_voice_and_a_pause_parts_segments() -> None:
    window = Window((turn((10.0, 11.0), (12.0, 13.0)),))
    words = [Word(0.0, 1.4, " before", 0.9), Word(1.5, 2.6, " after", 0.9)]
    found = segments_of(window, heard(*words), Language.EN, 1)
    assert [(segment.start_s, segment.end_s) for segment in found] == [(10.0, 11.0), (12.0, 12.6)]


def test_word_times_run_forward_and_lie_inside_their_segment() -> None:
    window = Window((turn((5.0, 6.0), (6.5, 9.0)),))
    words = [Word(at, at + 0.9, f" w{i}", 0.5) for i, at in enumerate((0.0, 0.1, 0.1, 1.2, 3.9, 3.9))]
    for segment in segments_of(window, heard(*words), Language.EN, 1):
        times = [moment for word in segment.words for moment in (word.start_s, word.end_s)]
        assert times == sorted(times)
        assert segment.start_s == times[0] >= 5.0
        assert segment.end_s == times[-1] <= 9.0


def test_no_segment_is_too_long() -> None:
    window = Window((turn((0, 30)),))
    text = " ".join(f"word{index}," if index % 7 == 0 else f"word{index}" for index in range(60))
    found = segments_of(window, heard(*said(text)), Language.EN, 1)
    assert max(segment.duration_s for segment in found) <= LONGEST_S
    assert " ".join(segment.text for segment in found) == text


def test_text_is_nfc_and_broken_characters_are_dropped() -> None:
    window = Window((turn((0, 3)),))
    words = [
        Word(0, 1, unicodedata.normalize("NFD", " 국회"), 0.9),
        Word(1, 2, " 의\ufffd", 0.9),
        Word(2, 3, " \ufffd", 0.9),
    ]
    (segment,) = segments_of(window, heard(*words), Language.KO, 1)
    assert segment.text == "국회 의"


def test_doubt_about_one_turn_leaves_the_others_unflagged() -> None:
    window = Window((turn((0, 3)), turn((5, 8), number=1)))
    words = said("one two three four five six") + said("seven eight", start_s=3.5)
    sure, unsure = segments_of(window, heard(*words), Language.EN, 1, doubtful={1})
    assert SegmentFlag.LANGUAGE_DOUBT not in sure.flags
    assert SegmentFlag.LANGUAGE_DOUBT in unsure.flags
