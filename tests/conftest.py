"""What all tests share: a database that holds the seeds, and ways to start from an empty one."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template
from django.test.utils import instrumented_test_render
from hypothesis import settings as settings_of_hypothesis

from careerguide.content.current import current, keeper
from careerguide.content.versioning import ContentVersion
from careerguide.content.whole import Whole
from tests.databases import CONTENTS, digest_of_migrations, fill, make_tables, open_copies, use_copy

settings_of_hypothesis.register_profile("careerguide", deadline=None, max_examples=50)  # a busy machine is no failure
settings_of_hypothesis.load_profile("careerguide")


Once = Callable[..., Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is the path of what the first worker makes, and all others use; `make` is told the path.

    What it makes in a `folder` that outlives the run, later runs use too.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], object], folder: Path = shared) -> Path:
        path = folder / name
        with (folder / f"{name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                make(unfinished := folder / f"unfinished-{name}")
                unfinished.rename(path)
        return path

    return once


@pytest.fixture(scope="session")
def migrated(pytestconfig: pytest.Config, once: Once) -> Path:
    """A SQLite file with all tables and no content. It takes ten seconds; runs share it until a migration changes."""
    return once(f"{digest_of_migrations()}.sqlite3", make_tables, pytestconfig.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def databases(migrated: Path, once: Once, django_db_blocker) -> Path:
    """What the databases of all processes are copied from."""
    with django_db_blocker.unblock():
        return once("databases", partial(fill, migrated))


@pytest.fixture(scope="session")
def django_db_setup(databases: Path, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        open_copies(databases)
        use_copy("seeds")


@pytest.fixture(scope="session")
def whole_of_seeds(django_db_setup: None, django_db_blocker) -> Whole:
    with django_db_blocker.unblock():
        return current()


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> Iterator[None]:
    """The test's database holds the seeds, or what it asks for instead; its own changes are rolled back.

    Between tests it is that of the seeds, which fixtures of whole modules read.
    """
    assert not connection.in_atomic_block, "a test takes `db`, not the mark, which begins before its content is chosen"
    use_copy(next((content for content in CONTENTS if content in request.fixturenames), "seeds"))
    yield
    use_copy("seeds")


@pytest.fixture(scope="session", autouse=True)
def _one_context(django_test_environment: None) -> None:
    """An answer tells of the template that it was made from, and of none within: a form of the admin has thousands."""
    within = False

    def render(template: Template, context: Context) -> str:
        nonlocal within
        if within:
            return template.nodelist.render(context)
        within = True
        try:
            return instrumented_test_render(template, context)
        finally:
            within = False

    Template._render = render


@pytest.fixture(scope="module", autouse=True)
def _freeze() -> None:
    """Spares the collector, which walks through all memory after each whole that is read, what is there already.

    It also comes less often: forms and wholes are made of many objects, and a twentieth of the time was its own.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(autouse=True)
def _no_pause() -> None:
    """A test that may not ask the database, or that breaks it, keeps no other one waiting for content."""
    keeper.paused_until = 0.0


@pytest.fixture
def fresh(db: None, whole_of_seeds: Whole) -> None:
    """The content has a version of its own, and no whole is kept but that of the seeds, which takes longest to read."""
    keeper.__init__(whole_of_seeds)
    ContentVersion.bump()


@pytest.fixture
def empty(fresh: None) -> None:
    """No content at all, for tests that build what they are about."""


@pytest.fixture
def guide(fresh: None) -> None:
    """A small guide instead of the seeds: two entries of each kind or more, linked to each other."""


@pytest.fixture
def whole(db: None) -> Whole:
    """The published whole as the test finds it; `read_whole()` reads it again after a change."""
    return current()


@pytest.fixture
def seeds() -> Path:
    return settings.SEEDS_DIR
