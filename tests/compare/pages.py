"""The comparison as a visitor reads it."""

from django.test import Client

from tests.reading import Document, text_of, visit

BOTH = "role=nurse&role=coder"


def page_of(client: Client, query: str = BOTH) -> Document:
    return visit(client, f"/roles/compare/?{query}")


def rows_told(page: Document) -> dict[str, list[str]]:
    """What the table tells of each point: role by role, or once for all."""
    rows = [[text_of(cell) for cell in row] for row in page.find(".versus > tbody > tr")]
    return {label: told for label, *told in rows}
