"""The search page: what it says of any query string."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client

from roles.models import Role
from tests.build import (
    a_band,
    a_credential,
    a_market,
    a_pathway,
    a_role,
    a_skill,
    a_starting_point,
    a_topic,
    an_answer,
    an_occupation,
    an_official_section,
)
from tests.reading import Document, visit


@pytest.fixture
def quokkas(empty: None) -> None:
    a_role(title="Quokka keeper", slug="keeper", summary="Feeds quokkas.")
    a_role(title="Quokka doctor", slug="doctor", summary="Heals them.")
    a_skill(title="Patience", slug="patience", summary="Waiting.", body="A quokka sleeps.")


def status(client: Client, query: str) -> str:
    """What the search page announces."""
    return visit(client, f"/search/?{query}").texts(".result-count")[0]


def ignored(client: Client, query: str) -> list[str]:
    return visit(client, f"/search/?{query}").texts(".note")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Type a word or two: the name of a role, a skill, a tool or a question."),
        ("q=", "Type a word or two: the name of a role, a skill, a tool or a question."),
        ("q=%20%00%20", "Type a word or two: the name of a role, a skill, a tool or a question."),
        ("q=quokka", "3 results for “quokka”"),
        ("q=patience", "1 result for “patience”"),
        ("q=zebra", "Nothing found for “zebra”"),
        ("q=++quokka++", "3 results for “quokka”"),
        ("q=zeb%00ra", "Nothing found for “zeb ra”"),
    ],
)
def test_search_announces_what_it_found(query: str, words: str, quokkas: None, client: Client) -> None:
    assert status(client, query) == words


def test_results_stand_by_kind(quokkas: None, client: Client) -> None:
    page = visit(client, "/search/?q=quokka")
    assert page.texts("h2") == ["Roles 2", "Skills 1"]
    assert sorted(link for link in page.links if link.startswith(("/roles/k", "/roles/d", "/skills/p"))) == [
        "/roles/doctor/",
        "/roles/keeper/",
        "/skills/patience/",
    ]
    assert page.texts(".result-list")[1] == "Patience Waiting. A quokka sleeps."


def test_words_that_were_looked_for_are_marked(quokkas: None, client: Client) -> None:
    assert visit(client, "/search/?q=quokka+heal").texts("mark") == ["Quokka", "Heals"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("quokka", []),
        ("quoka", ["Did you mean “quokka”? That is what you see here, as no entry has “quoka”."]),
        ("zebra", ["No entry has the word “zebra”."]),
        ("zebra quokka", ["No entry has the word “zebra”, so it is left out."]),
        ("heals patience", ["Some results match only part of your search."]),
    ],
)
def test_search_says_how_it_was_understood(query: str, said: list[str], quokkas: None, client: Client) -> None:
    assert visit(client, f"/search/?q={query}").texts(".understood") == said


def test_word_that_nothing_has_leads_to_words_that_begin_alike(empty: None, client: Client) -> None:
    a_skill(title="Telemedicine")
    assert visit(client, "/search/?q=telehealth").links_in("#results")["telemedicine"] == "/search/?q=telemedicine"


def quokkas_in(page: Document) -> int:
    return len([link for link in page.links if link.startswith("/roles/role-")])


def test_each_kind_shows_its_first_three_and_leads_to_all(empty: None, client: Client) -> None:
    for _ in range(6):
        a_role(title="Quokka")
    page = visit(client, "/search/?q=quokka+%26")
    assert (page.texts("h2"), quokkas_in(page)) == (["Roles 6"], 3)
    assert "/search/?q=quokka+%26&kind=Roles" in page.links


def test_kind_that_is_chosen_shows_all(empty: None, client: Client) -> None:
    for _ in range(6):
        a_role(title="Quokka")
    a_skill(title="Quokka")
    page = visit(client, "/search/?q=quokka&kind=Roles")
    assert (page.texts(".result-count"), page.texts("h2")) == (["6 results for “quokka”"], ["Roles 6"])
    assert quokkas_in(page) == 6


def test_chip_of_a_kind_removes_that_kind_alone(quokkas: None, client: Client) -> None:
    chips = visit(client, "/search/?q=quokka&kind=Roles&kind=Skills").links_in(".chips")
    assert chips == {
        "Remove Roles ×": "/search/?q=quokka&kind=Skills",
        "Remove Skills ×": "/search/?q=quokka&kind=Roles",
    }


@pytest.mark.parametrize("query", ["q=zebra", "q=how+to+become+a+zebra", "q=zebra+quokka"])
def test_search_for_what_nothing_has_leads_on(query: str, quokkas: None, client: Client) -> None:
    a_starting_point(title="Nurse", slug="nurse")
    links = visit(client, f"/search/?{query}").links_in(".ways-on")
    assert links == {
        "roles": "/roles/",
        "skills": "/skills/",
        "ways in": "/pathways/",
        "questions": "/questions/",
        "find what fits you": "/fit/",
        "nurse": "/pathways/from/nurse/",
        "Nothing here fits?": "/elsewhere/",
    }


def test_search_without_words_asks_for_no_other_ones(quokkas: None, client: Client) -> None:
    assert "other words" not in visit(client, "/search/").texts(".ways-on")[0]


def test_search_says_how_much_a_chosen_kind_hides(quokkas: None, client: Client) -> None:
    page = visit(client, "/search/?q=quokka&kind=Skills")
    assert page.texts(".understood") == ["Your choice hides 2 more results. Show all"]
    assert page.links_in(".understood") == {"Show all": "/search/?q=quokka"}


def test_kinds_beyond_the_fourth_are_named_with_their_number(empty: None, client: Client) -> None:
    for build in (a_role, a_skill, a_topic, a_starting_point, a_credential):
        build(title="Quokka keeper")
    page = visit(client, "/search/?q=keeper")
    (folded,) = [text for text in page.texts("#results > p") if text.startswith("Also found")]
    assert (len(page.find("#results section h2 .count")), folded[-2:]) == (4, " 1")


def test_search_is_kept_in_its_field_and_title(quokkas: None, client: Client) -> None:
    page = visit(client, "/search/?q=quokka")
    assert page.find("#q")[0].value == "quokka"
    assert page.texts("title")[0] == "quokka: search · Career guide"


def test_search_is_shown_as_text_and_never_as_markup(quokkas: None, client: Client) -> None:
    page = visit(client, '/search/?q="><script>alert(1)</script>')
    assert page.find("#q")[0].value == '"><script>alert(1)</script>'
    assert set(page.texts("script")) == {""}


@pytest.mark.parametrize(
    ("query", "note"),
    [
        pytest.param("q=quokka", [], id="nothing"),
        pytest.param("q=quokka&fbclid=x&utm_source=y", [], id="what a network adds"),
        pytest.param("colour=red", ["Ignored “colour” (unknown)."], id="an unknown parameter"),
        pytest.param("b=1&a=2", ["Ignored “b”, “a” (unknown)."], id="two of them"),
        pytest.param("%3Cb%3E=1", ["Ignored “<b>” (unknown)."], id="one that looks like markup"),
        pytest.param("kind=Moon", ["Ignored kind “Moon” (unknown)."], id="an unknown kind"),
        pytest.param("q=a&q=b", ["Ignored text “a” (only the last one counts)."], id="a repeated parameter"),
        pytest.param(
            f"q={'a' * 201}",
            [f"Ignored text “{'a' * 40}” (only its first 200 characters count)."],
            id="a long search",
        ),
        pytest.param(
            f"q=a&q={'b' * 201}&x=1",
            [
                f"Ignored text “a” (only the last one counts); text “{'b' * 40}” (only its first 200 characters "
                "count); “x” (unknown)."
            ],
            id="all of that",
        ),
    ],
)
def test_search_says_what_it_ignored(query: str, note: list[str], empty: None, client: Client) -> None:
    assert ignored(client, query) == note


def test_last_of_several_searches_counts(quokkas: None, client: Client) -> None:
    assert status(client, "q=zebra&q=patience") == "1 result for “patience”"


def test_long_search_is_cut(quokkas: None, client: Client) -> None:
    assert len(visit(client, f"/search/?q={'a' * 9999}").find("#q")[0].value) == 200


def test_long_name_of_an_unknown_parameter_is_cut(empty: None, client: Client) -> None:
    assert ignored(client, "x" * 9999) == [f"Ignored “{'x' * 40}” (unknown)."]


def test_field_takes_no_more_than_is_searched_for(empty: None, client: Client) -> None:
    assert visit(client, "/search/").find("#q")[0].get("maxlength") == "200"


def test_search_works_as_a_plain_form(empty: None, client: Client) -> None:
    (form,) = visit(client, "/search/").find(".page-search")
    assert {name: form.get(name) for name in ("action", "method", "hx-get", "hx-target", "hx-push-url")} == {
        "action": "/search/",
        "method": "get",
        "hx-get": "/search/",
        "hx-target": "#results",
        "hx-push-url": "true",
    }


def test_htmx_runs_no_code_from_pages_and_keeps_no_copies_of_them(empty: None, client: Client) -> None:
    (meta,) = visit(client, "/search/").find("meta[name=htmx-config]")
    config = json.loads(meta.get("content"))
    wanted = {"allowEval": False, "allowScriptTags": False, "includeIndicatorStyles": False, "historyCacheSize": 0}
    assert {name: config.get(name) for name in wanted} == wanted


def test_new_count_is_announced(quokkas: None, client: Client) -> None:
    page = visit(client, "/search/?q=quokka")
    assert page.find("[data-announce]") == page.find(".result-count")
    assert len(page.find("#status[role=status]")) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_search_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role(title="Quokka", body="It sleeps.")
    visit(client, "/search/?q=quokka")
    with django_assert_num_queries(1):
        page = visit(client, "/search/?q=sleeps")
    assert quokkas_in(page) == rows


# Pay of the role that is named


@pytest.fixture
def question_about_pay(quokkas: None) -> None:
    an_answer(title="How much do these jobs pay?").go_to.update(address="/roles/salaries/")


def told_of_the_role(client: Client, question: str) -> str:
    return visit(client, f"/search/?{urlencode({'q': question})}").texts("section[aria-labelledby=named]")[0]


def test_question_about_the_pay_of_a_role_is_answered_with_its_pay(question_about_pay: None, client: Client) -> None:
    counted = an_occupation(Role.objects.get(slug="keeper"))
    amounts = {"low": None, "high": None, "median": 70_000, "year": 2025}
    official = {"measure": "percentiles", "citations": [an_official_section()]}
    a_band(counted, a_market(title="Utopia"), **amounts, **official)
    told = told_of_the_role(client, "how much does a quokka keeper pay")
    assert "In Utopia, half of all data scientists earn more than US$70,000 a year (2025)." in told


def test_role_whose_pay_nobody_states_says_so(question_about_pay: None, client: Client) -> None:
    assert "What it pays, no source states." in told_of_the_role(client, "how much does a quokka keeper pay")


def test_role_tells_no_pay_where_nobody_asks_for_it(question_about_pay: None, client: Client) -> None:
    a_band(Role.objects.get(slug="keeper"), a_market(title="Utopia"))
    assert "Utopia" not in told_of_the_role(client, "quokka keeper")


# The way to the role that is named


def test_question_how_to_become_a_role_is_answered_with_a_way(quokkas: None, client: Client) -> None:
    school = a_starting_point(title="Student at school")
    pathway = a_pathway(
        title="From school to the quokkas",
        slug="from-school",
        starting_point=school,
        role=Role.objects.get(slug="keeper"),
    )
    page = visit(client, "/search/?q=how+do+I+become+a+quokka+keeper")
    told = page.texts("section[aria-labelledby=named] p")
    assert told[-1] == f"From school to the quokkas: {pathway.short_times}"
    assert page.links_in("section[aria-labelledby=named]")["From school to the quokkas"] == "/pathways/from-school/"


def test_pathway_that_is_named_says_how_long_it_takes(quokkas: None, client: Client) -> None:
    nurse = a_starting_point(title="Nurse")
    pathway = a_pathway(starting_point=nurse, role=Role.objects.get(slug="keeper"))
    told = visit(client, "/search/?q=from+nurse+to+quokka+keeper").texts("section[aria-labelledby=named] p")
    assert told[-1] == f"How long it takes: {pathway.short_times}"
