"""Other engines than Chromium's: what a visitor does works in Firefox, and in WebKit, as on every iPhone."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from .engines import MINI_BROWSERS, TABLET, Order, Visitor, firefox, webkit
from .known import documents
from .tray import FIRST, LIST, SECOND, SLUGS

pytestmark = pytest.mark.browser

PROGRAMS = {firefox: ["firefox-esr"], webkit: ["WebKitWebDriver", "Xvfb"]}
PACKAGES = "firefox-esr webkit2gtk-driver xvfb"
TITLES = {slug: start["title"] for slug, start in documents("starting-points").items()}
Engine = Callable[[Path], AbstractContextManager[Order]]


@pytest.fixture(scope="module", params=PROGRAMS, ids=lambda engine: engine.__name__)
def browser_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Order]:
    """One browser for all tests here. Without it they are skipped; where everything must run, they fail."""
    engine: Engine = request.param
    if not all(map(shutil.which, PROGRAMS[engine])) or (engine is webkit and not MINI_BROWSERS):
        missing = f"No {engine.__name__} (on Debian: apt install {PACKAGES})."
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    with engine(tmp_path_factory.mktemp(engine.__name__)) as order:
        yield order


@pytest.fixture
def visitor(browser_of: Order, base_url: str) -> Visitor:
    """Somebody who has not been here before."""
    visitor = Visitor(browser_of, base_url)
    visitor.goto("/about/")
    visitor.tell("localStorage.clear()")
    return visitor


def shown(selector: str) -> str:
    """How JavaScript says what an element has to read."""
    return f"document.querySelector(`{selector}`)?.textContent.replace(/\\s+/g, ' ').trim()"


def test_list_is_narrowed_down_and_back_widens_it(visitor: Visitor) -> None:
    visitor.goto(LIST)
    everything = visitor.tell(shown(".result-count"))
    visitor.click("#to-filters")
    visitor.click("#facets fieldset input:enabled")
    visitor.sees("location.search.length > 1 && document.querySelector('dialog[open] #filters')")
    visitor.sees(f"{shown('.result-count')} !== `{everything}`")
    visitor.click("#facets .show-results button")
    visitor.sees("!document.querySelector('dialog') && document.querySelector('.chips')")
    visitor.sees("!document.querySelector('.htmx-request')")
    visitor.back()
    visitor.sees(f"location.search === '' && {shown('.result-count')} === `{everything}`")
    visitor.sees("!document.querySelector('#facets :checked')")


def test_words_of_a_list_are_there_again_after_a_look_at_an_entry(visitor: Visitor) -> None:
    visitor.goto(LIST)
    visitor.type("#words", "data")
    visitor.sees("location.search === '?q=data'")
    visitor.click("#results h3 a")
    visitor.sees("document.querySelector('#pay')")
    visitor.back()
    visitor.sees("document.querySelector('#words')?.value === 'data'")
    visitor.click("#to-filters")
    visitor.click("#facets fieldset input:enabled")
    visitor.sees("location.search.startsWith('?q=data&')")


def test_two_roles_are_chosen_and_compared(visitor: Visitor) -> None:
    visitor.goto(LIST)
    for title in (FIRST, SECOND):
        visitor.click(f".pick:has([value='{SLUGS[title]}']) input")
    visitor.sees(f"{shown('.tray-count')}?.startsWith('2')")
    visitor.click(".tray-go")
    visitor.sees(f"{shown('.versus th:nth-child(2)')} === '{FIRST}' && {shown('.versus th:last-child')} === '{SECOND}'")
    visitor.click(".weigh .segments label:last-child input")
    visitor.sees("location.search.includes('w-')")
    visitor.back()
    visitor.sees("location.pathname === '/roles/' && document.querySelectorAll('.pick :checked').length === 2")


def test_plan_follows_the_answers_and_back_takes_the_last_one_back(visitor: Visitor) -> None:
    visitor.goto("/plan/")
    visitor.type("#start", TITLES["nurse"])
    visitor.sees("location.search.includes('start=nurse')")
    visitor.click("[name=role]")
    visitor.sees("location.search.includes('role=')")
    visitor.back()
    visitor.sees("!location.search.includes('role=') && !document.querySelector('[name=role]:checked')")
    visitor.sees("document.querySelector('#start').value === 'nurse'")


def test_question_is_answered_while_one_types_and_again_after_back(visitor: Visitor) -> None:
    visitor.goto("/search/")
    visitor.type("#q", "how much will I earn")
    visitor.sees(f"{shown('.verdict h2')} && document.querySelector('.result-list')")
    visitor.click(".verdict h2 a")
    visitor.sees("location.pathname.startsWith('/questions/')")
    visitor.back()
    visitor.sees("document.querySelector('#q')?.value === 'how much will I earn' && document.querySelector('.verdict')")
    visitor.type("#q", "money")
    visitor.sees("location.search.includes('money')")


def test_suggestion_leads_on_and_back_leaves_none_open(visitor: Visitor) -> None:
    visitor.goto("/")
    visitor.type("main [data-suggest]", "nur")
    visitor.sees("document.querySelector('main [role=option]')")
    visitor.click("main [role=option]")
    visitor.sees("location.pathname !== '/'")
    visitor.back()
    visitor.sees("location.pathname === '/' && !document.querySelector('main [role=listbox]:not([hidden])')")


def test_mark_opens_its_source_and_gets_the_focus_back(visitor: Visitor) -> None:
    visitor.goto(f"/roles/{SLUGS[FIRST]}/")
    visitor.click(".tiles .ref")
    visitor.sees("document.querySelector('.sheet:popover-open')")
    visitor.click(".sheet button")
    visitor.sees("!document.querySelector('.sheet:popover-open') && document.activeElement.matches('.tiles .ref')")


def test_each_axis_of_a_role_takes_one_line_on_a_tablet(visitor: Visitor) -> None:
    visitor.take(TABLET)
    visitor.goto("/roles/ai-engineer/")  # medicine: “hardly any”
    lines = "[...document.querySelectorAll('.tiles .axes > span')]"
    visitor.sees(
        f"{lines}.length && {lines}.every((line) => line.offsetHeight < 1.5 * line.firstElementChild.offsetHeight)"
    )
