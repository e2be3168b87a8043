"""Figures of occupations, roles and stages in texts: a change of the figure changes every text that quotes it."""

import pytest
from django.test import Client

from careerguide.content.current import current
from roles.models import Occupation, SalaryBand, Topic
from tests.admin.form import form_in, save
from tests.admin.rows import change_page
from tests.build import (
    a_band,
    a_market,
    a_role,
    a_stage,
    a_topic,
    an_answer,
    an_occupation,
    an_outlook,
    an_unknown_stage,
    the_guide,
)
from tests.reading import visit


@pytest.fixture
def data_scientists(empty: None) -> Occupation:
    """An occupation with two years of pay, that of one industry, and an outlook."""
    occupation, market = an_occupation(slug="data"), a_market(slug="us", former_slugs=["states"])
    for year, median in ((2024, 112_590), (2025, 120_230)):
        a_band(occupation, market, measure="percentiles", low=None, high=None, median=median, year=year)
    a_band(occupation, market, measure="percentiles", low=None, high=None, median=1_000, year=2026, industry="Trade")
    an_outlook(occupation, market=market, change_percent="34.6", openings=24_800)
    return occupation


@pytest.mark.parametrize(
    ("reference", "words", "anchor"),
    [
        ("median", "US$120,230", "pay"),
        ("us all median", "US$120,230", "pay"),
        ("states median", "US$120,230", "pay"),
        ("year", "2025", "pay"),
        ("change_percent", "34.6%", "outlook"),
        ("openings", "24,800", "outlook"),
        ("period", "2025–2035", "outlook"),
    ],
)
def test_figure_of_an_occupation(
    data_scientists: Occupation, client: Client, reference: str, words: str, anchor: str
) -> None:
    topic = a_topic(body=f"It is {{occupations/data {reference}}} now.")
    page = visit(client, topic.get_absolute_url())
    assert page.texts(".prose p:not(.from)") == [f"It is {words} now."]
    assert page.links_in(".prose p:not(.from)") == {words: f"/occupations/data/#{anchor}"}


def test_fall_of_jobs_has_a_true_minus_sign(empty: None) -> None:
    an_outlook(an_occupation(slug="x"), change_percent="-2.0")
    a_topic(summary="{occupations/x change_percent}")
    assert current()[Topic][0].summary == "−2.0%"


def test_figure_of_a_role_is_that_of_a_level(empty: None, client: Client) -> None:
    role, market = a_role(slug="clinical"), a_market(slug="uk", currency="GBP")
    for level, low in (("entry", 39_959), ("senior", 60_000)):
        a_band(role, market, level=level, measure="pay-scale", scale=level, low=low, currency="GBP", year=2026)
    topic = a_topic(body="From {roles/clinical uk entry low}.")
    assert visit(client, topic.get_absolute_url()).links_in(".prose p:not(.from)") == {
        "£39,959": "/roles/clinical/#pay"
    }


def test_length_of_a_stage(empty: None, client: Client) -> None:
    a_stage(slug="masters", min_months=16, max_months=24)
    topic = a_topic(body="It takes {stages/masters length}.")
    assert visit(client, topic.get_absolute_url()).links_in(".prose p:not(.from)") == {
        "16 to 24 months": "/pathways/stages/#masters"
    }


@pytest.mark.parametrize("reference", ["stages/exam length", "occupations/moon median", "moons/x y", "roles/x"])
def test_figure_that_is_not_there_is_told_in_words(empty: None, client: Client, reference: str) -> None:
    an_unknown_stage(slug="exam")
    topic = a_topic(body=f"It is {{{reference}}}.")
    assert visit(client, topic.get_absolute_url()).texts(".prose p:not(.from)") == ["It is (figure missing)."]


def test_changed_median_changes_all_that_quote_it(data_scientists: Occupation, client: Client) -> None:
    quoted = "{occupations/data median}"
    the_guide(body=f"About {quoted}.")
    answer = an_answer(body=f"Half earn more than {quoted}.")
    topic = a_topic(title="Earnings", body=f"See {quoted}.", summary=f"It is {quoted}.")
    SalaryBand.objects.filter(year=2025).update(median=130_000)
    pages = ["/about/", answer.get_absolute_url(), topic.get_absolute_url(), "/search/?q=earnings"]
    assert [page for page in pages if "US$130,000" not in visit(client, page).text] == []


def test_text_is_found_by_the_figure_that_it_quotes(data_scientists: Occupation, client: Client) -> None:
    topic = a_topic(body="Half earn more than {occupations/data median}.")
    links = visit(client, "/search/?q=120,230").links_in(".result-list")
    assert links[topic.title] == topic.get_absolute_url()


def test_description_of_a_page_has_figures_in_words(data_scientists: Occupation, client: Client) -> None:
    topic = a_topic(summary="Half earn more than {occupations/data median}.")
    (description,) = visit(client, topic.get_absolute_url()).find('meta[name="description"]')
    assert description.get("content") == "Half earn more than US$120,230."


def test_statement_about_work_has_its_figures_as_links(data_scientists: Occupation, client: Client) -> None:
    role = a_role()
    role.work.create(kind="suits", text="You like {occupations/data median}.")
    links = visit(client, role.get_absolute_url()).links_in("main")
    assert links["US$120,230"] == "/occupations/data/#pay"


# In the admin


def test_form_refuses_a_figure_that_points_nowhere(data_scientists: Occupation, admin_client: Client) -> None:
    page = save(admin_client, change_page(a_topic()), body="It is {occupations/data low}.")
    (error,) = form_in(page).errors["body"]
    assert error.startswith("the figure {occupations/data low} points nowhere: there is “us all median”")


def test_form_takes_a_figure_that_is_there(data_scientists: Occupation, admin_client: Client) -> None:
    topic = a_topic()
    save(admin_client, change_page(topic), body="It is {occupations/data median}.")
    topic.refresh_from_db()
    assert topic.body == "It is {occupations/data median}."
