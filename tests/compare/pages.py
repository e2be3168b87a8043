"""The comparison as a visitor reads it."""

from django.test import Client

from tests.reading import Document, text_of, visit

BOTH = "role=nurse&role=coder"


def page_of(client: Client, query: str) -> Document:
    return visit(client, f"/roles/compare/?{query}")


def answers(page: Document) -> dict[str, list[str]]:
    """What the table answers, by its question; without the group headings."""
    rows = [[text_of(cell) for cell in row] for row in page.find(".side-by-side > tbody > tr")]
    return {question: found for question, *found in rows if found}
