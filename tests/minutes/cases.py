"""All meetings the drafter is held against: the sample and the fictional events, by name."""

from tests.minutes.budget_meeting import BUDGET, SPOKEN
from tests.minutes.events import EVENTS
from tests.minutes.sample import sample_meeting, sample_segments
from wontak.domain.meeting import Meeting
from wontak.domain.transcript import Segment

Case = tuple[Meeting, tuple[Segment, ...]]
ALL: dict[str, Case] = {
    "sample": (sample_meeting(), sample_segments()),
    **EVENTS,
    "budget": (BUDGET, SPOKEN),
}
