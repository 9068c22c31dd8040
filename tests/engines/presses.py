"""A clerk at the speaker keys, as one sits there: late, and now and then wrong."""

import random
from collections.abc import Iterable, Sequence

from wontak.domain.recording import Label, MarkKind

LATE_S = (0.3, 2.5)
WRONG = 0.1


def presses(turns: Iterable[tuple[float, float, str]], people: Sequence[str], seed: int) -> tuple[Label, ...]:
    """A press for each of `turns` (start, end, speaker) that takes the floor, a tenth of them for somebody else."""
    chance, before, made = random.Random(seed), "", []
    for start_s, _end_s, speaker in turns:
        if speaker != before:
            wrong = chance.random() < WRONG
            value = chance.choice([one for one in people if one != speaker]) if wrong else speaker
            made.append(Label(1, start_s + chance.uniform(*LATE_S), MarkKind.SPEAKER, value))
        before = speaker
    return tuple(made)
