"""What a speech recogniser does to a sentence: lost full stops and capitals, a wrong or missing little word."""

from __future__ import annotations

import random

NOISY_SHARE = 0.10

_FINAL_MARKS = ".?!"
_ENGLISH_SLIPS = {
    "the": ("a", ""),
    "a": ("the", ""),
    "an": ("a", ""),
    "of": ("for", ""),
    "to": ("",),
    "that": ("",),
    "in": ("on", "at"),
    "on": ("in", "at"),
    "at": ("in", "on"),
}
_KOREAN_SLIPS = {
    "은": ("는", ""),
    "는": ("은", ""),
    "이": ("가", ""),
    "가": ("이", ""),
    "을": ("를", ""),
    "를": ("을", ""),
    "과": ("와",),
    "와": ("과",),
    "의": ("에", ""),
    "에": ("의", ""),
}
# Below this length the last syllable is more likely a part of the word than a particle.
_SHORTEST_WITH_PARTICLE = 3


def misheard(sentence: str, language: str, rng: random.Random) -> str:
    """`sentence` as it may come out of a recogniser: unchanged in nine cases of ten, else with one to three slips."""
    if rng.random() >= NOISY_SHARE:
        return sentence
    slips = rng.choice(("mark", "capital", "word", "mark capital", "mark word", "mark capital word"))
    if "word" in slips:
        sentence = _slip_in_a_word(sentence, language, rng)
    if "capital" in slips:
        sentence = sentence[:1].lower() + sentence[1:]
    if "mark" in slips:
        sentence = sentence.rstrip(_FINAL_MARKS)
    return sentence


def _slip_in_a_word(sentence: str, language: str, rng: random.Random) -> str:
    """`sentence` with one of its function words or particles changed or dropped, if it has any."""
    words = sentence.split()
    slips = [(index, slip) for index, word in enumerate(words) for slip in _slips_of(word, language)]
    if not slips:
        return sentence
    index, slip = rng.choice(slips)
    words[index] = slip
    return " ".join(word for word in words if word)


def _slips_of(word: str, language: str) -> list[str]:
    """What `word` may be misheard as."""
    if language == "en":
        return list(_ENGLISH_SLIPS.get(word, ()))
    if len(word) < _SHORTEST_WITH_PARTICLE:
        return []
    return [word[:-1] + particle for particle in _KOREAN_SLIPS.get(word[-1], ())]
