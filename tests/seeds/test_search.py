"""What students type finds what the seeds have on it."""

import pytest
from django.test import Client

from tests.reading import Document, visit


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("AI nurse", "/pathways/nurse-to-ai-healthcare-specialist/"),
        ("ekg data sientist", "/roles/healthcare-data-scientist/"),
        ("fda", "/questions/fda/"),
        ("R", "/skills/r-programming/"),
        ("C%2B%2B", "/skills/medical-device-design/"),
    ],
)
def test_what_students_type_finds_something_sensible(query: str, address: str, client: Client, db: None) -> None:
    assert address in visit(client, f"/search/?q={query}").links


def first_of(page: Document) -> str:
    """The address that stands first: of what the query names, or else of what was found."""
    return next(iter([*page.links_in(".verdict h2").values(), *page.links_in(".result-list").values()]))


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("how do I become an AI engineer", "ai-engineer"),
        ("what does a clinical data scientist do", "healthcare-data-scientist"),
        ("how much does a data scientist make", "healthcare-data-scientist"),
        ("machine-learning engineer", "machine-learning-engineer"),
        ("how long does it take to become a clinical informaticist", "clinical-informaticist"),
    ],
)
def test_question_about_a_role_brings_that_role_first(query: str, slug: str, client: Client, db: None) -> None:
    page = visit(client, f"/search/?q={query}&kind=Roles")
    assert first_of(page) == f"/roles/{slug}/"


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("philosophy degree", "/questions/from-teaching/"),
        ("biology degree what jobs", "/questions/from-lab/"),
        ("is it worth doing a masters", "/questions/no-masters/"),
        ("do i need a masters degree", "/questions/no-masters/"),
        ("how do i get into ai in healthcare", "/questions/what-is/"),
        ("starting pay nhs data analyst", "/questions/pay-nhs/"),
        ("whats a neural network", "/skills/deep-learning/"),
        ("mental health ai", "/roles/ai-global-health/"),
    ],
)
def test_question_brings_what_answers_it_first(query: str, address: str, client: Client, db: None) -> None:
    assert first_of(visit(client, f"/search/?q={query}")) == address


def test_plural_of_a_role_brings_roles_first(client: Client, db: None) -> None:
    assert first_of(visit(client, "/search/?q=AI+engineers")) == "/roles/ai-engineer/"


def test_sources_come_after_what_they_support(client: Client, db: None) -> None:
    assert [*visit(client, "/search/?q=fda").links_in("#results > p")][-1] == "Sources"


def test_source_comes_first_by_its_title(client: Client, db: None) -> None:
    assert visit(client, "/search/?q=occupational+outlook+handbook").texts("h2[id^=kind]")[0].startswith("Sources ")
