"""What an item of the agenda is called where the record has a heading for it."""

from wontak.domain.meeting import AgendaItem, AgendaKind, Language

_ITEMS = {
    Language.KO: {
        AgendaKind.OPENING: "개회사",
        AgendaKind.CONGRATULATORY: "축사",
        AgendaKind.KEYNOTE: "기조연설",
        AgendaKind.PRESENTATION: "발제",
        AgendaKind.DISCUSSION: "토론",
        AgendaKind.QNA: "질의응답",
        AgendaKind.CLOSING: "폐회사",
        AgendaKind.RECESS: "정회",
        AgendaKind.PROCEDURAL: "의사 진행",
    },
    Language.EN: {
        AgendaKind.OPENING: "Opening remarks",
        AgendaKind.CONGRATULATORY: "Congratulatory remarks",
        AgendaKind.KEYNOTE: "Keynote speech",
        AgendaKind.PRESENTATION: "Presentation",
        AgendaKind.DISCUSSION: "Discussion",
        AgendaKind.QNA: "Questions and answers",
        AgendaKind.CLOSING: "Closing remarks",
        AgendaKind.RECESS: "Recess",
        AgendaKind.PROCEDURAL: "Procedure",
    },
}


def heading(item: AgendaItem, language: Language) -> str:
    """An item's kind and its topic, where the topic is more than the kind's name: `기조연설 「세계 의회와 인공지능」`."""
    kind, topic = _ITEMS[language][item.kind], item.topic[language].strip()
    if not topic or topic.casefold() == kind.casefold():
        return kind
    if language is Language.KO:
        return f"{kind} 「{topic}」"
    return f"{kind}: {topic}"
