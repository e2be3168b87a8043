"""Parts of one entry may exchange what is unique among them; what the database refuses is said on the form."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import models
from django.db.models import Count, Q
from django.test import Client

from roles.models import Role
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_duty, a_role


def inlines() -> Iterator[object]:
    """(owner, relation, unique fields) of the parts in each form that have to differ in something."""
    for owner, editor in admin.site._registry.items():
        for one in (one for one in editor.inlines if not one.show_change_link):  # those are changed on their own page
            relation = next(field for field in owner._meta.related_objects if field.related_model is one.model)
            for constraint in one.model._meta.total_unique_constraints:
                fields = tuple(name for name in constraint.fields if name != relation.remote_field.name)
                yield pytest.param(owner, relation.name, fields, id=f"{owner.__name__} {relation.name}")


EACH = pytest.mark.parametrize(("owner", "relation", "fields"), list(inlines()))


def with_parts(owner: type[models.Model], relation: str, fields: tuple[str, ...]) -> models.Model:
    """The row with the fewest parts of a kind that state these fields, but two."""
    stated = Count(relation, filter=Q(**{f"{relation}__{field}__isnull": False for field in fields}))
    return owner._default_manager.annotate(parts=stated).filter(parts__gte=2).order_by("parts", "pk").first()


def values(row: models.Model, relation: str, fields: tuple[str, ...]) -> dict[int, tuple]:
    return {pk: tuple(told) for pk, *told in getattr(row, relation).values_list("pk", *fields)}


def two_that_differ(before: dict[int, tuple]) -> list[int]:
    """The places of the first two parts that state what is unique."""
    return [place for place, told in enumerate(before.values()) if None not in told][:2]


@EACH
def test_parts_exchange_what_is_unique_among_them_but_two_alike_are_refused_on_the_form(
    owner: type[models.Model], relation: str, fields: tuple[str, ...], db: None, admin_client: Client
) -> None:
    row = with_parts(owner, relation, fields)
    before = values(row, relation, fields)
    one, other = two_that_differ(before)
    first, second = list(before)[one], list(before)[other]
    shown = filled(admin_client, change_page(row))
    names = {place: [f"{relation}-{place}-{field}" for field in fields] for place in (one, other)}
    alike = {name: shown[same] for name, same in zip(names[other], names[one], strict=True)}
    refused = form_in(send(admin_client, change_page(row), shown | alike))
    assert f"{relation}-{other}" in refused.errors
    assert values(row, relation, fields) == before
    exchange = alike | {name: shown[there] for name, there in zip(names[one], names[other], strict=True)}
    assert send(admin_client, change_page(row), shown | exchange).status_code == 302
    assert values(row, relation, fields) == before | {first: before[second], second: before[first]}


@pytest.fixture
def role(empty: None) -> Role:
    role = a_role()
    for title in ("One", "Two", "Three"):
        a_duty(role, title=title)
    return role


def titles(role: Role) -> list[str]:
    return list(role.duties.order_by("pk").values_list("title", flat=True))


def test_parts_exchange_in_a_circle(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), **{f"duties-{n}-title": t for n, t in enumerate(("Two", "Three", "One"))})
    assert titles(role) == ["Two", "Three", "One"]


def test_part_takes_what_was_unique_to_one_that_is_deleted(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), **{"duties-0-title": "Two", "duties-1-DELETE": "on"})
    assert titles(role) == ["Two", "Three"]


def test_new_part_takes_what_another_gives_up(role: Role, admin_client: Client) -> None:
    new = {"title": "One", "text": "Does it.", "citations": [str(role.duties.first().citations.get().pk)]}
    typed = {f"duties-3-{name}": value for name, value in (new | {"position": "3"}).items()}
    save(admin_client, change_page(role), **typed, **{"duties-0-title": "Four", "duties-TOTAL_FORMS": "4"})
    assert titles(role) == ["Four", "Two", "Three", "One"]


@pytest.fixture
def twice(role: Role, admin_client: Client) -> tuple[dict, object]:
    """What was typed, a new duty, and the answer to its second sending, as by a double click on Save."""
    new = {"title": "New", "text": "Does it.", "position": "9"}
    typed = {f"duties-3-{name}": value for name, value in new.items()} | {"duties-TOTAL_FORMS": "4"}
    cited = {"duties-3-citations": [str(role.duties.first().citations.get().pk)]}
    form = filled(admin_client, change_page(role), **typed, **cited)
    assert send(admin_client, change_page(role), form).status_code == 302
    return form, send(admin_client, change_page(role), form)


def test_form_that_is_sent_twice_is_saved_once(twice: tuple, role: Role) -> None:
    assert titles(role) == ["One", "Two", "Three", "New"]


def test_second_sending_is_answered_like_the_first(twice: tuple) -> None:
    assert twice[1].status_code == 302
