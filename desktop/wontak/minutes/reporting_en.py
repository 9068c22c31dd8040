"""English reported speech: a speaker's statements as attributed quotations, by rules that leave their words alone.

Three forms, from the freest to the safest: reported (`noted that …`), quoted after "that" (`emphasized that “…”`), and the
whole sentence (`said, “…”`). A statement with a first or second person, or with a word whose meaning depends on where and
when it was said, is always quoted; what cannot stand after "that" is always quoted whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wontak.domain import english
from wontak.domain.meeting import Language
from wontak.minutes.salience import Unit
from wontak.minutes.statements import without_connective

PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|[Mm]e|[Mm]ine|[Yy]ours?|[Yy]ou)\b")
POINTS_AT_NOW = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|now|here|ago|recently|currently|(?:this|last|next) \w+)\b",
    re.IGNORECASE,
)
_STARTS_WHOLE = re.compile(
    r"^(?:I|We|My|You|Let|Please|What|Why|How|Who|When|Where|Do|Does|Did|Is|Are|Can|Will)\b"
)
_PERFORMS = re.compile(
    r"^I (?:would like to |(?P<adverb>\w+ly) )?(?P<verb>propose|recommend|suggest|emphasize|stress|request) that (?P<rest>.+)$"
)
_PERFORMED = {
    "propose": "proposed",
    "recommend": "recommended",
    "suggest": "suggested",
    "emphasize": "emphasized",
    "stress": "stressed",
    "request": "requested",
}
_NORM = re.compile(
    r"\b(?:must|should|need|needs|necessary|essential|important|crucial|never|depends?|ought|require[sd]?)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:will|plans?|intends?|decided|agreed)\b", re.IGNORECASE)

# Verbs that claim nothing about whether the words are true, by what the words do.
_VERBS = {
    "norm": ("emphasized", "stressed", "highlighted"),
    "plan": ("stated", "mentioned", "said"),
    "fact": ("noted", "mentioned", "stated", "explained"),
    "whole": ("said", "stated", "remarked"),
}
_LEAD_INS = ("{who} also {said}", "Additionally, {who} {said}", "{who} further {said}")
_LONGEST_JOINED_WORDS = 44


@dataclass(frozen=True)
class Piece:
    """One unit reported: a verb and what follows it, without the full stop. `whole` pieces end their sentence."""

    verb: str
    words: str
    whole: bool
    length: int

    def closed(self) -> str:
        """The words with the full stop, inside a closing quotation mark as American usage has it."""
        return english.full_stop(self.words)


@dataclass
class Reporter:
    """Turns units into sentences, remembering which verbs it used lately. `lowered` and `capitals`: see `learn_case`."""

    lowered: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    _used: dict[str, int] = field(default_factory=dict)  # when each verb was used last

    def paragraph(self, opening: str, who: str, units: Sequence[Unit], quote: Iterable[int]) -> str:
        """The remarks of one person. `opening` ends with the subject; `who` takes its place later; `quote` holds the indexes
        of units to be set between quotation marks in any case."""
        marked = frozenset(quote)
        pieces = [self._piece(unit, unit.index in marked) for unit in units]
        sentences = [f"{opening} {pieces[0].verb}{pieces[0].words}"]
        rest = pieces[1:]
        if rest and _join(pieces[0], rest[0]):
            sentences[0] += f" and {rest[0].verb}{rest[0].closed()}"
            rest = rest[1:]
        else:
            sentences[0] = f"{opening} {pieces[0].verb}{pieces[0].closed()}"
        sentences.extend(
            self._following(who, piece, number, last=piece is rest[-1]) for number, piece in enumerate(rest)
        )
        return " ".join(sentences)

    def _following(self, who: str, piece: Piece, number: int, *, last: bool) -> str:
        if last and piece.verb not in _PERFORMED.values():
            return f"{english.capitalised(who)} added{piece.closed()}"
        lead_in = _LEAD_INS[number % len(_LEAD_INS)].format(who=who, said=piece.verb)
        return english.capitalised(lead_in) + piece.closed()

    def _piece(self, unit: Unit, quote: bool) -> Piece:
        texts = [without_connective(unit.statements[0].text, Language.EN)]
        texts += [statement.text for statement in unit.statements[1:]]
        if len(texts) > 1:
            return self._whole(" ".join(texts), unit.words)
        sentence = texts[0]
        if performed := _PERFORMS.match(sentence):
            return self._performed(performed, unit.words)
        clause = english.as_clause(sentence, self.lowered)
        first = re.split(r"\W", clause, maxsplit=1)[0]
        unknown_name = clause[:1].isupper() and first not in self.capitals and not first.isupper()
        if (
            _STARTS_WHOLE.match(sentence)
            or clause.endswith(("?", "!"))
            or (unknown_name and not first.isdigit())
        ):
            return self._whole(sentence, unit.words)
        verb = self._verb("norm" if _NORM.search(clause) else "plan" if _PLAN.search(clause) else "fact")
        if quote or PERSON.search(clause) or POINTS_AT_NOW.search(clause) or "“" in clause or '"' in clause:
            return Piece(verb, f" that {english.quoted(clause)}", False, unit.words)
        return Piece(verb, f" that {english.typographic(clause)}", False, unit.words)

    def _performed(self, performed: re.Match[str], length: int) -> Piece:
        adverb = f"{performed['adverb']} " if performed["adverb"] else ""
        rest = english.as_clause(performed["rest"], self.lowered)
        return Piece(
            f"{adverb}{_PERFORMED[performed['verb']]}", f" that {english.quoted(rest)}", False, length
        )

    def _whole(self, sentence: str, length: int) -> Piece:
        verb = "asked" if sentence.rstrip("”\"' ").endswith("?") else self._verb("whole")
        return Piece(verb, f", {english.quoted(english.capitalised(sentence))}", True, length)

    def _verb(self, cue: str) -> str:
        choices = _VERBS[cue]
        verb = min(choices, key=lambda choice: self._used.get(choice, 0))
        self._used[verb] = max(self._used.values(), default=0) + 1
        return verb


def learn_case(texts: Iterable[str], names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """(words seen in small letters, words seen with a capital) inside the sentences of a meeting, its names among the latter.

    The case of a sentence's first word is decided by its case elsewhere (truecasing; Lita and others, 2003).
    """
    small: set[str] = set()
    capital = {word for name in names for word in re.findall(r"[A-Za-z]+", name)}
    for text in texts:
        for inside in re.split(r"[.!?:“\"]\s*", text):
            for word in re.findall(r"[A-Za-z]+", inside)[1:]:
                (capital if word[0].isupper() else small).add(word)
    return frozenset(small - {word.lower() for word in capital}), frozenset(capital)


def _join(first: Piece, second: Piece) -> bool:
    return not first.whole and not second.whole and first.length + second.length <= _LONGEST_JOINED_WORDS
