"""Documents of stages, ways and starting points that are refused, by themselves or beside others."""

from typing import Any

import pytest
from pydantic import ValidationError

from careerguide.content.checking import explained
from pathways.schema import (
    PathwayDocument,
    StageDocument,
    StartingPointDocument,
    wrong_with_pathways,
    wrong_with_stages,
    wrong_with_starting_points,
)

ENTRY = {"title": "Title", "summary": "Summary.", "citations": ["guide#steps"]}
WAY = {"key": "here", "strength": "fair", "items": [{"stage": "study"}]}
STEP = {"title": "Go", "kind": "training", "text": "Go.", "citations": ["guide#steps"]}
PAIR = {"starting_point": "nurse", "role": "analyst"}


def a_stage_document(**changes: Any) -> StageDocument:
    length = {"kind": "education", "basis": "cited", "min_months": "12", "max_months": "24"}
    return StageDocument.model_validate(ENTRY | length | changes)


def a_pathway_document(**changes: Any) -> PathwayDocument:
    return PathwayDocument.model_validate(ENTRY | PAIR | {"ways": [WAY]} | changes)


def a_starting_point_document(**changes: Any) -> StartingPointDocument:
    return StartingPointDocument.model_validate(ENTRY | changes)


def messages(refused: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return [message for _, message in explained(refused.value)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"min_months": "36"}, "max_months 24 is below min_months 36"),
        ({"min_months": None}, "a stage with the basis “cited” has both min_months and max_months"),
        ({"basis": "none", "reason": "x"}, "a stage with the basis “none” has neither min_months nor max_months"),
        ({"basis": "estimate"}, "reason: say why, as the basis is “estimate”"),
        ({"part_time_factor": "2,5"}, "should be a number such as 2.50 (given: “2,5”)"),
        ({"needs": [{"skill": "python"}]}, "state a skill with its level, or else credentials of which one will do"),
        ({"needs": [{}]}, "state a skill with its level, or else credentials of which one will do"),
        (
            {"needs": [{"skill": "python", "proficiency": "2", "credentials": ["degree"]}]},
            "state a skill with its level, or else credentials of which one will do",
        ),
        ({"gives": [{"skill": "python"}]}, "state a credential, or else a skill with its level"),
        ({"gives": [{}]}, "state a credential, or else a skill with its level"),
    ],
)
def test_stage_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        a_stage_document(**changes)
    assert messages(refused) == [message]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"role": None}, "state starting_point and role; or, for everyone, neither of the two"),
        (
            {"starting_point": None, "role": None},
            "ways lead from a starting point to a role; what is for everyone has steps",
        ),
        ({"ways": []}, "from a starting point to a role there is at least one way"),
        ({"ways": [], "starting_point": None, "role": None}, "there is at least one step"),
        ({"ways": [WAY | {"items": []}]}, "needs at least 1"),
        (
            {"ways": [WAY | {"items": [{"stage": "study", "alternatives": ["study"]}]}]},
            "alternatives: “study” is the stage itself",
        ),
    ],
)
def test_pathway_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        a_pathway_document(**changes)
    assert messages(refused)[0] == message


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"ways": [], "steps": [STEP]},
        {"ways": [], "status": "draft"},
        {"ways": [], "steps": [STEP], "starting_point": None, "role": None},
    ],
    ids=["of a pair", "of a pair, as it was before it had ways", "a draft", "for everyone"],
)
def test_pathway_is_sound(changes: dict[str, Any]) -> None:
    assert a_pathway_document(**changes).title == "Title"


def test_nearest_role_is_another_one() -> None:
    with pytest.raises(ValidationError) as refused:
        a_starting_point_document(nearest_ways=[{"role": "analyst", "nearest": "analyst", "text": "Go."}])
    assert messages(refused) == ["nearest: another role than that which can't be reached"]


def test_circle_of_stages_is_named() -> None:
    study = a_stage_document(needs=[{"credentials": ["licence"]}], gives=[{"credential": "degree"}])
    train = a_stage_document(needs=[{"credentials": ["degree"]}], gives=[{"credential": "licence"}])
    documents: dict[str, Any] = {"stages": {"study": study, "train": train}, "starting-points": {}}
    said = "a circle, as each of these needs what only the next one gives: study → train → study"
    assert list(wrong_with_stages(documents)) == [("study", ("needs",), said)]
    documents["starting-points"] = {"nurse": a_starting_point_document(holds=["degree"])}
    assert list(wrong_with_stages(documents)) == []


def test_nearest_way_where_a_pathway_leads_is_named() -> None:
    start = a_starting_point_document(nearest_ways=[{"role": "analyst", "text": "Go."}])
    documents = {"starting-points": {"nurse": start}, "pathways": {"nurse-to-analyst": a_pathway_document()}}
    said = "a pathway leads to “analyst”: leave this out"
    assert list(wrong_with_starting_points(documents)) == [("nurse", ("nearest_ways", 0, "role"), said)]
    documents["pathways"] = {"nurse-to-analyst": a_pathway_document(status="draft")}
    assert list(wrong_with_starting_points(documents)) == []


def test_second_pathway_of_a_pair_is_named() -> None:
    stages = {"study": a_stage_document()}
    documents = {"stages": stages, "pathways": {"a": a_pathway_document(), "b": a_pathway_document()}}
    said = "“a” leads from “nurse” to “analyst” already"
    assert list(wrong_with_pathways(documents)) == [("b", ("role",), said)]


@pytest.mark.parametrize(
    ("stage", "way", "message"),
    [
        ({"places": ["there"]}, {"place": "here"}, "“study” holds for there, and this way is for here"),
        (
            {"places": ["there"]},
            {},
            "“study” holds for there, so on a way for anywhere it needs alternatives, or is optional",
        ),
        (
            {},
            {"items": [{"stage": "study", "beside": "true"}]},
            "“study” is the first, so it can't run beside the one before",
        ),
        ({"status": "draft"}, {}, "the stage “study” is a draft"),
    ],
)
def test_stage_that_can_not_stand_on_a_way_is_named(stage: dict[str, Any], way: dict[str, Any], message: str) -> None:
    pathway = a_pathway_document(ways=[WAY | way])
    documents = {"stages": {"study": a_stage_document(**stage)}, "pathways": {"a": pathway}}
    assert list(wrong_with_pathways(documents)) == [("a", ("ways", 0, "items", 0), message)]


def test_page_that_there_is_none_of_was_not_opened() -> None:
    with pytest.raises(ValidationError) as refused:
        a_stage_document(opened_on="2026-11-29")
    assert messages(refused) == ["opened_on: there is no url that could have been opened"]
