"""What the program says: turns codes of faults, notices and findings into Korean and English sentences.

A template's gaps are filled from the code's fields. A part in square brackets is left out where a field of its is missing or
empty; what follows a bar in it is said instead then. Fields whose names end in `_s` are lengths of time in seconds and are
said as such.
"""

import os
import re
from collections.abc import Mapping

from wontak.domain.korean import repair_particles
from wontak.domain.meeting import Language
from wontak.domain.message_texts import FAULTS, FINDINGS, NOTICES, PROBLEMS
from wontak.domain.packs import FLAW_TEXTS, Flaw

Field = str | int | float


_GAP = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]]*))?\]")


def sentence(code: str, fields: Mapping[str, Field], language: Language) -> str:
    """The sentence for a fault's, a notice's or a finding's `code`, saying what is wrong and what to do.

    A code nobody has a sentence for is said as it is, with its fields: better a bare word than silence.
    """
    template = FAULTS.get(code) or NOTICES.get(code) or FINDINGS.get(code)
    if template is None:
        return ": ".join([str(code), *(str(value) for value in fields.values())])
    return _filled(template[language], fields, language)


def spoken_duration(length_s: float, language: Language) -> str:
    """A length of time as one says it: 4 min, 1 h 20 min; 4분, 1시간 20분."""
    seconds = round(length_s)
    if seconds < 90:
        return f"{seconds}초" if language is Language.KO else f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    korean = language is Language.KO
    parts = (f"{hours}시간" if korean else f"{hours} h", f"{minutes}분" if korean else f"{minutes} min")
    return " ".join(part for part, number in zip(parts, (hours, minutes), strict=True) if number)


def interface_language() -> Language:
    """The language the program speaks: WONTAK_LANGUAGE, else the system's locale; Korean where that is Korean, else English."""
    for name in ("WONTAK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name, "").strip():
            return Language.KO if value.casefold().startswith("ko") else Language.EN
    return Language.EN


def gaps(template: str) -> tuple[set[str], set[str]]:
    """The fields a template cannot do without, and those it mentions only where they are given."""
    needed = set(_GAP.findall(_OPTIONAL.sub("", template)))
    return needed, set(_GAP.findall(template)) - needed


def _filled(template: str, fields: Mapping[str, Field], language: Language) -> str:
    said = {name: _said(name, value, fields, language) for name, value in fields.items()}

    def optional(match: re.Match[str]) -> str:
        part, otherwise = match.groups()
        return part if all(said.get(name) for name in _GAP.findall(part)) else otherwise or ""

    def value(match: re.Match[str]) -> str:
        return said.get(match.group(1)) or "…"

    return repair_particles(_GAP.sub(value, _OPTIONAL.sub(optional, template)))


def _said(name: str, value: Field, fields: Mapping[str, Field], language: Language) -> str:
    if name == "reason" and value in tuple(Flaw):
        return FLAW_TEXTS[Flaw(value)][language]
    if name == "problem" and value in PROBLEMS:
        others = {key: other for key, other in fields.items() if key != "problem"}
        return _filled(PROBLEMS[str(value)][language], others, language)
    if name.endswith("_s") and not isinstance(value, str):
        return spoken_duration(value, language)
    return str(value)
