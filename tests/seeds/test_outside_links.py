"""Outside links of the seeds: doors for each skill and role, and none to what has closed or moved."""

from collections import defaultdict

import pytest

from careerguide.content.models import OutsideLink
from careerguide.content.whole import Whole
from roles.models import Role, RoleOutsideLink
from skills.models import Skill, SkillOutsideLink

CLOSED_OR_MOVED = (
    *("fci.org.uk", "/explore-roles/health-informatics/", "huggingface.co/course", "/guidance/ng51"),
    *(
        "ahrq.gov/teamstepps/",
        "//pytorch.org/tutorials",
        "r4ds.had.co.nz",
        "openwho.org",
        "occupational-maps",
        "apprenticeships.org",
    ),
)
NOT_SEEN = (
    *("bmes.org", "15-1211.01", "17-2031.00", "15-1221.00", "job-profiles/clinical-engineer", "raps.org"),
    *("rsna.org/membership", "scikit-learn.org", "interoptrainer.com", "postgresql.org", "nibib.nih.gov"),
    *("hdruk.ac.uk", "eures.europa.eu", "prospects.ac.uk/job-profiles/data-scientist"),
)


@pytest.fixture
def links(whole: Whole) -> list[OutsideLink]:
    return [*whole[SkillOutsideLink], *whole[RoleOutsideLink]]


def test_every_skill_has_a_link(whole: Whole) -> None:
    assert [skill.slug for skill in whole[Skill] if not skill.outside_links.all()] == []


def test_every_role_has_seven_links_or_more(whole: Whole) -> None:
    assert [role.slug for role in whole[Role] if len(role.outside_links.all()) < 7] == []


def test_links_lead_to_90_addresses(links: list[OutsideLink]) -> None:
    assert len({link.url for link in links}) == 90


def test_every_address_is_secure(links: list[OutsideLink]) -> None:
    assert [link.url for link in links if not link.url.startswith("https://")] == []


def test_no_link_that_nobody_opened_has_a_date(links: list[OutsideLink]) -> None:
    assert [link.url for link in links if (link.seen == "address") != (link.seen_on is None)] == []


def test_no_link_leads_to_what_has_closed_or_moved_or_was_not_found(links: list[OutsideLink]) -> None:
    assert [link.url for link in links for part in CLOSED_OR_MOVED + NOT_SEEN if part in link.url] == []


def test_same_is_said_of_an_address_wherever_it_stands(links: list[OutsideLink]) -> None:
    told = defaultdict(set)
    for link in links:
        told[link.url].add((link.title, link.publisher, link.level, link.hours, link.cost, link.place, link.seen_on))
    assert [url for url, sayings in told.items() if len(sayings) > 1] == []
