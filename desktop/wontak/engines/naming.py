"""Matches voices with the roster: by language, agenda, introductions, speaker keys and who interprets, as one assignment.

Every kind of evidence adds to or takes from the score of a voice and a person; 1 is about as much as one would act on.
A voice is named only where every other assignment, one that leaves it unnamed included, scores clearly less.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from wontak.domain.meeting import Language, Meeting, Participant, Role
from wontak.domain.transcript import Review, Segment
from wontak.engines.addressing import Address, mentions
from wontak.engines.agenda_order import order_evidence
from wontak.engines.blocks import Block, blocks_of
from wontak.engines.floors import Floor

CLEAR_MARGIN = 1.0
"""By how much the best assignment must beat the best one without a pair before the pair is believed."""

LANGUAGE = 1.5
"""For a voice that speaks only the person's language; as much against one that speaks only the other."""

NOT_EXPECTED = -2.5
"""For someone who is on the roster but not expected to speak."""

INTERPRETS = 5.0
"""For a voice that does nothing but render what was said before, and the interpreter; as much against anyone else whose
voice that might be, and against the interpreter for a voice that never renders."""

INTERPRETER_FROM = 0.5
"""How much like an interpreter a voice must behave to be taken for one."""

FIRST_OR_LAST = 1.0
"""For the voice that opens the meeting and the first speaker of the agenda; likewise at the end."""

CONFIRMED = 6.0
"""For a voice whose segments a person has attributed."""

PRESSED = 8.0
"""For a voice that begins whenever a person's key is pressed, and no other's, however often: half of it for a single press, about
as much as an introduction, and with more presses more than anything else that the program can find out by itself."""

MOSTLY = 0.5
"""How far voice and presses must agree for them to say anything; what they say grows from here to full agreement."""

ALSO_PRESSED = 1.5
"""Presses from which another voice is a person's as well: someone who changes the microphone may sound like two."""

CLEARLY_ONES = 0.75
"""The part of the presses such a voice answers to that must be that person's."""

ADDRESSED = {Address.CALLED_UP: 3.0, Address.NAMED: 1.0}
"""For the next voice, if somebody is named in the last words of a block."""

INTRODUCES_SELF = 4.0
REFERRED_TO = 0.7
"""For the voice before, if somebody is thanked or agreed with."""

NOT_ONESELF = -2.0
"""For a voice that names somebody as another person."""

MOST_FROM_WORDS = 4.0
"""However often somebody is named."""

LAST_SEGMENTS = 2
"""The end of a block, where the next speaker is called up."""

ANSWERS_WITHIN_S = 8.0
"""How soon an interpreter begins after the words that are rendered."""

RENDERING_RATIO = (0.25, 3.0)
"""How long a rendering is, against the words it renders."""

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Named:
    """The participant's id of each voice that can be told, and the voices that were told so by the speaker keys alone."""

    names: dict[str, str]
    by_key: frozenset[str] = frozenset()


def named_voices(meeting: Meeting, segments: Iterable[Segment], pressed: Sequence[Floor] = ()) -> Named:
    """Whose each voice is as far as it can be told, with what the clerk pressed while recording."""
    blocks = blocks_of(segments)
    if not blocks or not meeting.participants:
        return Named({})
    voices = tuple(dict.fromkeys(block.voice for block in blocks))
    rendered = {voice: _share_rendered(blocks, voice) for voice in voices}
    case = _Case(meeting, blocks, voices, rendered, _interpreters(meeting, rendered))
    scores = _language_and_role(case) + _confirmed(case) + _ends_of_the_agenda(case)
    scores += np.clip(_words(case), -MOST_FROM_WORDS, MOST_FROM_WORDS)
    principals = [voice for voice in voices if voice not in case.interpreters]
    alone = scores + order_evidence(meeting, voices, principals, scores)
    if not pressed:
        return Named(_clear_matches(case, alone))
    votes = _votes(case, pressed)
    scores += _pressed(votes)
    names = _clear_matches(case, scores + order_evidence(meeting, voices, principals, scores))
    names |= _also_pressed(case, votes, names)
    without = _clear_matches(case, alone)
    return Named(names, frozenset(voice for voice in names if without.get(voice) != names[voice]))


@dataclass(frozen=True)
class _Case:
    """What there is to match: rows of the scores are `voices` in order of first appearance, columns the roster.

    `rendered` says how much like an interpreter each voice behaves, `interpreters` which voices are taken for one.
    """

    meeting: Meeting
    blocks: tuple[Block, ...]
    voices: tuple[str, ...]
    rendered: dict[str, float]
    interpreters: frozenset[str]

    @property
    def roster(self) -> tuple[Participant, ...]:
        return self.meeting.participants

    def empty(self) -> Scores:
        return np.zeros((len(self.voices), len(self.roster)))

    def row(self, voice: str) -> int:
        return self.voices.index(voice)

    def column(self, participant_id: str) -> int:
        return next(index for index, person in enumerate(self.roster) if person.id == participant_id)

    def principal(self) -> tuple[Block, ...]:
        """The blocks of those who speak for themselves."""
        return tuple(block for block in self.blocks if block.voice not in self.interpreters)


def _interpreters(meeting: Meeting, rendered: dict[str, float]) -> frozenset[str]:
    """As many voices as the roster has interpreters, those that most behave like one, if they do so at all."""
    ranked = sorted(rendered, key=lambda voice: -rendered[voice])[: len(meeting.interpreter_ids)]
    return frozenset(voice for voice in ranked if rendered[voice] > INTERPRETER_FROM)


def _share_rendered(blocks: Sequence[Block], voice: str) -> float:
    """How much like an interpreter a voice behaves, in [0, 1].

    Most of what it says must follow somebody's words in the other language; it counts fully if the voice does so in both
    directions, and less if in one.
    """
    own = [index for index, block in enumerate(blocks) if block.voice == voice]
    total_s = sum(blocks[index].speech_s for index in own)
    rendering = [index for index in own if index and _may_render(blocks[index - 1], blocks[index])]
    rendered_s = sum(blocks[index].speech_s for index in rendering)
    directions = {blocks[index].language for index in rendering}
    often = min(1.0, max(0, len(rendering) - 1) / 3)
    certainty = 1.0 if len(directions) == 2 else 0.4 + 0.2 * often
    return certainty * rendered_s / total_s if total_s else 0.0


def _may_render(said: Block, block: Block) -> bool:
    shortest, longest = RENDERING_RATIO
    follows = said.recording == block.recording and block.start_s - said.end_s < ANSWERS_WITHIN_S
    other_language_s = said.speech_in_s(block.language.other)
    return follows and other_language_s > 0 and shortest <= block.speech_s / other_language_s <= longest


def _language_and_role(case: _Case) -> Scores:
    scores = case.empty()
    for row, voice in enumerate(case.voices):
        own = [block for block in case.blocks if block.voice == voice]
        total_s = sum(block.speech_s for block in own) or 1.0
        korean = sum(block.speech_in_s(Language.KO) for block in own) / total_s
        leaning = {Language.KO: 2 * korean - 1, Language.EN: 1 - 2 * korean}
        for column, person in enumerate(case.roster):
            if person.role is Role.INTERPRETER:
                scores[row, column] = INTERPRETS * (2 * case.rendered[voice] - 1)
                continue
            if person.language is not None:
                scores[row, column] += LANGUAGE * leaning[person.language]
            scores[row, column] += 0 if person.role.speaks else NOT_EXPECTED
            if voice in case.interpreters:
                scores[row, column] -= INTERPRETS
    return scores


def _confirmed(case: _Case) -> Scores:
    """What a person has said about segments of a voice."""
    scores = case.empty()
    known = {person.id for person in case.roster}
    for row, voice in enumerate(case.voices):
        own = [segment for block in case.blocks if block.voice == voice for segment in block.segments]
        said = [
            segment for segment in own if segment.review is not Review.MACHINE and segment.speaker in known
        ]
        total_s = sum(segment.duration_s for segment in said) or 1.0
        for segment in said:
            column = case.column(segment.speaker or "")
            scores[row, column] += CONFIRMED * segment.duration_s / total_s
    return scores


def _votes(case: _Case, pressed: Sequence[Floor]) -> Scores:
    """How many presses for each person each voice has answered to; an interpreter's voice answers to an interpreter's only."""
    votes = case.empty()
    for floor in pressed:
        interpreting = floor.participant in case.meeting.interpreter_ids
        for voice, share in floor.shares.items():
            if voice in case.voices and (interpreting or voice not in case.interpreters):
                votes[case.row(voice), case.column(floor.participant)] += share
    return votes


def _agreement(votes: Scores) -> Scores:
    """How well a voice and a person's presses agree, in [0, 1]: the geometric mean of the person's part in the presses that
    the voice answered to, and the voice's part in those for the person."""
    of_voice = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-9)
    of_person = votes / np.maximum(votes.sum(axis=0, keepdims=True), 1e-9)
    return np.asarray(np.sqrt(of_voice * of_person))


def _pressed(votes: Scores) -> Scores:
    """What the speaker keys say. A wrong press among many costs little, and gives its victim nothing."""
    clear = np.clip((_agreement(votes) - MOSTLY) / (1 - MOSTLY), 0.0, None)
    return np.asarray(PRESSED * clear * votes / (votes + 1))


def _also_pressed(case: _Case, votes: Scores, names: dict[str, str]) -> dict[str, str]:
    """Voices that nobody claims, but that answer to one person's keys."""
    found = {}
    of_voice = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-9)
    for row, voice in enumerate(case.voices):
        column = int(np.argmax(votes[row]))
        person = case.roster[column]
        clearly = votes[row, column] >= ALSO_PRESSED and of_voice[row, column] > CLEARLY_ONES
        if voice not in names and clearly and person.role is not Role.INTERPRETER:
            found[voice] = person.id
    return found


def _ends_of_the_agenda(case: _Case) -> Scores:
    """Who opens and who closes."""
    scores = case.empty()
    principal = case.principal()
    items = [item for item in case.meeting.agenda if item.speakers]
    if not principal or not items:
        return scores
    known = {person.id for person in case.roster}
    for block, speaker in ((principal[0], items[0].speakers[0]), (principal[-1], items[-1].speakers[-1])):
        if speaker in known:
            scores[case.row(block.voice), case.column(speaker)] += FIRST_OR_LAST
    return scores


def _words(case: _Case) -> Scores:
    """Introductions and references in what is said."""
    scores = case.empty()
    for place, block in enumerate(case.blocks):
        after = _neighbour(case.blocks[place + 1 :], {block.voice, *case.interpreters})
        before = _neighbour(case.blocks[:place][::-1], {block.voice, *case.interpreters})
        for index, segment in enumerate(block.segments):
            ending = index >= len(block.segments) - LAST_SEGMENTS
            for mention in mentions(segment.text, segment.language, case.roster):
                column = case.column(mention.participant)
                if mention.address is Address.SELF:
                    scores[case.row(block.voice), column] += INTRODUCES_SELF
                    continue
                scores[case.row(block.voice), column] += NOT_ONESELF
                if ending and after and mention.address in ADDRESSED:
                    scores[case.row(after), column] += ADDRESSED[mention.address]
                if mention.address is Address.REFERRED_TO and before:
                    scores[case.row(before), column] += REFERRED_TO
    return scores


def _neighbour(blocks: Iterable[Block], others: Collection[str]) -> str | None:
    """The first voice in `blocks` that is none of `others`."""
    return next((block.voice for block in blocks if block.voice not in others), None)


def _clear_matches(case: _Case, scores: Scores) -> dict[str, str]:
    """The best assignment's pairs that every assignment without them falls clearly short of."""
    # One column per voice for "nobody on the roster", worth nothing.
    table = np.hstack([scores, np.zeros((len(case.voices), len(case.voices)))])
    rows, columns = linear_sum_assignment(table, maximize=True)
    best = float(table[rows, columns].sum())
    names: dict[str, str] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if column >= len(case.roster):
            continue
        without = table.copy()
        without[row, column] = -1e6
        others = linear_sum_assignment(without, maximize=True)
        if best - float(without[others].sum()) >= CLEAR_MARGIN:
            names[case.voices[row]] = case.roster[column].id
    return names
