"""The evidence of every page: quiet, complete, and one step from the fact to its source."""

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.apps import apps
from django.test import Client
from django.urls import resolve, reverse
from lxml.html import HtmlElement

from careerguide.content.current import current
from careerguide.content.markup import to_texts
from careerguide.content.models import Cited, ContentVersion, Entry
from careerguide.content.whole import Whole
from careerguide.web.marks import Mark, Marks
from pathways.models import StartingPoint
from roles.models import Duty, Outlook, Role, SalaryBand
from roles.quotables import AMOUNTS
from tests.crawling import HOST
from tests.reading import Document, text_of

MOST_MARKS = 25
MOST_LINKS = 130
MOST_CITING = 4  # percent of the words in view
MOST_WORDS = 60  # of the entry of one figure from one place, without the note of the editors and the way back
DRAWN = 30  # figures

MARKS = ".ref, .ref-line"
CITING = f"{MARKS}, a[href^='/sources/']"
CLOSED = "details:not([open]) > :not(summary:first-child)"
UNSEEN = f"{CLOSED}, .sources, .visually-hidden, [hidden], [popover], template, script"
STATEMENT = 40  # characters from which a statement is known wherever it stands


pytestmark = pytest.mark.usefixtures("db")


@dataclass(frozen=True)
class Page:
    url: str
    document: Document
    entries: list[Mark]

    @property
    def kind(self) -> str:
        return resolve(urlsplit(self.url).path).view_name

    @property
    def main(self) -> HtmlElement:
        return self.document.find("main")[0]

    @cached_property
    def in_view(self) -> HtmlElement:
        """What a reader sees of the main part before opening anything, without the list of sources."""
        return without(self.main, UNSEEN)

    @cached_property
    def before_the_list(self) -> HtmlElement:
        return without(self.main, ".sources")

    @cached_property
    def marks(self) -> list[HtmlElement]:
        return self.document.find(MARKS)

    @property
    def rows(self) -> set[Any]:
        """The facts of its entries, without what they are applied to."""
        return {row_of(fact) for mark in self.entries for fact in mark.facts}

    def entry(self, number: int | str) -> HtmlElement:
        (found,) = self.document.find(f".sources #s{number}")
        return found


def row_of(fact: Any) -> Any:
    return getattr(fact, "row", fact)


def without(element: HtmlElement, selector: str) -> HtmlElement:
    """A copy without what the selector finds."""
    copy = deepcopy(element)
    for found in copy.cssselect(selector):
        if found.getparent() is not None:
            found.drop_tree()
    return copy


def words(element: HtmlElement) -> int:
    return sum(any(map(str.isalnum, word)) for word in text_of(element).split())


# Every page


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> list[Page]:
    """Every page that the site map names, and those that show what an address asks for.

    Under a version of its own each is made anew: a kept answer does not tell its marks.
    """
    client = Client()
    with django_db_blocker.unblock():
        before = ContentVersion.current()
        ContentVersion.bump()
        named = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
        addresses = [*(address.removeprefix(HOST) for address in named), *asked(current())]
        pages = [read(client, url) for url in addresses]
        ContentVersion.objects.update(stamp=before)
        return pages


def asked(whole: Whole) -> list[str]:
    two = urlencode({"role": [role.slug for role in whole[Role][:2]]}, doseq=True)
    compared = [f"{reverse(name)}?{two}" for name in ("compare", "sheet")]
    some = urlencode({"like": Duty.Like.MAKING, "start": whole[StartingPoint][0].slug, "study": 6})
    plans = [f"{reverse('plan')}?start={start.slug}&{two}&time=evenings" for start in whole[StartingPoint]]
    return [*compared, f"{reverse('fit')}?{some}", *plans, f"{reverse('search')}?q=nurse"]


def read(client: Client, url: str) -> Page:
    answer = client.get(url)
    marks = next((context["marks"] for context in answer.context if "marks" in context), Marks())
    return Page(url, Document(answer.content.decode()), marks.entries)


# Quiet


def faults(page: Page) -> Iterator[str]:
    """How a page fails to keep its evidence quiet, or to have it."""
    total, citing = words(page.in_view), sum(map(words, outermost(page.in_view.cssselect(CITING))))
    if 100 * citing > MOST_CITING * total and not page.kind.startswith("source"):
        yield f"{citing} of {total} words cite"
    if (marks := len(page.in_view.cssselect(MARKS))) > MOST_MARKS:
        yield f"{marks} marks"
    if (links := len(page.in_view.cssselect("a[href]"))) > MOST_LINKS:
        yield f"{links} links"


def outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    return [one for one in elements if not any(above in elements for above in one.iterancestors())]


def test_evidence_is_quiet(pages: list[Page]) -> None:
    found = {page.url: list(faults(page)) for page in pages}
    assert {url: some for url, some in found.items() if some} == {}


def test_list_of_sources_is_closed_and_stands_before_the_foot(pages: list[Page]) -> None:
    for page in pages:
        after = {element.tag for element in page.document.find(".sources ~ *")}
        assert (page.url, page.document.find(".sources[open]"), after - {"footer"}) == (page.url, [], set())


# There and back


def test_marks_lead_to_the_entries_in_their_order(pages: list[Page]) -> None:
    for page in pages:
        marked = list(dict.fromkeys(mark.get("href") for mark in page.marks))
        entries = [f"#{entry.get('id')}" for entry in page.document.find(".sources > ol > li")]
        assert (page.url, marked) == (page.url, entries)
        assert entries == [f"#s{place}" for place in range(1, len(entries) + 1)]


def test_every_entry_leads_back_to_the_first_of_its_marks(pages: list[Page]) -> None:
    for page in pages:
        first = {mark.get("href"): mark.get("id") for mark in reversed(page.marks)}
        back = {f"#{li.get('id')}": li.cssselect(".back a")[0] for li in page.document.find(".sources > ol > li")}
        assert {entry: link.get("href") for entry, link in back.items()} == {to: f"#{at}" for to, at in first.items()}


# Complete


def test_entry_leads_to_the_source_of_each_of_its_facts(pages: list[Page]) -> None:
    missing = []
    for page in pages:
        for mark in page.entries:
            links = {link.get("href") for link in page.entry(mark.number).cssselect(".where a")}
            cited = {section.get_absolute_url() for fact in mark.facts for section in fact.sections}
            missing += [(page.url, mark.number, address) for address in cited - links]
    assert missing == []


@pytest.fixture
def statements(whole: Whole) -> dict[Any, str]:
    """What facts say in a sentence or more, in plain words."""
    parts = [model for model in apps.get_models() if issubclass(model, Cited) and not issubclass(model, Entry)]
    told = {fact: statement(fact) for model in parts for fact in whole[model] if fact.sections}
    return {fact: text for fact, text in told.items() if len(text) >= STATEMENT}


def statement(fact: Any) -> str:
    return " ".join(to_texts(max((getattr(fact, name, "") for name in ("text", "statement")), key=len)))


def test_every_statement_that_a_page_shows_is_in_an_entry(pages: list[Page], statements: dict[Any, str]) -> None:
    shown = {page.url: untold(page) for page in pages if page.kind != "source"}  # which tells what was taken from it
    assert [(url, said) for url, text in shown.items() for said in {*statements.values()} if said in text] == []


def untold(page: Page) -> str:
    """What a page says, without the statements that its entries tell of."""
    text = text_of(page.before_the_list)
    for said in sorted(map(statement, page.rows), key=len, reverse=True):
        text = text.replace(said, "") if said else text
    return text


@pytest.fixture
def amounts(whole: Whole) -> set[str]:
    """Every amount of pay, as it is written."""
    stated = (getattr(band, name) for band in whole[SalaryBand] for name in AMOUNTS)
    return {f"{amount:,}" for amount in stated if amount}


def unproven(page: Page, amounts: set[str]) -> set[str]:
    """Amounts of pay that a page shows, and neither holds in its list of sources nor links to where it does."""
    shown = numbers(without(page.before_the_list, "a"))
    told = chain.from_iterable(map(numbers, page.document.find(".sources")))
    return set() if page.kind == "source" else (shown & amounts) - set(told)


def numbers(element: HtmlElement) -> set[str]:
    return set(re.findall(r"(?<=[$£€])\d+(?:,\d{3})+", text_of(element)))


def test_every_amount_that_a_page_shows_is_in_an_entry(pages: list[Page], amounts: set[str]) -> None:
    assert {page.url: missing for page in pages if (missing := unproven(page, amounts))} == {}


# Figures


def figures(pages: list[Page]) -> list[tuple[Page, Mark, Any]]:
    """The figures of all entries; claims, which nothing public supports, aside."""
    marked = [(page, mark, row_of(fact)) for page in pages for mark in page.entries for fact in mark.facts]
    return [at for at in marked if isinstance(at[2], SalaryBand | Outlook) and at[2].grade.letter != "D"]


def published(row: SalaryBand | Outlook) -> str:
    """The very figure, as it was published."""
    if isinstance(row, SalaryBand):
        return f"{next(filter(None, (row.median, row.low, row.high, row.lower_quartile, row.upper_quartile))):,}"
    return f"{abs(row.change_percent)}%" if row.change_percent is not None else row.statement


def test_entry_of_a_figure_holds_that_very_figure_and_a_deep_address(pages: list[Page]) -> None:
    for page, mark, row in random.Random(24).sample(figures(pages), DRAWN):  # noqa: S311  (guards nothing)
        entry = page.entry(mark.number)
        paths = [urlsplit(link.get("href")).path.strip("/") for link in entry.cssselect(".where a[rel]")]
        assert (page.url, published(row) in text_of(entry), any(paths)) == (page.url, True, True)


def test_entry_of_one_figure_from_one_place_is_short(pages: list[Page]) -> None:
    alone = [(page, mark) for page, mark, row in figures(pages) if len(mark.facts) == 1 == len(row.sections)]
    sizes = {
        f"{page.url}#s{mark.number}": words(without(page.entry(mark.number), ".note, .back")) for page, mark in alone
    }
    assert {entry: size for entry, size in sizes.items() if size > MOST_WORDS} == {}
