"""Python's cyclic garbage in a child that uses Qt: looked for between two steps, on the thread that uses it.

The reason is that of `wontak.ui.garbage`: on the thread of a writer it might be an input of Qt's that is destroyed, and both
threads might stand still for ever.
"""

import gc

WORTH_IT = 10_000
"""So many more things made than let go of; a step that looks through everything takes some hundredths of a second."""


def sweep_here_alone() -> None:
    """From now on garbage is looked for by `sweep` and by nobody else."""
    gc.disable()


def sweep() -> None:
    """Look for garbage where there may be much of it."""
    if gc.get_count()[0] > WORTH_IT:
        gc.collect()
