"""The ways in of the seeds: as long as we reckoned, and open to those whom they are for.

lengths.txt holds, for each way, its shortest and longest months with the stages that we chose, the months of the
quickest choices, and the longest with all that is optional; “unknown” where an alternative is of unknown length.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerguide.content.whole import Whole
from pathways.models import Credential, NearestWay, Pathway, Stage, StartingPoint, Way, WayItem
from roles.models import Role

LENGTHS = Path(__file__).with_name("lengths.txt").read_text(encoding="utf-8").splitlines()
AT_SCHOOL = "school-student"
OF_AGE = 22  # nobody but students at school can be taken for younger

pytestmark = pytest.mark.usefixtures("db")


def name(way: Way) -> str:
    return f"{way.pathway.slug}#{way.key}"


def reckoned(way: Way) -> str:
    time = way.length
    months = f"{time.shortest} {time.longest} {time.quickest_choice} {time.longest_with_options}"
    return f"{name(way)} {months}{' unknown' if time.has_unknown_choice else ''}"


def choices(item: WayItem) -> list[Stage]:
    return [item.stage, *item.alternatives.all()]


def credentials_of(stage: Stage) -> set[str]:
    return {gain.credential.slug for gain in stage.gives.all() if gain.credential}


def levels_of(stage: Stage) -> dict[str, int]:
    return {gain.skill.slug: gain.proficiency or 0 for gain in stage.gives.all() if gain.skill}


def entrances(way: Way) -> Iterator[tuple[Stage, set[str], dict[str, int]]]:
    """Each stage that one may meet, with the credentials and the levels that one has by then."""
    start = way.pathway.starting_point
    assert start
    held = {credential.slug for credential in start.holds.all()}
    levels = {one.skill.slug: one.proficiency or 0 for one in start.skills.all()}
    for item in way.items.all():
        for stage in choices(item):
            yield stage, set(held), dict(levels)
        held |= credentials_of(item.stage)
        if not item.optional:
            levels |= {skill: max(level, levels.get(skill, 0)) for skill, level in levels_of(item.stage).items()}


# How many, how long


def test_ways_are_as_long_as_we_reckoned(whole: Whole) -> None:
    assert {reckoned(way) for way in whole[Way]} == set(LENGTHS)
    assert len(LENGTHS) == 93


def test_no_way_has_a_required_stage_of_unknown_length(whole: Whole) -> None:
    assert [name(way) for way in whole[Way] if way.length.is_at_least] == []


def test_every_cell_has_a_pathway_or_tells_what_is_nearest(whole: Whole) -> None:
    led = {(one.starting_point.slug, one.role.slug) for one in whole[Pathway] if one.starting_point}
    nearest = {(one.starting_point.slug, one.role.slug) for one in whole[NearestWay]}
    cells = {(start.slug, role.slug) for start in whole[StartingPoint] for role in whole[Role]}
    assert (led | nearest, led & nearest, len(led)) == (cells, set(), 50)


def test_what_is_nearest_can_be_reached_itself(whole: Whole) -> None:
    led = {(one.starting_point, one.role) for one in whole[Pathway]}
    named = [one for one in whole[NearestWay] if one.nearest]
    assert [str(one) for one in named if (one.starting_point, one.nearest) not in led] == []


def test_only_who_is_there_already_is_pointed_to_no_other_role(whole: Whole) -> None:
    alone = {(one.starting_point.slug, one.role.slug) for one in whole[NearestWay] if not one.nearest}
    assert alone == {("biomedical-engineer", "biomedical-engineer")}


def test_every_stage_is_on_a_way(whole: Whole) -> None:
    assert set(whole[Stage]) == {stage for item in whole[WayItem] for stage in choices(item)}
    assert len(whole[Stage]) == 75


# Nobody is sent where they can't enter


def test_every_credential_asked_for_is_held_or_given_before(whole: Whole) -> None:
    shut = [
        f"{name(way)}: {stage.slug}"
        for way in whole[Way]
        for stage, held, _ in entrances(way)
        for need in stage.needs.all()
        if need.credentials.all() and not held & {one.slug for one in need.credentials.all()}
    ]
    assert shut == []


def test_every_level_asked_for_is_reached_before(whole: Whole) -> None:
    short = [
        f"{name(way)}: {stage.slug}"
        for way in whole[Way]
        for stage, _, levels in entrances(way)
        for need in stage.needs.all()
        if need.skill and levels.get(need.skill.slug, 0) < (need.proficiency or 0)
    ]
    assert short == []


def test_stage_of_a_place_stands_on_ways_of_that_place(whole: Whole) -> None:
    elsewhere = [
        f"{name(way)}: {stage.slug}"
        for way in whole[Way]
        for item in way.items.all()
        for stage in choices(item)
        if way.place and stage.places.all() and way.place not in stage.places.all()
    ]
    assert elsewhere == []


def test_stage_of_a_place_is_never_the_only_one_on_a_way_for_anywhere(whole: Whole) -> None:
    bound = [
        f"{name(way)}: {item.stage.slug}"
        for way in whole[Way]
        for item in way.items.all()
        if not way.place and not item.optional and all(stage.places.all() for stage in choices(item))
    ]
    assert bound == []


def test_stage_gives_no_credential_of_another_place(whole: Whole) -> None:
    foreign = [
        f"{stage.slug}: {gain.credential.slug}"
        for stage in whole[Stage]
        for gain in stage.gives.all()
        if gain.credential and gain.credential.places.all() and stage.places.all()
        if not set(stage.places.all()) & set(gain.credential.places.all())
    ]
    assert foreign == []


def test_clinicians_scheme_of_a_place_asks_for_their_registration_there(whole: Whole) -> None:
    clinical = {"medical-degree", "nursing-licence", "pharmacy-degree"}
    schemes = [
        stage
        for stage in whole[Stage]
        for need in stage.needs.all()
        if stage.places.all() and {one.slug for one in need.credentials.all()} == clinical
    ]
    assert {stage.slug for stage in schemes} == {"uk-fellowship-ai", "uk-topol", "uk-cso"}
    assert [stage.slug for stage in schemes if not re.search("regist|clinical staff", stage.requires.lower())] == []


def test_what_ends_at_an_age_is_for_students_at_school_alone(whole: Whole) -> None:
    bound = {one.slug for one in whole[Credential] if one.max_age and one.max_age < OF_AGE}
    late = [
        f"{name(way)}: {stage.slug}"
        for way in whole[Way]
        for stage, _, _ in entrances(way)
        if way.pathway.starting_point.slug != AT_SCHOOL
        and (bound & credentials_of(stage) or re.search(r"aged? (16|17|18|19|20|21)", f"{stage.requires} {stage.cost}"))
    ]
    assert late == []


def test_scheme_that_refuses_medical_degrees_is_on_no_way_of_physicians(whole: Whole) -> None:
    refusing = {stage.slug for stage in whole[Stage] if "no medical degree" in stage.requires}
    met = {stage.slug for way in whole[Way] for stage, held, _ in entrances(way) if "medical-degree" in held}
    assert (refusing, refusing & met) == ({"uk-stp-informatics"}, set())


# What is said of them


def test_every_stage_speaks_to_you_in_short(whole: Whole) -> None:
    unlike = [
        stage.slug
        for stage in whole[Stage]
        if not re.search(r"\b[Yy]ou(r|rs)?\b", stage.summary)
        or len(stage.title.split()) > 8
        or max(len(sentence.split()) for sentence in re.split(r"(?<=[.!?])\s+", stage.summary)) > 18
    ]
    assert unlike == []


def test_length_that_no_source_states_has_its_reason(whole: Whole) -> None:
    assert [stage.slug for stage in whole[Stage] if stage.basis != "cited" and not stage.reason] == []


def test_strong_way_has_a_required_stage_of_a_length_that_sources_state(whole: Whole) -> None:
    sourced = {name(one.way) for one in whole[WayItem] if not one.optional and one.stage.basis in ("cited", "derived")}
    assert [name(way) for way in whole[Way] if way.strength == "strong" and name(way) not in sourced] == []


def test_fair_way_has_a_stage_of_a_length_that_sources_state(whole: Whole) -> None:
    items = [(item, stage) for item in whole[WayItem] for stage in choices(item)]
    sourced = {name(item.way) for item, stage in items if stage.basis in ("cited", "derived")}
    bare = {name(way) for way in whole[Way] if way.strength == "fair"} - sourced
    assert bare == set()


def test_every_weak_way_says_why_it_is_weak(whole: Whole) -> None:
    weak = [way for way in whole[Way] if way.is_weak]
    assert [name(way) for way in weak if not re.search(r"\b[Ww]eak\b", way.note)] == []


def test_every_way_says_where_one_can_stop(whole: Whole) -> None:
    assert [name(way) for way in whole[Way] if not way.stop_at] == []


def test_every_way_to_the_specialist_says_that_it_ends_at_a_first_post(whole: Whole) -> None:
    ways = [one for one in whole[Pathway] if one.role and one.role.slug == "ai-healthcare-specialist"]
    said = re.compile(r"first (post|role|job|team)|beginner in a team")
    assert (len(ways), [one.slug for one in ways if not said.search(one.body)]) == (8, [])


def test_way_of_physicians_after_residency_says_so(whole: Whole) -> None:
    after = [way for way in whole[Way] if any(i.stage.slug == "us-ci-fellowship" for i in way.items.all())]
    assert len(after) == 2
    assert [name(way) for way in after if "residency" not in way.note] == []


def prose(pathway: Pathway) -> Iterator[str]:
    """The texts of a pathway, each by itself."""
    yield from (pathway.summary, *pathway.body.split("\n\n"), pathway.note)
    for way in pathway.ways.all():
        yield from (way.stop_at, way.note)
    for step in pathway.steps.all():
        yield from (step.text, step.note)


def runs(pathway: Pathway, length: int = 8) -> set[tuple[str, ...]]:
    words = [re.findall(r"[a-z0-9]+", text.lower()) for text in prose(pathway)]
    return {tuple(text[at : at + length]) for text in words for at in range(len(text) - length + 1)}


def test_no_two_pathways_share_eight_words_in_a_row(whole: Whole) -> None:
    seen: dict[tuple[str, ...], str] = {}
    shared = [
        (pathway.slug, seen[run], " ".join(run))
        for pathway in whole[Pathway]
        for run in runs(pathway)
        if seen.setdefault(run, pathway.slug) != pathway.slug
    ]
    assert shared == []


def test_no_document_says_that_pharmacists_and_nurses_are_shut_out(whole: Whole) -> None:
    route = whole.get_or_404(Pathway, "clinical-route")
    fellowship = whole.get_or_404(Credential, "clinical-informatics-fellowship")
    told = " ".join([route.body, fellowship.note, *(step.note for step in route.steps.all())])
    assert "for physicians only" not in told
    assert "pharmacy-informatics-residency" in fellowship.body


def test_old_transitions_lead_to_the_pathway_of_their_pair(whole: Whole) -> None:
    old = {slug: one.slug for one in whole[Pathway] for slug in one.former_slugs}
    assert old == {
        f"{one}-transition": f"{one}-to-ai-healthcare-specialist" for one in ("nurse", "physician", "software-engineer")
    }
