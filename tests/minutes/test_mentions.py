"""People are introduced once and then called by their short form."""

from tests.minutes.sample import sample_meeting
from wontak.domain import naming
from wontak.domain.korean import with_particle
from wontak.domain.meeting import Bilingual, Language, Participant, Pronoun, Role
from wontak.domain.minutes import Block, BlockKind, MentionForm, Origin
from wontak.minutes.editing import override
from wontak.minutes.mentions import mark, placed, settle

EN, KO = Language.EN, Language.KO


def person(
    title_en: str, affiliation_en: str = "", title_ko: str = "", pronoun: Pronoun = Pronoun.HE
) -> Participant:
    return Participant(
        "x",
        Bilingual("김영배", "Kim Youngbae"),
        Role.PANELIST,
        Bilingual(title_ko, title_en),
        Bilingual(en=affiliation_en),
        pronoun=pronoun,
    )


def drafted(text: str, language: Language = EN, kind: BlockKind = BlockKind.REMARK) -> Block:
    return placed(Block(kind, language, text, origin=Origin.DRAFTED))


def test_the_first_mention_is_full_and_later_ones_are_short_or_a_pronoun() -> None:
    meeting = sample_meeting()
    kang = meeting.participant("kang")
    assert kang
    blocks = (
        drafted(f"In his remarks, {mark(kang, apart=True)} asked. {mark(kang, pronoun=True)} added this."),
        drafted(f"{mark(kang, apart=True)} agreed, and {mark(kang, pronoun=True)} left."),
    )
    first, second = settle(meeting, EN, blocks)
    assert first.text == "In his remarks, Kang Taeho, Professor at Hanul University, asked. He added this."
    assert second.text == "Professor Kang agreed, and he left."
    assert [mention.form for mention in first.mentions] == [MentionForm.FIRST, MentionForm.PRONOUN]
    assert [first.text[mention.start : mention.end] for mention in first.mentions][1] == "He"


def test_korean_particles_follow_the_name_that_is_put_in() -> None:
    meeting = sample_meeting()
    kang, oh = meeting.participant("kang"), meeting.participant("oh")
    assert kang and oh
    text = f"{with_particle(mark(kang), '이/가')} 좌장을 맡은 토론에서 {with_particle(mark(oh), '은/는')} 답했다."
    once, twice = settle(meeting, KO, (drafted(text, KO), drafted(text, KO)))
    assert once.text == "강태호 한울대학교 교수가 좌장을 맡은 토론에서 오민석 외교부 제1차관은 답했다."
    assert twice.text == "강태호 교수가 좌장을 맡은 토론에서 오민석 차관은 답했다."
    assert settle(meeting, KO, (twice,))[0].text == once.text


def test_the_pass_may_be_repeated_and_follows_a_change_of_order() -> None:
    meeting = sample_meeting()
    kang = meeting.participant("kang")
    assert kang
    asked, agreed = drafted(f"{mark(kang, apart=True)} asked."), drafted(f"{mark(kang, apart=True)} agreed.")
    settled = settle(meeting, EN, (asked, agreed))
    assert settle(meeting, EN, settled) == settled
    assert [block.text for block in settle(meeting, EN, settled[::-1])] == [
        "Kang Taeho, Professor at Hanul University, agreed.",
        "Professor Kang asked.",
    ]


def test_a_person_may_decide_otherwise_and_take_it_back() -> None:
    meeting = sample_meeting()
    kang = meeting.participant("kang")
    assert kang
    (block,) = settle(meeting, EN, (drafted(f"{mark(kang, apart=True)} asked."),))
    (short,) = settle(meeting, EN, (override(block, 0, MentionForm.LATER),))
    assert short.text == "Professor Kang asked."
    assert settle(meeting, EN, (override(short, 0, None),)) == (block,)


def test_a_written_paragraph_introduces_whom_it_names_and_keeps_its_words() -> None:
    meeting = sample_meeting()
    brown = meeting.participant("brown")
    assert brown
    written = Block(BlockKind.LEAD, EN, "The keynote was by David Brown .", origin=Origin.WRITTEN)
    kept, later = settle(meeting, EN, (written, drafted(f"{mark(brown, apart=True)} spoke.")))
    assert kept is written
    assert later.text == "Director Brown spoke."


def test_a_pull_quote_introduces_nobody() -> None:
    meeting = sample_meeting()
    brown = meeting.participant("brown")
    assert brown
    pulled = Block(BlockKind.PULL_QUOTE, EN, "- David Brown, Director, stated, “…” -", origin=Origin.WRITTEN)
    assert settle(meeting, EN, (pulled, drafted(f"{mark(brown, apart=True)} spoke.")))[1].text.startswith(
        "David Brown, Director of the Asia Program at the Center for Open Parliaments, spoke"
    )


def test_short_forms_are_made_from_title_and_name() -> None:
    made = {
        "Speaker of the National Assembly": "Speaker Kim Youngbae",
        "First Vice Minister of Foreign Affairs": "Vice Minister Kim Youngbae",
        "former Ambassador of the Republic of Korea to the United States": "Former Ambassador Kim Youngbae",
        "Deputy Chief of Mission at the US Embassy": "Deputy Chief of Mission Kim Youngbae",
        "Professor of Political Science": "Professor Kim Youngbae",
        "Member of the National Assembly": "Assembly Member Kim Youngbae",
        "": "Mr. Kim Youngbae",
    }
    assert {title: naming.short(person(title), EN) for title in made} == made
    assert naming.short(person("", title_ko="외교부 제1차관"), KO) == "김영배 차관"
    assert naming.short(person("", title_ko="전 주미대사"), KO) == "김영배 전 대사"
    assert naming.short(person("", pronoun=Pronoun.THEY), EN) == "Kim Youngbae"


def test_members_of_the_assembly_are_named_as_the_notice_names_them() -> None:
    assert (
        naming.full(person("Member of the National Assembly"), EN).text
        == "National Assembly member Kim Youngbae"
    )


def test_those_who_lead_a_house_are_of_it_and_others_at_it() -> None:
    assert naming.titled_office(person("President", "Bada University")) == "President of Bada University"
    assert naming.titled_office(person("Professor", "Bada University")) == "Professor at Bada University"
    assert naming.titled_office(person("Director of the Asia Program", "Wilson Center")) == (
        "Director of the Asia Program at the Wilson Center"
    )
    assert (
        naming.titled_office(person("President of the Korea Forum", "Korea Forum"))
        == "President of the Korea Forum"
    )
