"""The forms that answer at once: what the browser could lose of them, and requests that fail."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .accessibility import broken_by_day_or_night

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Form:
    """A page with a form, a field to change, and the words by which one sees that the answer has come."""

    address: str
    field: Callable[[Page], Locator]
    value: str | bool
    answer: str

    def change(self, page: Page) -> None:
        field = self.field(page)
        if isinstance(self.value, bool):
            field.click()  # and not check(), which fails where the box is put back at once
        else:
            field.fill(self.value)
            field.dispatch_event("change")

    def expect_changed(self, page: Page) -> None:
        if isinstance(self.value, bool):
            expect(self.field(page)).to_be_checked(checked=self.value)
        else:
            expect(self.field(page)).to_have_value(self.value)


def box(name: str) -> Callable[[Page], Locator]:
    return lambda page: page.get_by_role("checkbox", name=re.compile(f"^{name}"))


FORMS = {
    "list": Form("/roles/", box("New specialism"), True, "4 of 10 roles"),
    "words of a list": Form("/roles/", lambda page: page.locator("#words"), "nurse", "role"),
    "search": Form("/search/", lambda page: page.get_by_role("main").get_by_role("searchbox"), "nurse", "“nurse”"),
    "decision": Form(
        "/roles/compare/?role=ai-engineer&role=biomedical-engineer",
        lambda page: page.locator("#w-code-3"),
        True,
        "AI engineer",
    ),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Form:
    return FORMS[request.param]


def said(page: Page) -> Locator:
    return page.get_by_role("status")


# Kept on the way back


def test_form_that_the_browser_resets_on_the_way_back_keeps_what_was_in_it(form: Form, page: Page) -> None:
    page.goto(form.address)
    form.change(page)
    expect(said(page)).to_contain_text(form.answer)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.evaluate("for (const form of document.forms) form.reset()")  # as WebKit does
    form.expect_changed(page)


# Requests that fail


def fail(route: Route) -> None:
    route.fulfill(status=503, body="Service unavailable")


FAILURES = {"offline": lambda route: route.abort(), "failure of the server": fail}


@pytest.fixture(params=FAILURES)
def failing(request: pytest.FixtureRequest, form: Form, page: Page) -> Page:
    """A page whose form was changed while nothing could be asked."""
    page.goto(form.address)
    page.route(lambda url: "/static/" not in url, FAILURES[request.param])
    form.change(page)
    return page


def notice(page: Page) -> Locator:
    return page.locator(".failed")


def test_request_that_fails_is_told_of_in_view_and_in_the_status_line(failing: Page) -> None:
    expect(notice(failing)).to_be_in_viewport()
    expect(notice(failing)).to_contain_text("This page could not be updated")
    expect(said(failing)).to_contain_text("This page could not be updated")
    expect(said(failing)).to_contain_text("The button “Try again” stands at the top.")


def test_trying_again_brings_the_answer(failing: Page, form: Form) -> None:
    expect(notice(failing)).to_be_visible()
    failing.unroute_all()
    failing.get_by_role("button", name="Try again").click()
    expect(said(failing)).to_contain_text(form.answer)
    expect(notice(failing)).to_have_count(0)
    form.expect_changed(failing)


def test_trying_again_in_vain_tells_it_again(page: Page) -> None:
    page.goto("/roles/")
    page.route(lambda url: "?" in url, fail)
    FORMS["list"].change(page)
    page.get_by_role("button", name="Try again").click()
    expect(notice(page)).to_have_count(1)


def test_notice_is_in_view_far_down_the_page(phone: Page) -> None:
    phone.goto("/roles/")
    phone.get_by_role("link", name="Filter").tap()
    phone.route(lambda url: "?" in url, fail)
    phone.locator("#filters").get_by_role("checkbox", disabled=False).last.tap()
    expect(notice(phone)).to_be_in_viewport(ratio=1)


def test_focus_is_on_the_field_after_trying_again(page: Page) -> None:
    page.goto("/roles/")
    page.route(lambda url: "?" in url, fail)
    FORMS["list"].change(page)
    expect(notice(page)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(said(page)).to_have_text("4 of 10 roles")
    expect(FORMS["list"].field(page)).to_be_focused()


def test_another_change_that_succeeds_takes_the_notice_away(page: Page) -> None:
    page.goto("/roles/")
    page.route(lambda url: "?" in url, fail)
    FORMS["list"].change(page)
    expect(notice(page)).to_be_visible()
    page.unroute_all()
    box(r"Profession \d")(page).click()
    expect(said(page)).to_have_text("6 of 10 roles")
    expect(notice(page)).to_have_count(0)
    expect(FORMS["list"].field(page)).not_to_be_checked()


def test_nothing_stands_ticked_beside_a_list_that_it_did_not_make(page: Page, base_url: str) -> None:
    page.goto("/roles/")
    page.route(lambda url: "?" in url, fail)
    labels = ["New specialism", r"Profession \d", "Nurse", "No master’s"]
    for label in labels:
        box(label)(page).click()
        expect(box(label)(page)).not_to_be_checked()
    expect(page).to_have_url(f"{base_url}/roles/")
    expect(page.locator(".result-count")).to_have_text("10 roles")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(notice(page)).to_have_count(0)
    for label in labels:
        expect(box(label)(page)).to_be_checked()
    expect(page).to_have_url(re.compile("start=nurse&education=no-masters&kind=profession&kind=specialism$"))
    expect(page).to_have_title(re.compile("^Roles: Nurse, No master’s needed, Profession, New specialism"))


AT_ONCE = 5_000  # milliseconds; what takes too long is told of after 15 seconds


def test_request_on_its_way_fails_at_once_when_the_browser_goes_offline(page: Page) -> None:
    page.goto("/roles/")
    page.route(lambda url: "?" in url, lambda route: None)
    with page.expect_request(lambda request: "?" in request.url):
        FORMS["list"].change(page)
    page.context.set_offline(True)
    expect(notice(page)).to_be_visible(timeout=AT_ONCE)
    expect(FORMS["list"].field(page)).not_to_be_checked()


def test_way_back_on_its_way_fails_at_once_when_the_browser_goes_offline(page: Page) -> None:
    page.goto("/roles/")
    FORMS["list"].change(page)
    expect(said(page)).to_have_text("4 of 10 roles")
    page.route("**/roles/", lambda route: None)
    with page.expect_request("**/roles/"):
        page.evaluate("history.back()")
    page.context.set_offline(True)
    expect(notice(page)).to_be_visible(timeout=AT_ONCE)


def test_way_back_that_fails_is_told_of(page: Page) -> None:
    page.goto("/roles/")
    FORMS["list"].change(page)
    expect(said(page)).to_have_text("4 of 10 roles")
    page.route("**/roles/", fail)
    page.go_back()
    expect(notice(page)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".result-count")).to_have_text("10 roles")


@pytest.mark.parametrize("width", [360, 1280])
def test_notice_breaks_no_rule_of_accessibility_by_day_or_night(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/roles/")
    page.route(lambda url: "?" in url, fail)
    FORMS["words of a list"].change(page)
    expect(notice(page)).to_be_visible()
    assert broken_by_day_or_night(page) == {}
