"""Which answer a question gets, and how the search page shows it."""

import pytest
from django.test import Client

from careerguide.catalogue.words import stem
from careerguide.content.whole import Whole, read_whole
from careerguide.search.questions import terms
from careerguide.search.understood import understanding_of
from roles.models import Answer
from tests.build import a_band, a_credential, a_role, a_skill, a_starting_point, an_answer, an_answer_door
from tests.reading import visit


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("how do i get a job", ()),
        ("do I need to know maths", ("math",)),
        ("will ai take over", ("ai", "take", "over")),
        ("without a master", ("not master",)),
        ("no master and no degree", ("not master", "not degre")),
        ("i dont know the pay", ("pay",)),
        ("i hate maths", ("not math",)),
        ("why do vets hate maths", ("vet", "they hate", "math")),
        ("how much will u pay my daughter", ("pay",)),
        ("is a master necessary", ("master",)),
        ("mum says they use masters", ("use", "master")),
    ],
)
def test_question_is_about_the_words_that_are_left(text: str, about: tuple[str, ...]) -> None:
    assert terms(map(stem, text.split())) == about


def test_question_in_the_words_of_a_phrasing_is_answered_however_common_they_are(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You take care of quokkas.")
    an_answer(title="What next?", phrasings=["do quokkas take care"])
    for number in range(3):
        an_answer(title=f"Which {number}?", phrasings=[f"quokkas {number}", f"take {number}", f"care {number}"])
    answer = understanding_of(read_whole()).of("will quokkas take care?").answer
    assert (answer and answer.title) == "What next?"


def test_question_that_is_a_phrasing_is_answered_though_all_its_words_are_of_asking(empty: None) -> None:
    an_answer(title="Which of these suits me?", slug="fit", phrasings=["i dont know what to do"])
    assert answer("I don't know what to do") == "fit"


def test_question_around_a_phrasing_of_asking_is_answered(empty: None) -> None:
    an_answer(title="Which of these suits me?", slug="fit", phrasings=["i dont know what to do"])
    assert answer("im 17 and i dont know what to do") == "fit"


def test_word_that_is_a_phrasing_by_itself_is_enough_of_a_question(empty: None) -> None:
    an_answer(title="Which suits me?", slug="fit", phrasings=["quiz"])
    for number in range(30):
        a_role(title=f"Keeper {number}")  # so that few entries have the word
    assert answer("do they quiz quokkas") == "fit"


def test_word_that_is_left_of_a_phrasing_is_not_enough_of_a_question(empty: None) -> None:
    an_answer(title="Which suits me?", slug="fit", phrasings=["career quiz"])
    for number in range(30):
        a_role(title=f"Keeper {number}")
    assert answer("do they quiz quokkas") is None


def test_question_that_is_half_a_phrasing_is_not_answered_by_it(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")
    an_answer(title="Is the zoo competitive?", slug="zoo", phrasings=["how competitive is the zoo"])
    assert answer("is it competitive") is None


def test_word_that_most_entries_have_is_no_second_word_of_a_phrasing(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You feed quokkas.")
    an_answer(title="Replaced?", slug="replaced", phrasings=["will quokkas replace vets"])
    for number in range(5):
        an_answer(title=f"Which {number}?", phrasings=[f"quokkas {number}"])
    assert [answer("will quokkas replace surgeons"), answer("why do vets dislike quokkas")] == ["replaced", None]


@pytest.mark.parametrize(("text", "slug"), [("will they bite in 10 years", "later"), ("bite in year 10", "school")])
def test_phrasing_with_the_words_in_their_order_is_answered_first(text: str, slug: str, empty: None) -> None:
    an_answer(title="At school?", slug="school", phrasings=["year 10 bite"])
    an_answer(title="Later?", slug="later", phrasings=["bite in 10 years"])
    assert answer(text) == slug


def test_number_that_no_entry_has_makes_no_other_question(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")
    an_answer(title="What does it pay?", slug="pay", phrasings=["wage"])
    for number in range(5):
        an_answer(title=f"Which {number}?", phrasings=[f"{'wage' if number < 2 else 'quokkas'} {number}"])
    assert [answer("is 40k a good wage"), answer("is a zebra a good wage")] == ["pay", None]


def test_doctorate_is_no_doctor(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")
    an_answer(title="Which studies?", slug="study", phrasings=["doctorate"])
    assert [answer("should I take a doctorate"), answer("how to become a doctor")] == ["study", None]


def test_names_of_roles_in_a_phrasing_tell_nothing_of_a_question(empty: None) -> None:
    a_role(title="Quokka keeper")
    an_answer(title="What are these jobs?", phrasings=["what is a quokka keeper"])
    assert answer("quokka") is None


def test_answer_to_those_who_come_from_somewhere_is_not_for_who_asks_what_he_needs(empty: None) -> None:
    start = a_starting_point(title="Zoologist", slug="zoologist")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="I am a zoologist. What now?", slug="from-zoo", phrasings=["zoologist"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    an_answer(title="Licence?", slug="licence", phrasings=["licence"])
    for number in range(30):
        a_role(title=f"Keeper {number}")  # so that few entries have the words
    assert answer("do i need a zoologist licence") == "licence"


def test_answer_to_those_who_come_from_somewhere_counts_less_where_nobody_says_so(empty: None) -> None:
    start = a_starting_point(title="Zoologist")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="At a zoo?", slug="from-zoo", phrasings=["quokkas and dingos"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    an_answer(title="Dangerous?", slug="dangerous", phrasings=["quokkas and wombats"])
    assert answer("quokkas, dingos or wombats") == "dangerous"


@pytest.fixture
def answers(empty: None) -> None:
    an_answer(title="What does it pay?", slug="pay", phrasings=["salary", "wages"])
    an_answer(title="Do I need a degree?", slug="degree", phrasings=["degree", "qualifications"])
    an_answer(title="Can I do without a degree?", slug="no-degree", phrasings=["no degree", "without university"])
    an_answer(title="Can I get a visa?", slug="visa", phrasings=["visa", "work permit"], coverage="none")
    start = a_starting_point(title="Zoologist", slug="zoologist")
    from_zoo = an_answer(title="I am a zoologist. What now?", slug="from-zoo", phrasings=["zoologist", "vet"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    a_band(a_role(title="Quokka keeper", slug="keeper"))


def answer(text: str) -> str | None:
    found = understanding_of(read_whole()).of(text).answer
    return found.slug if found else None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("what salary do they get?", "pay", id="words of asking around it"),
        pytest.param("salarys", "pay", id="a typo"),
        pytest.param("wages of a quokka keeper", "pay", id="a role beside it"),
        pytest.param("do i need a degree", "degree", id="a degree"),
        pytest.param("is there a way without a degree", "no-degree", id="a degree denied"),
        pytest.param("i am a vet", "from-zoo", id="where somebody comes from"),
        pytest.param("how to become a vet", None, id="what somebody wants to become"),
        pytest.param("vets", "from-zoo", id="people alone"),
        pytest.param("jobs for vets", "from-zoo", id="jobs for people"),
        pytest.param("quokka keeper", None, id="a role alone"),
        pytest.param("permit to park a zebra", None, id="too little of the question"),
        pytest.param("how do i", None, id="nothing but asking"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_question_has_its_answer(text: str, slug: str | None, answers: None) -> None:
    assert answer(text) == slug


def test_each_phrasing_finds_its_answer(whole: Whole) -> None:
    """Nearly each: a few are about a role, or are words of asking alone."""
    understanding = understanding_of(whole)
    told = [(answer, phrasing) for answer in whole[Answer] for phrasing in answer.phrasings]
    found = [answer for answer, phrasing in told if understanding.of(phrasing).answer == answer]
    assert len(found) > 0.85 * len(told)


@pytest.mark.parametrize(("text", "slug"), [("i am a zoologist with a dog", "from-zoo"), ("zoologist dog", None)])
def test_answer_to_those_who_come_from_somewhere_is_not_for_who_asks_about_them(
    text: str, slug: str | None, empty: None
) -> None:
    start = a_starting_point(title="Zoologist")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="At a zoo?", slug="from-zoo", phrasings=["zoologist"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You have a dog." * (number < 2))
    assert answer(text) == slug


def test_answer_to_who_looks_for_jobs_is_put_in_their_words(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")  # so that few entries have the words
    an_answer(title="Replaced?", slug="replaced", phrasings=["will robots replace quokkas"])
    assert [answer("robots and quokkas"), answer("robots and quokkas jobs")] == ["replaced", None]


def test_part_of_a_search_for_jobs_that_is_a_phrasing_is_answered(answers: None) -> None:
    assert answer("jobs without university") == "no-degree"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("i keep quokkas with zebras how long does it last", "time", id="the question counts"),
        pytest.param("i keep quokkas with zebras", "keeping", id="what is told, where nothing is asked"),
        pytest.param("i know how quokkas last", "keeping", id="“how” that begins no question"),
    ],
)
def test_what_is_told_before_a_question_counts_for_less(text: str, slug: str, empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")
    an_answer(title="How do I keep them?", slug="keeping", phrasings=["quokkas", "quokkas with zebras"])
    an_answer(title="How long?", slug="time", phrasings=["how long does it last", "long"])
    assert answer(text) == slug


@pytest.fixture
def from_zoo(empty: None) -> None:
    """An answer to zoologists and vets, and entries without these words."""
    start = a_starting_point(title="Zoologist")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="At a zoo?", slug="from-zoo", phrasings=["zoologist", "vet"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You have a dog." * (number < 2))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("vet who wants a dog", "from-zoo", id="who speaks of themselves"),
        pytest.param("a vet with a dog", None, id="who asks about others"),
        pytest.param("vet", "from-zoo", id="people alone"),
        pytest.param("what is a vet", None, id="what something is"),
        pytest.param("im a zoologist", "from-zoo", id="people of a field"),
        pytest.param("zoology", None, id="the field of people"),
        pytest.param("how much does a vet make", None, id="pay"),
    ],
)
def test_way_from_somewhere_is_for_who_stands_there(text: str, slug: str | None, from_zoo: None) -> None:
    assert answer(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [("half a day jobs", "hours"), ("half a day of study", "study"), ("half a day jobs with quokkas", None)],
)
def test_who_looks_for_jobs_is_not_answered_about_study(text: str, slug: str | None, empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You feed quokkas." * (number < 3))
    study = an_answer(title="May I study less?", slug="study", phrasings=["half a day", "half a day of study"])
    study.go_to.all().delete()
    an_answer_door(study, address="/pathways/")
    an_answer(title="May I work less?", slug="hours", phrasings=["half a day job"])
    assert answer(text) == slug


# The page


def cards(client: Client, text: str) -> list[str]:
    return [*visit(client, f"/search/?q={text}").links_in(".verdict h2").values()]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("salary", ["/questions/pay/"]),
        ("quokka keeper salary", ["/roles/keeper/", "/questions/pay/"]),
        ("quokka keeper visa", ["/questions/visa/", "/roles/keeper/"]),
        ("zebra", []),
    ],
)
def test_answer_stands_first_but_behind_a_role_that_is_named(
    text: str, addresses: list[str], answers: None, client: Client
) -> None:
    assert cards(client, text) == addresses


def test_answer_tells_what_it_says_and_where_to_read_on(answers: None, client: Client) -> None:
    page = visit(client, "/search/?q=visa")
    assert page.texts(".verdict .label") == ["We hold nothing on this"]
    assert page.links_in(".verdict") == {
        "Can I get a visa?": "/questions/visa/",
        "All roles": "/roles/",
        "How we know": "/questions/visa/#sources",
    }


def test_role_that_is_named_leads_to_its_parts(answers: None, client: Client) -> None:
    assert visit(client, "/search/?q=quokka+keeper").links_in(".verdict") == {
        "Quokka keeper": "/roles/keeper/",
        "Pay": "/roles/keeper/#pay",
    }


def test_two_roles_without_a_page_of_both_lead_to_their_comparison(answers: None, client: Client) -> None:
    a_role(title="Wombat doctor", slug="doctor")
    assert visit(client, "/search/?q=quokka+keeper+or+wombat+doctor").links_in(".verdict") == {
        "Quokka keeper and Wombat doctor": "/roles/compare/?role=keeper&role=doctor",
        "Quokka keeper": "/roles/keeper/",
        "Wombat doctor": "/roles/doctor/",
    }


def test_answer_is_suggested_after_roles(answers: None, client: Client) -> None:
    a_role(title="A keeper of qualifications")
    found = client.get("/search/suggestions/?q=qualifications").json()
    assert [one["heading"] for one in found] == ["Roles", "Questions"]


def test_question_that_is_answered_is_not_among_the_results_too(empty: None, client: Client) -> None:
    answer = an_answer(title="Do quokkas bite?", phrasings=["do quokkas bite"])
    a_role(title="Quokka keeper", slug="keeper", summary="They bite.")
    page = visit(client, "/search/?q=do+quokkas+bite")
    assert page.texts(".result-count") == ["An answer, and 1 result for “do quokkas bite”"]
    assert page.links.count(answer.get_absolute_url()) == 1


def headings(client: Client, text: str) -> list[str]:
    return [heading.partition(" ")[0] for heading in visit(client, f"/search/?q={text}").texts("#results section h2")]


@pytest.mark.parametrize(
    ("text", "found"),
    [("robots", ["Skills", "Roles"]), ("robots jobs", ["Roles", "Skills"]), ("careers in robots", ["Roles", "Skills"])],
)
def test_roles_stand_first_for_who_looks_for_jobs(text: str, found: list[str], empty: None, client: Client) -> None:
    a_skill(title="Robots")
    a_role(title="Quokka keeper", summary="You repair what feeds them, among much else: robots.")
    assert headings(client, text) == found


def test_search_for_jobs_says_that_no_role_has_the_words(empty: None, client: Client) -> None:
    a_skill(title="Robots")
    assert "None of the roles here names that." in visit(client, "/search/?q=robots+jobs").texts(".ways-on p")[0]
