"""What tests of lists share: how a visitor reads one, and what its entries tell."""

from lxml.html import InputElement

from careerguide.catalogue.current import catalogue_of
from careerguide.content.current import current
from careerguide.content.models import Entry
from pathways.models import Pathway
from tests.build import a_stage, a_way, an_item, an_unknown_stage
from tests.reading import Document

DRAFT = Entry.Status.DRAFT
LISTS = ["/roles/", "/skills/", "/pathways/"]


def found(page: Document) -> list[str]:
    """The titles in the list, as cards or lines."""
    return [*page.links_in("#results .card"), *page.links_in("#results .ways")]


def counted(page: Document) -> str:
    return page.texts(".result-count")[0]


def boxes(page: Document, facet: str) -> dict[str, str]:
    """The label of each box of a facet, with its count, and whether it is checked or disabled."""
    labels, inputs = page.texts(f"#facet-{facet} label"), page.find(f"#facet-{facet} input")
    return {label: _state(box) for label, box in zip(labels, inputs, strict=True)}


def answers(name: str, facet: str) -> dict[str, int]:
    """How many entries of a list give each answer to a facet, whether the page offers it or not."""
    panel = catalogue_of(current()).indexes[name].panels[facet]
    return {value.label: len(value.entries) for value in panel.values.values()}


def _state(box: InputElement) -> str:
    return " ".join(name for name in ("checked", "disabled") if name in box.attrib)


def a_way_taking(pathway: Pathway, *months: int | None) -> None:
    """A way with a stage for each number, which takes so many months at most; None: nobody knows."""
    stages = [a_stage(min_months=1, max_months=most) if most else an_unknown_stage() for most in months]
    an_item(a_way(pathway, *stages), a_stage(), optional=True)
