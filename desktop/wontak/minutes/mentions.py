"""Who has been introduced: the full form at someone's first mention, a short form later, a pronoun where it is plain.

What form a mention takes depends on the mentions before it, so a `MentionPass` is carried through a document in its order.
"""

from dataclasses import dataclass, field

from wontak.domain.meeting import Language, Participant, Pronoun
from wontak.domain.naming import Mention, full, short


@dataclass
class MentionPass:
    """Who has been introduced so far, while a document in one language is gone through from its beginning."""

    language: Language
    introduced: set[str] = field(default_factory=set)

    def mention(self, person: Participant) -> Mention:
        """The form this mention takes; from now on the person counts as introduced."""
        if person.id in self.introduced:
            return Mention(short(person, self.language))
        self.introduced.add(person.id)
        return full(person, self.language)

    def pronoun(self, person: Participant) -> str:
        """he or she for the person just named; for others, whom `they` would blur, the short form once more."""
        if person.pronoun is Pronoun.THEY:
            return short(person, self.language)
        return person.pronoun.value

    def read(self, text: str, people: tuple[Participant, ...]) -> None:
        """Note who is introduced in a paragraph someone wrote."""
        self.introduced.update(
            person.id for person in people if (name := person.name[self.language]) and name in text
        )
