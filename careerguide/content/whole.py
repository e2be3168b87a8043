"""The published whole: every row of the content at one version, linked to the others and frozen.

All pages, lists and downloads are made from it. Each table is read in one query; foreign keys, reverse relations and
many-to-many relations are filled in memory, so `role.skills.all()` is a tuple and asks no database (frozen.py).
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import partial
from operator import attrgetter
from threading import RLock
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.http import Http404

from .checking import Name
from .former import MovedError, by_former_slug, present_slugs
from .frozen import FrozenRows, FrozenState, frozen_rows, hold_nothing
from .hyperlinks import MARKS, folder_of, kinds, leads_to, name_of, quote
from .markup import LinkedText
from .models import LAST, Cited, Content, Entry, Guide, LinkTarget, Listed, Section, this_day
from .quotation import Quote, quoting
from .snapshot import all_rows, snapshot
from .versioning import ContentVersion

Row = TypeVar("Row", bound=Content)
Made = TypeVar("Made")
Key = tuple[type[Entry], int]  # an entry, by its model and primary key


class Whole:
    """The rows of one content version. `whole[Role]` holds the published roles, in the order of their lists. Entries
    `without` which it is read are taken for drafts; `left_out` has them, and others that turn out to be broken."""

    def __init__(self, version: str, year: int, without: Collection[Key] = ()) -> None:
        self.version = version
        self.left_out = {*without}
        self._leading: list[tuple[Any, str]] = []  # rows, with each text of theirs that may lead to entries
        self._derived: dict[Callable[[Whole], Any], Any] = {}
        self._lock = RLock()
        state = FrozenState()
        self._rows = {model: frozen_rows(model, state) for model in apps.get_models() if issubclass(model, Content)}
        self._rows[Guide] = self._rows[Guide] or {0: hold_nothing(Guide.neutral(), state)}
        for model, pk in without:
            self._rows[model][pk].status = Entry.Status.DRAFT
        self._link_forwards()
        self._answer_what_is_published()
        self._order_as_listed()
        is_shown = attrgetter("is_published")
        self._shown = {model: _in_order(filter(is_shown, rows.values())) for model, rows in self._rows.items()}
        self._sections = _in_order(self._rows[Section].values())
        self._link_backwards()
        state.as_of = year
        self._lead_links()
        self._lead_targets()
        self._quote_in_lines()

    @property
    def guide(self) -> Guide:
        """The guide; before there is one, what stands in for it."""
        return self[Guide][0]

    @property
    def entry_count(self) -> int:
        """How many entries there are, published or not."""
        return sum(len(rows) for model, rows in self._rows.items() if issubclass(model, Entry))

    def __getitem__(self, model: type[Row]) -> tuple[Row, ...]:
        return self._shown[model]

    def every(self, model: type[Content]) -> Mapping[int, Any]:
        """All rows of a model, drafts among them, by their primary keys."""
        return self._rows[model]

    def leading_to(self, slugs: Set[str]) -> set[Entry]:
        """The entries, drafts among them, with a text in which one of some slugs stands."""
        return {row.owner for row, text in self._leading if not slugs.isdisjoint(WORDS.findall(text))}

    def by_slug(self, model: type[Row]) -> Mapping[str, Row]:
        """The published entries of a model by their slugs, in the order of their lists."""
        return self.derive(_by_slug)[model]

    def present_slugs(self, model: type[Entry]) -> Mapping[str, str]:
        """The present slugs of the published entries of a model, by their former ones."""
        return self.derive(_present_slugs)[model]

    def get(self, model: type[Row], slug: str) -> Row | None:
        """The published entry with a slug."""
        return self.by_slug(model).get(slug)

    def moved(self, model: type[Content], slug: str) -> Entry | None:
        """The published entry with a former slug."""
        return self.derive(_by_former_slug)[model].get(slug)

    def get_or_404(self, model: type[Row], slug: str) -> Row:
        """The published entry with a slug. Raises MovedError for a former slug, and Http404 for any other."""
        if row := self.get(model, slug):
            return row
        if moved := self.moved(model, slug):
            raise MovedError(moved)
        raise Http404(f"There is no {model._meta.verbose_name} “{slug}”.")

    def facts_citing(self, section: Section) -> list[Cited]:
        """The published facts that cite a section, kind by kind."""
        return self.derive(_facts_by_section).get(section.pk, [])

    def derive(self, make: Callable[["Whole"], Made]) -> Made:
        """What a function makes of this whole. It is called once; the result lives as long as the whole."""
        with self._lock:
            if make not in self._derived:
                self._derived[make] = make(self)
            made: Made = self._derived[make]
            return made

    def leave_out(self, entry: Entry) -> None:
        """Notes, while an exception is handled, that an entry is broken. The log names each one once."""
        if (key := (type(entry), entry.pk)) not in self.left_out:
            self.left_out.add(key)
            logging.getLogger(__name__).exception("%s is broken: left out until the content changes", name_of(entry))

    def _link_forwards(self) -> None:
        for model, rows in self._rows.items():
            fields: Iterable[Any] = model._meta.concrete_fields
            for field in fields:
                if field.many_to_one:
                    others = self._rows[field.related_model]
                    for row in rows.values():
                        row.__dict__[field.name] = others.get(row.__dict__[field.attname])

    def _answer_what_is_published(self) -> None:
        """Notes beside the fields of each row whether it is published: rows that require it ask that, and pages."""
        for rows in self._rows.values():
            for row in rows.values():
                row.__dict__["is_published"] = row.is_published

    def _order_as_listed(self) -> None:
        """Gives entries that the guide lists the order in which it lists them."""
        for model, rows in self._rows.items():
            for row in rows.values() if issubclass(model, Listed) else ():
                row.entry.order = row.position - LAST - 1  # before all that are not listed

    def _link_backwards(self) -> None:
        """Fills each relation of a row to several rows: to its parts, and at both ends of a many-to-many relation."""
        for model in self._rows:
            fields: Iterable[Any] = model._meta.get_fields()
            for field in fields:
                if field.one_to_many:
                    self._hold(model, field.get_accessor_name(), self._children(field))
                elif field.many_to_many and not field.auto_created:
                    self._link_both_ends(field)
        for model, rows in self._rows.items():
            for row in rows.values() if issubclass(model, Cited) else ():
                row.__dict__["sections"] = row.__dict__["citations"]  # by far the most asked for

    def _hold(self, model: type[Content], name: str, related: "Related") -> None:
        for pk, held in related.items():
            self._rows[model][pk].__dict__[name] = held

    def _lead_links(self) -> None:
        """Lets each text that may have links know where they lead."""
        for row, name, text in self._texts(models.TextField):
            if MARKS.search(text):
                self._leading.append((row, text))
                led = partial(leads_to, home=folder_of(row), find=self.find)
                row.__dict__[name] = LinkedText(text, led, self._quote)

    def _quote_in_lines(self) -> None:
        """Puts the words of figures into each text of one line, which has no links."""
        for row, name, line in self._texts(models.CharField):
            if "{" in line:
                self._leading.append((row, line))
                row.__dict__[name] = quoting(line, self._quote)

    def _lead_targets(self) -> None:
        """Turns each address that is named alone into the present one; empty where it leads nowhere."""
        for row, name, address in self._texts(LinkTarget):
            self._leading.append((row, address))
            row.__dict__[name] = leads_to(address, folder_of(row), self.find)

    def _texts(self, kind: "type[models.Field[Any, Any]]") -> Iterator[tuple[Any, str, str]]:
        """Each row with the name and the text of each of its fields of a kind."""
        for model, rows in self._rows.items():
            names = [field.attname for field in model._meta.concrete_fields if isinstance(field, kind)]
            for row in rows.values() if names else ():
                for name in names:
                    yield row, name, row.__dict__[name]

    def _quote(self, reference: str) -> Quote:
        return quote(reference, self.find, self.leave_out)

    def find(self, name: Name) -> Any:
        """The published entry with a name, present or former."""
        model = kinds()[name.folder].model
        return self.get(model, name.slug) or self.moved(model, name.slug)

    def _children(self, relation: Any) -> "Related":
        children: dict[int, list[Content]] = defaultdict(list)
        for row in self._shown[relation.related_model]:
            children[row.__dict__[relation.field.attname]].append(row)
        children.pop(None, None)  # type: ignore[call-overload]  # of rows that belong to none
        return _frozen(children)

    def _link_both_ends(self, field: Any) -> None:
        """A draft source is still named beside the facts that cite it, so all sections can be cited."""
        near, far = field.m2m_column_name(), field.m2m_reverse_name()
        links = set(all_rows(field.remote_field.through, near, far))
        model, other = field.model, field.related_model
        self._hold(model, field.name, _joined(links, self._sections if other is Section else self._shown[other]))
        if other is not Section:  # which has no relation to facts: see `facts_citing`
            backwards = _joined({(there, here) for here, there in links}, self._shown[model])
            self._hold(other, field.remote_field.get_accessor_name(), backwards)


Related = dict[int, FrozenRows]  # by the primary key of the row that they are related to
WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # that may be slugs


def _in_order(rows: Iterable[Any]) -> tuple[Any, ...]:
    """Rows of one model by its `rank`, which is the same on each database."""
    return tuple(sorted(rows, key=attrgetter("rank")))


def _joined(links: Set[tuple[int, int]], rows: Iterable[Any]) -> Related:
    """For each left end of some links the rows at their right ends, in the order of these rows."""
    lefts: dict[int, list[int]] = defaultdict(list)
    for left, right in links:
        lefts[right].append(left)
    joined: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        for left in lefts.get(row.pk, ()):
            joined[left].append(row)
    return _frozen(joined)


def _frozen(related: dict[int, list[Any]]) -> Related:
    return {pk: FrozenRows(rows) for pk, rows in related.items()}


def _by_slug(whole: Whole) -> dict[Any, dict[str, Any]]:
    return {model: {row.slug: row for row in rows} for model, rows in whole._shown.items() if issubclass(model, Entry)}


def _by_former_slug(whole: Whole) -> dict[Any, dict[str, Any]]:
    return {model: by_former_slug(rows) for model, rows in whole._shown.items() if issubclass(model, Entry)}


def _facts_by_section(whole: Whole) -> dict[int, list[Cited]]:
    """The published facts by the primary keys of the sections that they cite, kind by kind."""
    facts: dict[int, list[Cited]] = defaultdict(list)
    for model, rows in whole._shown.items():
        for row in rows if issubclass(model, Cited) else ():
            for section in row.__dict__["citations"]:
                facts[section.pk].append(row)
    return facts


def _present_slugs(whole: Whole) -> dict[Any, dict[str, str]]:
    return {model: present_slugs(rows) for model, rows in whole._shown.items() if issubclass(model, Entry)}


def version(stamp: str, today: date) -> str:
    """What an answer depends on besides its request: a stamp of the content, and the year, from which grades follow."""
    return f"{stamp}-{today.year}"


def present_version() -> str:
    return version(ContentVersion.current(), this_day())


def read_whole(without: Collection[Key] = ()) -> Whole:
    """Reads the content as it is now, in one snapshot; some entries as if they were drafts."""
    with snapshot():
        today = this_day()
        return Whole(version(ContentVersion.current(), today), today.year, without)
