"""A heading that an editor writes into a text is below that which the text stands under."""

from typing import Any

import pytest
from django.test import Client
from lxml.html import HtmlElement

from careerguide.content.models import Section, Source
from pathways.models import Credential, Pathway, Stage, StartingPoint, Step
from roles.models import Duty, Occupation, Role, RolePair, Topic
from skills.models import Domain, Skill
from tests.crawling import crawl

TEXTS: list[tuple[Any, str]] = [
    *((model, "body") for model in (Source, Credential, Pathway, Stage, StartingPoint, Role, Occupation, RolePair)),
    *((model, "body") for model in (Topic, Domain, Skill)),
    (Section, "note"),
    (Duty, "text"),
    (Step, "text"),
]
ABOVE = "ancestor::section[@aria-labelledby][1]/@aria-labelledby"
JUST_BEFORE = "parent::div/preceding-sibling::*[1][self::h2 or self::h3 or self::h4]"


def above(heading: HtmlElement) -> list[HtmlElement]:
    """The heading of the section, and the one right before the text."""
    names = [name for label in heading.xpath(ABOVE) for name in label.split()]
    return [*(heading.xpath("id($name)", name=name)[0] for name in names), *heading.xpath(JUST_BEFORE)]


@pytest.fixture
def written(guide: None, client: Client) -> list[HtmlElement]:
    """A heading in each text, on each page that shows it."""
    for model, field in TEXTS:
        model.objects.update(**{field: f"A line.\n\n## Of {model.__name__}"})
    headings = [heading for page in crawl(client).values() for heading in page.document.find("h2, h3, h4, h5, h6")]
    return [heading for heading in headings if (heading.text or "").startswith("Of ")]


def test_headings_of_texts_are_below_those_of_the_page(written: list[HtmlElement]) -> None:
    assert {heading.text for heading in written} == {f"Of {model.__name__}" for model, _ in TEXTS}
    assert not {heading.text for heading in written for other in above(heading) if heading.tag <= other.tag}
