"""Who is introduced where: in full at the first mention, by a short form later, by a pronoun where it is plain who is meant.

A draft marks the places where it names people; a pass over a whole document, in its order, then decides what stands there.
The pass may be repeated after every change. It puts names into drafted paragraphs and only reads the ones people wrote.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from wontak.domain import english, korean, naming
from wontak.domain.meeting import Language, Meeting, Participant, Pronoun
from wontak.domain.minutes import Block, BlockKind, Mention, MentionForm, Origin

# These stand apart from the running text: whoever is named there must be introduced again in it.
_INTRODUCE_NOBODY = frozenset(
    {
        BlockKind.BREADCRUMB,
        BlockKind.BOARD,
        BlockKind.LIST_TITLE,
        BlockKind.META,
        BlockKind.HEADLINE,
        BlockKind.PULL_QUOTE,
        BlockKind.DECK,
        BlockKind.OVERVIEW,
        BlockKind.AGENDA,
        BlockKind.SUMMARY,
        BlockKind.SIGNATURE,
    }
)
_OPEN, _CLOSE = "\ue000", "\ue001"  # of the private use area: no text that was said or written holds them
_MARK = re.compile(f"{_OPEN}([01])([01])([^{_CLOSE}]*){_CLOSE}")
_BEGINS = re.compile(r"(?:^|[.!?][”’\"')]*\s+|[“\"(])$")


def mark(person: Participant, *, apart: bool = False, pronoun: bool = False) -> str:
    """A place where a draft names `person`; see `Mention` for what `apart` and `pronoun` mean."""
    return f"{_OPEN}{apart:d}{pronoun:d}{person.id}{_CLOSE}"


def placed(block: Block) -> Block:
    """`block` with its marks as mentions that have no words yet; `settle` gives them."""
    mentions: list[Mention] = []
    text, end = "", 0
    for found in _MARK.finditer(block.text):
        text += block.text[end : found.start()]
        apart, pronoun, person = found.groups()
        mentions.append(Mention(person, len(text), len(text), apart=apart == "1", pronoun=pronoun == "1"))
        end = found.end()
    return replace(block, text=text + block.text[end:], mentions=tuple(mentions))


def settle(meeting: Meeting, language: Language, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """`blocks`, all there are of one document and in its order, with every mention decided.

    Only drafted blocks with places for names change; all others are read for whom they introduce and stay as they are.
    """
    introduced: set[str] = set()
    settled = []
    for block in blocks:
        heard = set() if block.kind in _INTRODUCE_NOBODY else introduced
        if block.origin is Origin.DRAFTED and block.mentions:
            settled.append(_named(block, meeting, language, heard))
        else:
            settled.append(block)
            heard.update(people_in(block.whole, meeting.participants, language))
    return tuple(settled)


def people_in(text: str, people: Iterable[Participant], language: Language) -> tuple[str, ...]:
    """The ids of those whom a text names, in whichever form, in the order of `people`."""
    return tuple(
        person.id for person in people if (called := _called(person, language)) and called.search(text)
    )


def _named(block: Block, meeting: Meeting, language: Language, introduced: set[str]) -> Block:
    """A drafted block with a name at every mention, the words around it fitted to the name."""
    text, rest, end = "", block.text, 0
    mentions: list[Mention] = []
    previous = ""
    for mention in block.mentions:
        text += rest[end : mention.start]
        end = mention.end
        person = meeting.participant(mention.person)
        if person is None:  # no longer on the roster: the words stay as they were
            name, form = rest[mention.start : mention.end], mention.form
        else:
            plain = mention.pronoun and previous == person.id and _has_pronoun(person, language)
            form = mention.override or _form(person, introduced, plain)
            name = _words(person, language, form, mention.apart, _BEGINS.search(text) is not None)
            introduced.add(person.id)
        mentions.append(replace(mention, start=len(text), end=len(text) + len(name), form=form))
        text += name
        if language is Language.KO:
            after = re.match(r"\S*", rest[end:])
            tail = after.group() if after else ""
            text += korean.repair_particles(name + tail, name)[len(name) :]
            end += len(tail)
        previous = mention.person
    return replace(block, text=text + rest[end:], mentions=tuple(mentions))


def _form(person: Participant, introduced: set[str], plain: bool) -> MentionForm:
    if person.id not in introduced:
        return MentionForm.FIRST
    return MentionForm.PRONOUN if plain else MentionForm.LATER


def _has_pronoun(person: Participant, language: Language) -> bool:
    """Korean goes without, and `they` would leave open who is meant."""
    return language is Language.EN and person.pronoun is not Pronoun.THEY


def _words(person: Participant, language: Language, form: MentionForm, apart: bool, begins: bool) -> str:
    if form is MentionForm.PRONOUN and _has_pronoun(person, language):
        words = person.pronoun.value
    elif form is MentionForm.FIRST:
        named = naming.full(person, language)
        words = f"{named.text}{',' if apart and named.set_off else ''}"
    else:
        words = naming.short(person, language)
    return english.capitalised(words) if begins else words


def _called(person: Participant, language: Language) -> re.Pattern[str] | None:
    """What a text may call someone, the longest form first."""
    forms = {
        naming.full(person, language).text,
        naming.short(person, language),
        person.name[language],
    }
    words = sorted((form for form in forms if form), key=len, reverse=True)
    if not words:
        return None
    edge = r"(?![A-Za-z])" if language is Language.EN else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))}){edge}")
