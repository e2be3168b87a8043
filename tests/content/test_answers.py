"""Documents of answers: what they may say, and that they are loaded and dumped as they are."""

import pytest
from pydantic import ValidationError

from careerguide.content.checking import Name, explained
from roles.models import Answer
from roles.schema import AnswerDocument

from .seeds_copy import SeedsCopy

DOCUMENT = {
    "title": "Do I need a degree?",
    "summary": "For most of these jobs you do.",
    "citations": ["handbook#opening"],
    "phrasings": ["do i need a degree"],
    "coverage": "full",
    "go_to": [{"label": "All ways in", "address": "/pathways/"}],
    "body": "Yes, for most.",
}
TEXT = """\
---
title: Do I need a degree?
summary: For most of these jobs you do.
citations: [handbook#opening]
phrasings: [do i need a degree, must i study]
coverage: full
go_to:
  - label: The clown
    address: ../roles/clown.md
holds_until: 2036-12-03
---

Yes, for most.
"""
DEGREE = Name("answers", "degree")


def wrong(**changes: object) -> list[str]:
    """What the schema says of an answer."""
    try:
        AnswerDocument.model_validate(DOCUMENT | changes)
    except ValidationError as error:
        return [message for _, message in explained(error)]
    return []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"title": "Degrees"}, "should be a question, with “?” at its end (given: “Degrees”)"),
        ({"phrasings": []}, "needs at least 1"),
        ({"phrasings": ["Degree"]}, "should be in lower case (given: “Degree”)"),
        ({"phrasings": ["degree", "degree"]}, "“degree” is listed twice"),
        ({"body": "word " * 60}, None),
        ({"body": "word " * 61}, "an answer has 1 to 60 words, and this one 61"),
        ({"body": ""}, "an answer has 1 to 60 words, and this one 0"),
        ({"go_to": []}, "needs at least 1"),
        ({"go_to": [*DOCUMENT["go_to"], {"label": "x", "address": "https://"}]}, "is no address (given: “https://”)"),
        ({"citations": [], "coverage": "none"}, None),
        (
            {"citations": []},
            "An answer cites what it is taken from; only one on which we hold nothing may do without.",
        ),
        ({"holds_until": "2036-12-03"}, None),
    ],
)
def test_schema_says_of_an_answer(changes: dict[str, object], message: str | None) -> None:
    assert wrong(**changes) == ([message] if message else [])


def test_answer_is_loaded_and_dumped_as_it_was(copy: SeedsCopy) -> None:
    copy.write(DEGREE, TEXT)
    copy.load()
    assert copy.dump().unchanged.count(DEGREE) == 1
    assert Answer.objects.get().phrasings == ["do i need a degree", "must i study"]


def test_phrasing_of_two_answers_is_refused(copy: SeedsCopy) -> None:
    copy.write(DEGREE, TEXT)
    copy.write(Name("answers", "study"), TEXT.replace("do i need a degree", "is it a must"))
    assert [*map(str, copy.load().problems)] == [
        "seeds/answers/study.md: phrasings.1: “must i study” is a phrasing of answers/degree already"
    ]


def test_door_that_leads_nowhere_is_refused(copy: SeedsCopy) -> None:
    copy.write(DEGREE, TEXT.replace("clown.md", "moon.md"))
    assert [*map(str, copy.load().problems)] == [
        "seeds/answers/degree.md: go_to.0.address: “../roles/moon.md” leads nowhere: there is no role “moon”"
    ]
