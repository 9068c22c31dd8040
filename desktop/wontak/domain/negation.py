"""Whether a text of either language says no, so that a translation that lost or gained a "not" is noticed."""

import re

from wontak.domain.meeting import Language

# Korean turns of phrase that hold a negative word and mean none, or two of them.
_NOT_NEGATIVE_KO = re.compile(
    r"뿐(?:만)?\s?아니라|지\s?않을\s?수\s?없|을?\s?수밖에\s?없|못지\s?않|머지\s?않|마지\s?않|적지\s?않|만만치\s?않|아니면|다름\s?없|끊임\s?없"
    r"|틀림\s?없|변함\s?없|상관\s?없|관계\s?없|아낌\s?없|빠짐\s?없|차질\s?없|어김\s?없|거침\s?없|더할\s?나위\s?없|말할\s?것도\s?없|하염\s?없"
    r"|지\s?않(?:을까|습니까|나요|겠습니까|은가)|없(?:을까|습니까|나요)|아닙니까|아닐까|아닌가|없애|없앨|없앴"
)
_NEGATIVE_KO = re.compile(
    r"지(?:는|도|를|가|만)?\s?(?:않|못|아니|말아|마십|맙시)|(?<![가-힣])(?:안|못)\s?(?:되|됩|된|될|됐|돼|합|하|할|한|했|해|갑|갔|봅|봤)"
    r"|없(?:다|습|는|었|이|을|음|으|어|고|지|도|던)|아닙니다|아니라|아닌|아니다|아니었|안\s?됩니다"
)
_HINTS_AT_NO_KO = re.compile(
    r"않|못|없|아니|아닙|아닌|안\s|안돼|말아|마십|맙시|마라|말고|말라|불[가-힣]|비[가-힣]|무[가-힣]|미[가-힣]|반[가-힣]|금지|거부|거절|부족|결여|어렵"
    r"|힘들|외에|대신|반면|삼가|막[아았을는기]|제외|부결|부인|부정|전에|만으로|드물|중단|폐지|예외|뿐|불과|밖에|만\s|나쁘|잘못|실패|왜|까\?"
)
_NOT_NEGATIVE_EN = re.compile(
    r"\bnot only\b|\bno doubt\b|\bnot just\b|\bno less than\b|\bnothing but\b|\bwhether or not\b|\bif not\b|\bcannot but\b"
    r"|\bnot to mention\b|\bno\. ?\d|\bwhy not\b|\bno later than\b|\bno more than\b|\bno sooner\b"
    r"|\bn[’']t (?:it|they|we|you|he|she)\b"
    r"|\b(?:do|does|did|is|are|was|were|have|has|should|could|would|can|will)n[’']t (?:we|you|they|it)\b|^no[,.]",
    re.IGNORECASE,
)
_NEGATIVE_EN = re.compile(
    r"\b(?:not|never|no|none|nor|neither|nobody|nothing|nowhere|cannot|without)\b|n[’']t\b", re.IGNORECASE
)
_HINTS_AT_NO_EN = re.compile(
    r"n[’']t\b|\b(?:not|never|no|none|nor|neither|nobody|nothing|nowhere|cannot|without|lack\w*|fail\w*|refus\w*|den(?:y|ied|ies)|"
    r"hardly|rarely|seldom|scarcely|unable|few|little|only|but|prevent\w*|avoid\w*|absen\w*|stop\w*|except|regardless|rather|"
    r"instead|far|free|ban\w*|prohibit\w*|forbid\w*|oppos\w*|reject\w*|against|less|insufficient|miss\w*|until|before|beyond|"
    r"other than|end\w*|abolish\w*|difficult|hard|short|unless|why|too|yet to|"
    r"(?:un|in|im|il|ir|dis|non|mis)[a-z]{3,}|[a-z]{3,}less)\b|\?",
    re.IGNORECASE,
)


def negates(text: str, language: Language) -> bool:
    """Whether `text` certainly says no to something."""
    if language is Language.KO:
        return bool(_NEGATIVE_KO.search(_NOT_NEGATIVE_KO.sub(" ", text)))
    return bool(_NEGATIVE_EN.search(_NOT_NEGATIVE_EN.sub(" ", text)))


def may_negate(text: str, language: Language) -> bool:
    """Whether anything in `text` can carry a negation: a negative prefix, "only", "fail", 외에, 어렵다."""
    hints = _HINTS_AT_NO_KO if language is Language.KO else _HINTS_AT_NO_EN
    return bool(hints.search(text))


def turned(source: str, language: Language, translation: str) -> bool:
    """Whether one of `source` and `translation` says no and nothing in the other can."""
    lost = negates(source, language) and not may_negate(translation, language.other)
    gained = negates(translation, language.other) and not may_negate(source, language)
    return lost or gained
