"""English morphology: verb forms, plurals and articles."""

from __future__ import annotations

_VOWELS = "aeiou"
_SIBILANT = ("s", "x", "z", "ch", "sh")
_AN = ("hour", "honest", "honor", "hono", "8", "11 ", "18 ", "AI", "MP", "NA")
_A = ("uni", "use", "u.s", "euro", "one", "uk", "rok")
_PLURALS = {"child": "children", "person": "people", "man": "men", "woman": "women", "life": "lives"}


def third(base: str) -> str:
    """The third person singular of a verb; of a phrase, of its first word."""
    head, _, rest = base.partition(" ")
    if head == "have":
        head = "has"
    elif head.endswith(_SIBILANT) or head.endswith("o"):
        head += "es"
    elif head.endswith("y") and head[-2] not in _VOWELS:
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head} {rest}".strip()


def past(base: str, irregular: str = "") -> str:
    """The past of a verb: `irregular` if given, else by rule."""
    head, _, rest = base.partition(" ")
    if irregular:
        head = irregular
    elif head.endswith("e"):
        head += "d"
    elif head.endswith("y") and head[-2] not in _VOWELS:
        head = head[:-1] + "ied"
    else:
        head += "ed"
    return f"{head} {rest}".strip()


def gerund(base: str, irregular: str = "") -> str:
    """The -ing form of a verb: `irregular` if given, else by rule."""
    head, _, rest = base.partition(" ")
    if irregular:
        head = irregular
    elif head.endswith("e") and not head.endswith(("ee", "oe")):
        head = head[:-1] + "ing"
    else:
        head += "ing"
    return f"{head} {rest}".strip()


def plural(noun: str) -> str:
    """The plural of a noun phrase: its head is the last word before "of", "for", "on" or "to"."""
    words = noun.split()
    at = (
        next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "to", "between")), len(words))
        - 1
    )
    head = words[at]
    if head in _PLURALS:
        head = _PLURALS[head]
    elif head.endswith(_SIBILANT):
        head += "es"
    elif head.endswith("y") and head[-2] not in _VOWELS:
        head = head[:-1] + "ies"
    else:
        head += "s"
    words[at] = head
    return " ".join(words)


def indefinite(phrase: str) -> str:
    """The phrase with "a" or "an", by its first sound."""
    low = phrase.lower()
    if phrase.startswith(_AN) or (low[0] in _VOWELS and not low.startswith(_A)):
        return f"an {phrase}"
    return f"a {phrase}"


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]
