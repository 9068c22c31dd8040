"""Segments find their place on the agenda."""

from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.meeting import AgendaItem, AgendaKind, Language, Meeting
from wontak.domain.minutes import BlockKind
from wontak.domain.recording import Label, MarkKind
from wontak.domain.transcript import Segment
from wontak.minutes import stages
from wontak.minutes.draft import draft


def test_the_sample_falls_into_the_items_of_its_agenda() -> None:
    meeting = sample_meeting()
    spoken = [segment for segment in sample_segments() if segment.interprets is None]
    placed = {
        place.segment.id: meeting.agenda[place.item].kind for place in stages.assign(spoken, meeting.agenda)
    }
    by_text = {segment.id: segment.text for segment in spoken}
    kinds = {text[:12]: placed[number] for number, text in by_text.items()}
    assert kinds["존경하는 의원 여러분,"[:12]] is AgendaKind.OPENING
    assert kinds["Mister Speak"] is AgendaKind.CONGRATULATORY
    assert kinds["Thank you, S"] is AgendaKind.KEYNOTE
    assert kinds["I fully agre"] is AgendaKind.DISCUSSION
    assert kinds["오늘 유익한 토론에 깊이"[:12]] is AgendaKind.CLOSING


def test_a_call_by_the_host_does_not_jump_to_the_closing() -> None:
    agenda = sample_meeting().agenda
    spoken = [
        said(1, "han", "We are here to talk about the future."),
        said(2, "oh", "The ministry will support the work of this house."),
        said(3, "han", "The next speaker, please."),
        said(4, "miller", "Our parliaments should share what they know."),
    ]
    assert [place.item for place in stages.assign(spoken, agenda)] == [0, 1, 1, 1]


def test_without_an_agenda_the_roles_tell_the_order() -> None:
    sample = sample_meeting()
    kinds = [item.kind for item in stages.agenda_of(Meeting(sample.event, sample.participants))]
    assert kinds == [AgendaKind.OPENING, AgendaKind.CONGRATULATORY, AgendaKind.KEYNOTE, AgendaKind.DISCUSSION]


def pressed(at_s: float, item: int) -> Label:
    return Label(1, at_s, MarkKind.AGENDA, str(item))


def spoken_by(*speakers: str) -> list[Segment]:
    """Ten seconds of each, the first from 10 s on."""
    return [said(number, speaker, "We go on.") for number, speaker in enumerate(speakers, 1)]


AGENDA = (
    AgendaItem(AgendaKind.OPENING, ("han",)),
    AgendaItem(AgendaKind.KEYNOTE, ("brown",)),
    AgendaItem(AgendaKind.DISCUSSION, ("seo", "oh"), "kang"),
    AgendaItem(AgendaKind.CLOSING, ("han",)),
)


def items(segments: list[Segment], *labels: Label) -> list[int]:
    return [place.item for place in stages.assign(segments, AGENDA, labels)]


def test_items_begin_where_their_keys_were_pressed_whoever_speaks() -> None:
    talk = spoken_by("han", "oh", "brown", "brown", "seo", "han")
    assert items(talk, pressed(11.0, 0), pressed(32.0, 1), pressed(51.5, 2), pressed(62.8, 3)) == [
        0,
        0,
        1,
        1,
        2,
        3,
    ]


def test_a_press_that_comes_late_or_early_is_brought_to_the_turn_it_was_meant_for() -> None:
    talk = spoken_by("han", "han", "brown", "brown", "brown")
    for at_s in (24.0, 30.0, 36.5):
        assert items(talk, pressed(10.0, 0), pressed(at_s, 1)) == [0, 0, 1, 1, 1]


def test_within_a_long_turn_the_sentence_under_way_opens_the_item() -> None:
    talk = spoken_by("han", "han", "han", "han", "brown")
    assert items(talk, pressed(10.5, 0), pressed(33.0, 2), pressed(50.5, 3)) == [0, 0, 2, 2, 3]


def test_items_nobody_pressed_for_are_told_by_who_speaks() -> None:
    talk = spoken_by("han", "brown", "seo", "oh", "han")
    assert items(talk, pressed(31.0, 2)) == [0, 1, 2, 2, 3]
    assert items(talk, pressed(10.2, 0), pressed(51.0, 3)) == [0, 1, 2, 2, 3]
    assert items(talk) == [0, 1, 2, 2, 3]


def test_a_changed_order_of_the_day_is_kept_as_it_was_pressed() -> None:
    talk = spoken_by("han", "seo", "oh", "brown", "han")
    assert items(talk, pressed(10.2, 0), pressed(21.0, 2), pressed(41.0, 1), pressed(50.9, 3)) == [
        0,
        2,
        2,
        1,
        3,
    ]


def test_the_second_of_two_presses_for_one_turn_counts_and_a_repeated_one_changes_nothing() -> None:
    talk = spoken_by("han", "brown", "brown", "brown", "brown")
    assert items(talk, pressed(10.0, 0), pressed(20.5, 2), pressed(22.0, 1), pressed(44.0, 1)) == [
        0,
        1,
        1,
        1,
        1,
    ]


def test_presses_in_another_recording_and_of_no_item_divide_nothing() -> None:
    talk = spoken_by("han", "brown", "seo", "oh", "han")
    foreign = Label(2, 31.0, MarkKind.AGENDA, "0")
    assert items(talk, foreign, pressed(31.0, 9)) == items(talk)


def test_pressed_items_have_summaries_of_their_own() -> None:
    meeting, segments = sample_meeting(), sample_segments()
    discussion = next(
        number for number, item in enumerate(meeting.agenda) if item.kind is AgendaKind.DISCUSSION
    )
    keynote = next(segment for segment in segments if segment.speaker == "brown")
    label = Label(keynote.recording, keynote.start_s + 2, MarkKind.AGENDA, str(discussion))
    summaries = {
        block.key: block.sources
        for block in draft(meeting, segments, Language.EN, labels=(label,))
        if block.kind is BlockKind.SUMMARY
    }
    usual = {
        block.key: block.sources
        for block in draft(meeting, segments, Language.EN)
        if block.kind is BlockKind.SUMMARY
    }
    assert summaries.keys() < usual.keys(), "the keynote has become part of the discussion"
    assert set(summaries[f"summary:{discussion}"]) - set(usual[f"summary:{discussion}"])
