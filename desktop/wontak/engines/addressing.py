"""Who of the roster is named in a spoken text, and whether as the speaker, as the one who is to speak, or otherwise."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from wontak.domain.korean import office
from wontak.domain.meeting import Language, Participant


class Address(StrEnum):
    """As what someone is named."""

    SELF = "self"
    CALLED_UP = "called up"
    REFERRED_TO = "referred to"
    NAMED = "named"


@dataclass(frozen=True)
class Mention:
    participant: str
    address: Address


_SELF_EN = re.compile(r"\b(i am|i'm|my name is|this is)\W+(\w+\W+){0,6}?$", re.IGNORECASE)
_SELF_KO = re.compile(r"^\s?\S{0,8}?\s?(입니다|이라고\s?합니다|라고\s?합니다|인사드립니다)")
_SOMEONE_ELSE_KO = re.compile(r"다음|이어서|발표자|토론자|연사|순서|소개|모시|분은|분이")
_CALL_EN = re.compile(
    r"\b(hear|invite|welcome|introduce|floor|please|next|call on|turn to|over to|question|ask|speech by|remarks by|"
    r"address by|presentation by|go ahead|share (his|her|their|your))\b",
    re.IGNORECASE,
)
_CALL_KO = re.compile(
    r"듣겠습니다|들어\s?보|모시|모셔|부탁|말씀해|말씀하여|청해|청하|소개|발언해|발표해|답변해|여쭙|여쭤|이어서|다음|질문"
)
_REFERENCE_EN = re.compile(
    r"\b(thank|thanks|grateful|appreciate|agree|disagree|said|mentioned|pointed out|noted|proposed|raised)\b",
    re.IGNORECASE,
)
_REFERENCE_KO = re.compile(r"감사|고맙|동의|공감|말씀하신|말씀하셨|말씀처럼|말씀에|지적하|제안하신|언급하")


def mentions(text: str, language: Language, roster: tuple[Participant, ...]) -> list[Mention]:
    """The people of `roster` named in `text`, each once, as their names, titles and short forms have them."""
    text = unicodedata.normalize("NFC", text)
    found: list[Mention] = []
    for person in roster:
        match = next((match for form in _forms(person, language) if (match := form.search(text))), None)
        if match:
            found.append(Mention(person.id, _address(text, match, language)))
    return found


def _address(text: str, match: re.Match[str], language: Language) -> Address:
    before, after = text[: match.start()], text[match.end() :]
    korean = language is Language.KO
    if korean and _SELF_KO.search(after) and not _SOMEONE_ELSE_KO.search(before):
        return Address.SELF
    if not korean and _SELF_EN.search(before):
        return Address.SELF
    if (_REFERENCE_KO if korean else _REFERENCE_EN).search(text):
        return Address.REFERRED_TO
    return Address.CALLED_UP if (_CALL_KO if korean else _CALL_EN).search(text) else Address.NAMED


@lru_cache(maxsize=1_024)
def _forms(person: Participant, language: Language) -> tuple[re.Pattern[str], ...]:
    """How the person may be called in `language`, the fullest form first."""
    if language is Language.KO:
        patterns = [rf"(?<![가-힣]){_spaced_freely(form)}" for form in _korean_forms(person)]
    else:
        patterns = [rf"(?<!\w){re.escape(form)}(?!\w)" for form in _english_forms(person)]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _spaced_freely(form: str) -> str:
    return r"\s?".join(re.escape(part) for part in form.split())


def _korean_forms(person: Participant) -> list[str]:
    name, short = person.name.ko, person.short.ko
    forms = [name, short]
    called = office(person.title.ko) if person.title.ko else short.rpartition(" ")[2]
    if name and called:
        family = name.split()[-1] if " " in name else name[0]
        forms.append(f"{family} {called}")
    return _distinct(forms)


def _english_forms(person: Participant) -> list[str]:
    name, short = person.name.en, person.short.en
    parts = name.split()
    forms = [name, short]
    if len(parts) == 2:
        forms.append(f"{parts[1]} {parts[0]}")
    titles = {word for word in [" ".join(word for word in short.split() if word not in parts)] if word}
    titles |= {re.split(r" of |,", person.title.en)[0].split()[-1]} if person.title.en else set()
    titles |= {"Mr.", "Mister", "Ms.", "Mrs.", "Dr.", "Doctor"}
    families = {parts[0], parts[-1]} if parts else set()
    forms += [f"{title} {family}" for title in sorted(titles) for family in sorted(families)]
    return _distinct(forms)


def _distinct(forms: list[str]) -> list[str]:
    """Without empty forms and repetitions, and without single short syllables that are words of their own."""
    clean = (unicodedata.normalize("NFC", " ".join(form.split())) for form in forms)
    return list(dict.fromkeys(form for form in clean if len(form) > 1))
