"""Former slugs in documents and in loading: nobody else may have them, and a renamed document keeps its row."""

import re

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord
from careerguide.kinds import KINDS
from roles.models import Role, RolePair, pairs_of
from skills.models import Skill

from .seeds_copy import JUGGLING, ROLE, SKILL, SOURCE, SeedsCopy, state

BALANCE = "skills/balance"
JUGGLER = Name("roles", "juggler")


def formerly(text: str, *slugs: str) -> str:
    """The document of an entry that had these slugs."""
    added = rf"\g<0>\nformer_slugs: [{', '.join(slugs)}]"
    return re.sub("^summary: .*$", added, text, count=1, flags=re.MULTILINE)


def rename(copy: SeedsCopy, name: str, slug: str) -> None:
    """Renames a document, and writes down what it was called."""
    old = copy.path(name)
    old.write_text(formerly(old.read_text(), old.stem))
    old.rename(old.with_stem(slug))


# What no document may claim


@pytest.mark.parametrize(
    ("former", "message"),
    [
        ("[juggling]", "“juggling” is its present slug"),
        ("[balance]", "“balance” is the slug of another document"),
        ("[tossing]", "“tossing” is a former slug of skills/balance already"),
    ],
)
def test_former_slug_that_is_taken_is_a_problem_and_nothing_is_written(
    former: str, message: str, copy: SeedsCopy
) -> None:
    copy.write(BALANCE, formerly(copy.text(BALANCE), "tossing"))
    copy.load()
    before = state()
    copy.write(JUGGLING, formerly(SKILL, former[1:-1]))
    assert copy.problems() == [f"seeds/skills/juggling.md: former_slugs.0: {message}"]
    assert state() == before


def test_former_slug_of_two_new_documents_is_a_problem_of_one(copy: SeedsCopy) -> None:
    copy.write("skills/a", formerly(SKILL, "old")), copy.write("skills/b", formerly(SKILL, "old"))
    assert copy.problems() == ["seeds/skills/b.md: former_slugs.0: “old” is a former slug of skills/a already"]


def test_former_slug_that_is_the_address_of_another_page_is_a_problem(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", formerly(ROLE, "compare"))
    assert copy.problems() == ["seeds/roles/juggler.md: former_slugs.0: “compare” is the address of another page"]


def test_former_slug_of_a_document_that_can_not_be_read_is_a_problem_too(copy: SeedsCopy) -> None:
    copy.write("skills/a", "no document"), copy.write("skills/b", formerly(SKILL, "a"))
    assert "seeds/skills/b.md: former_slugs.0: “a” is the slug of another document" in copy.problems()


def test_same_former_slug_in_two_kinds_is_none(copy: SeedsCopy) -> None:
    copy.write("skills/a", formerly(SKILL, "old")), copy.write("roles/a", formerly(ROLE, "old"))
    assert copy.problems() == []


@pytest.mark.parametrize("former", ["[old, old]", "old", "[Old]", "[o--ld]"])
def test_former_slugs_are_a_list_of_slugs_each_once(former: str, copy: SeedsCopy) -> None:
    copy.write("skills/a", SKILL.replace("order: 7", f"order: 7\nformer_slugs: {former}"))
    assert [problem.partition(": ")[2].partition(":")[0].partition(".")[0] for problem in copy.problems()] == [
        "former_slugs"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "domain: technical",
            "domain: crafts",
            "domain: there is no domain “crafts”; write “technical”, as “crafts” is called now",
        ),
        (
            "[handbook#opening]",
            "[manual#opening]",
            "citations.0: there is no section “manual#opening”; write “handbook#opening”, as “manual” is called now",
        ),
    ],
)
def test_reference_to_a_former_slug_is_a_problem_that_names_the_present_one(
    old: str, new: str, message: str, copy: SeedsCopy
) -> None:
    copy.write("domains/technical", formerly(copy.text("domains/technical"), "crafts"))
    copy.write("sources/handbook", formerly(copy.text("sources/handbook"), "manual"))
    copy.write(JUGGLING, SKILL.replace(old, new))
    assert copy.problems() == [f"seeds/skills/juggling.md: {message}"]


# Renaming


REFERENCES = {
    "roles/clown": [("pairs/clown-or-tamer", "first: {}"), ("pathways/circus-school", "role: {}")],
    "domains/technical": [("skills/balance", "domain: {}")],
    "credentials/diploma": [("pathways/circus-school", "[{}]")],
    "pairs/clown-or-tamer": [],
}


@pytest.mark.parametrize("name", REFERENCES)
def test_renamed_document_keeps_its_row(name: str, copy: SeedsCopy) -> None:
    folder, slug = name.split("/")
    model = next(kind.model for kind in KINDS if kind.folder == folder)
    row = model._default_manager.get(slug=slug)
    rename(copy, name, "renamed")
    for other, reference in REFERENCES[name]:
        copy.change(other, reference.format(slug), reference.format("renamed"))
    report = copy.load()
    assert (report.problems, report.created, report.removed, report.conflicts) == ([], [], [], {})
    assert Name(folder, "renamed") in report.updated
    assert model._default_manager.get(slug="renamed") == row
    assert copy.load().updated == []
    assert not LoadRecord.objects.filter(kind=folder, slug=slug).exists()


def test_sections_of_a_renamed_source_keep_their_rows(copy: SeedsCopy) -> None:
    copy.write("sources/throwing", SOURCE), copy.write(JUGGLING, SKILL.replace("handbook#opening", "throwing#clubs"))
    copy.load()
    cited = Skill.objects.get(slug="juggling").citations.get()
    rename(copy, "sources/throwing", "tossing")
    copy.change(JUGGLING, "throwing#clubs", "tossing#clubs")
    assert copy.problems() == []
    assert Skill.objects.get(slug="juggling").citations.get() == cited


def test_rows_that_refer_to_a_renamed_document_go_on_doing_so(copy: SeedsCopy) -> None:
    pair = RolePair.objects.get()
    rename(copy, "roles/clown", "fool")
    copy.change("pairs/clown-or-tamer", "first: clown", "first: fool")
    copy.change("pathways/circus-school", "role: clown", "role: fool")
    assert copy.problems() == []
    fool = Role.objects.get(slug="fool")
    assert (fool.pk, pairs_of(fool), fool.pathways.count()) == (pair.first_id, [pair], 1)
    assert fool.former_slugs == ["clown"]


def test_edited_row_of_a_renamed_document_is_a_conflict_under_its_present_slug(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(summary="An editor's words.")
    rename(juggling, "skills/juggling", "tossing")
    juggling.change("skills/tossing", "three balls", "five balls")
    tossing = Name("skills", "tossing")
    for _ in range(2):
        report = juggling.load()
        assert (list(report.conflicts), report.removed, report.problems) == ([tossing], [], [])
    row = Skill.objects.get(slug="tossing")
    assert (row.summary, row.former_slugs) == ("An editor's words.", ["juggling"])
    assert juggling.load(take="database").conflicts == {}
    assert juggling.dump().updated == [tossing]
    assert "An editor's words." in juggling.text("skills/tossing")
    assert juggling.load().updated == []


def test_edited_row_of_a_renamed_document_keeps_its_words_under_its_present_slug(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(summary="An editor's words.")
    rename(juggling, "skills/juggling", "tossing")
    assert juggling.load().merged == [Name("skills", "tossing")]
    row = Skill.objects.get(slug="tossing")
    assert (row.summary, row.former_slugs) == ("An editor's words.", ["juggling"])
    juggling.dump()
    assert "An editor's words." in juggling.text("skills/tossing")


def test_row_that_an_editor_renamed_takes_what_its_document_changed(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    juggling.change(JUGGLING, "Throw", "Toss")
    assert juggling.load().merged == [JUGGLING]
    row = Skill.objects.get(slug="tossing")
    assert (row.former_slugs, row.body) == (["juggling"], "Toss, catch, repeat.")
    juggling.dump()
    assert "Toss, catch" in juggling.text("skills/tossing")


def test_document_that_takes_another_one_in_leaves_its_row_as_a_draft(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    juggling.write(BALANCE, formerly(juggling.text(BALANCE), "juggling"))
    report = juggling.load()
    assert (report.problems, report.removed, report.updated) == ([], [JUGGLING], [Name("skills", "balance")])
    assert juggling.load().updated == juggling.dump().problems == []


def test_check_of_a_renamed_document_writes_nothing(juggling: SeedsCopy) -> None:
    before = state()
    rename(juggling, "skills/juggling", "tossing")
    assert juggling.load(check=True).updated == [Name("skills", "tossing")]
    assert state() == before


# Editors


def test_documents_may_go_on_naming_a_row_that_an_editor_renamed(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    asked = "kind: question\nskills: [juggling]"
    juggling.write("topics/why-juggle", SKILL.replace("domain: technical\ntools: [balls, clubs]", asked))
    assert juggling.problems() == []


def test_row_that_an_editor_renamed_is_dumped_under_its_present_slug(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    report = juggling.dump()
    assert (report.problems, report.created, report.removed) == ([], [Name("skills", "tossing")], [JUGGLING])
    assert "former_slugs: [juggling]" in juggling.text("skills/tossing")
    assert juggling.load().updated == []


def test_row_that_an_editor_renamed_is_told_as_changed(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    report = juggling.load()
    assert (report.waiting, report.gone, report.created, report.conflicts) == ([JUGGLING], [], [], {})


def test_row_that_an_editor_renamed_is_in_conflict_with_its_changed_document(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"], body="Fling.")
    juggling.change(JUGGLING, "Throw", "Toss")
    report = juggling.load()
    assert list(report.conflicts) == [JUGGLING]
    assert "-former_slugs: [juggling]" in report.conflicts[JUGGLING]()
    row = Skill.objects.get(slug="tossing")
    assert juggling.load(take="seeds").updated == [JUGGLING]
    row.refresh_from_db()
    assert (row.slug, row.former_slugs, row.body) == ("juggling", [], "Toss, catch, repeat.")
    assert juggling.load().updated == juggling.load().waiting == []
