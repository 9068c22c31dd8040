"""Text by script, so that Hangul is checked as Korean and Latin words as English wherever they stand."""

import re
from collections.abc import Iterator

from wontak.domain.meeting import Language

_HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
# Words and numbers of the other script, with the spaces and marks between them. Numbers go with the Latin letters: as Korean
# text LibreOffice would end a line inside one.
_LATIN = r"[A-Za-z0-9](?:[A-Za-z0-9&’'.,:/%+–-]*[A-Za-z0-9%])?"
_FOREIGN = {
    Language.KO: re.compile(rf"{_LATIN}(?:[ .,]+{_LATIN})*"),
    Language.EN: re.compile(r"[가-힣ㄱ-ㆎ]+(?:[ ,·][가-힣ㄱ-ㆎ]+)*"),
}


def by_script(text: str, language: Language) -> Iterator[tuple[str, Language]]:
    """`text`, written in `language`, in pieces of one script each; text without Hangul is one piece of English."""
    if not _HANGUL.search(text):
        yield text, Language.EN
        return
    place = 0
    for match in _FOREIGN[language].finditer(text):
        if match.start() > place:
            yield text[place : match.start()], language
        yield match.group(), language.other
        place = match.end()
    if place < len(text):
        yield text[place:], language
