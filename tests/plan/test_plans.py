"""Plans, whoever asks: the rules that hold for all ways and all answers."""

from itertools import permutations
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.whole import Whole
from careerguide.plan.answer import RolePlan
from pathways.duration import Pace
from pathways.models import Pathway, Place, StartingPoint
from roles.models import Role
from skills.models import Skill

from .conftest import AskedBy, PlansBy

pytestmark = pytest.mark.usefixtures("db")
EXAMPLES = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
LESS_AND_LESS_TIME = [*Pace]


def a_query(whole: Whole, data: st.DataObject, **fixed: str) -> dict[str, list[str]]:
    """Answers of a visitor, drawn from all that there are."""

    def some(model: type, most: int) -> list[str]:
        return data.draw(st.lists(st.sampled_from([one.slug for one in whole[model]]), max_size=most, unique=True))

    drawn = {
        "start": some(StartingPoint, 1),
        "role": some(Role, 4),
        "have": some(Skill, 12),
        "time": [data.draw(st.sampled_from([*Pace]))],
        "years": data.draw(st.sampled_from([[], ["2"]])),
        "country": data.draw(st.sampled_from([[], ["other"], *([place.slug] for place in whole[Place])])),
    }
    return drawn | {name: [value] for name, value in fixed.items()}


def told(answers: dict[str, list[str]]) -> str:
    return urlencode(answers, doseq=True)


def lengths(plans: list[RolePlan]) -> dict[int, tuple[int, int, int]]:
    """How long each way takes, by its key."""
    ways = [way.line for plan in plans for way in (*plan.ways, *plan.elsewhere)]
    return {line.way.pk: (line.length.shortest, line.length.longest, line.length.longest_with_options) for line in ways}


def longer(first: dict[int, tuple[int, int, int]], second: dict[int, tuple[int, int, int]]) -> list[int]:
    """The ways that take longer in the first of two plans."""
    return [way for way in first if any(one > other for one, other in zip(first[way], second[way], strict=True))]


@EXAMPLES
@given(st.data())
def test_order_of_parameters_does_not_matter(whole: Whole, asked_by: AskedBy, data: st.DataObject) -> None:
    pairs = parse_qsl(told(a_query(whole, data)))
    shuffled = data.draw(st.permutations(pairs))
    assert asked_by(urlencode(shuffled)) == asked_by(urlencode(pairs))


@EXAMPLES
@given(st.data())
def test_skill_more_never_widens_a_gap(whole: Whole, plans_by: PlansBy, data: st.DataObject) -> None:
    answers = a_query(whole, data)
    skill = data.draw(st.sampled_from([skill.slug for skill in whole[Skill]]))
    before, after = (
        {plan.role.slug: {one.skill.slug for one in plan.lacking} for plan in plans_by(told(one))}
        for one in (answers, answers | {"have": [*answers["have"], skill]})
    )
    assert [role for role in before if not after[role] <= before[role]] == []


@EXAMPLES
@given(st.data())
def test_skill_more_never_lengthens_a_plan(whole: Whole, plans_by: PlansBy, data: st.DataObject) -> None:
    answers = a_query(whole, data)
    skill = data.draw(st.sampled_from([skill.slug for skill in whole[Skill]]))
    more = answers | {"have": [*answers["have"], skill]}
    assert longer(lengths(plans_by(told(more))), lengths(plans_by(told(answers)))) == []


@EXAMPLES
@given(st.data())
def test_less_time_never_shortens_a_plan(whole: Whole, plans_by: PlansBy, data: st.DataObject) -> None:
    answers = a_query(whole, data)
    full, part, evenings = (lengths(plans_by(told(answers | {"time": [pace]}))) for pace in LESS_AND_LESS_TIME)
    assert (longer(full, part), longer(part, evenings)) == ([], [])


@EXAMPLES
@given(st.data())
def test_every_way_holds_where_one_lives_or_is_told_to_hold_elsewhere(
    whole: Whole, plans_by: PlansBy, data: st.DataObject
) -> None:
    for plan in plans_by(told(a_query(whole, data))):
        shown = [way.line.way.pk for way in (*plan.ways, *plan.elsewhere)]
        ways = [way.pk for way in plan.pathway.ways.all()] if plan.pathway else []
        assert sorted(shown) == sorted(ways)


@EXAMPLES
@given(st.data())
def test_stage_that_counts_holds_where_one_lives_if_any_does(
    whole: Whole, plans_by: PlansBy, data: st.DataObject
) -> None:
    for plan in plans_by(told(a_query(whole, data))):
        country = plan.person.country
        for node in (node for way in plan.ways for node in way.line.nodes):
            holding = [stage for stage in node.item.choices if country.takes(stage.places.all())]
            assert node.counted in (holding or node.item.choices)


def test_plan_of_nobody_is_the_pathway_itself(whole: Whole, plans_by: PlansBy) -> None:
    planned = {}
    for start in whole[StartingPoint]:
        for role in whole[Role]:
            (plan,) = plans_by(f"start={start.slug}&role={role.slug}")
            planned |= {way.line.way.pk: way.line.length for way in plan.ways}
    ways = [way for pathway in whole[Pathway] for way in pathway.ways.all()]
    assert planned == {way.pk: way.length for way in ways}


def test_somebody_with_all_skills_lacks_none(whole: Whole, plans_by: PlansBy) -> None:
    every = "&".join(f"have={skill.slug}" for skill in whole[Skill])
    for plan in plans_by(f"{every}&role=healthcare-data-scientist"):
        essential = plan.skills.gap.essential
        assert (essential.to_learn, len(essential.lacking)) == ([], 1)  # one is asked for at level 4


def test_roles_come_in_one_order_however_they_are_named(plans_by: PlansBy) -> None:
    slugs = ("clinical-informaticist", "machine-learning-engineer", "healthcare-data-scientist")
    orders = {
        tuple(plan.role.slug for plan in plans_by("start=nurse&" + "&".join(f"role={slug}" for slug in order)))
        for order in permutations(slugs)
    }
    assert orders == {("clinical-informaticist", "healthcare-data-scientist", "machine-learning-engineer")}
