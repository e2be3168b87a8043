"""`check_links`: dates the links that answer, and names those that don't with the place where they stand."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from careerguide.content.models import OutsideLink, Section, Source, this_day
from careerguide.content.revisions import history
from careerguide.desk.outside import FRESH, note_answers, outside_addresses
from careerguide.management.commands.check_links import agent
from pathways.models import Credential
from tests.build import a_credential, a_role, a_section, a_skill, a_source, an_outside_link, the_guide

from .conftest import Strangers

pytestmark = pytest.mark.usefixtures("empty")

ADDRESS = "https://example.org/course"


def seen(link: OutsideLink) -> tuple:
    link.refresh_from_db()
    return link.seen, link.seen_on


def test_addresses_of_all_kinds_are_asked() -> None:
    link = an_outside_link(a_skill(), url=ADDRESS)
    source, credential = a_source(url="https://example.org/"), a_credential(url="https://example.com/")
    section = a_section(source=source, url=ADDRESS)
    assert outside_addresses() == {
        ADDRESS: [(Section, section.pk), (type(link), link.pk)],
        "https://example.org/": [(Source, source.pk)],
        "https://example.com/": [(Credential, credential.pk)],
    }


def test_link_that_answered_is_dated_wherever_it_stands() -> None:
    links = [an_outside_link(a_skill(), url=ADDRESS), an_outside_link(a_role(), url=ADDRESS)]
    assert note_answers([ADDRESS], "kim") == 2
    assert [seen(link) for link in links] == [("answered", this_day())] * 2


def test_fresh_look_of_a_person_stays() -> None:
    day = this_day() - FRESH
    link = an_outside_link(a_skill(), url=ADDRESS, seen="opened", seen_on=day)
    assert (note_answers([ADDRESS], "kim"), seen(link)) == (0, ("opened", day))


def test_old_look_of_a_person_gives_way() -> None:
    link = an_outside_link(a_skill(), url=ADDRESS, seen="opened", seen_on=this_day() - FRESH - timedelta(days=1))
    assert (note_answers([ADDRESS], "kim"), seen(link)) == (1, ("answered", this_day()))


def test_link_that_did_not_answer_stays_as_it_is() -> None:
    link = an_outside_link(a_skill(), url=ADDRESS)
    assert (note_answers(["https://example.org/"], "kim"), seen(link)) == (0, ("address", None))


def test_date_leaves_a_revision() -> None:
    skill = a_skill()
    an_outside_link(skill, url=ADDRESS)
    note_answers([ADDRESS], "kim")
    assert history(skill)[0].stated["outside_links"][0]["seen"] == "answered"


def test_reader_is_told_that_no_person_looked() -> None:
    link = an_outside_link(a_skill(), url=ADDRESS)
    note_answers([ADDRESS], "kim")
    link.refresh_from_db()
    assert "there when our program looked" in link.short_terms


def test_caller_gives_the_address_of_the_guide() -> None:
    the_guide(title="Circus careers", contact="errors@example.org")
    assert agent(None) == "circus-careers-links/1.0 (+errors@example.org)"
    assert agent("me@example.org") == "circus-careers-links/1.0 (+me@example.org)"


def test_command_names_what_does_not_answer_with_its_place(
    strangers: Strangers, capsys: pytest.CaptureFixture[str]
) -> None:
    skill = a_skill(title="Sewing")
    there = an_outside_link(skill, url=strangers.at("/found"))
    an_outside_link(skill, title="Course", url=strangers.at("/missing"))
    a_source(title="Book", url=strangers.at("/moved"))
    call_command("check_links", "--pause=0", "--timeout=0.5", "--by=timer")
    assert capsys.readouterr().out.splitlines() == [
        f"{strangers.at('/missing')} answers 404",
        "  Skill “Sewing”: outside links, “Course”",
        f"{strangers.at('/moved')} moved to {strangers.at('/found')}",
        "  Source “Book”",
        "Answered: 2; not: 1; links dated anew: 1.",
    ]
    assert seen(there) == ("answered", this_day())
    assert history(skill)[0].by == "timer"
