"""Citations walked backwards: from a source to the facts taken from it, which keep it from being deleted."""

from collections.abc import Callable, Iterator

import pytest
from django.db.models import RestrictedError

from careerguide.content.models import Cited, Correction, Entry, Section, Source
from careerguide.content.whole import Whole, read_whole
from careerguide.sources.backlinks import facts_by_kind
from roles.models import Disagreement, Position
from tests.build import a_duty, a_role, a_section, a_skill, a_source


def facts_by_section(source: Source) -> dict[int, dict[str, list[Cited]]]:
    """The facts of a source as its page shows them, by the primary key of their section; none for an empty one."""
    whole = read_whole()
    (shown,) = [one for one in whole[Source] if one == source]
    by_section = {section.pk: facts_by_kind(whole, section) for section in shown.sections.all()}
    return {section: facts for section, facts in by_section.items() if facts}


def every_fact(whole: Whole) -> Iterator[Cited]:
    """What is taken from any section of any source."""
    for section in whole[Section]:
        for facts in facts_by_kind(whole, section).values():
            yield from facts


def test_source_that_nothing_cites_has_no_facts(empty: None) -> None:
    assert facts_by_section(a_section().source) == {}


def test_facts_stand_under_their_section_and_kind(empty: None) -> None:
    source = a_source()
    first, second = a_section(source=source), a_section(source=source)
    role = a_role(citations=[first])
    duty = a_duty(role, citations=[first, second])
    skill = a_skill(citations=[second])
    assert facts_by_section(source) == {
        first.pk: {"roles": [role], "duties": [duty]},
        second.pk: {"skills": [skill], "duties": [duty]},
    }


def test_facts_of_another_source_are_left_out(empty: None) -> None:
    section = a_section()
    role = a_role(citations=[section])
    a_role()
    assert facts_by_section(section.source) == {section.pk: {"roles": [role]}}


def test_facts_of_drafts_are_left_out(empty: None) -> None:
    section = a_section()
    draft = a_role(status=Entry.Status.DRAFT, citations=[section])
    a_duty(draft, citations=[section])
    assert facts_by_section(section.source) == {}


def test_fact_deep_inside_an_entry_belongs_to_it(empty: None) -> None:
    section, role = a_section(), a_role(citations=[])
    disagreement = Disagreement.objects.create(role=role, question="Q?", difference="D.")
    position = Position.objects.create(disagreement=disagreement, statement="S.")
    position.citations.set([section])
    (fact,) = every_fact(read_whole())
    assert (fact, fact.owner) == (position, role)


def test_correction_of_one_source_is_a_fact_of_another(empty: None) -> None:
    wrong, right = a_section(), a_section()
    correction = Correction.objects.create(source=wrong.source, section=wrong, says="A.", right="B.")
    correction.citations.set([right])
    assert facts_by_section(right.source) == {right.pk: {"corrections": [correction]}}
    assert facts_by_section(wrong.source) == {}


def test_facts_of_a_kind_stand_in_the_order_of_their_lists(empty: None) -> None:
    section = a_section()
    c, a, b = (a_role(title=title, citations=[section]) for title in ("C", "A", "B"))
    first = a_role(title="D", order=1, citations=[section])
    assert facts_by_section(section.source) == {section.pk: {"roles": [first, a, b, c]}}


def test_facts_their_names_and_addresses_ask_no_database(whole: Whole, django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(0):
        named = [(str(fact), fact.owner.title, fact.owner.get_absolute_url()) for fact in every_fact(whole)]
    assert len(named) > 100
    assert all(all(name) for name in named)


def test_section_in_use_can_not_be_deleted(empty: None) -> None:
    section = a_section()
    a_role(citations=[section])
    with pytest.raises(RestrictedError):
        section.delete()


def test_source_in_use_can_not_be_deleted(empty: None) -> None:
    section = a_section()
    a_duty(a_role(), citations=[section])
    with pytest.raises(RestrictedError):
        section.source.delete()


def test_section_that_a_correction_is_about_can_not_be_deleted(empty: None) -> None:
    section = a_section()
    Correction.objects.create(source=section.source, section=section, says="A.", right="B.")
    with pytest.raises(RestrictedError):
        section.delete()


def test_source_not_in_use_goes_with_its_sections(empty: None) -> None:
    a_section().source.delete()
    assert (Source.objects.count(), Section.objects.count()) == (0, 0)


def test_fact_deleted_sets_its_source_free(empty: None) -> None:
    section = a_section()
    a_role(citations=[section]).delete()
    section.source.delete()
    assert Source.objects.count() == 0


def test_source_whose_own_correction_cites_it_can_be_deleted(empty: None) -> None:
    section = a_section()
    correction = Correction.objects.create(source=section.source, section=section, says="A.", right="B.")
    correction.citations.set([section])
    section.source.delete()
    assert (Source.objects.count(), Correction.objects.count()) == (0, 0)


def test_section_says_its_source_and_address(empty: None) -> None:
    section = a_section(source=a_source(slug="book", short_title="Book"), key="pay", label="What it pays")
    assert (str(section), section.reference, section.get_absolute_url()) == (
        "Book: What it pays",
        "book#pay",
        "/sources/book/#section-pay",
    )
