"""Whom a figure counts, in few words."""

from typing import Any

import pytest

from roles.applied import Applied
from roles.groups import group_name, group_of, how_counted, short_group
from roles.models import Occupation, RoleOccupation, SalaryBand


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Data Scientists", "data scientists"),
        ("Computer Systems Analysts", "computer systems analysts"),
        ("IT engineers", "IT engineers"),
        ("Engineering professionals n.e.c.", "engineering professionals"),
        ("Medical and Health Services Managers", "health services managers"),
        ("Computer and Information Research Scientists", "information research scientists"),
        ("Actuaries, economists and statisticians", "actuaries and others"),
        ("Programmers and software development professionals", "programmers and others"),
        ("IT business analysts, architects and systems designers", "IT business analysts and others"),
    ],
)
def test_group_has_a_short_name(title: str, words: str) -> None:
    assert short_group(title) == words


def test_editor_may_name_a_group_shortly() -> None:
    assert group_name(Occupation(title="Managers, All Other", short_title="other managers")) == "other managers"


def test_figure_of_the_role_itself_counts_no_group() -> None:
    assert group_of(SalaryBand()) == ""


def lent(*matches: str) -> list[Any]:
    """Figures that links with these matches lend to a role."""
    occupation = Occupation(title="Clerks")
    links = [RoleOccupation(pk=pk, match=match, occupation=occupation) for pk, match in enumerate(matches)]
    return [Applied(SalaryBand(occupation=occupation), link) for link in links]


@pytest.mark.parametrize(
    ("matches", "sentence"),
    [
        ([], ""),
        (["exact", "broad"], "US statistics count this job by name."),
        (["close"], "US statistics count this job within a wider group."),
        (["broad", "broad"], "US statistics count this job within wider groups."),
        (["none"], "US statistics do not count this job. This group comes nearest."),
        (["none", "none"], "US statistics do not count this job. These groups come nearest."),
    ],
)
def test_sentence_tells_how_a_job_is_counted(matches: list[str], sentence: str) -> None:
    assert how_counted("United States", lent(*matches)) == sentence


def test_two_figures_of_one_group_count_it_once() -> None:
    (figure,) = lent("broad")
    assert how_counted("Utopia", [figure, figure]) == "Utopia statistics count this job within a wider group."
