"""The seeds themselves: sound, in their one form, and with the facts that both documents state."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Q

from careerguide.content.checking import Name, read_seeds
from careerguide.content.dump import dump
from careerguide.content.load import load
from careerguide.content.models import Cited, ContentVersion, Entry, Source
from careerguide.content.rows import read_database
from careerguide.content.schema import EntryDocument
from careerguide.content.versions import text_of
from careerguide.content.whole import Whole
from careerguide.kinds import KINDS
from pathways.models import Pathway, StartingPoint, Step
from roles.models import Market, PairPoint, Role, RolePair, SalaryBand, Topic
from skills.models import Domain, Skill

CITED = [model for model in apps.get_models() if issubclass(model, Cited)]


@pytest.fixture
def documents(db: None, seeds: Path) -> dict[Name, EntryDocument]:
    found = read_seeds(seeds, KINDS)
    assert found.problems == []
    return found.documents


@pytest.fixture
def rows(db: None) -> dict[Name, EntryDocument]:
    found, problems = read_database(KINDS)
    assert problems == {}
    return found


def unlike(rendered: dict[Name, EntryDocument], seeds: Path) -> list[str]:
    """The documents whose file does not hold, byte for byte, what rendering gives."""
    return [
        str(name)
        for name, document in rendered.items()
        if text_of(document).encode() != (seeds / f"{name}.md").read_bytes()
    ]


# The way there and back


def test_seeds_have_no_problems(db: None, seeds: Path) -> None:
    report = load(seeds, KINDS, check=True)
    assert (report.problems, report.conflicts) == ([], {})


def test_loading_twice_changes_nothing(db: None, seeds: Path) -> None:
    before = ContentVersion.current()
    report = load(seeds, KINDS)
    assert (report.created, report.updated, report.removed, report.waiting) == ([], [], [], [])
    assert ContentVersion.current() == before


def test_every_file_is_a_row_that_says_the_same(
    documents: dict[Name, EntryDocument], rows: dict[Name, EntryDocument], seeds: Path
) -> None:
    assert {f"{name}.md" for name in rows} == {str(path.relative_to(seeds)) for path in seeds.rglob("*.md")}
    assert rows == documents


def test_every_document_is_in_its_one_form(documents: dict[Name, EntryDocument], seeds: Path) -> None:
    assert unlike(documents, seeds) == []


def test_database_gives_the_seeds_back_byte_for_byte(rows: dict[Name, EntryDocument], seeds: Path) -> None:
    assert unlike(rows, seeds) == []


def test_dump_finds_nothing_to_write(db: None, seeds: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in seeds.rglob("*")}
    report = dump(seeds, KINDS)
    assert (report.created, report.updated, report.removed, report.waiting) == ([], [], [], [])
    assert {path: path.stat().st_mtime_ns for path in seeds.rglob("*")} == before


# What must be there


def test_roles(whole: Whole) -> None:
    assert {role.slug: role.kind for role in whole[Role]} == {
        "ai-healthcare-specialist": "profession",
        "healthcare-data-scientist": "profession",
        "clinical-informaticist": "profession",
        "biomedical-engineer": "profession",
        "machine-learning-engineer": "profession",
        "ai-engineer": "profession",
        "ai-regulatory-science": "specialism",
        "clinical-nlp-ambient-scribing": "specialism",
        "ai-global-health": "specialism",
        "generative-ai-synthetic-data": "specialism",
    }


def test_specialisms_are_specialisms_of_the_specialist(whole: Whole) -> None:
    specialisms = [role for role in whole[Role] if role.kind == Role.Kind.SPECIALISM]
    assert {role.broader.slug for role in specialisms} == {"ai-healthcare-specialist"}


def test_each_two_professions_are_one_pair_in_the_order_of_lists(whole: Whole) -> None:
    professions = [role for role in whole[Role] if role.kind == Role.Kind.PROFESSION]
    pairs = [(pair.first.slug, pair.second.slug) for pair in whole[RolePair]]
    assert pairs == list(combinations([role.slug for role in professions], 2))
    assert len(pairs) == 15


def test_every_pair_tells_first_the_focus_and_what_both_deliver(whole: Whole) -> None:
    aspects = {pair.slug: [point.aspect for point in pair.points.all()[:2]] for pair in whole[RolePair]}
    assert [slug for slug, first in aspects.items() if first != ["Focus", PairPoint.DELIVERS]] == []


def test_domains_are_three_each_of_its_hue(whole: Whole) -> None:
    assert {domain.slug: domain.hue for domain in whole[Domain]} == {
        "clinical": "clinical",
        "technical": "technical",
        "professional": "professional",
    }


def test_skills_are_thirty_one(whole: Whole) -> None:
    assert len(whole[Skill]) == 31


def test_every_skill_is_asked_for_somewhere(whole: Whole) -> None:
    assert [skill for skill in whole[Skill] if not skill.roles.all() and not skill.topics.all()] == []


@pytest.mark.parametrize(
    ("slug", "tools"),
    [
        ("machine-learning", {"scikit-learn"}),
        ("deep-learning", {"PyTorch", "TensorFlow"}),
        ("medical-imaging-ai", {"DICOM", "ITK"}),
    ],
)
def test_skill_names_its_tools(db: None, slug: str, tools: set[str]) -> None:
    assert tools - set(Skill.objects.get(slug=slug).tools) == set()


def test_topics_of_each_kind(whole: Whole) -> None:
    assert Counter(topic.kind for topic in whole[Topic]) == {
        "application-area": 8,
        "employer-type": 4,
        "challenge": 5,
        "use-case": 4,
        "outlook": 7,
        "question": 6,
    }


def test_markets_with_their_currencies(whole: Whole) -> None:
    assert {market.slug: market.currency for market in whole[Market]} == {
        "united-states": "USD",
        "united-kingdom": "GBP",
        "western-europe": "EUR",
        "asia": "USD",
        "africa-emerging": "USD",
    }


def test_salary_bands_of_the_specialist_stand_as_published(db: None) -> None:
    bands = SalaryBand.objects.filter(role__slug="ai-healthcare-specialist", citations__source__slug="career-paths")
    figures = bands.values_list("market__slug", "level", "low", "median", "high", "currency", "open_top")
    assert sorted(figures) == [
        ("africa-emerging", "all", 30_000, None, 80_000, "USD", False),
        ("asia", "all", 50_000, None, 150_000, "USD", False),
        ("united-kingdom", "all", 60_000, None, 120_000, "GBP", True),
        ("united-states", "all", 110_000, None, 220_000, "USD", True),
        ("united-states", "entry", 90_000, None, None, "USD", False),
        ("united-states", "senior", 200_000, None, None, "USD", True),
        ("western-europe", "all", 70_000, None, 140_000, "EUR", True),
    ]


def test_salary_bands_of_the_specialist_claim_no_more_than_the_document(db: None) -> None:
    bands = SalaryBand.objects.filter(role__slug="ai-healthcare-specialist", citations__source__slug="career-paths")
    assert set(bands.values_list("measure", "approximate", "basis", "year", "occupation")) == {
        ("claimed-range", True, "not-stated", None, None)
    }
    assert {section.reference for band in bands for section in band.citations.all()} == {"career-paths#pay"}


def test_documents_give_nothing_else_a_band(db: None) -> None:
    claimed = Q(citations__source__slug__in=["career-paths", "definitive-guide"])
    bands = SalaryBand.objects.filter(claimed).exclude(role__slug="ai-healthcare-specialist")
    assert list(bands) == []


def test_starting_points(whole: Whole) -> None:
    assert {point.slug for point in whole[StartingPoint]} == {
        "school-student",
        "physician",
        "nurse",
        "pharmacist",
        "software-engineer",
        "data-scientist",
        "biomedical-engineer",
        "life-scientist",
    }


def test_every_starting_point_leads_somewhere(whole: Whole) -> None:
    assert [start for start in whole[StartingPoint] if not start.pathways.all()] == []


def test_pathways_for_everyone_are_those_of_the_documents(whole: Whole) -> None:
    general = {pathway.slug for pathway in whole[Pathway] if pathway.is_general}
    assert general == {"six-steps", "clinical-route", "technical-route"}


def test_pathway_of_a_pair_is_called_by_it(whole: Whole) -> None:
    pairs = [one for one in whole[Pathway] if not one.is_general]
    assert [one.slug for one in pairs if one.slug != f"{one.starting_point.slug}-to-{one.role.slug}"] == []


def test_six_steps_are_six(db: None) -> None:
    assert [step.kind for step in Step.objects.filter(pathway__slug="six-steps")] == [
        "education",
        "training",
        "experience",
        "portfolio",
        "credential",
        "network",
    ]


def test_both_documents_and_what_they_cite_are_sources(whole: Whole) -> None:
    needed = {"career-paths", "definitive-guide", "bajwa-2021", "davenport-kalakota-2019"}
    assert needed - {source.slug for source in whole[Source]} == set()


@pytest.mark.parametrize("slug", ["bajwa-2021", "davenport-kalakota-2019"])
def test_work_cited_wrongly_says_how_it_was_cited(db: None, slug: str) -> None:
    assert Source.objects.get(slug=slug).cited_as != ""


# Evidence


@pytest.mark.parametrize("model", CITED, ids=lambda model: model.__name__)
def test_every_fact_is_cited(db: None, model: type[Cited]) -> None:
    """An answer that nothing is known about has nothing to cite."""
    uncited = model._default_manager.filter(citations=None)
    assert [str(fact) for fact in uncited if getattr(fact, "coverage", "") != "none"] == []


def test_every_entry_is_published_and_reviewed(rows: dict[Name, EntryDocument]) -> None:
    unready = [
        str(name)
        for name, document in rows.items()
        if document.status != Entry.Status.PUBLISHED or document.reviewed_on is None
    ]
    assert unready == []
