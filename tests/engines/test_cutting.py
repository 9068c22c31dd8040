"""A segment is cut where the voice changes, between two words, and only on good evidence."""

from dataclasses import replace

from wontak.domain.meeting import Language
from wontak.domain.transcript import Review, Segment, SegmentFlag, Translation, VoiceTurn, Word
from wontak.engines.cutting import cut_at_voice_changes

TEXT = "Thank you very much. Now I would like to answer the question myself"


def spoken(text: str = TEXT, *, start_s: float = 10.0, word_s: float = 0.4) -> Segment:
    words = tuple(
        Word(start_s + index * word_s, start_s + (index + 0.9) * word_s, word, 0.5 + 0.01 * index)
        for index, word in enumerate(text.split())
    )
    return Segment(1, start_s, words[-1].end_s, Language.EN, text, words, 0.6, id=7)


def turns(*ends: tuple[float, str], start_s: float = 9.9) -> list[VoiceTurn]:
    made = []
    for end_s, voice in ends:
        made.append(VoiceTurn(1, start_s, end_s, voice))
        start_s = end_s
    return made


def test_a_segment_of_one_voice_stays_whole_and_learns_it() -> None:
    (only,) = cut_at_voice_changes([spoken()], turns((20.0, "V3")))
    assert only == replace(spoken(), voice="V3")


def test_the_cut_lies_at_the_sentence_end_near_the_change() -> None:
    # The sentence ends at 11.6 s, the change was heard 0.6 s late.
    first, second = cut_at_voice_changes([spoken()], turns((12.2, "V1"), (20.0, "V2")))
    assert (first.text, second.text) == (
        "Thank you very much.",
        "Now I would like to answer the question myself",
    )
    assert (first.voice, second.voice) == ("V1", "V2")


def test_every_word_and_its_time_is_in_exactly_one_part() -> None:
    whole = spoken()
    parts = cut_at_voice_changes([whole], turns((12.2, "V1"), (13.9, "V2"), (20.0, "V1")))
    assert tuple(word for part in parts for word in part.words) == whole.words
    for part in parts:
        assert (part.start_s, part.end_s) == (part.words[0].start_s, part.words[-1].end_s)
        assert part.text == " ".join(word.text for word in part.words)


def test_the_first_part_keeps_the_id_and_marks_are_kept_by_all() -> None:
    whole = replace(
        spoken(),
        off_record=True,
        starred=True,
        flags=(SegmentFlag.LOW_PROBABILITY,),
        translation=Translation(Language.KO, "…"),
    )
    parts = cut_at_voice_changes([whole], turns((12.2, "V1"), (20.0, "V2")))
    assert [part.id for part in parts] == [7, 0]
    assert all(part.off_record and part.starred for part in parts)
    assert all(part.flags == (SegmentFlag.LOW_PROBABILITY,) for part in parts)
    assert all(part.translation is None for part in parts)


def test_a_short_interjection_does_not_shred_a_segment() -> None:
    (only,) = cut_at_voice_changes([spoken()], turns((12.2, "V1"), (13.0, "V2"), (20.0, "V1")))
    assert only.voice == "V1"


def test_a_short_beginning_of_another_voice_is_not_cut_off() -> None:
    (only,) = cut_at_voice_changes([spoken()], turns((10.5, "V2"), (20.0, "V1")))
    assert only.voice == "V1"


def test_what_a_person_has_worked_on_is_never_cut() -> None:
    edited = replace(spoken(), review=Review.EDITED)
    (only,) = cut_at_voice_changes([edited], turns((12.2, "V1"), (20.0, "V2")))
    assert (only.text, only.voice) == (TEXT, "V2")


def test_a_segment_without_words_gets_the_voice_it_shares_most_time_with() -> None:
    (only,) = cut_at_voice_changes([replace(spoken(), words=())], turns((14.0, "V1"), (20.0, "V2")))
    assert only.voice == "V1"


def test_turns_of_another_recording_do_not_count() -> None:
    other = [VoiceTurn(2, 0.0, 60.0, "V9")]
    assert cut_at_voice_changes([spoken()], other) == (spoken(),)
