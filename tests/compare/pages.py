"""The comparison as a visitor reads it."""

from django.test import Client

from tests.reading import Document, visit

BOTH = "role=nurse&role=coder"


def page_of(client: Client, query: str) -> Document:
    return visit(client, f"/roles/compare/?{query}")


def answers(page: Document) -> dict[str, list[str]]:
    """What the table answers, by its question; without the group headings."""
    table = page.find(".side-by-side")[0]
    rows = [row for row in page.find("tr") if row.parent and row.parent.parent is table and row.parent.tag == "tbody"]
    cells = [[cell.text for cell in page.elements if cell.tag in ("th", "td") and cell.parent is row] for row in rows]
    return {first: rest for first, *rest in cells if rest}
