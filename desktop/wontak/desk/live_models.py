"""Which model hears a recording along: the one wanted where this computer keeps up with it, else a smaller one, or none."""

from __future__ import annotations

from dataclasses import dataclass

from wontak.desk.estimate import Estimates
from wontak.domain.errors import WontakError
from wontak.domain.packs import Pack, PackKind, preferred_recogniser
from wontak.jobs.protocol import Noticed
from wontak.store.packs import Packs

SHARE_AT_MOST = 0.6
"""A model may take this share of real time: what is left is for turns that come thick and fast, and for everything else."""


@dataclass(frozen=True)
class Plan:
    """The models to try, the first one first; `notice` says why it is another than the one wanted, or none."""

    packs: tuple[Pack, ...]
    notice: Noticed | None = None


def plan_for(packs: Packs, chosen: str, estimates: Estimates) -> Plan:
    """Which models may hear a recording on this computer; `chosen` is the name of the one wanted, empty for the default one."""
    installed = [one for one in packs.installed() if one.kind is PackKind.RECOGNISER]
    wanted = _wanted(packs, chosen) or preferred_recogniser(installed)
    if wanted is None:
        return Plan((), Noticed("live_no_model"))
    # A starter knows made-up voices only: it stands in for no real model.
    smaller = [
        one
        for one in installed
        if one.size_bytes < wanted.size_bytes
        and one.folder != wanted.folder
        and one.starter == wanted.starter
    ]
    candidates = [wanted, *sorted(smaller, key=lambda one: -one.size_bytes)]
    fast = tuple(one for one in candidates if estimates.live_share(one) <= SHARE_AT_MOST)
    if not fast:
        return Plan((), Noticed("live_too_slow", (("model", wanted.name),)))
    if fast[0] is not wanted:
        return Plan(fast, Noticed("live_other_model", (("model", wanted.name), ("other", fast[0].name))))
    return Plan(fast)


def _wanted(packs: Packs, chosen: str) -> Pack | None:
    """The model that was chosen, if it is still there."""
    if not chosen:
        return None
    try:
        return packs.resolve(chosen)
    except WontakError:
        return None
