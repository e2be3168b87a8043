"""Rows that can't be, rows that can't go, and what the rows say of themselves."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.timezone import localdate

from careerguide.content.models import Correction, Entry, Source
from careerguide.content.whole import read_whole
from roles.models import (
    Duty,
    PairPoint,
    PairStatement,
    Role,
    RoleAlias,
    RoleOccupation,
    RolePair,
    RoleSkill,
    SalaryBand,
    pairs_of,
)
from tests.build import (
    a_band,
    a_duty,
    a_market,
    a_pair,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_statement,
    an_entry_education,
    an_occupation,
    an_occupation_link,
    an_official_section,
    an_outlook,
)

pytestmark = pytest.mark.usefixtures("db")
DRAFT = Entry.Status.DRAFT


# Rows that can't be


@pytest.mark.parametrize(
    ("amounts", "constraint"),
    [
        ({"low": None, "median": None, "high": None}, "band_states_something"),
        ({"low": 2, "median": None, "high": 1}, "band_low_not_above_high"),
        ({"low": 2, "median": 1, "high": None}, "band_low_not_above_median"),
        ({"low": None, "median": 2, "high": 1}, "band_median_not_above_high"),
        ({"low": 2, "lower_quartile": 1}, "band_low_not_above_lower_quartile"),
        ({"lower_quartile": 60_000, "median": 55_000}, "band_lower_quartile_not_above_median"),
        ({"median": 60_000, "upper_quartile": 55_000}, "band_median_not_above_upper_quartile"),
        ({"upper_quartile": 95_000}, "band_upper_quartile_not_above_high"),
    ],
)
def test_impossible_band_is_refused(amounts: dict[str, int | None], constraint: str) -> None:
    role = a_role()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        a_band(role, **amounts)


@pytest.mark.parametrize(
    "amounts",
    [
        {"low": 1, "median": None, "high": None},
        {"low": None, "median": 1, "high": None},
        {"low": None, "median": None, "high": 1},
        {"low": 1, "median": 1, "high": 1},
        {"low": 1, "median": 2, "high": 3},
    ],
)
def test_possible_band_is_taken(amounts: dict[str, int | None]) -> None:
    band = a_band(a_role(), **amounts)
    band.refresh_from_db()
    assert {name: getattr(band, name) for name in amounts} == amounts


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"start_year": 2035}, "outlook_starts_before_it_ends"),
        ({"start_year": 2036}, "outlook_starts_before_it_ends"),
        ({"change_percent": None}, "outlook_states_something"),
    ],
)
def test_impossible_outlook_is_refused(changes: dict[str, Any], constraint: str) -> None:
    role = a_role()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        an_outlook(role, **changes)


def test_outlook_in_words_alone_is_taken() -> None:
    assert an_outlook(a_role(), change_percent=None, statement="faster than average").pk


def test_outlook_without_change_is_taken() -> None:
    assert an_outlook(a_role(), change_percent=0).change_percent == 0


def test_role_is_not_paired_with_itself() -> None:
    role = a_role()
    with pytest.raises(IntegrityError, match="pair_of_different_roles"), transaction.atomic():
        RolePair.objects.create(slug="pair", title="Pair", summary="Pair.", first=role, second=role)


@pytest.mark.parametrize("again", [(0, 1), (1, 0)], ids=["in the same order", "in the other order"])
def test_two_roles_are_paired_once(again: tuple[int, int]) -> None:
    roles = [a_role(), a_role()]
    a_pair(*roles)
    with pytest.raises(IntegrityError, match="pair_unique_in_either_order"), transaction.atomic():
        a_pair(*(roles[index] for index in again))


def test_role_is_paired_with_several() -> None:
    first, second, third = a_role(), a_role(), a_role()
    pairs = [a_pair(first, second), a_pair(third, first), a_pair(second, third)]
    assert RolePair.objects.filter(pk__in=[pair.pk for pair in pairs]).count() == 3


def test_second_pair_of_two_roles_is_refused_in_words() -> None:
    pair = a_pair(a_role(), a_role())
    again = RolePair(slug="again", title="Again", summary="Again.", first=pair.second, second=pair.first)
    with pytest.raises(ValidationError, match="These two roles are a pair already; one page serves both orders."):
        again.validate_constraints()


def test_pair_says_a_thing_once() -> None:
    pair = a_pair(a_role(), a_role())
    a_statement(pair, text="Both care.")
    with pytest.raises(IntegrityError), transaction.atomic():
        PairStatement.objects.create(pair=pair, kind="confused", text="Both care.")


def test_role_names_an_alias_once() -> None:
    role = a_role()
    RoleAlias.objects.create(role=role, name="Specialist")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAlias.objects.create(role=role, name="Specialist")


def test_role_names_a_duty_once() -> None:
    role = a_role()
    a_duty(role, title="Validate")
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(role=role, title="Validate", text="Again.")


def test_role_asks_for_a_skill_once() -> None:
    role, skill = a_role(), a_skill()
    a_role_skill(role, skill)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleSkill.objects.create(role=role, skill=skill)


def test_level_is_at_most_4() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_role_skill(a_role(), proficiency=5)


def test_role_names_an_occupation_once() -> None:
    link = an_occupation_link(a_role())
    with pytest.raises(IntegrityError), transaction.atomic():
        an_occupation_link(link.role, link.occupation)


def test_code_of_a_scheme_has_one_occupation() -> None:
    occupation = an_occupation()
    with pytest.raises(IntegrityError), transaction.atomic():
        an_occupation(code=occupation.code)


@pytest.mark.parametrize("owners", [{"role": True, "occupation": True}, {"role": False, "occupation": False}])
def test_band_belongs_to_an_occupation_or_to_a_role(owners: dict[str, bool]) -> None:
    both = {"role": a_role(), "occupation": an_occupation()}
    stated = {"market": a_market(), "level": "all", "measure": "claimed-range", "low": 1, "currency": "USD"}
    owner = {name: both[name] for name, is_one in owners.items() if is_one}
    with pytest.raises(IntegrityError, match="salaryband_of_occupation_or_role"), transaction.atomic():
        SalaryBand.objects.create(**stated | owner)


def test_pair_has_one_point_to_an_aspect() -> None:
    pair = a_pair(a_role(), a_role())
    with pytest.raises(IntegrityError), transaction.atomic():
        PairPoint.objects.create(pair=pair, aspect=PairPoint.DELIVERS, first_side="x", second_side="y")


def test_two_roles_may_share_the_names_of_their_parts() -> None:
    duties = [a_duty(a_role(), title="Validate") for _ in range(2)]
    assert [duty.title for duty in duties] == ["Validate", "Validate"]


# Rows that can't go


def test_cited_section_is_not_deleted() -> None:
    section = a_section()
    a_duty(a_role(), citations=[section])
    with pytest.raises(RestrictedError):
        section.delete()


def test_source_of_a_cited_section_is_not_deleted() -> None:
    section = a_section()
    a_band(a_role(), citations=[section])
    with pytest.raises(RestrictedError):
        section.source.delete()


def test_source_is_deleted_with_the_last_fact_that_cites_it() -> None:
    section = a_section()
    duty = a_duty(a_role(), citations=[section])
    duty.delete()
    section.source.delete()
    assert not Source.objects.filter(pk=section.source_id).exists()


def test_source_that_corrects_only_itself_is_deleted() -> None:
    section = a_section()
    correction = Correction.objects.create(source=section.source, section=section, says="2019", right="2020")
    correction.citations.set([section])
    section.source.delete()
    assert not Correction.objects.filter(pk=correction.pk).exists()


def test_section_with_a_correction_is_not_deleted() -> None:
    section = a_section()
    Correction.objects.create(source=section.source, section=section, says="2019", right="2020")
    with pytest.raises(RestrictedError):
        section.delete()


def test_skill_that_a_role_asks_for_is_not_deleted() -> None:
    asked = a_role_skill(a_role())
    with pytest.raises(ProtectedError):
        asked.skill.delete()


def test_market_with_a_band_is_not_deleted() -> None:
    band = a_band(a_role())
    with pytest.raises(ProtectedError):
        band.market.delete()


def test_role_with_a_specialism_is_not_deleted() -> None:
    role = a_role()
    a_role(kind=Role.Kind.SPECIALISM, broader=role)
    with pytest.raises(ProtectedError):
        role.delete()


def test_occupation_that_stands_for_a_role_is_not_deleted() -> None:
    occupation = an_occupation(a_role())
    with pytest.raises(ProtectedError):
        occupation.delete()


def test_role_goes_with_all_its_parts() -> None:
    role = a_role()
    an_occupation_link(role)
    a_band(role)
    a_duty(role)
    key = role.pk
    role.delete()
    assert [model.objects.filter(role_id=key).count() for model in (SalaryBand, RoleOccupation, Duty)] == [0, 0, 0]


# What the rows say of themselves


def test_official_figure_for_the_occupation_itself_is_graded_a() -> None:
    role = a_role()
    a_band(an_occupation(role), citations=[an_official_section()], year=localdate().year)
    assert [band.grade.letter for band in role.pay] == ["A"]


@pytest.mark.parametrize(
    ("match", "mismatch"),
    [
        ("close", "for a neighbouring group"),
        ("broad", "for a wider group"),
        ("none", "for the nearest group"),
    ],
)
def test_official_figure_for_another_occupation_is_graded_b_and_names_it(match: str, mismatch: str) -> None:
    role = a_role()
    a_band(an_occupation(role, match), citations=[an_official_section()], year=localdate().year)
    assert [(band.grade.letter, band.grade.reason) for band in role.pay] == [("B", f"Official, but {mismatch}.")]


def test_official_figure_seen_second_hand_is_graded_b() -> None:
    quoted = an_official_section(second_hand=True)
    band = a_band(a_role(), citations=[quoted], year=localdate().year)
    assert band.grade.letter == "B"


@pytest.mark.parametrize(
    ("kind", "letter"),
    [("peer-reviewed", "C"), ("professional-body", "C"), ("article", "D"), ("institution", "D"), ("standard", "D")],
)
def test_figure_without_an_official_source_is_graded_by_its_kind(kind: str, letter: str) -> None:
    band = a_band(a_role(), citations=[a_section(source=a_source(kind=kind))])
    assert band.grade.letter == letter


def test_role_has_pay_where_a_band_of_it_or_its_occupation_states_it(empty: None) -> None:
    unpaid, paid, counted = a_role(), a_role(), a_role()
    a_band(paid)
    a_band(an_occupation(counted))
    assert [one.has_pay for one in (unpaid, paid, counted)] == [False, True, True]


def test_pay_goes_by_market_and_then_from_the_role_to_its_farthest_occupation(empty: None) -> None:
    role, first, second = a_role(), a_market(order=1), a_market(order=2)
    near, far = an_occupation(), an_occupation()
    for position, occupation in ((2, far), (1, near)):
        an_occupation_link(role, occupation, position=position)
    bands = [a_band(of, market) for market in (second, first) for of in (far, near, role)]
    assert [band.pk for band in role.pay] == [bands[number].pk for number in (5, 4, 3, 2, 1, 0)]


def test_pay_in_a_single_industry_is_not_that_of_a_role(empty: None) -> None:
    role = a_role()
    a_band(an_occupation(role), industry="Hospitals")
    assert role.pay == []


def test_growth_and_education_of_its_occupations_are_those_of_a_role(empty: None) -> None:
    role = a_role()
    occupation = an_occupation(role, "broad")
    outlook, education = an_outlook(occupation), an_entry_education(occupation)
    assert [figure.pk for figure in (*role.growth, *role.entry_education)] == [outlook.pk, education.pk]
    assert {figure.link.mismatch for figure in (*role.growth, *role.entry_education)} == {"for a wider group"}


def test_figure_has_its_published_row_and_a_link_where_an_occupation_lends_it(empty: None) -> None:
    role = a_role()
    own, lent = an_outlook(role), an_outlook(an_occupation(role))
    assert [(one.row, one.link) for one in role.growth] == [(own, None), (lent, role.occupations.get())]


def test_pairs_of_a_role_are_those_on_either_side(empty: None) -> None:
    role = a_role()
    pairs = [a_pair(role, a_role()), a_pair(a_role(), role)]
    assert pairs_of(role) == pairs


def test_published_pairs_are_those_between_published_roles(empty: None) -> None:
    shown = a_pair(a_role(), a_role())
    a_pair(a_role(), a_role(status=DRAFT))
    a_pair(a_role(status=DRAFT), a_role())
    a_pair(a_role(), a_role(), status=DRAFT)
    assert list(read_whole()[RolePair]) == [shown]


def test_new_part_comes_last(empty: None) -> None:
    role = a_role()
    last = a_duty(role)
    first = a_duty(role, position=3)
    assert list(role.duties.all()) == [first, last]
