"""Segments find their place on the agenda."""

from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.meeting import AgendaKind, Meeting
from wontak.minutes import stages


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
