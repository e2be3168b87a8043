"""No load takes many entries off the site and no dump deletes many documents, unless somebody says how many."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from careerguide.content.models import Entry
from careerguide.content.sync import REMOVED_UNASKED
from roles.models import Answer, Role
from tests.build import a_role, the_guide

from .seeds_copy import SeedsCopy, database, state

TENTH = len([*settings.SEEDS_DIR.rglob("*.md")]) // 10  # of the entries of the seeds


def answers(all_seeds: SeedsCopy, number: int) -> list[Path]:
    """Documents of answers to which no other one leads."""
    texts = "".join(path.read_text() for path in all_seeds.folder.rglob("*.md"))
    paths = sorted((all_seeds.folder / "answers").glob("*.md"))
    found = [path for path in paths if path.name not in texts][:number]
    assert len(found) == number
    return found


def remove_documents(all_seeds: SeedsCopy, number: int) -> None:
    for path in answers(all_seeds, number):
        path.unlink()


def delete_rows(all_seeds: SeedsCopy, number: int) -> None:
    Answer.objects.filter(slug__in=[path.stem for path in answers(all_seeds, number)]).delete()


def drafts() -> int:
    return Answer.objects.filter(status=Entry.Status.DRAFT).count()


def test_load_takes_a_tenth_off_the_site(all_seeds: SeedsCopy) -> None:
    remove_documents(all_seeds, TENTH)
    assert (len(all_seeds.load().removed), drafts()) == (TENTH, TENTH)


def test_load_refuses_to_take_more_than_a_tenth_off_the_site_and_names_them(all_seeds: SeedsCopy) -> None:
    first = answers(all_seeds, 1)[0].stem
    remove_documents(all_seeds, TENTH + 1)
    before = state()
    (problem,) = all_seeds.problems()
    assert (
        f"{TENTH + 1} of {len(database())} entries would be taken off" in problem,
        f"answers/{first}" in problem,
    ) == (
        True,
        True,
    )
    assert state() == before


def test_load_takes_as_many_off_the_site_as_is_said(all_seeds: SeedsCopy) -> None:
    remove_documents(all_seeds, TENTH + 1)
    assert (all_seeds.load(removals=TENTH).removed, drafts()) != ([], TENTH + 1)
    assert (len(all_seeds.load(removals=TENTH + 1).removed), drafts()) == (TENTH + 1, TENTH + 1)


def test_dump_refuses_to_delete_more_than_a_tenth_of_the_documents(all_seeds: SeedsCopy) -> None:
    delete_rows(all_seeds, TENTH + 1)
    before = all_seeds.files()
    (problem,) = all_seeds.dump().problems
    assert f"{TENTH + 1} of {len(before)} entries would be deleted" in str(problem)
    assert all_seeds.files() == before
    assert len(all_seeds.dump(removals=TENTH + 1).removed) == TENTH + 1


@pytest.mark.parametrize("number", [REMOVED_UNASKED, REMOVED_UNASKED + 1])
def test_small_guide_loses_a_handful_unasked(empty: None, tmp_path: Path, number: int) -> None:
    seeds, roles = SeedsCopy(tmp_path), [a_role() for _ in range(5)]
    the_guide()
    assert len(seeds.dump().problems) == 0
    Role.objects.filter(pk__in=[role.pk for role in roles[:number]]).delete()
    assert len(seeds.dump().problems) == (number > REMOVED_UNASKED)


def test_lost_rows_come_back_when_the_seeds_are_taken(all_seeds: SeedsCopy) -> None:
    before = database()
    delete_rows(all_seeds, TENTH + 1)
    assert len(all_seeds.load(take="seeds").created) == TENTH + 1
    assert database() == before


def test_load_of_an_empty_folder_is_refused(all_seeds: SeedsCopy, tmp_path: Path) -> None:
    empty = SeedsCopy(tmp_path / "nothing")
    empty.folder.mkdir()
    before = state()
    (problem,) = empty.problems()
    assert problem.startswith("nothing: no documents of ")
    count = len(database()) - 1  # the guide is in no folder
    assert problem.endswith(f" but {count} such entries are on the site; --removals {count} says that they may go")
    assert state() == before


def test_first_load_of_an_empty_folder_is_refused(empty: None, tmp_path: Path) -> None:
    assert SeedsCopy(tmp_path).problems() == [f"{tmp_path}: no documents"]


def test_load_without_the_folder_of_a_kind_that_is_on_the_site_is_refused(all_seeds: SeedsCopy) -> None:
    shutil.rmtree(all_seeds.folder / "pairs")
    before = state()
    (problem,) = all_seeds.problems()
    assert problem.startswith("seeds: no documents of pairs, but 15 such entries are on the site")
    assert state() == before


def test_dump_without_the_folder_of_a_kind_that_is_on_the_site_is_refused(all_seeds: SeedsCopy) -> None:
    shutil.rmtree(all_seeds.folder / "pairs")
    before = all_seeds.files()
    (problem,) = all_seeds.dump().problems
    assert "no documents of pairs" in str(problem)
    assert all_seeds.files() == before


def test_kind_that_was_taken_off_the_site_is_no_problem_any_more(all_seeds: SeedsCopy) -> None:
    shutil.rmtree(all_seeds.folder / "pairs")
    removed = all_seeds.load(removals=100).removed
    assert {name.folder for name in removed} == {"pairs"}
    assert all_seeds.problems() == []
