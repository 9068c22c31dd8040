"""A child that uses Qt looks for garbage between two steps, and not before there may be much."""

import gc
import weakref

from wontak.jobs.sweeping import WORTH_IT, sweep


class Thing:
    """Something that can be seen to go."""

    itself: "Thing"


def test_garbage_stays_until_there_may_be_much_of_it() -> None:
    gc.collect()
    thing = Thing()
    thing.itself = thing
    gone = weakref.ref(thing)
    del thing
    sweep()
    assert gone() is not None
    for _ in range(WORTH_IT):
        one: list[object] = []
        one.append(one)
    sweep()
    assert gone() is None
