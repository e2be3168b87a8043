"""Broken documents: one run names all of them by file and field, and leaves the database as it was."""

import pytest

from careerguide.content.checking import repeated
from roles.models import Role
from roles.schema import RoleDocument

from .seeds_copy import ROLE, SKILL, SOURCE, SeedsCopy, state

BAND = """\
salary_bands:
  - market: utopia
    level: all
    measure: claimed-range
    low: 50000
    high: 90000
    currency: USD
    citations: [handbook#pay]
"""


def role_with(front: str) -> str:
    """The text of a role with more front matter."""
    return ROLE.removesuffix("---\n") + front + "---\n"


def test_documents_as_they_are_have_no_problems(copy: SeedsCopy) -> None:
    assert copy.problems() == []


BROKEN = {
    "unknown key": (
        "roles/juggler",
        role_with("colour: red\n"),
        ["roles/juggler.md: colour: unknown key (given: “red”)"],
    ),
    "missing key": (
        "roles/juggler",
        ROLE.replace("kind: profession\n", ""),
        ["roles/juggler.md: kind: missing"],
    ),
    "high below low": (
        "roles/juggler",
        role_with(BAND.replace("high: 90000", "high: 9000")),
        ["roles/juggler.md: salary_bands.0: high 9000 is below low 50000"],
    ),
    "figure that is none": (
        "roles/juggler",
        role_with(BAND.replace("50000", "50k")),
        [
            "roles/juggler.md: salary_bands.0.low: should be plain digits, such as 60000:"
            " no commas, points, blanks or letters between them (given: “50k”)"
        ],
    ),
    "unknown entry": (
        "roles/juggler",
        role_with(BAND.replace("utopia", "atlantis")),
        ["roles/juggler.md: salary_bands.0.market: there is no market “atlantis”"],
    ),
    "unknown section": (
        "roles/juggler",
        role_with(BAND.replace("handbook#pay", "handbook#wages")),
        ["roles/juggler.md: salary_bands.0.citations.0: there is no section “handbook#wages”"],
    ),
    "unknown section of its own": (
        "sources/throwing",
        SOURCE.removesuffix("---\n")
        + "corrections: [{section: knives, says: A, right: B, citations: [throwing#balls]}]\n---\n",
        ["sources/throwing.md: corrections.0.section: there is no section “throwing#knives”"],
    ),
    "unknown occupation": (
        "roles/juggler",
        role_with("occupations: [{occupation: soc-1, match: exact, why: It is., citations: [handbook#pay]}]\n"),
        ["roles/juggler.md: occupations.0.occupation: there is no occupation “soc-1”"],
    ),
    "bad YAML": (
        "roles/juggler",
        ROLE.replace("Keeps things", "Keeps: things"),
        ["roles/juggler.md: line 3: bad YAML: mapping values are not allowed in this context"],
    ),
    "key given twice": (
        "roles/juggler",
        role_with("title: Another\n"),
        ["roles/juggler.md: line 6: the key “title” stands here twice"],
    ),
    "prose in the front matter": (
        "roles/juggler",
        role_with("body: Text.\n"),
        ["roles/juggler.md: body: the prose stands below the front matter, not in it"],
    ),
    "no front matter": (
        "roles/juggler",
        "# Juggler\n",
        ["roles/juggler.md: line 1: expected “---”, the start of the front matter"],
    ),
    "not UTF-8": (
        "roles/juggler",
        ROLE.replace("Juggler", "Jongleur à pied").encode("latin-1"),
        ["roles/juggler.md: not UTF-8: byte 0xe0 at position 20"],
    ),
    "citation listed twice": (
        "roles/juggler",
        ROLE.replace("[handbook#opening]", "[handbook#opening, handbook#opening]"),
        ["roles/juggler.md: citations: “handbook#opening” is listed twice"],
    ),
    "part listed twice": (
        "roles/juggler",
        role_with(
            "aliases:\n"
            "  - {name: Thrower, citations: [handbook#opening]}\n"
            "  - {name: Catcher, citations: [handbook#opening]}\n"
            "  - {name: Thrower, citations: [handbook#pay]}\n"
        ),
        ["roles/juggler.md: aliases.2.name: the same name as in aliases.0"],
    ),
    "section listed twice": (
        "sources/throwing",
        SOURCE.replace("key: clubs", "key: balls"),
        ["sources/throwing.md: sections.1.key: the same key as in sections.0"],
    ),
    "text too long for its column": (
        "roles/juggler",
        role_with(f"aliases: [{{name: {'a' * 121}, citations: [handbook#opening]}}]\n"),
        ["roles/juggler.md: aliases.0.name: has 121 characters, and may have 120"],
    ),
    "no citation": (
        "roles/juggler",
        ROLE.replace("[handbook#opening]", "[]"),
        ["roles/juggler.md: citations: needs at least 1"],
    ),
    "reserved slug": (
        "roles/compare",
        ROLE,
        ["roles/compare.md: the slug “compare” is the address of another page; choose another one"],
    ),
    "name that is no slug": (
        "roles/Ball Juggler",
        ROLE,
        [
            "roles/Ball Juggler.md: the name of the file is no slug:"
            " lower-case letters, digits and single dashes, 80 at most"
        ],
    ),
    "slug taken in a subfolder": (
        "roles/more/clown",
        ROLE,
        ["roles/more/clown.md: the slug “clown” is taken by seeds/roles/clown.md"],
    ),
}


@pytest.mark.parametrize(("name", "text", "problems"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_document_is_named_by_file_and_field(
    copy: SeedsCopy, name: str, text: str | bytes, problems: list[str]
) -> None:
    copy.write(name, text)
    assert copy.problems() == [f"seeds/{problem}" for problem in problems]


def test_repeated_part_is_named_beside_the_first() -> None:
    twice = [{"skill": "sql", "citations": ["book#a"]}] * 2
    role = {"title": "Juggler", "summary": "S", "kind": "profession", "citations": ["book#a"], "skills": twice}
    assert list(repeated(Role, RoleDocument.model_validate(role))) == [
        (("skills", 1, "skill"), "the same skill as in skills.0")
    ]


def test_all_problems_of_all_documents_are_named_in_one_run(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", role_with("colour: red\nsize: big\n" + BAND.replace("high: 90000", "high: 9000")))
    copy.write("roles/acrobat", role_with(BAND.replace("utopia", "atlantis")))
    copy.write("skills/bad", b"---\ntitle: \xff\n---\n")
    copy.write("skills/juggling", SKILL.replace("title:", "title"))
    copy.write("skills/zoo/balance", SKILL)
    copy.write("skills/twice", SKILL.replace("domain: technical", "domain: technical\ndomain: clinical"))
    assert sorted(problem.partition(": ")[0] for problem in copy.problems()) == [
        "seeds/roles/acrobat.md",
        "seeds/roles/juggler.md",
        "seeds/roles/juggler.md",
        "seeds/roles/juggler.md",
        "seeds/skills/bad.md",
        "seeds/skills/juggling.md",
        "seeds/skills/twice.md",
        "seeds/skills/zoo/balance.md",
    ]


def test_one_problem_keeps_every_document_from_being_loaded(copy: SeedsCopy) -> None:
    before = state()
    copy.write("skills/juggling", SKILL)
    copy.write("roles/juggler", role_with("colour: red\n"))
    report = copy.load()
    assert (len(report.problems), report.created, state()) == (1, [], before)


def test_reference_to_a_document_that_can_not_be_read_is_no_problem_of_its_own(copy: SeedsCopy) -> None:
    copy.write("sources/throwing", SOURCE.replace("kind: article", "kind: blog"))
    copy.write("skills/juggling", SKILL.replace("handbook#opening", "throwing#balls"))
    assert [problem.partition(": ")[0] for problem in copy.problems()] == ["seeds/sources/throwing.md"]


def test_unknown_reference_in_a_subfolder_is_named_by_its_file(copy: SeedsCopy) -> None:
    copy.write("roles/circus/juggler", ROLE.replace("#opening", "#nowhere"))
    assert [problem.partition(": ")[0] for problem in copy.problems()] == ["seeds/roles/circus/juggler.md"]


def put(copy: SeedsCopy, place: str) -> None:
    path = copy.folder / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(ROLE)


STRAYS = ["README.md", "roles/README.md", "juggler.md", "jobs/juggler.md", "roles/juggler.txt", "roles/juggler.MD"]


@pytest.mark.parametrize("place", STRAYS)
def test_file_that_is_no_document_is_named_and_passed_over(copy: SeedsCopy, place: str) -> None:
    put(copy, place)
    report = copy.load()
    assert (report.strays, report.problems, report.created) == ([f"seeds/{place}"], [], [])


LEFTOVERS = [
    ".DS_Store",
    "roles/.gitkeep",
    ".git/juggler.md",
    "roles/.backup/juggler.md",
    "roles/juggler.md~",
    "roles/.juggler.md.swp",
    "roles/#juggler.md#",
    "roles/juggler.md.orig",
    "roles/juggler.md.bak",
    "roles/Thumbs.db",
]


@pytest.mark.parametrize("place", LEFTOVERS)
def test_what_editors_and_systems_leave_behind_is_passed_over_without_a_word(copy: SeedsCopy, place: str) -> None:
    put(copy, place)
    report = copy.load()
    assert (report.strays, report.problems, report.created) == ([], [], [])


def test_document_that_can_not_be_opened_is_a_problem(copy: SeedsCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.path("roles/juggler").symlink_to("/proc/self/mem")
    assert copy.problems() == ["seeds/roles/juggler.md: can't be read: Input/output error"]


def test_more_problems_of_a_document_than_one_reads_are_counted(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", role_with("".join(f"key{number}: x\n" for number in range(100))))
    assert (len(copy.problems()), copy.problems()[-1]) == (21, "seeds/roles/juggler.md: and 80 more")


def test_many_citations_of_one_section_are_answered_with_one_line(copy: SeedsCopy) -> None:
    many = ", ".join(["handbook#opening"] * 30_000)
    copy.write("roles/juggler", ROLE.replace("handbook#opening", many))
    assert copy.problems() == ["seeds/roles/juggler.md: citations: “handbook#opening” is listed twice"]


def test_folder_that_is_missing_is_a_problem(copy: SeedsCopy) -> None:
    missing = SeedsCopy(copy.folder / "nowhere")
    assert missing.problems() == [f"{missing.folder}: no such folder"]


def test_circle_of_broader_roles_is_named(copy: SeedsCopy) -> None:
    before = state()
    copy.write("roles/juggler", role_with("broader: acrobat\n"))
    copy.write("roles/acrobat", role_with("broader: juggler\n"))
    (problem,) = copy.problems()
    assert problem in {
        "seeds: a circle of references: roles/acrobat → roles/juggler → roles/acrobat",
        "seeds: a circle of references: roles/juggler → roles/acrobat → roles/juggler",
    }
    assert state() == before


def test_new_role_broader_than_itself_is_a_problem(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", role_with("broader: juggler\n"))
    assert [problem.partition(": ")[0] for problem in copy.problems()] == ["seeds/roles/juggler.md"]


def test_known_role_broader_than_itself_is_a_problem(copy: SeedsCopy) -> None:
    copy.write("roles/juggler", ROLE)
    copy.load()
    copy.write("roles/juggler", role_with("broader: juggler\n"))
    assert [problem.partition(": ")[0] for problem in copy.problems()] == ["seeds/roles/juggler.md"]


def test_slug_too_long_for_its_column_is_a_problem(copy: SeedsCopy) -> None:
    copy.write(f"roles/{'a' * 81}", ROLE)
    assert [problem.partition(": ")[0] for problem in copy.problems()] == [f"seeds/roles/{'a' * 81}.md"]


@pytest.mark.parametrize("first", ["clown", "tamer"])
def test_pair_of_the_same_roles_is_a_problem_in_either_order(copy: SeedsCopy, first: str) -> None:
    roles = {"clown", "tamer"}
    (second,) = roles - {first}
    text = copy.text("pairs/clown-or-tamer")
    in_order = text.replace("first: clown", f"first: {first}")
    copy.write("pairs/again", in_order.replace("second: tamer", f"second: {second}"))
    assert [problem.partition(": ")[0] for problem in copy.problems()] == ["seeds/pairs/again.md"]


def test_pair_that_lacks_what_a_choice_needs_is_a_problem(copy: SeedsCopy) -> None:
    copy.change("pairs/clown-or-tamer", "aspect: What you produce", "aspect: Products")
    text = copy.text("pairs/clown-or-tamer")
    copy.write("pairs/clown-or-tamer", text.replace("kind: confused", "kind: same"))
    assert copy.problems() == [
        "seeds/pairs/clown-or-tamer.md: points: none has the aspect “What you produce”",
        "seeds/pairs/clown-or-tamer.md: statements: none says “Why they are confused”",
    ]
