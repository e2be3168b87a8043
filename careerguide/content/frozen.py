"""Relations of the rows of the published whole: what a row is related to stands beside its fields, in its `__dict__`.

Django keeps related rows in two dictionaries of each row, and makes a manager whenever a relation is looked at. Its
descriptors learn here to look beside the fields first. This takes parts of Django that are not public (descriptors,
`_state`): all stay in this module.
"""

import functools
from sys import intern
from types import MappingProxyType
from typing import Any, NoReturn

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import (
    ForwardManyToOneDescriptor,
    ManyToManyDescriptor,
    ReverseManyToOneDescriptor,
)
from django.utils import functional

from .models.entries import Citations
from .snapshot import all_rows


class FrozenRows(tuple[Any, ...]):
    """What a relation of a frozen row holds, in order. It takes the place of a manager, and refuses to query."""

    __slots__ = ()

    def all(self) -> "FrozenRows":
        return self

    def __getattr__(self, name: str) -> NoReturn:
        raise TypeError(f"“{name}”: a relation of the published whole is in memory, and can neither query nor write")


class FrozenRowsRouter:
    """A database router that refuses each query or write through a relation of a frozen row."""

    def db_for_read(self, model: type[models.Model], instance: Any = None, **_: Any) -> None:
        if getattr(instance, "as_of", None) is not None:
            raise TypeError(f"{instance!r} belongs to the published whole, which asks no database")

    db_for_write = db_for_read


class InMemory:
    """A descriptor that looks beside the fields of a row first; `name` is that of the relation."""

    name: str

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        try:  # the quickest way for rows of the whole, whose relations are looked at most
            return instance.__dict__[self.name]
        except (KeyError, AttributeError):
            return super().__get__(instance, cls)  # type: ignore[misc]


class ToOne(InMemory, ForwardManyToOneDescriptor):  # type: ignore[type-arg]
    pass


class ToMany(InMemory, ReverseManyToOneDescriptor):  # type: ignore[type-arg]
    pass


class ManyToMany(InMemory, ManyToManyDescriptor):  # type: ignore[type-arg]
    pass


IN_MEMORY = {base: ours for ours in (ToOne, ToMany, ManyToMany) for base in ours.__bases__[1:]}


def look_in_memory(model: type[models.Model]) -> None:
    """Lets the relations of a model be held by its frozen rows, but for the facts that cite a section: the whole has
    these by section."""
    for name, descriptor in vars(model).items():
        ours = IN_MEMORY.get(type(descriptor))
        if ours and not (getattr(descriptor, "reverse", False) and isinstance(descriptor.field, Citations)):
            descriptor.__class__, descriptor.name = ours, name


FOUND_LATER = functools.cached_property, functional.cached_property
NOTHING = FrozenRows()


class FrozenState(ModelState):
    """The state of all rows of a whole: each is in the database, and no relation of it is held here."""

    adding, db = False, DEFAULT_DB_ALIAS
    fields_cache: Any = MappingProxyType({})
    as_of: int | None = None  # the year of the whole, once it is linked: then nobody changes its rows


def frozen_rows(model: Any, state: FrozenState) -> dict[int, Any]:
    """All rows of a model by primary key. They are made without `__init__`, which takes twice as long.

    Python keeps the names that the rows of a class hold once, up to thirty of them, if all are known when the first row
    is made, those of what is found later too. A row with a name more takes up to five times the memory.
    """
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    chosen = [field.attname for field in fields if field.choices and isinstance(field, models.CharField)]
    key = model._meta.pk.attname
    later = _related_to_none(model) | {"_state": state}
    model.__new__(model).__dict__.update((name, None) for name in [*names, *later, *_found_later(model)])
    rows = {}
    for values in all_rows(model, *names):
        row = model.__new__(model)
        held = row.__dict__
        held.update(zip(names, values, strict=True), **later)
        for name in chosen:  # a few words that thousands of rows hold
            held[name] = intern(held[name])
        rows[held[key]] = row
    return rows


def _found_later(model: type[models.Model]) -> list[str]:
    """The names under which a row keeps what is found when it is first asked for."""
    found = [name for base in model.__mro__ for name, value in vars(base).items() if isinstance(value, FOUND_LATER)]
    return ["is_published", *found]


def hold_nothing(row: Any, state: FrozenState) -> Any:
    """Makes a row that stands in no table one of the published whole."""
    row.__dict__.update(_related_to_none(type(row)), _state=state)
    return row


def _related_to_none(model: type[models.Model]) -> dict[str, Any]:
    """What the relations of a row hold before they are linked, and what is kept of them besides."""
    found = {name: type(descriptor) for name, descriptor in vars(model).items()}
    several = {name: NOTHING for name, kind in found.items() if kind in (ToMany, ManyToMany)}
    kept = {"sections": NOTHING} if hasattr(model, "sections") else {}
    return {name: None for name, kind in found.items() if kind is ToOne} | several | kept
