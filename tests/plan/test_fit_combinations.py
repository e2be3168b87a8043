"""All combinations of answers, any of them left open, over the seeds: what fits tells professions apart."""

from collections.abc import Mapping
from functools import cache
from itertools import chain, combinations, product
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.whole import Whole
from careerguide.plan import fit
from careerguide.plan.fit import Group, Outcome, Outcomes
from careerguide.plan.fit_questions import FitAnswers, all_questions, fit_parameters, read_answers
from careerguide.plan.fit_remarks import candidates
from careerguide.plan.fits import Fits, professions
from careerguide.web.query import Query

Given = tuple[str, ...]  # an answer to each question, in their order; empty where it is left open
Groups = dict[Given, tuple[Group, ...]]  # of each profession
WAY = 3  # questions on the way there, the last ones: their answers count as one


def answered(whole: Whole, values: Mapping[str, str]) -> FitAnswers:
    return read_answers(whole, Query(QueryDict(urlencode(values)), fit_parameters(whole)))


def all_choices(whole: Whole) -> dict[str, list[str]]:
    """What can be answered, by question: nothing, or one of its choices."""
    return {question.name: ["", *question.choices] for question in all_questions(whole)}


def outcomes(whole: Whole, *names: str) -> dict[Given, tuple[Outcomes, ...]]:
    """What the answers to some questions that count as one come to, for each profession: nothing, or one outcome."""
    choices = all_choices(whole)
    found = {}
    for values in product(*(choices[name] for name in names)):
        answers = answered(whole, dict(zip(names, values, strict=True)))
        remarks = (candidates(whole)[role].remarks(answers) for role in professions(whole).roles)
        found[values] = tuple(tuple(one.outcome for one in each) for each in remarks)
    return found


@cache
def all_groups(whole: Whole) -> Groups:
    names = [*all_choices(whole)]
    tables = [*(outcomes(whole, name) for name in names[:-WAY]), outcomes(whole, *names[-WAY:])]
    return {
        sum(given, ()): tuple(fit.group((*chain(*found),)) for found in zip(*each, strict=True))
        for given, each in zip(product(*tables), product(*(table.values() for table in tables)), strict=True)
        if any(chain(*given))
    }


@pytest.fixture
def groups(whole: Whole) -> Groups:
    return all_groups(whole)


def test_every_combination_is_looked_at(groups: Groups, whole: Whole) -> None:
    assert {*groups, ("",) * len(all_choices(whole))} == {*product(*all_choices(whole).values())}


def test_each_profession_fits_well_in_some_combinations_and_not_in_most(groups: Groups, whole: Whole) -> None:
    shares = {
        role.slug: sum(each[place] is Group.STRONG for each in groups.values()) / len(groups)
        for place, role in enumerate(professions(whole).roles)
    }
    assert {slug: share for slug, share in shares.items() if not 0.05 <= share <= 0.6} == {}


def test_every_question_changes_some_result(groups: Groups, whole: Whole) -> None:
    for place, question in enumerate(all_questions(whole)):
        by_others: dict[Given, set[tuple[Group, ...]]] = {}
        for given_, each in groups.items():
            by_others.setdefault(given_[:place] + given_[place + 1 :], set()).add(each)
        assert any(len(results) > 1 for results in by_others.values()), question.name


def test_every_answer_changes_some_result(groups: Groups, whole: Whole) -> None:
    """No answer is another one in other words."""
    for place, question in enumerate(all_questions(whole)):
        results = {
            value: [each for given_, each in groups.items() if given_[place] == value] for value in question.choices
        }
        assert [pair for pair in combinations(results, 2) if results[pair[0]] == results[pair[1]]] == []


def test_no_two_professions_always_move_together(groups: Groups, whole: Whole) -> None:
    slugs = [role.slug for role in professions(whole).roles]
    results = dict(zip(slugs, zip(*groups.values(), strict=True), strict=True))
    assert [pair for pair in combinations(slugs, 2) if results[pair[0]] == results[pair[1]]] == []


def test_most_combinations_fit_some_profession_well(groups: Groups) -> None:
    assert sum(Group.STRONG in each for each in groups.values()) / len(groups) > 0.5


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_page_groups_by_this_rule(whole: Whole, groups: Groups, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from([*groups]))
    fits = Fits(professions(whole), answered(whole, dict(zip(all_choices(whole), chosen, strict=True))))
    shown = {role: group for group, roles in fits.groups.items() for role in roles}
    assert shown == dict(zip(professions(whole).roles, groups[chosen], strict=True))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_fewest_misfits_come_first_and_then_what_fits_most(whole: Whole, groups: Groups, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from([*groups]))
    fits = Fits(professions(whole), answered(whole, dict(zip(all_choices(whole), chosen, strict=True))))
    found = dict(zip(professions(whole).roles, professions(whole).outcomes(fits.answers), strict=True))
    for roles in fits.groups.values():
        keys = [misfits_and_fits(found[role]) for role in roles]
        assert keys == sorted(keys)


def misfits_and_fits(found: Outcomes) -> tuple[int, int]:
    return found.count(Outcome.MISFIT), -found.count(Outcome.FIT)
