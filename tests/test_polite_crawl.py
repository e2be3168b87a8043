"""How many addresses a polite crawler is led to: pages, and not the combinations of what can be chosen."""

from urllib.parse import urldefrag, urljoin
from urllib.robotparser import RobotFileParser

from django.test import Client

from tests.crawling import HOST
from tests.reading import Document

ROOM = 200  # addresses beside those of the pages


def followed(url: str, page: Document) -> set[str]:
    """The addresses on this site that a crawler takes from a page, with their queries."""
    links = [link.get("href") for link in page.find("a[href]:not([rel~=nofollow])")]
    addresses = {urldefrag(urljoin(HOST + url, link))[0] for link in links}
    return {address.removeprefix(HOST) for address in addresses if address.startswith(f"{HOST}/")}


def test_polite_crawler_is_led_to_pages_and_few_addresses_more(client: Client, db: None) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    seen, waiting = {"/"}, ["/"]
    while waiting:
        url = waiting.pop()
        answer = client.get(url)
        if answer["Content-Type"].startswith("text/html") and answer.status_code == 200:
            page = Document(answer.content.decode())
            if not page.find("meta[name=robots][content*=noindex]"):
                new = {one for one in followed(url, page) if robots.can_fetch("*", HOST + one)} - seen
                seen |= new
                waiting += new
    pages = {url for url in seen if "?" not in url}
    assert len(seen) <= len(pages) + ROOM
