"""The core of skills in the seeds: every level, and what follows from the levels of all roles."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from careerguide.content.whole import Whole
from roles.core import Change, Move, changes
from roles.models import Role
from roles.standing import Standing, core_of

CORE = (
    *("medical-terminology", "physiology", "clinical-workflow-integration", "patient-data-privacy"),
    *("healthcare-regulation", "python", "sql", "statistical-analysis", "machine-learning", "mlops"),
    *("model-validation", "medical-device-design"),
    *("interdisciplinary-communication", "project-management", "ethical-reasoning"),
)
LEVELS = {  # by the skills above; “-” is not judged
    "ai-healthcare-specialist": "323333233341433",
    "healthcare-data-scientist": "211323342130322",
    "clinical-informaticist": "334422221020423",
    "biomedical-engineer": "232132131024331",
    "machine-learning-engineer": "000104224430221",
    "ai-engineer": "000104224220221",
    "ai-regulatory-science": "2---4-1---2132-",
    "clinical-nlp-ambient-scribing": "-----3-32-2--3-",
    "ai-global-health": "---------------",
    "generative-ai-synthetic-data": "---------------",
}
PROFESSIONS = list(LEVELS)[:6]
MOVES = (Path(__file__).parent / "moves.txt").read_text().splitlines()


def standing(whole: Whole, slug: str) -> Standing:
    return Standing(whole.get_or_404(Role, slug), core_of(whole))


def test_core_has_fifteen_skills(whole: Whole) -> None:
    assert {skill.slug for skill in core_of(whole)} == set(CORE)


@pytest.mark.parametrize("slug", LEVELS)
def test_role_has_its_levels(slug: str, whole: Whole) -> None:
    levels = standing(whole, slug).levels
    assert "".join("-" if levels[skill] is None else str(levels[skill]) for skill in CORE) == LEVELS[slug]


def test_levels_of_professions_are_cited_or_inferred(whole: Whole) -> None:
    asked = [one for slug in PROFESSIONS for one in standing(whole, slug).asked.values() if one.skill.core]
    assert Counter(one.basis for one in asked) == {"stated": 28, "inferred": 62}


@pytest.mark.parametrize(
    ("slug", "dots", "x", "y", "side"),
    [
        ("ai-healthcare-specialist", (2, 2, 3), "0", "-0.5", "both"),
        ("healthcare-data-scientist", (1, 2, 2), "0.8", "0", "both"),
        ("clinical-informaticist", (3, 1, 3), "-1.8", "-3", "brings it into use"),
        ("biomedical-engineer", (2, 1, 2), "-0.8", "1.5", "builds"),
        ("machine-learning-engineer", (0, 3, 1), "3", "3", "builds"),
        ("ai-engineer", (0, 2, 1), "2.6", "3", "builds"),
    ],
)
def test_profession_has_its_dots_and_place(
    slug: str, dots: tuple[int, ...], x: str, y: str, side: str, whole: Whole
) -> None:
    found = standing(whole, slug)
    assert [axis.name for axis in found.axes] == ["medicine", "code", "people"]
    assert tuple(axis.dots for axis in found.axes) == dots
    assert found.place
    assert (found.place.x, found.place.y, found.place.y_in_words) == (Fraction(x), Fraction(y), side)


@pytest.mark.parametrize("slug", list(LEVELS)[6:])
def test_specialism_has_neither_dots_nor_a_place(slug: str, whole: Whole) -> None:
    found = standing(whole, slug)
    assert [axis.dots for axis in found.axes] == [None] * 3
    assert found.place is None


def told(change: Change) -> str:
    return change.skill if change.move is Move.SHARED else f"{change.skill} {change.start}→{change.goal}"


@pytest.mark.parametrize("line", MOVES, ids=lambda line: line.partition(":")[0])
def test_way_from_one_profession_to_another(line: str, whole: Whole) -> None:
    way, _, wanted = line.partition(": ")
    start, goal = (standing(whole, slug).levels for slug in way.split(" → "))
    found = list(changes(start, goal))
    moves = (Move.SHARED, Move.RAISE, Move.LEARN)
    named = [", ".join(sorted(told(one) for one in found if one.move is move)) or "nothing" for move in moves]
    assert "; ".join(f"{move} {skills}" for move, skills in zip(moves, named, strict=True)) == wanted


def test_every_two_professions_have_a_way_each_way() -> None:
    assert len(MOVES) == len(PROFESSIONS) * (len(PROFESSIONS) - 1)
