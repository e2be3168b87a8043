"""Everything that can be found by searching the site."""

from collections.abc import Iterator
from itertools import chain

import pathways.catalogue
import roles.catalogue
import skills.catalogue
from careerguide.catalogue.index import Item
from careerguide.content.models import Source


def all_items() -> Iterator[Item]:
    return chain(roles.catalogue.items(), skills.catalogue.items(), pathways.catalogue.items(), _sources())


def _sources() -> Iterator[Item]:
    for source in Source.objects.published():
        names = (source.short_title, source.authors, source.publisher)
        yield Item("Sources", source.title, source.get_absolute_url(), source.summary, names, source.body)
