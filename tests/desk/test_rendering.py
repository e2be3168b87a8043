"""A text as readers will see it, while an editor types it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.form import form_in
from tests.admin.rows import change_page
from tests.build import a_band, a_role, an_occupation


@pytest.fixture(autouse=True)
def _empty(empty: None) -> None:
    """These tests build what they are about."""


def shown(client: Client, text: str, home: str = "roles") -> str:
    return client.post(reverse("desk:rendering"), {"text": text, "home": home}).content.decode()


def test_text_is_shown_as_html(admin_client: Client) -> None:
    page = shown(admin_client, "## Work\n\n**Much** of it.")
    assert ("<h2>Work</h2>" in page, "<strong>Much</strong>" in page) == (True, True)


def test_link_to_a_document_leads_to_its_page(admin_client: Client) -> None:
    role = a_role(slug="nurse")
    assert f'href="{role.get_absolute_url()}"' in shown(admin_client, "A [nurse](nurse.md).")


def test_figure_is_shown_as_it_is_now(admin_client: Client) -> None:
    occupation = an_occupation(slug="pilot")
    a_band(occupation, median=70_500, high=None)
    assert "70,500" in shown(admin_client, "{occupations/pilot median}")


def test_what_a_save_would_refuse_is_said(admin_client: Client) -> None:
    page = shown(admin_client, "A [link](nobody.md) and {roles/nobody median}.")
    assert (page.count("leads nowhere"), page.count("points nowhere")) == (1, 1)


def test_nothing_that_runs_is_shown(admin_client: Client) -> None:
    page = shown(admin_client, "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))")
    assert [word for word in ("<script", "onerror") if word in page] == []
    assert "javascript" not in page.split("</ul>")[-1]


@pytest.mark.parametrize("home", ["", "nothing", "../.."])
def test_unknown_home_does_no_harm(home: str, admin_client: Client) -> None:
    assert "Words." in shown(admin_client, "Words. [x](x.md)", home)


def test_long_text_is_cut_rather_than_refused(admin_client: Client) -> None:
    assert len(shown(admin_client, "x " * 60_000)) < 60_000


def test_rendering_is_for_editors_and_by_post_alone(client: Client, admin_client: Client) -> None:
    assert client.post(reverse("desk:rendering"), {"text": "x"}).status_code == 302
    assert admin_client.get(reverse("desk:rendering")).status_code == 405


def test_forged_rendering_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post(reverse("desk:rendering"), {"text": "x"}).status_code == 403


def test_each_box_for_a_text_tells_which_document_it_stands_in(admin_client: Client) -> None:
    page = form_in(admin_client.get(change_page(a_role())))
    homes = {area.get("data-markdown") for area in page.element.cssselect("textarea[data-markdown]")}
    assert homes == {"roles"}
