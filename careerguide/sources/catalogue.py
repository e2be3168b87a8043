"""How sources are found."""

from careerguide.catalogue.listing import Item, Listing
from careerguide.content.models import Source


def source_item(source: Source) -> Item:
    names = (source.short_title, source.authors, source.publisher)
    return Item(
        "Sources", source.title, source.get_absolute_url(), source.summary, names, (source.body,), reference=True
    )


SOURCES = Listing("sources", lambda whole: whole[Source], source_item)
