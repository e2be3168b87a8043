"""Marks in a text, and the entries of the list of sources that they lead to."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template

from careerguide.content.models import Section, Source, this_day
from careerguide.content.whole import read_whole
from careerguide.web.marks import SHORT, Marks, deepest, host, kind_of, shortened, trust
from tests.build import (
    a_band,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    an_occupation,
    an_official_section,
)
from tests.reading import Document, text_of

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def marks() -> Marks:
    return Marks()


def cited(*sections: Section, **changes: Any) -> Any:
    """A fact that is taken from these sections; it says its summary."""
    return a_skill(citations=sections, **changes)


def rendered(template: str, **context: Any) -> Document:
    """A piece of a page and, after it, the list of its sources."""
    request = SimpleNamespace(whole=read_whole())
    html = Template(template + "{% sources %}").render(Context({"request": request, "marks": Marks(), **context}))
    return Document(f"<main>{html}</main>")


# Numbers


def test_marks_are_numbered_in_the_order_in_which_they_are_set(marks: Marks) -> None:
    assert [marks.mark([cited()])[0].number for _ in range(3)] == [1, 2, 3]


def test_same_facts_have_one_mark(marks: Marks) -> None:
    fact = cited()
    (first, is_new), (second, is_new_again) = marks.mark([fact]), marks.mark([fact])
    assert (first is second, is_new, is_new_again, len(marks.entries)) == (True, True, False, 1)


def test_one_fact_is_not_marked_as_two_are(marks: Marks) -> None:
    fact, other = cited(), cited()
    assert [marks.mark(facts)[0].number for facts in ([fact], [fact, other], [fact])] == [1, 2, 1]


def test_same_facts_below_two_headings_have_two_entries(marks: Marks) -> None:
    fact = cited()
    assert [marks.mark([fact], heading)[0].number for heading in ("Pay", "Future", "Pay")] == [1, 2, 1]


# Names


def test_mark_is_named_by_its_source(marks: Marks) -> None:
    mark, _ = marks.mark([cited(a_section(source=a_source(short_title="BLS wages 2025")))])
    assert mark.label == "Source 1: BLS wages 2025"


def test_mark_of_many_sources_names_two_and_counts_the_rest(marks: Marks) -> None:
    sections = [a_section(source=a_source(short_title=name, order=order)) for order, name in enumerate("ABCD")]
    assert marks.mark([cited(*sections)])[0].label == "Source 1: A, B and 2 more"


def test_mark_without_a_source_has_its_number(marks: Marks) -> None:
    assert marks.mark([cited()])[0].label == "Source 1"


def test_line_below_a_heading_names_an_authority_and_counts_the_rest(marks: Marks) -> None:
    article = a_section(source=a_source(short_title="Blog", order=1))
    statistics = a_section(source=a_source(short_title="ONS", kind=Source.Kind.OFFICIAL_STATISTICS, order=200))
    mark, _ = marks.mark([cited(article, an_official_section(), statistics)], "Pay")
    assert mark.named == "BLS and 2 more"


def test_line_below_a_heading_names_no_article(marks: Marks) -> None:
    assert marks.mark([cited(a_section())], "Pay")[0].named == ""


# Trust


def test_figure_is_trusted_as_its_grade_says() -> None:
    band = a_band(an_occupation(), citations=[an_official_section()], year=2001)
    assert trust(band) == "Official, but more than 2 years old"


def test_figure_without_a_doubt_is_official_and_no_more() -> None:
    band = a_band(an_occupation(), citations=[an_official_section()], year=this_day().year)
    assert trust(band) == "Official"


def test_figure_of_articles_alone_is_a_claim() -> None:
    assert trust(a_band(an_occupation())) == "Claim, no source"


def test_estimate_of_ours_says_so() -> None:
    estimate = a_role_skill(a_role(), basis="inferred", citations=[an_official_section()])
    assert trust(estimate) == "Our estimate"


def test_fact_that_cites_nothing_has_no_source() -> None:
    assert trust(cited()) == "No source"


def test_what_articles_alone_say_is_a_claim() -> None:
    assert trust(cited(a_section())) == "Claim, no source"


def test_each_source_is_told_with_its_own_kind() -> None:
    article = a_section(source=a_source(short_title="Blog", order=1))
    law, paper = (
        a_section(source=a_source(short_title=name, kind=kind, order=order))
        for order, (name, kind) in enumerate((("Law", "standard"), ("Paper", "peer-reviewed")), 2)
    )
    found = entry(cited(an_official_section(), article, law, paper))
    assert found.texts("#s1 .trust") == []
    assert {*found.texts("#s1 .where span")} == {
        "BLS, official statistics, not read by us",
        "Blog, not read by us",
        "Law, not read by us",
        "Paper, peer-reviewed article, not read by us",
    }


@pytest.mark.parametrize(
    ("of_the_source", "told"),
    [("official-statistics", "official statistics, quoted second-hand"), ("standard", "quoted second-hand")],
)
def test_second_hand_is_said_of_the_source(of_the_source: str, told: str) -> None:
    assert kind_of([a_section(source=a_source(kind=of_the_source), second_hand=True)]) == told


# Addresses


@pytest.mark.parametrize(
    ("section", "source", "doi", "found"),
    [
        ("https://a.example/table", "https://a.example/", "10.1/x", "https://a.example/table"),
        ("", "https://a.example/", "10.1/x", "https://a.example/"),
        ("", "", "10.1/x", "https://doi.org/10.1/x"),
        ("", "", "", ""),
    ],
)
def test_deepest_address_is_taken(section: str, source: str, doi: str, found: str) -> None:
    assert deepest(Section(url=section, source=Source(url=source, doi=doi))) == found


def test_host_is_told_without_www() -> None:
    assert host("https://www.bls.gov/oes/tables.htm") == "bls.gov"


# Entries


def entry(*facts: Any) -> Document:
    return rendered("{% mark one %}" if len(facts) == 1 else '{% how_we_know "Work" some %}', one=facts[0], some=facts)


def test_entry_tells_the_fact_its_trust_its_source_and_when_we_read_it() -> None:
    source = a_source(short_title="BLS", kind="official-statistics", accessed=date(2026, 11, 5))
    section = a_section(source=source, label="Table 1", url="https://www.bls.gov/oes/table.htm")
    found = entry(cited(section, summary="Test tools"))
    assert found.texts("#s1") == [
        "Test tools BLS, official statistics, read 5 Nov 2026 Open Table 1 at bls.gov ↗ About this source"
        " ↩ back to the text"
    ]
    assert found.links_in("#s1 .where") == {
        "Open Table 1 at bls.gov ↗": "https://www.bls.gov/oes/table.htm",
        "About this source": section.get_absolute_url(),
    }


def test_source_of_a_figure_is_told_without_its_kind() -> None:
    found = entry(a_band(an_occupation(), citations=[an_official_section()], year=2001))
    assert found.texts("#s1 .trust, #s1 .where span") == ["Official, but more than 2 years old", "BLS, not read by us"]


def test_entry_leads_back_to_the_first_mark_of_its_fact() -> None:
    found = rendered("<p>{% mark fact %}</p><p>{% mark fact %}</p>", fact=cited())
    assert [mark.get("id") for mark in found.find(".ref")] == ["r1", None]
    assert [link.get("href") for link in found.find("#s1 .back a")] == ["#r1"]


def test_entry_of_several_facts_names_the_sources_of_each() -> None:
    bls, onet = (a_section(source=a_source(short_title=name, order=order)) for order, name in enumerate(("BLS", "ON")))
    found = entry(cited(bls, summary="Test"), cited(bls, onet, summary="Build"))
    assert found.texts("#s1 .said") == ["Test · BLS", "Build · BLS; ON"]


def test_entry_of_several_facts_tells_sections_of_one_source_apart() -> None:
    source = a_source(short_title="ON")
    pay, work = (a_section(source=source, label=label) for label in ("Pay", "Work"))
    found = entry(cited(pay, summary="Test"), cited(work, summary="Build"))
    assert found.texts("#s1 .said") == ["Test · ON: Pay", "Build · ON: Work"]
    assert set(found.links_in("#s1 .where")) == {"About “Pay”", "About “Work”"}


def test_sources_that_all_facts_share_are_told_once() -> None:
    section = a_section()
    found = entry(cited(section, summary="Test"), cited(section, summary="Build"))
    assert found.texts("#s1 .said") == ["Test", "Build"]


def test_one_address_of_several_sections_is_one_link() -> None:
    source = a_source(url="https://a.example/book")
    found = entry(cited(*(a_section(source=source, label=label) for label in ("Pay", "Work"))))
    assert [text_of(link) for link in found.find(".where a[rel]")] == ["Open at a.example ↗"]


def test_trust_of_most_facts_is_told_once_and_that_of_the_others_beside_them() -> None:
    role, section = a_role(title="Nurse"), an_official_section()
    asked = [
        a_role_skill(role, a_skill(title=title), basis=basis, citations=[section])
        for title, basis in (("One", "inferred"), ("Two", "stated"), ("Three", "inferred"))
    ]
    found = entry(*asked)
    assert found.texts("#s1 .trust") == ["Our estimate, if not said otherwise"]
    assert [said.partition(" · ")[2] for said in found.texts("#s1 .said")] == ["", "As its source says", ""]


def test_note_of_the_editors_stands_in_the_entry() -> None:
    assert entry(cited(note="Mind the *year*.")).texts("#s1 .note") == ["Mind the year."]


def test_source_that_is_not_published_has_no_page_to_lead_to() -> None:
    hidden = a_section(source=a_source(status="draft", url="https://a.example/x"))
    assert list(entry(cited(hidden)).links_in("#s1 .where").values()) == ["https://a.example/x"]


def test_statement_among_others_is_cut_and_loses_its_markdown() -> None:
    words = ["six"] * SHORT
    assert shortened(f"One [two](x.md) **three** & {' '.join(words)}") == f"One two three &amp; {' '.join(words[4:])}…"


def test_statement_that_stands_alone_is_told_in_full() -> None:
    long = " ".join(["word"] * 40)
    assert entry(cited(summary=long)).texts("#s1 .said") == [long]


# The line below a heading


def test_line_leads_to_one_entry_for_all_its_facts() -> None:
    found = entry(cited(a_section()), cited(a_section()))
    assert found.links_in(".from") == {"How we know": "#s1"}
    assert len(found.find("#s1 .said")) == 2


def test_nothing_is_said_where_no_fact_has_a_source() -> None:
    found = entry(cited(), cited())
    assert (found.text, found.find("#sources")) == ("", [])


def test_mark_is_read_aloud_with_its_source() -> None:
    found = entry(cited(a_section(source=a_source(short_title="A “B” & C"))))
    assert [mark.get("aria-label") for mark in found.find("sup .ref")] == ["Source 1: A “B” & C"]
