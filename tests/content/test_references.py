"""References between entries of which some change, vanish or wait in the same run."""

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import Section, Source
from pathways.models import Credential
from roles.models import Role, Topic
from skills.models import Skill

from .seeds_copy import JUGGLING, ROLE, SKILL, SOURCE, SeedsCopy, state

THROWING = Name("sources", "throwing")
CLUBS = "  - key: clubs\n    label: Clubs\n"
OCCUPATION = """\
---
title: Data Scientists
summary: Those who count.
citations: [handbook#opening]
scheme: soc
version: 2018
code: 15-2051
salary_bands:
  - market: utopia
    level: all
    measure: percentiles
    median: 60000
    currency: USD
    citations: [handbook#opening]
---
"""
COUNTED = (
    ROLE.removesuffix("---\n")
    + """\
occupations:
  - occupation: soc-15-2051
    match: exact
    why: They juggle too.
    citations: [handbook#opening]
---
"""
)


def places(problems: list[str]) -> list[str]:
    return [problem.partition(": ")[0] for problem in problems]


@pytest.fixture
def throwing(juggling: SeedsCopy) -> SeedsCopy:
    """The copy with a loaded source of two sections, of which nothing cites any."""
    juggling.write(THROWING, SOURCE)
    assert juggling.load().created == [THROWING]
    return juggling


def cite(copy: SeedsCopy, reference: str) -> None:
    copy.change(JUGGLING, "citations: [handbook#opening]", f"citations: [handbook#opening, {reference}]")


def test_section_in_use_can_not_be_taken_out(throwing: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").citations.add(Section.objects.get(source__slug="throwing", key="clubs"))
    before = state()
    throwing.change(THROWING, CLUBS, "")
    (problem,) = throwing.problems()
    assert problem.startswith("seeds: Throwing: Clubs: no document has it any longer, but it is in use: ")
    assert state() == before


def test_section_that_another_document_cites_can_not_be_taken_out(throwing: SeedsCopy) -> None:
    cite(throwing, "throwing#clubs")
    throwing.load()
    before = state()
    throwing.change(THROWING, CLUBS, "")
    (problem,) = throwing.problems()
    assert "throwing" in problem
    assert state() == before


def test_section_not_in_use_goes_with_its_place_in_the_document(throwing: SeedsCopy) -> None:
    throwing.change(THROWING, CLUBS, "")
    throwing.load()
    assert [section.key for section in Source.objects.get(slug="throwing").sections.all()] == ["balls"]


def test_section_in_use_keeps_its_row_when_its_label_changes(throwing: SeedsCopy) -> None:
    cite(throwing, "throwing#clubs")
    throwing.load()
    before = Section.objects.get(source__slug="throwing", key="clubs").pk
    throwing.change(THROWING, "label: Clubs", "label: Wooden clubs")
    throwing.load()
    assert Section.objects.get(pk=before).label == "Wooden clubs"


def test_relation_taken_out_of_a_document_is_taken_off_the_row(juggling: SeedsCopy) -> None:
    topic = SKILL.replace("domain: technical\ntools: [balls, clubs]", "kind: question\nskills: [juggling, balance]")
    juggling.write("topics/why-juggle", topic)
    juggling.load()
    juggling.change("topics/why-juggle", "[juggling, balance]", "[balance]")
    juggling.load()
    assert [skill.slug for skill in Topic.objects.get(slug="why-juggle").skills.all()] == ["balance"]


def test_role_pays_what_its_occupation_pays(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", COUNTED)
    copy.write("occupations/soc-15-2051", OCCUPATION)
    assert copy.problems() == []
    assert [band.median for band in Role.objects.get(slug="juggler").pay] == [60_000]


def test_section_that_an_editor_added_is_unknown_until_it_is_dumped(juggling: SeedsCopy) -> None:
    Section.objects.create(source=Source.objects.get(slug="handbook"), key="encore", label="Encore")
    before = juggling.text(JUGGLING)
    cite(juggling, "handbook#encore")
    cited = juggling.text(JUGGLING)
    assert places(juggling.problems()) == ["seeds/skills/juggling.md"]
    juggling.write(JUGGLING, before)
    juggling.dump()
    juggling.write(JUGGLING, cited)
    assert juggling.load().updated == [JUGGLING]


def test_reference_to_an_entry_whose_document_vanished_is_a_problem_though_its_row_stands(juggling: SeedsCopy) -> None:
    juggling.write("topics/why-juggle", SKILL.replace("domain: technical\ntools: [balls, clubs]", "kind: question"))
    juggling.load()
    juggling.path(JUGGLING).unlink()
    juggling.change("topics/why-juggle", "kind: question", "kind: question\nskills: [juggling]")
    assert juggling.problems() == ["seeds/topics/why-juggle.md: skills.0: there is no skill “juggling”"]


def test_document_renamed_without_its_references_is_a_problem(juggling: SeedsCopy) -> None:
    domain = juggling.path("domains/technical")
    domain.rename(domain.with_stem("crafts"))
    assert "seeds/skills/juggling.md: domain: there is no domain “technical”" in juggling.problems()


# Changes that only fit together


def test_section_is_renamed_along_with_its_citations(throwing: SeedsCopy) -> None:
    cite(throwing, "throwing#clubs")
    throwing.load()
    throwing.change(THROWING, "key: clubs", "key: sticks")
    throwing.change(JUGGLING, "throwing#clubs", "throwing#sticks")
    assert throwing.problems() == []


def test_occupation_is_replaced_along_with_what_refers_to_it(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", COUNTED)
    copy.write("occupations/soc-15-2051", OCCUPATION)
    copy.load()
    copy.path("occupations/soc-15-2051").unlink()
    copy.write("roles/juggler", COUNTED.replace("15-2051", "15-2052"))
    copy.write("occupations/soc-15-2052", OCCUPATION.replace("15-2051", "15-2052"))
    assert copy.load(removals=1).problems == []


def test_section_is_renamed_along_with_its_correction(copy: SeedsCopy) -> None:
    corrections = "corrections: [{section: clubs, says: A, right: B, citations: [throwing#balls]}]\n"
    copy.write(THROWING, SOURCE.removesuffix("---\n") + corrections + "---\n")
    copy.load()
    copy.write(THROWING, copy.text(THROWING).replace("key: clubs", "key: sticks").replace("n: clubs", "n: sticks"))
    assert copy.problems() == []


# References to what is not there once the run is over


def test_citation_of_a_section_that_goes_in_the_same_run_is_a_problem(throwing: SeedsCopy) -> None:
    throwing.change(THROWING, CLUBS, "")
    cite(throwing, "throwing#clubs")
    assert places(throwing.problems()) == ["seeds/skills/juggling.md"]


def test_reference_to_a_row_that_an_editor_deleted_is_a_problem(copy: SeedsCopy) -> None:
    copy.write("credentials/licence-to-juggle", copy.text("credentials/diploma"))
    copy.load()
    Credential.objects.get(slug="licence-to-juggle").delete()
    copy.change("pathways/circus-school", "[diploma]", "[licence-to-juggle]")
    assert places(copy.problems()) == ["seeds/pathways/circus-school.md"]


def test_citation_of_a_new_section_of_a_source_in_conflict_does_not_crash(throwing: SeedsCopy) -> None:
    Source.objects.filter(slug="throwing").update(title="Edited")
    throwing.change(THROWING, "title: The art of throwing", "title: Rewritten")
    throwing.change(THROWING, CLUBS, CLUBS + "  - key: knives\n    label: Knives\n")
    cite(throwing, "throwing#knives")
    report = throwing.load()
    assert (report.updated, list(report.conflicts)) == ([], [THROWING])


# The core of skills

LEVEL = """\
skills:
  - skill: juggling
    {level}
    citations: [handbook#opening]
---
"""
JUDGED = ROLE.removesuffix("---\n") + LEVEL


@pytest.fixture
def judged(juggling: SeedsCopy) -> SeedsCopy:
    """The copy where juggling is of the core, and each of the two professions has a level on it."""
    juggling.change(JUGGLING, "domain: technical", "domain: technical\ncore: true")
    for name in ("roles/clown", "roles/tamer"):
        juggling.write(name, JUDGED.format(level="proficiency: 0"))
    assert juggling.problems() == []
    return juggling


@pytest.mark.parametrize(
    ("level", "message"),
    [
        ("", "“juggling” is of the core, so a profession has a level on it; 0 is “not needed”."),
        (
            "proficiency: 2\n    basis: inferred",
            "the level on “juggling” is inferred, so a note names the record that it rests on.",
        ),
    ],
)
def test_level_on_the_core_is_missed_by_file_and_skill(level: str, message: str, judged: SeedsCopy) -> None:
    judged.write("roles/clown", JUDGED.format(level=level or "note: Not judged."))
    assert judged.problems() == [f"seeds/roles/clown.md: skills: {message}"]


def test_profession_that_does_not_list_a_skill_of_the_core_is_told(judged: SeedsCopy) -> None:
    judged.write("roles/clown", ROLE)
    assert places(judged.problems()) == ["seeds/roles/clown.md"]


@pytest.mark.parametrize(
    ("old", "new"), [("kind: profession", "kind: specialism"), ("skills:", "status: draft\nskills:")]
)
def test_specialism_or_draft_need_not_be_judged(old: str, new: str, judged: SeedsCopy) -> None:
    judged.write("roles/clown", JUDGED.format(level="note: Not judged.").replace(old, new))
    assert judged.problems() == []


def test_inferred_level_with_a_note_is_sound(judged: SeedsCopy) -> None:
    judged.write("roles/clown", JUDGED.format(level="proficiency: 2\n    basis: inferred\n    note: By a record."))
    assert judged.problems() == []
