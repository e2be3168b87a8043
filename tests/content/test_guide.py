"""The guide itself: one document beside the folders, one row, and the order of what it lists."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from careerguide.content.checking import Name
from careerguide.content.models import Guide
from careerguide.content.whole import read_whole
from roles.models import Market
from skills.models import Domain
from tests.build import a_domain, a_door, a_market, the_guide

from .seeds_copy import CIRCUS, SeedsCopy

GUIDE = Name("", "guide")


def listing(*lines: str) -> str:
    """The document of the guide with more front matter."""
    return CIRCUS["guide"].removesuffix("---\n") + "".join(f"{line}\n" for line in lines) + "---\n"


# The document


def test_guide_is_loaded_from_beside_the_folders(copy: SeedsCopy) -> None:
    assert Guide.objects.values_list("title", "subject").get() == ("The circus", "the circus")


def test_guide_is_called_by_its_file(copy: SeedsCopy) -> None:
    copy.write("guide", listing("colour: red"))
    assert copy.problems() == ["seeds/guide.md: colour: unknown key (given: “red”)"]


def test_missing_guide_is_named(copy: SeedsCopy) -> None:
    copy.path("guide").unlink()
    assert copy.problems() == ["seeds/guide.md: missing, though every page needs it"]


def test_missing_guide_is_not_taken_off_the_site(copy: SeedsCopy) -> None:
    copy.path("guide").unlink()
    assert copy.load(removals=100).removed == []
    assert Guide.objects.exists()


def test_missing_guide_is_written_from_the_database_that_is_taken(copy: SeedsCopy) -> None:
    text = copy.text("guide")
    copy.path("guide").unlink()
    assert copy.dump(take="database").created == [GUIDE]
    assert copy.text("guide") == text


def test_other_document_beside_the_folders_is_passed_over(copy: SeedsCopy) -> None:
    copy.write("another", CIRCUS["guide"])
    assert copy.load().strays == ["seeds/another.md"]


def test_document_of_the_same_name_in_a_folder_is_of_its_kind(copy: SeedsCopy) -> None:
    copy.write("roles/guide", copy.text("roles/clown"))
    assert copy.load().created == [Name("roles", "guide")]


def test_guide_is_never_a_draft(copy: SeedsCopy) -> None:
    copy.write("guide", listing("status: draft"))
    assert copy.problems() == ["seeds/guide.md: status: the guide can't be a draft, as every page has its name"]


def test_guide_names_no_address_that_takes_no_mail(copy: SeedsCopy) -> None:
    copy.write("guide", listing("contact: somewhere"))
    assert copy.problems() == ["seeds/guide.md: contact: is no mail address (given: “somewhere”)"]


def test_guide_lists_only_what_there_is(copy: SeedsCopy) -> None:
    copy.write("guide", listing("markets: [{market: utopia}, {market: atlantis}]"))
    assert copy.problems() == ["seeds/guide.md: markets.1.market: there is no market “atlantis”"]


def test_guide_lists_a_domain_once(copy: SeedsCopy) -> None:
    copy.write("guide", listing("domains: [{domain: technical}, {domain: technical}]"))
    assert copy.problems() == ["seeds/guide.md: domains.1.domain: the same domain as in domains.0"]


def test_edited_guide_is_dumped(copy: SeedsCopy) -> None:
    Guide.objects.update(title="The flea circus")
    assert copy.dump().updated == [GUIDE]
    assert copy.text("guide") == CIRCUS["guide"].replace("title: The circus", "title: The flea circus")


def test_guide_that_changed_on_both_sides_waits_for_a_word(copy: SeedsCopy) -> None:
    Guide.objects.update(title="The flea circus")
    copy.change("guide", "title: The circus", "title: The big top")
    assert [*copy.load().conflicts] == [GUIDE]
    assert copy.load(take="seeds", only=[GUIDE]).updated == [GUIDE]
    assert Guide.objects.get().title == "The big top"


# The row


def test_guide_without_a_row_is_missed_by_a_dump(empty: None, tmp_path: Path) -> None:
    a_market()
    (problem,) = SeedsCopy(tmp_path).dump().problems
    assert str(problem) == f"{tmp_path.name}/guide.md: missing, though every page needs it"


@pytest.mark.parametrize("changes", [{"slug": "another"}, {"status": "draft"}])
def test_database_keeps_one_published_guide(changes: dict[str, str], empty: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        the_guide(**changes)


def test_second_guide_is_refused(empty: None) -> None:
    the_guide()
    with pytest.raises(IntegrityError), transaction.atomic():
        the_guide()


def test_listed_market_is_not_deleted(empty: None) -> None:
    the_guide(market := a_market())
    with pytest.raises(RestrictedError):
        market.delete()


# In the whole


def test_whole_of_an_empty_database_has_a_neutral_guide(empty: None) -> None:
    guide = read_whole().guide
    assert (guide.title, list(guide.domains.all()), list(guide.doors.all())) == ("Career guide", [], [])


def test_whole_has_the_guide_with_its_doors(empty: None) -> None:
    a_door(the_guide(title="The circus"), label="The zoo")
    guide = read_whole().guide
    assert (guide.title, [door.label for door in guide.doors.all()]) == ("The circus", ["The zoo"])


def test_entries_come_in_the_order_in_which_the_guide_lists_them(empty: None) -> None:
    first, second, third = (a_market(order=order) for order in (3, 2, 1))
    the_guide(first, second, third)
    assert read_whole()[Market] == (first, second, third)


def test_entries_that_the_guide_does_not_list_come_after(empty: None) -> None:
    unlisted, listed = a_market(order=0), a_market()
    the_guide(listed)
    assert read_whole()[Market] == (listed, unlisted)


def test_draft_is_not_listed(empty: None) -> None:
    shown, draft = a_domain(), a_domain(hue=Domain.Hue.TECHNICAL, status="draft")
    the_guide(draft, shown)
    assert [listed.domain for listed in read_whole().guide.domains.all()] == [shown]
