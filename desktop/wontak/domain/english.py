"""English as the notice writes it: ordinals, articles, times, possessives, lists, and fragments inside a sentence."""

import datetime as dt
import re
from collections.abc import Collection, Sequence

from wontak.domain.dates import MONTHS

_LETTERS_READ_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_VOWEL_SPELLED_CONSONANT = re.compile(r"(?:uni(?!n|m)|use|usu|uti|eu|one\b|once\b|ubiq|ura)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hono[u]?r|hour|heir|honest)", re.IGNORECASE)
_NUMBER_READ_WITH_A_VOWEL = re.compile(r"(?:8|11(?!\d)|18(?!\d)|11,|18,)")
_ARTICLE_FIRST = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
# Names that stand without the article: universities, a single word (Parliament, Seoul), numbered rooms, owners' names.
_STANDS_ALONE = re.compile(
    r"^(?:(?!University|School)[A-Z][\w’'-]+ )+(?:University|College|School)$|\s(?:\d+|[A-Z])$|"
    r"^(?!Assembly|Senate|House|Committee|Council|Ministry|Secretariat|Commission|Government|Library|Institute|Foundation)[A-Z][a-z]+$|"
    r"^\w+(?: \w+)?[’']s?\s|^(?:Room|Hall) "
)
_PRONOUNCED_ACRONYM = re.compile(r"^(?=[A-Z]{4,}$)(?:[^AEIOU]?[AEIOU]+[^AEIOU]{0,2})+$")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*$")
_KEPT_CAPITAL = re.compile(r"^(?:I\b|I[’']|[A-Z]{2,}|[A-Z]\.|[A-Z][a-z]*[A-Z])")
_NAME_BEGINNINGS = "new public second first young north south east west united great national old"
_MAY_BEGIN_A_NAME = frozenset(_NAME_BEGINNINGS.split())
# Words that begin sentences without being names.
_FUNCTION_WORDS = """
    a about above after again against all also although among an and another any are as at because before between both
    but by can could did do does during each either even every few first for from further had has have he her here his how
    however if in instead is it its just last less like many may might more most must my neither never new no nor not now of
    on once one only or other our over people perhaps public same second several she should since so some still such than
    that the their then there therefore these they this those through thus to today together too two under unless until upon
    very was we were what when where whether which while who whose why will with within without would yet you young your
"""
_ORDINARY_FIRST_WORDS = frozenset(_FUNCTION_WORDS.split())


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st, 112th."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def month_day(date: dt.date) -> str:
    """A day as the lead has it: March 18th."""
    return f"{MONTHS[date.month - 1]} {ordinal(date.day)}"


def clock(time: dt.time) -> str:
    """A time of day: 2 p.m., 10:30 a.m., noon, midnight."""
    if time.minute == 0 and time.hour in (0, 12):
        return "noon" if time.hour else "midnight"
    hour = time.hour % 12 or 12
    minutes = f":{time.minute:02d}" if time.minute else ""
    return f"{hour}{minutes} {'a.m.' if time.hour < 12 else 'p.m.'}"


def article(words: str) -> str:
    """The indefinite article that stands before `words`, by how their first word sounds: an hour, a union, an MP."""
    first = re.split(r"[\s\-–]", words.lstrip("“‘\"'(["), maxsplit=1)[0]
    if not first:
        return "a"
    if first[0].isdigit():
        return "an" if _NUMBER_READ_WITH_A_VOWEL.match(first) else "a"
    letters = re.sub(r"[^A-Za-z]", "", first)
    if len(letters) <= 5 and (letters.isupper() or re.match(r"^[A-Z]{2,}s$", letters)):
        return "an" if letters[0] in _LETTERS_READ_WITH_A_VOWEL else "a"
    if _SILENT_H.match(first):
        return "an"
    return "an" if first[0].lower() in "aeiou" and not _VOWEL_SPELLED_CONSONANT.match(first) else "a"


def with_article(words: str) -> str:
    """`words` with their indefinite article: a roundtable, an open hearing."""
    return f"{article(words)} {words}"


def with_the(name: str) -> str:
    """The name of a body or place as it stands in a sentence: the National Assembly, the IPU; Hanul University, NAFI."""
    if (
        not name
        or _ARTICLE_FIRST.match(name)
        or _STANDS_ALONE.search(name)
        or _PRONOUNCED_ACRONYM.match(name)
    ):
        return name
    return f"the {name}"


def without_article(name: str) -> str:
    """`name` without an article before it."""
    return _ARTICLE_FIRST.sub("", name, count=1)


def possessive(name: str) -> str:
    """Kim's, the members', Congress's, with the typographic apostrophe."""
    if name.endswith(("s’", "s'")):
        return name
    plural = re.search(
        r"(?:members|speakers|states|nations|assemblies|ministers|representatives|panelists)$", name, re.I
    )
    return f"{name}’" if plural else f"{name}’s"


def listed(words: Sequence[str]) -> str:
    """A; A and B; A, B, and C. Items that hold commas themselves are fine: the last one is set off by a comma too."""
    items = [word for word in words if word]
    if len(items) < 2:
        return "".join(items)
    if len(items) == 2 and not any("," in item for item in items):
        return f"{items[0]} and {items[1]}"
    return f"{', '.join(items[:-1])}, and {items[-1]}"


def capitalised(text: str) -> str:
    """`text` with a capital first letter, opening quotation marks looked through."""
    return re.sub(
        r"^([“‘\"'(]*)([a-z])", lambda found: found.group(1) + found.group(2).upper(), text, count=1
    )


def as_clause(sentence: str, lowered: Collection[str] = ()) -> str:
    """A sentence as it stands after "that": no full stop, and a small first letter unless its first word is a name.

    A capital is lowered only for function words and for the words in `lowered` (small letters), which the caller knows
    from elsewhere in the text; where it cannot be known the capital stays, which is never wrong about a name.
    """
    clause = re.sub(r"\.(?=[”’\"']*$)", "", sentence.strip())
    words = re.findall(r"[A-Za-z’'-]+", clause[:60])
    if not words or not clause[0].isupper() or _KEPT_CAPITAL.match(clause):
        return clause
    first = words[0].lower()
    begins_a_name = first in _MAY_BEGIN_A_NAME and len(words) > 1 and words[1][0].isupper()
    if begins_a_name or (first not in _ORDINARY_FIRST_WORDS and first not in lowered):
        return clause
    return clause[0].lower() + clause[1:]


def ends_itself(text: str) -> bool:
    """Whether `text` brings its own full stop, question or exclamation mark."""
    return bool(_SENTENCE_END.search(text))


def full_stop(sentence: str) -> str:
    """`sentence` with its one full stop, before a closing quotation mark as American usage has it; none after another mark."""
    if ends_itself(sentence):
        return sentence
    return f"{sentence[:-1]}.”" if sentence.endswith("”") else f"{sentence}."


def typographic(text: str) -> str:
    """`text` with curly apostrophes: the members’ right, it’s."""
    return re.sub(r"(?<=\w)'(?=\w|\s|$)", "’", text)


def quoted(text: str) -> str:
    """`text` in double quotation marks; double ones inside become single."""
    inner = re.sub(r"[“\"](?=\S)", "‘", typographic(text.strip()))
    inner = re.sub(r"[”\"]", "’", inner)
    return f"“{inner}”"
