"""Rules for editors: what is old, hidden, unread, uncited, or can't be written to a document."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from careerguide.content.checking import Name
from careerguide.content.findings import LYING, RELIED_ON, Stock, all_findings, take_stock
from careerguide.content.models import Draft, Revision, Section, this_day
from careerguide.content.revisions import keep_present
from roles.models import Duty, Role
from tests.build import (
    a_domain,
    a_duty,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    an_outside_link,
    the_guide,
)
from tests.content.findings import found, places

pytestmark = pytest.mark.usefixtures("empty")

LONG_AGO = this_day() - RELIED_ON - timedelta(days=1)


def test_rules_have_keys_of_their_own() -> None:
    keys = [rule.key for rule in all_findings(Stock({}, this_day()))]
    assert len(keys) == len(set(keys))


def test_entry_is_to_be_reviewed_again_after_a_year() -> None:
    a_role(slug="fresh", reviewed_on=this_day() - RELIED_ON)
    a_role(slug="old", reviewed_on=LONG_AGO)
    a_role(slug="never")
    roles = [one for one in found("unreviewed") if one.name.folder == "roles"]
    assert sorted(places(roles)) == [("never", "reviewed_on"), ("old", "reviewed_on")]


def test_age_is_counted_to_the_day_of_the_stock() -> None:
    a_role(slug="nurse", reviewed_on=date(2026, 1, 1))
    later = replace(take_stock(), today=date(2027, 1, 2))
    (words,) = [one.words for one in found("unreviewed", later) if one.name.slug == "nurse"]
    assert words == "the last time was on 1 January 2026"


def test_draft_is_not_to_be_reviewed() -> None:
    a_role(slug="draft", status="draft")
    assert "draft" not in {one.name.slug for one in found("unreviewed")}


def test_row_that_its_schema_refuses_is_an_error_with_its_reason() -> None:
    role = a_role(slug="nurse")
    Duty.objects.filter(pk=a_duty(role).pk).update(text="[" * 99)
    (one,) = found("refused")
    assert (one.name, "duties.0.text" in one.words) == (Name("roles", "nurse"), True)


def test_refused_row_is_no_target_that_others_lack() -> None:
    role = a_role(slug="nurse")
    a_role(broader=role)
    Role.objects.filter(pk=role.pk).update(title=" ")
    assert (len(found("refused")), found("contradiction")) == (1, [])


def test_link_that_died_since_is_found_in_its_field() -> None:
    target = a_role(slug="target")
    a_duty(a_role(slug="nurse"), text="See [it](target.md).")
    assert found("contradiction") == []
    target.status = "draft"
    target.save()
    assert places(found("contradiction")) == [("nurse", "duties", 0, "text")]


def test_entry_that_requires_a_draft_is_hidden() -> None:
    a_skill(slug="sewing", domain=a_domain(status="draft"))
    assert places(found("hidden")) == [("sewing", "domain")]


def test_part_that_requires_a_draft_is_hidden() -> None:
    a_role_skill(a_role(slug="nurse"), a_skill(status="draft"))
    assert places(found("hidden")) == [("nurse", "skills", 0, "skill")]


def test_draft_that_is_not_required_hides_nothing() -> None:
    a_role(broader=a_role(status="draft"))
    assert found("hidden") == []


def test_draft_is_found_where_nobody_worked_on_it_for_a_month() -> None:
    role, fresh = a_role(slug="nurse", status="draft"), a_role(status="draft")
    keep_present([role, fresh])
    Revision.objects.filter(row=role.pk).update(at=now() - LYING - timedelta(days=1))
    assert places(found("left-lying")) == [("nurse",)]


def test_draft_beside_a_published_entry_is_found_likewise() -> None:
    role = a_role(slug="nurse")
    Draft.objects.create(kind="roles", row=role.pk, document="{}", base="{}", at=now() - LYING - timedelta(days=1))
    assert places(found("left-lying")) == [("nurse",)]


def test_published_entry_is_no_draft_however_old_its_last_change() -> None:
    keep_present([a_role()])
    Revision.objects.update(at=now() - 2 * LYING)
    assert found("left-lying") == []


def test_source_without_the_day_of_reading_is_found() -> None:
    a_section(source=a_source(slug="unread"))
    a_section(source=a_source(accessed=this_day()))
    assert places(found("unread-source")) == [("unread", "accessed")]


def test_section_that_no_entry_cites_is_found() -> None:
    source = a_source(slug="book")
    a_section(source=source, key="cited", position=0)
    a_section(source=source, key="idle", position=1)
    a_duty(a_role(), citations=[Section.objects.get(key="cited")])
    assert places(one for one in found("uncited-section") if one.name.slug == "book") == [
        ("book", "sections", 1, "label")
    ]


def test_outside_link_is_to_be_seen_once_a_year() -> None:
    skill = a_skill(slug="sewing")
    an_outside_link(skill, position=0, seen="opened", seen_on=this_day())
    an_outside_link(skill, position=1, seen="opened", seen_on=LONG_AGO)
    an_outside_link(skill, position=2)
    assert places(found("unseen-link")) == [
        ("sewing", "outside_links", 1, "seen"),
        ("sewing", "outside_links", 2, "seen"),
    ]


# The command


def test_command_names_each_finding_by_its_field(capsys: pytest.CaptureFixture[str]) -> None:
    the_guide()
    a_role(slug="nurse")
    call_command("check_content")
    assert "\n  roles/nurse: reviewed_on: never\n" in capsys.readouterr().out


def test_command_fails_where_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    the_guide()
    a_duty(a_role(slug="nurse"), text="See [it](nobody.md).")
    with pytest.raises(CommandError, match=r"^1 error in the content\.$"):
        call_command("check_content", "--errors")
    told = capsys.readouterr().out
    assert ("roles/nurse: duties.0.text: " in told, "reviewed_on" in told) == (True, False)
