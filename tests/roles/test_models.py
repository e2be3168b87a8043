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
    OccupationCode,
    PairPoint,
    PairStatement,
    Role,
    RoleAlias,
    RolePair,
    RoleSkill,
    SalaryBand,
)
from tests.build import (
    a_band,
    a_code,
    a_duty,
    a_market,
    a_pair,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_statement,
    an_official_section,
    an_outlook,
)

pytestmark = pytest.mark.django_db
DRAFT = Entry.Status.DRAFT


# Rows that can't be


@pytest.mark.parametrize(
    ("amounts", "constraint"),
    [
        ({"low": None, "median": None, "high": None}, "band_states_something"),
        ({"low": 2, "median": None, "high": 1}, "band_low_not_above_high"),
        ({"low": 2, "median": 1, "high": None}, "band_low_not_above_median"),
        ({"low": None, "median": 2, "high": 1}, "band_median_not_above_high"),
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


def test_role_names_an_occupation_code_once() -> None:
    code = a_code(a_role())
    with pytest.raises(IntegrityError), transaction.atomic():
        a_code(code.role, code=code.code)


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


def test_occupation_code_that_a_band_rests_on_is_not_deleted() -> None:
    code = a_code(a_role())
    a_band(code.role, occupation_code=code)
    with pytest.raises(RestrictedError):
        code.delete()


def test_role_goes_with_all_its_parts() -> None:
    role = a_role()
    a_band(role, occupation_code=a_code(role))
    a_duty(role)
    role.delete()
    assert [model.objects.filter(role_id=role.pk).count() for model in (SalaryBand, OccupationCode, Duty)] == [0, 0, 0]


# What the rows say of themselves


def test_official_figure_for_the_occupation_itself_is_graded_a() -> None:
    role, official = a_role(), an_official_section()
    band = a_band(role, occupation_code=a_code(role), citations=[official], year=localdate().year)
    assert band.grade.letter == "A"


@pytest.mark.parametrize(
    ("match", "mismatch"),
    [
        ("close", "for a neighbouring occupation: Data scientists"),
        ("broad", "for a wider occupation: Data scientists"),
        ("none", "for Data scientists, as no official occupation is this one"),
    ],
)
def test_official_figure_for_another_occupation_is_graded_b_and_names_it(match: str, mismatch: str) -> None:
    role, official = a_role(), an_official_section()
    band = a_band(role, occupation_code=a_code(role, match=match), citations=[official], year=localdate().year)
    assert (band.grade.letter, band.grade.reason) == ("B", f"Official, but {mismatch}.")


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


def test_role_and_market_have_pay_where_a_band_states_it(empty: None) -> None:
    unpaid, paid = a_role(), a_role()
    market, other = a_band(paid).market, a_market()
    assert [one.has_pay for one in (unpaid, paid, market, other)] == [False, True, True, False]


def test_pairs_of_a_role_are_those_on_either_side(empty: None) -> None:
    role = a_role()
    pairs = [a_pair(role, a_role()), a_pair(a_role(), role)]
    assert role.pairs == pairs


def test_published_pairs_are_those_between_published_roles(empty: None) -> None:
    shown = a_pair(a_role(), a_role())
    a_pair(a_role(), a_role(status=DRAFT))
    a_pair(a_role(status=DRAFT), a_role())
    a_pair(a_role(), a_role(), status=DRAFT)
    assert list(read_whole()[RolePair]) == [shown]


def test_reference_of_an_occupation_code_names_role_scheme_and_code() -> None:
    assert a_code(a_role(slug="informaticist"), code="15-2051").reference == "informaticist#soc:15-2051"


def test_figure_over_the_code_of_another_role_is_refused(empty: None) -> None:
    code = a_code(a_role())
    band = a_band(a_role())
    band.occupation_code = code
    with pytest.raises(ValidationError, match="belongs to another role"):
        band.full_clean()


def test_new_part_comes_last(empty: None) -> None:
    role = a_role()
    last = a_duty(role)
    first = a_duty(role, position=3)
    assert list(role.duties.all()) == [first, last]
