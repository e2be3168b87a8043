"""Whatever two sides make of a document, nothing of it is lost when both are brought together."""

from copy import deepcopy
from random import Random
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from careerguide.content import documents
from careerguide.content.alignment import form_of, is_same
from careerguide.content.merging import MINE, THEIRS
from careerguide.kinds import KINDS

from .merged import Document, a_duty, in_conflict, merged, settled

# Documents, and edits to them


def a_document() -> Document:
    return {
        "title": "Juggler",
        "optional": True,
        "citations": ["a#1", "b#1", "c#1"],
        "duties": [a_duty(name) for name in "abcd"],
        "skills": [{"skill": name, "proficiency": "2", "citations": ["a#1"]} for name in ("python", "sql", "mlops")],
        "ways": [{"key": key, "items": [{"stage": f"stage-{n}"} for n in range(4)]} for key in ("us", "uk")],
        "body": "\n\n".join(" ".join(f"{place}{number}" for number in range(9)) for place in "stuv"),
    }


def list_of(document: Document, random: Random) -> list[Any]:
    way = random.choice(document["ways"]) if document["ways"] else {"items": []}
    return random.choice(
        [document["citations"], document["duties"], document["skills"], document["ways"], way["items"]]
    )


def change_a_field(document: Document, random: Random, side: str) -> None:
    document[random.choice(["title", "summary"])] = f"Title of {side} {random.randrange(2)}"


def change_a_part(document: Document, random: Random, side: str) -> None:
    if document["duties"]:
        random.choice(document["duties"])["text"] += random.choice([f" {side}", " both"])
    if document["skills"]:
        random.choice(document["skills"])["proficiency"] = str(random.randrange(5))


def delete_one(document: Document, random: Random, side: str) -> None:
    items = list_of(document, random)
    if items:
        items.pop(random.randrange(len(items)))


def move_one(document: Document, random: Random, side: str) -> None:
    items = list_of(document, random)
    if items:
        items.insert(random.randrange(len(items)), items.pop(random.randrange(len(items))))


def add_one(document: Document, random: Random, side: str) -> None:
    name = random.choice([side, "both"])
    if f"{name}#1" not in document["citations"]:
        document["citations"].append(f"{name}#1")
    if f"Title {name}" not in names_of(document, "duties"):
        document["duties"].insert(random.randrange(len(document["duties"]) + 1), a_duty(name))
    if name not in names_of(document, "skills"):
        document["skills"].append({"skill": name, "proficiency": str(random.randrange(3))})


def names_of(document: Document, field: str) -> list[str]:
    return [part if isinstance(part, str) else part.get("title") or part["skill"] for part in document.get(field, [])]


def edit_the_body(document: Document, random: Random, side: str) -> None:
    paragraphs = document["body"].split("\n\n")
    place = random.randrange(len(paragraphs))
    paragraphs[place : place + random.randrange(2)] = random.choice(
        [[], [f"new {side}"], [f"{paragraphs[place]} {side}"]]
    )
    document["body"] = "\n\n".join(paragraphs)


EDITS = [change_a_field, change_a_part, delete_one, move_one, add_one, edit_the_body]


@st.composite
def versions_from(draw: st.DrawFn, side: str) -> Document:
    """What a side may make of the document."""
    document = a_document()
    random = draw(st.randoms(use_true_random=False))
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=4)):
        edit(document, random, side)
    return document


these = tries(max_examples=50, deadline=None)


# What holds for all documents


@these
@given(mine=versions_from("mine"))
def test_what_one_side_changed_is_taken(mine: Document) -> None:
    base = a_document()
    assert settled(base, mine, base) == mine
    assert settled(base, base, mine) == mine


@these
@given(mine=versions_from("mine"))
def test_what_both_changed_alike_is_taken(mine: Document) -> None:
    assert settled(a_document(), mine, mine) == mine


@these
@given(mine=versions_from("mine"), theirs=versions_from("theirs"))
def test_sides_may_be_exchanged(mine: Document, theirs: Document) -> None:
    base = a_document()
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    exchanged = [conflict._replace(mine=conflict.theirs, theirs=conflict.mine) for conflict in other.conflicts]
    assert sorted(one.conflicts, key=repr) == sorted(exchanged, key=repr)
    choices = {conflict.path: MINE for conflict in other.conflicts}
    assert is_same(one.document, merged(base, theirs, mine, choices).document)


@these
@given(mine=versions_from("mine"), theirs=versions_from("theirs"), side=st.sampled_from([MINE, THEIRS]))
def test_nothing_is_left_to_settle_once_all_is_chosen(mine: Document, theirs: Document, side: str) -> None:
    found = merged(a_document(), mine, theirs)
    again = merged(a_document(), mine, theirs, {conflict.path: side for conflict in found.conflicts})
    assert again.conflicts == ()


@these
@given(mine=versions_from("mine"), theirs=versions_from("theirs"))
def test_each_conflict_has_a_path_of_its_own(mine: Document, theirs: Document) -> None:
    paths = in_conflict(a_document(), mine, theirs)
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("field", ["duties", "skills", "citations"])
@these
@given(mine=versions_from("mine"), theirs=versions_from("theirs"))
def test_no_part_is_lost_and_none_stands_twice(field: str, mine: Document, theirs: Document) -> None:
    base = a_document()
    before, ours, other = ({*names_of(version, field)} for version in (base, mine, theirs))
    document, conflicts = merged(base, mine, theirs)
    disputed = [
        was if isinstance(was, list) else [was]
        for path, was, _, _, of_order in conflicts
        if path[0] == field and len(path) < 3 and not of_order
    ]
    either = {name for parts in disputed for name in names_of({field: parts}, field)}
    forms = [form_of(part) for part in document.get(field, [])]
    assert len(forms) == len(set(forms))
    assert {*names_of(document, field)} - either == ((ours & other) | ((ours | other) - before)) - either


@these
@given(mine=versions_from("mine"), theirs=versions_from("theirs"))
def test_no_paragraph_is_lost(mine: Document, theirs: Document) -> None:
    before, ours, other = ({*version["body"].split("\n\n")} for version in (a_document(), mine, theirs))
    document, conflicts = merged(a_document(), mine, theirs)
    told = [document.get("body", ""), *(conflict.mine or "" for conflict in conflicts if conflict.path[0] == "body")]
    assert {*"\n\n".join(told).split("\n\n")} >= (ours | other) - before


# Documents of the seeds


def texts_of(document: Document) -> list[tuple[Document, str]]:
    """Where prose stands: the mapping and its field."""
    here = [(document, name) for name in ("body", "note", "text", "summary") if document.get(name)]
    parts = [part for value in document.values() if isinstance(value, list) for part in value if isinstance(part, dict)]
    return [*here, *(place for part in parts for place in texts_of(part))]


def reword(document: Document, random: Random) -> None:
    where, field = random.choice(texts_of(document))
    where[field] = where[field].replace(" ", random.choice(["  ", " truly ", " hardly "]), 1)


def shift(document: Document, random: Random) -> None:
    parts = random.choice(
        [value for name, value in document.items() if isinstance(value, list) and name != "citations"]
    )
    parts.insert(random.randrange(len(parts)), parts.pop(random.randrange(len(parts))))


def drop(document: Document, random: Random) -> None:
    """Takes a part out of a list that is long enough for all that both sides may take."""
    parts = random.choice([value for value in document.values() if isinstance(value, list) and len(value) > 6])
    parts.pop(random.randrange(len(parts)))


def write_below(document: Document, random: Random) -> None:
    document["body"] = f"{document.get('body', '')}\n\nParagraph {random.randrange(2)}.".strip()


PATHWAY = "pathways/biomedical-engineer-to-ai-healthcare-specialist"


@pytest.mark.parametrize("name", ["roles/ai-healthcare-specialist", "roles/ai-regulatory-science", PATHWAY])
def test_what_is_merged_of_real_documents_is_valid(name: str) -> None:
    kind = next(kind for kind in KINDS if kind.folder == name.partition("/")[0])
    meta, body = documents.parse((settings.BASE_DIR / "seeds" / f"{name}.md").read_bytes())
    base = meta | {"body": body}

    @these
    @given(random=st.randoms(use_true_random=False))
    def is_valid(random: Random) -> None:
        mine, theirs = deepcopy(base), deepcopy(base)
        for side in (mine, theirs):
            for edit in random.choices([reword, shift, drop, write_below], k=3):
                edit(side, random)
        kind.schema.model_validate(merged(base, mine, theirs).document)

    is_valid()
