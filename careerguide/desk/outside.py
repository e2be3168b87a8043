"""The addresses of other sites in the content: where they stand, and what becomes of links that answered."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from careerguide.content.links import location
from careerguide.content.models import Content, OutsideLink, Revision, this_day
from careerguide.content.revisions import Hand, recorded

FRESH = timedelta(days=180)  # that a look at a link counts, as each new one changes an entry


def outside_addresses() -> Mapping[str, list[tuple[type[Content], int]]]:
    """All addresses of other sites that stand in fields of their own, with the model and key of the rows."""
    found = defaultdict(list)
    for model, name in _address_fields():
        for key, address in model._default_manager.exclude(**{name: ""}).values_list("pk", name):
            found[address].append((model, key))
    return found


def _address_fields() -> Iterator[tuple[Any, str]]:
    for model in apps.get_models():
        if issubclass(model, Content):
            yield from ((model, one.name) for one in model._meta.concrete_fields if isinstance(one, models.URLField))


def told_places(rows: Collection[tuple[type[Content], int]]) -> list[str]:
    """Where rows stand, in an editor's words."""
    return sorted(location(model._default_manager.get(pk=key)) for model, key in rows)


def note_answers(addresses: Collection[str], by: str) -> int:
    """Dates outside links that answered, unless somebody looked at them within half a year. Returns how many.

    `by` is who had them asked, for the history.
    """
    today, count = this_day(), 0
    unseen = Q(seen_on=None) | Q(seen_on__lt=today - FRESH)
    with recorded(Hand(Revision.Origin.ACTION, by, "There when our program looked")):
        for model in apps.get_models():
            if issubclass(model, OutsideLink):
                links: Any = model._default_manager.filter(unseen, url__in=addresses)
                count += links.update(seen=OutsideLink.Seen.ANSWERED, seen_on=today)
    return count
