"""What the order of the agenda says about voices: who is expected first is likely to be heard first."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wontak.domain.meeting import AgendaItem, Meeting

IN_ORDER = 2.0
"""For a voice and a person that every best alignment of first appearances pairs."""

PAIRED = 0.5
"""What one more pair is worth to an alignment."""

FALL_OFF = 1.5
"""How fast the evidence fades as the best alignment with a pair falls behind the best one."""

Scores = npt.NDArray[np.float64]


def order_evidence(
    meeting: Meeting, voices: Sequence[str], principals: Sequence[str], scores: Scores
) -> Scores:
    """For each voice (row) and person (column), how well the pair fits the order of first appearances.

    `principals` are the voices that may be on the agenda, in order of first appearance; `scores` what is known already.
    An alignment pairs voices and persons so that neither order is broken, leaving out whom it likes.
    """
    evidence = np.zeros_like(scores)
    columns = {person.id: index for index, person in enumerate(meeting.participants)}
    expected = [columns[person] for person in expected_order(meeting.agenda) if person in columns]
    rows = [voices.index(voice) for voice in principals]
    if not rows or not expected:
        return evidence
    pairs = scores[np.ix_(rows, expected)] + PAIRED
    through = best_alignments_through(pairs)
    shortfall = through.max() - through
    evidence[np.ix_(rows, expected)] = np.clip(IN_ORDER - FALL_OFF * shortfall, 0.0, None)
    return evidence


def expected_order(agenda: Sequence[AgendaItem]) -> list[str]:
    """Participants' ids in the order in which the agenda first has them speak; a moderator opens the discussion."""
    called = [
        person for item in agenda for person in ((item.moderator,) if item.moderator else ()) + item.speakers
    ]
    return list(dict.fromkeys(called))


def best_alignments_through(pairs: Scores) -> Scores:
    """For each pair, the worth of the best order-keeping alignment that contains it (Needleman and Wunsch, 1970).

    `pairs` holds what each pair is worth; leaving a row or a column out costs nothing.
    """
    before = _best_before(pairs)
    after = _best_before(pairs[::-1, ::-1])[::-1, ::-1]
    return before[:-1, :-1] + pairs + after[1:, 1:]


def _best_before(pairs: Scores) -> Scores:
    """Shape one larger than `pairs`: the worth of the best alignment of the first i rows and the first j columns."""
    best = np.zeros((pairs.shape[0] + 1, pairs.shape[1] + 1))
    for row in range(pairs.shape[0]):
        for column in range(pairs.shape[1]):
            paired = best[row, column] + pairs[row, column]
            best[row + 1, column + 1] = max(best[row, column + 1], best[row + 1, column], paired)
    return best
