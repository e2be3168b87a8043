"""Whatever is asked, the answer is a page in words: never a traceback, never a 500 by the asker's doing."""

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from careerguide.front.sitemaps import ListSitemap
from tests.reading import Document

LISTS = ["search", *ListSitemap().items()]
FRAGMENTS = {
    "/search/": "results",
    "/fit/": "fits",
    "/roles/": "finder",
    "/skills/": "finder",
    "/pathways/": "finder",
    "/plan/": "plan",
}
WAYS_ON = ["/", "/roles/", "/skills/", "/pathways/", "/search/"]

ODD_QUERIES = {
    "NUL": "q=%00",
    "NUL among words": "q=nurse%00doctor",
    "ten kilobytes": "q=" + "a" * 10_000,
    "ten kilobytes of words": "q=" + "nurse+" * 1_700,
    "a repeated parameter": "q=a&q=b&q=c",
    "an unknown parameter": "colour=red",
    "ten kilobytes of a name": "x" * 10_000,
    "broken percent signs": "q=%&%zz=%2",
    "bytes that are no UTF-8": "q=%ff%fe%80",
    "half a character": "q=%ed%a0%80",
    "marks that turn the writing": "q=%e2%80%ae%e2%81%a6",
    "query syntax": "q=title:(%22a%22+OR+b)~2^3+[a+TO+z]+/x/+%5c",
    "unbalanced quotes": "q=%22nurse&kind=%27&role=%E2%80%9C",
    "choices that there are none of": "kind=%00&kind=moon&skill=%22%3E&sort=%27&view=%3Cb%3E&show=%ff",
    "ten kilobytes of a choice": "kind=" + "a" * 10_000,
    "hundreds of choices": "&".join(f"skill={number}" for number in range(900)),
    "a plan of nothing but faults": "start=moon&role=%00&have=%3Cb%3E&have=&time=never&country=moon&country=",
    "hundreds of skills to plan with": "&".join(f"have={number}" for number in range(900)),
    "a page below nothing": "page=-1",
    "a page far beyond": "page=1000000000",
    "a page that is no number": "page=%D9%A2",
    "no name": "=&=&&",
    "semicolons": "q=a;b;c",
}

ODD_ADDRESSES = {
    "an unknown page": "/nowhere/",
    "an unknown role": "/roles/astronaut/",
    "an unknown skill": "/skills/astronautics/",
    "an unknown topic": "/topics/moon/",
    "an unknown source": "/sources/moon/",
    "an unknown pair": "/roles/pairs/moon/",
    "an unknown pathway": "/pathways/moon/",
    "an unknown starting point": "/pathways/from/moon/",
    "an unknown credential": "/pathways/credentials/moon/",
    "NUL": "/roles/astro%00naut/",
    "ten kilobytes": f"/roles/{'x' * 10_000}/",
    "bytes that are no UTF-8": "/roles/astro%ff%fe/",
    "another script": "/roles/看護師/",
    "capitals": "/roles/Astronaut/",
    "the way up": "/roles/..%2f..%2fetc%2fpasswd",
    "two slashes": "/roles//astronaut//",
}


@pytest.mark.parametrize("query", ODD_QUERIES.values(), ids=ODD_QUERIES.keys())
def test_odd_query_gets_a_page_everywhere(query: str, client: Client, db: None) -> None:
    addresses = [ListSitemap().location(name) for name in LISTS]
    assert {client.get(f"{address}?{query}").status_code for address in addresses} == {200}


@pytest.mark.parametrize("query", ODD_QUERIES.values(), ids=ODD_QUERIES.keys())
def test_odd_query_gets_a_fragment(query: str, client: Client, db: None) -> None:
    for address, target in FRAGMENTS.items():
        answer = client.get(f"{address}?{query}", headers={"HX-Request": "true", "HX-Target": target})
        assert (answer.status_code, f' id="{target}"' in answer.content.decode()[:30]) == (200, True)


@pytest.mark.parametrize("url", ODD_ADDRESSES.values(), ids=ODD_ADDRESSES.keys())
def test_odd_address_gets_a_page_that_leads_on(url: str, client: Client, db: None) -> None:
    answer = client.get(url)
    page = Document(answer.content.decode())
    assert (answer.status_code, page.texts("h1")) == (404, ["There is no such page"])
    assert [way for way in WAYS_ON if way not in page.links] == []


def test_missing_page_does_not_repeat_what_was_asked(client: Client, db: None) -> None:
    assert b"alert" not in client.get("/roles/astro<script>alert(1)</script>/").content


def test_missing_page_has_the_headers_of_every_page(client: Client, db: None) -> None:
    answer = client.get("/nowhere/")
    assert "default-src 'self'" in answer["Content-Security-Policy"].split("; ")
    assert "geolocation=()" in answer["Permissions-Policy"].split(", ")
    assert (answer.cookies, "cookie" in answer.get("Vary", "").lower()) == ({}, False)


def test_missing_page_that_a_developer_sees_may_have_styles_of_its_own(client: Client, db: None, settings) -> None:
    settings.DEBUG = True
    assert "Content-Security-Policy" not in client.get("/nowhere/")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("/", "elsewhere.example", id="another host"),
        pytest.param(f"/search/?{'a=1&' * 20_000}", "testserver", id="tens of thousands of parameters"),
    ],
)
def test_request_that_is_not_understood_gets_a_page_that_leads_on(
    url: str, host: str, client: Client, db: None
) -> None:
    answer = client.get(url, headers={"host": host})
    page = Document(answer.content.decode())
    assert (answer.status_code, page.texts("h1")) == (400, ["We could not read that address"])
    assert [way for way in WAYS_ON if way not in page.links] == []


def test_failure_of_ours_gets_a_page_without_the_database() -> None:
    answer = server_error(RequestFactory().get("/"))
    page = Document(answer.content.decode())
    assert (answer.status_code, page.texts("h1")) == (500, ["Something went wrong on our side"])
    assert [way for way in WAYS_ON if way not in page.links] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"If-None-Match": "W/" + "x" * 5000}, 200, id="a mark that nobody gave"),
        pytest.param({"If-None-Match": '"'}, 200, id="half a mark"),
        pytest.param({"If-Match": '"x"'}, 412, id="a condition that can't be met"),
        pytest.param({"If-Modified-Since": "yesterday"}, 200, id="no date"),
        pytest.param({"HX-Request": "true", "HX-Target": "\x7f<>"}, 200, id="a target that can't be"),
        pytest.param({"HX-Request": "true", "HX-Current-URL": "::"}, 200, id="an address that can't be"),
        pytest.param({"Accept-Language": "x" * 5000}, 200, id="a language that can't be"),
        pytest.param({"Cookie": "sessionid=x; csrftoken=y; \x01"}, 200, id="cookies that we never set"),
    ],
)
def test_odd_header_gets_an_answer(headers: dict[str, str], status: int, client: Client, db: None) -> None:
    assert client.get("/roles/", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("accepted", "status", "coding"),
    [
        ("gzip", 200, "gzip"),
        ("gzip;q=0", 200, None),
        ("GZIP;q=0.000, br", 200, None),
        ("gzip;q=0.001", 200, "gzip"),
        ("gzip;q=0, *", 200, None),
        ("*;q=0.5", 200, "gzip"),
        ("unheard-of", 200, None),
        ("unheard-of;q=1", 200, None),
        ("identity;q=0, gzip", 200, "gzip"),
        ("*;q=0, identity", 200, None),
        ("identity;q=0", 406, None),
        ("*;q=0", 406, None),
    ],
)
def test_content_coding_that_is_refused_is_not_sent(
    accepted: str, status: int, coding: str | None, client: Client, db: None
) -> None:
    answer = client.get("/roles/", headers={"Accept-Encoding": accepted})
    assert (answer.status_code, answer.get("Content-Encoding")) == (status, coding)


def test_any_mark_for_a_missing_page_is_no_mark(client: Client, db: None) -> None:
    assert client.get("/roles/astronaut/", headers={"If-None-Match": "*"}).status_code == 404
