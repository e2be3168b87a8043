"""`load_seeds` and `dump_seeds` as one types them: what they print, and the code they exit with."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from careerguide.content.checking import Name
from careerguide.management.commands.load_seeds import entry
from careerguide.management.seeds import show_progress
from skills.models import Skill
from tests.databases import manage

from .seeds_copy import CIRCUS, JUGGLING, SKILL, SeedsCopy, state

ALL = len(CIRCUS) + 1  # the document on juggling with them
PROBLEM = "seeds/skills/juggling.md: colour: unknown key (given: “red”)"
CLOWNING = "seeds/skills/clowning.md: line 1: expected “---”, the start of the front matter"


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code with the last words of a failure."""

    out: str
    err: str
    code: int = 0
    failure: str = ""


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], juggling: SeedsCopy) -> Run:
    """Runs a command on the documents."""

    def run(*command: str) -> Answer:
        capsys.readouterr()
        code, failure = 0, ""
        try:
            call_command(*command, f"--seeds={juggling.folder}")
        except CommandError as error:
            code, failure = error.returncode, str(error)
        printed = capsys.readouterr()
        return Answer(printed.out, printed.err, code, failure)

    return run


def edit() -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")


def rewrite(copy: SeedsCopy) -> None:
    copy.change(JUGGLING, "title: Juggling", "title: Rewritten")


def break_document(copy: SeedsCopy) -> None:
    copy.change(JUGGLING, "title: Juggling", "title: Juggling\ncolour: red")


# load_seeds


def test_load_sums_up_what_it_did(run: Run, juggling: SeedsCopy) -> None:
    rewrite(juggling)
    juggling.write("skills/clowning", SKILL)
    answer = run("load_seeds")
    assert (answer.out, answer.err, answer.code) == (
        f"updated skills/juggling\nseeds: 1 created, 1 updated, 0 removed, {ALL - 1} unchanged, 0 conflicts\n",
        "",
        0,
    )


def test_load_names_what_it_takes_off_the_site(run: Run, juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    assert run("load_seeds").out.splitlines()[0] == "removed skills/juggling"


def test_load_and_dump_name_files_that_are_no_documents(run: Run, juggling: SeedsCopy) -> None:
    (juggling.folder / "README.md").write_text("# Seeds")
    answers = [run("load_seeds"), run("dump_seeds")]
    assert [(answer.code, answer.err) for answer in answers] == [
        (0, "passed over, as it is no document: seeds/README.md\n")
    ] * 2
    assert (juggling.folder / "README.md").read_text() == "# Seeds"


def test_load_tells_how_a_deleted_row_comes_back(run: Run) -> None:
    Skill.objects.get(slug="juggling").delete()
    assert run("load_seeds").out.splitlines()[0] == (
        "deleted in the database, not in seeds: skills/juggling"
        " (dump_seeds deletes its document, --take seeds brings it back)"
    )
    assert run("load_seeds", "--take=seeds", "skills/juggling").code == 0
    assert Skill.objects.filter(slug="juggling").exists()


@pytest.mark.parametrize("command", ["load_seeds", "dump_seeds"])
def test_removals_beyond_the_number_that_is_said_are_refused(run: Run, juggling: SeedsCopy, command: str) -> None:
    if command == "load_seeds":
        juggling.path(JUGGLING).unlink()
    else:
        Skill.objects.get(slug="juggling").delete()
    answer = run(command, "--removals=0")
    assert (answer.code, "1 of " in answer.err, "skills/juggling" in answer.err) == (1, True, True)
    assert run(command, "--removals=1").code == 0


def test_load_names_each_change_when_asked_to_say_more(run: Run, juggling: SeedsCopy) -> None:
    rewrite(juggling)
    juggling.write("skills/clowning", SKILL)
    lines = run("load_seeds", "--verbosity=2").out.splitlines()
    assert lines[:-1] == ["created skills/clowning", "updated skills/juggling"]


def test_load_draws_no_progress_bar_off_a_terminal(run: Run) -> None:
    answer = run("load_seeds")
    assert ("reading" in answer.out + answer.err, "\r" in answer.out + answer.err) == (False, False)


def test_progress_bar_fills_up_and_goes(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress("reading", 1, 2)
    show_progress("reading", 2, 2)
    assert capsys.readouterr().err == (f"reading [{'#' * 15}{'.' * 15}] 1 of 2\rreading [{'#' * 30}] 2 of 2\r\033[K")


def test_load_names_problems_and_fails(run: Run, juggling: SeedsCopy) -> None:
    break_document(juggling)
    juggling.write("skills/clowning", "nothing")
    before = state()
    answer = run("load_seeds")
    assert answer == Answer(
        out="",
        err=f"{CLOWNING}\n{PROBLEM}\n",
        code=1,
        failure="2 problems; the database is as it was.",
    )
    assert state() == before


def test_load_tells_of_rows_that_wait_for_a_dump(run: Run) -> None:
    edit()
    answer = run("load_seeds")
    assert (answer.code, answer.out.splitlines()[0]) == (
        0,
        "changed in the database, not in seeds: skills/juggling (dump_seeds writes it to its document)",
    )


def test_load_shows_conflicts_and_exits_with_a_code_of_their_own(run: Run, juggling: SeedsCopy) -> None:
    edit()
    rewrite(juggling)
    answer = run("load_seeds")
    assert answer.code == 3
    assert answer.failure == "Conflicts are left as they are. Settle them with --take seeds or --take database."
    assert answer.err.startswith(
        "\nconflict: skills/juggling: seeds and database can't be brought together\n--- database"
    )
    assert "\n-title: Edited\n+title: Rewritten\n" in answer.err
    assert answer.out == f"seeds: 0 created, 0 updated, 0 removed, {ALL - 1} unchanged, 1 conflicts\n"


def test_load_settles_conflicts_for_the_side_that_is_taken(run: Run, juggling: SeedsCopy) -> None:
    edit()
    rewrite(juggling)
    assert run("load_seeds", "--take=seeds").code == 0
    assert Skill.objects.get(slug="juggling").title == "Rewritten"


def test_load_settles_the_named_entries_alone(run: Run, juggling: SeedsCopy) -> None:
    juggling.write("skills/clowning", SKILL)
    juggling.load()
    Skill.objects.filter(slug__in=["juggling", "clowning"]).update(title="Edited")
    rewrite(juggling)
    juggling.change("skills/clowning", "title: Juggling", "title: Rewritten")
    answer = run("load_seeds", "--take=seeds", "skills/juggling")
    assert (answer.code, "conflict: skills/clowning" in answer.err, "conflict: skills/juggling" in answer.err) == (
        3,
        True,
        False,
    )
    assert Skill.objects.get(slug="juggling").title == "Rewritten"


def test_load_of_named_entries_asks_which_side_to_take(run: Run) -> None:
    answer = run("load_seeds", "skills/juggling")
    assert (answer.code, answer.failure) == (
        1,
        "Entries are named to settle their conflicts: add --take seeds or --take database.",
    )


@pytest.mark.parametrize("typed", ["roles/clown", "seeds/roles/clown.md", "./seeds/roles/clown.md"])
def test_entry_is_named_by_its_slug_or_its_document(typed: str) -> None:
    assert entry(typed) == Name("roles", "clown")


@pytest.mark.parametrize("typed", ["guide", "guide.md", "seeds/guide.md"])
def test_guide_is_named_by_its_slug_or_its_document(typed: str) -> None:
    assert entry(typed) == Name("", "guide")


def test_check_says_what_would_be_and_changes_nothing(run: Run, juggling: SeedsCopy) -> None:
    rewrite(juggling)
    before = state()
    answer = run("load_seeds", "--check")
    assert (answer.out, answer.code) == (
        f"updated skills/juggling\nwould be: 0 created, 1 updated, 0 removed, {ALL - 1} unchanged, 0 conflicts\n",
        0,
    )
    assert state() == before


def test_check_of_broken_documents_fails(run: Run, juggling: SeedsCopy) -> None:
    break_document(juggling)
    answer = run("load_seeds", "--check")
    assert (answer.code, answer.err) == (1, PROBLEM + "\n")


def test_check_of_conflicts_fails_as_the_load_would(run: Run, juggling: SeedsCopy) -> None:
    edit()
    rewrite(juggling)
    assert run("load_seeds", "--check").code == 3


def test_unknown_side_is_refused(run: Run) -> None:
    assert "invalid choice: 'both'" in run("load_seeds", "--take=both").failure


# dump_seeds


def test_dump_names_what_it_wrote(run: Run, juggling: SeedsCopy) -> None:
    edit()
    answer = run("dump_seeds")
    assert (answer.out.splitlines(), answer.err, answer.code) == (
        [
            "updated seeds/skills/juggling.md",
            f"documents: 0 created, 1 updated, 0 removed, {ALL - 1} unchanged, 0 conflicts",
        ],
        "",
        0,
    )


def test_dump_tells_of_removed_documents_that_are_not_loaded(run: Run, juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    line = "removed and not loaded yet, left alone: seeds/skills/juggling.md"
    assert run("dump_seeds").out.splitlines()[0] == line


def test_dump_tells_of_documents_that_are_not_loaded(run: Run, juggling: SeedsCopy) -> None:
    rewrite(juggling)
    assert run("dump_seeds").out.splitlines()[0] == "not loaded yet, left alone: seeds/skills/juggling.md"


def test_dump_names_problems_and_fails(run: Run, juggling: SeedsCopy) -> None:
    edit()
    juggling.write("skills/clowning", "nothing")
    juggling.write("skills/miming", "nothing")
    before = juggling.files()
    answer = run("dump_seeds")
    assert (answer.out, answer.code, answer.failure) == ("", 1, "2 problems; nothing was written.")
    assert juggling.files() == before


def test_dump_shows_conflicts_and_exits_with_a_code_of_their_own(run: Run, juggling: SeedsCopy) -> None:
    edit()
    rewrite(juggling)
    answer = run("dump_seeds")
    assert answer.code == 3
    assert answer.failure == "Conflicts are left as they are. --take database overwrites their documents."
    assert "\n-title: Edited\n+title: Rewritten\n" in answer.err


def test_dump_that_takes_the_database_settles_conflicts(run: Run, juggling: SeedsCopy) -> None:
    edit()
    rewrite(juggling)
    assert run("dump_seeds", "--take=database").code == 0
    assert juggling.text(JUGGLING) == SKILL.replace("Juggling", "Edited")


def test_dump_of_all_writes_unchanged_documents_in_their_one_form(run: Run, juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "tools: [balls, clubs]", "tools:\n- balls\n- 'clubs'")
    assert run("dump_seeds", "--all").code == 0
    assert juggling.text(JUGGLING) == SKILL


# As processes, on a database of their own


def test_fresh_machine_loads_once_and_broken_documents_fail_in_plain_words(
    copy: SeedsCopy, migrated: Path, tmp_path: Path
) -> None:
    database = shutil.copy(migrated, tmp_path)
    total = len(copy.files())
    loads = [manage(database, "load_seeds", f"--seeds={copy.folder}") for _ in range(2)]
    copy.write("skills/clowning", "nothing")
    copy.write(JUGGLING, SKILL)
    break_document(copy)
    loads.append(manage(database, "load_seeds", f"--seeds={copy.folder}"))
    assert [(load.returncode, load.stdout, load.stderr) for load in loads] == [
        (0, f"seeds: {total} created, 0 updated, 0 removed, 0 unchanged, 0 conflicts\n", ""),
        (0, f"seeds: 0 created, 0 updated, 0 removed, {total} unchanged, 0 conflicts\n", ""),
        (1, "", f"{CLOWNING}\n{PROBLEM}\nCommandError: 2 problems; the database is as it was.\n"),
    ]
