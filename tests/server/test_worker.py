"""What a worker has in memory before it answers: the files in its place may be those of the next release by then."""

import subprocess
import sys

from django.conf import settings

from tests.browser.site import Site

OF_COMMANDS = {"careerguide.content.shapes", "careerguide.desk.outside", "careerguide.desk.reaching"}
OF_THE_MASTER = {"careerguide.server.__main__", "careerguide.server.backup", "careerguide.server.master"}
NEVER_SERVED = {"migrations", "management"}
STARTS = "import sys; from careerguide.worker import application; application(); print(*sys.modules)"


def modules() -> set[str]:
    """Those of the program that answer requests."""
    rooms = ("careerguide", "skills", "roles", "pathways")
    files = [file for room in rooms for file in settings.BASE_DIR.glob(f"{room}/**/*.py")]
    paths = [file.relative_to(settings.BASE_DIR).with_suffix("").parts for file in files]
    served = [parts for parts in paths if not NEVER_SERVED & {*parts}]
    return {".".join(parts).removesuffix(".__init__") for parts in served} - OF_COMMANDS - OF_THE_MASTER


def test_worker_has_all_its_modules_before_it_answers(site: Site) -> None:
    started = subprocess.run(  # noqa: S603
        [sys.executable, "-c", STARTS], cwd=settings.BASE_DIR, env=site.env, capture_output=True, text=True, check=True
    )
    assert modules() - {*started.stdout.split()} == set()


OF_AN_EARLIER_RELEASE = "import careerguide.web.log; del careerguide.web.log.OddRequests"


def test_worker_starts_under_the_master_of_an_earlier_release(site: Site) -> None:
    starts = STARTS.replace("; ", f"; {OF_AN_EARLIER_RELEASE}; ", 1)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", starts], cwd=settings.BASE_DIR, env=site.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
