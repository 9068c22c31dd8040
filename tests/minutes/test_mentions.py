"""People are introduced once and then called by their short form."""

from tests.minutes.sample import sample_meeting
from wontak.domain import naming
from wontak.domain.meeting import Bilingual, Language, Participant, Pronoun, Role
from wontak.minutes.mentions import MentionPass

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


def test_the_first_mention_is_full_and_later_ones_are_short() -> None:
    kang = sample_meeting().participant("kang")
    assert kang
    english, korean = MentionPass(EN), MentionPass(KO)
    assert english.mention(kang).inside("asked") == "Kang Taeho, Professor at Hanul University, asked"
    assert english.mention(kang).inside("asked") == "Professor Kang asked"
    assert korean.mention(kang).text == "강태호 한울대학교 교수"
    assert korean.mention(kang).text == "강태호 교수"


def test_a_written_paragraph_introduces_whom_it_names() -> None:
    meeting = sample_meeting()
    brown = meeting.participant("brown")
    assert brown
    mentioned = MentionPass(EN)
    mentioned.read("The keynote was given by David Brown.", meeting.participants)
    assert mentioned.mention(brown).text == "Director Brown"


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
