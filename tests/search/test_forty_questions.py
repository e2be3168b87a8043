"""Forty questions in the words of people who have not read the guide: for most the right page stands first.

The questions were written before the search understood any. What is right was judged question by question: a page that
answers it or leads on in one step, or an honest word that nothing is known.
"""

from pathlib import Path

import pytest
from django.test import Client

from tests.reading import Document, visit

pytestmark = pytest.mark.usefixtures("db")

QUESTIONS = [
    line.partition(" | ")[0] for line in (Path(__file__).parent / "forty_questions.txt").read_text().splitlines()
]
LEAST = 36
NOTHING = "nothing"  # no card, and a word that nothing is known, with a next step

RIGHT = [
    {"/roles/clinical-informaticist/"},
    {"/roles/healthcare-data-scientist/", "/questions/pay-uk/"},
    {"/roles/machine-learning-engineer/"},
    {"/questions/pay-highest/", "/roles/salaries/"},
    {"/roles/machine-learning-engineer/"},
    {"/pathways/from/nurse/", "/questions/from-nurse/"},
    {"/pathways/pharmacist-to-healthcare-data-scientist/"},
    {"/pathways/from/software-engineer/", "/questions/from-it/"},
    {"/pathways/from/school-student/", "/questions/science-subjects/", "/questions/a-levels/"},
    {"/roles/biomedical-engineer/", "/questions/a-levels/"},
    {"/questions/coding/"},
    {"/roles/ai-healthcare-specialist/"},
    {"/questions/no-masters/"},
    {"/questions/masters-or-phd/"},
    {"/questions/apprenticeship/"},
    {"/pathways/school-student-to-ai-engineer/"},
    {"/questions/replacing-doctors/", "/topics/is-ai-replacing-doctors/"},
    {"/questions/outlook/"},
    {"/questions/stress/", "/questions/hours/"},
    {"/questions/remote/"},
    {"/questions/hours/"},
    {"/roles/pairs/data-scientist-or-clinical-informaticist/"},
    {"/roles/pairs/machine-learning-engineer-or-ai-engineer/"},
    {"/questions/patients/"},
    {"/questions/maths/"},
    {"/skills/statistical-analysis/", "/questions/maths/"},
    {"/skills/python/", "/skills/r-programming/"},
    {"/skills/health-data-standards/"},
    {"/skills/patient-data-privacy/"},
    {"/roles/clinical-nlp-ambient-scribing/"},
    {"/roles/ai-regulatory-science/", "/questions/fda/"},
    {"/roles/ai-global-health/"},
    {"/skills/medical-imaging-ai/"},
    {"/roles/generative-ai-synthetic-data/"},
    {"/fit/", "/questions/fit/"},
    {"/pathways/from/physician/", "/questions/from-doctor/"},
    {"/questions/bootcamp/", "/pathways/six-steps/"},
    {NOTHING},
    {"/questions/visa/"},
    {NOTHING},
]


def first(page: Document) -> str:
    """The address that stands first; or that the page knows nothing and leads on."""
    cards = [*page.links_in(".verdict h2").values()]
    if cards or not page.find(".ways-on"):
        return next(iter([*cards, *page.links_in(".result-list").values()]), "")
    return NOTHING


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, set[str]]]:
    return list(zip(QUESTIONS, RIGHT, strict=True))


def test_what_is_right_stands_first(judged: list[tuple[str, set[str]]], client: Client) -> None:
    stand = {question: first(visit(client, f"/search/?q={question}")) for question, _ in judged}
    wrong = {question: stand[question] for question, right in judged if stand[question] not in right}
    assert len(wrong) <= len(judged) - LEAST, wrong


def test_beginning_of_a_role_suggests_the_role_first(client: Client) -> None:
    assert client.get("/search/suggestions/?q=clinical+inf").json()[0]["url"] == "/roles/clinical-informaticist/"
