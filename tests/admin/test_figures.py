"""The pay of a year in one table: what is typed is saved or shown again, and the rest stays as it was."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.forms import TextInput
from django.http import HttpResponse
from django.test import Client
from lxml.html import document_fromstring, fragment_fromstring

from careerguide.content.models import ContentVersion, Section, this_day
from careerguide.content.revisions import history
from roles.figures_of_year import DrawnText
from roles.models import Market, Occupation, SalaryBand
from tests.admin.form import Form, form_in, send
from tests.admin.rows import documents
from tests.build import a_band, a_market, a_section, an_occupation, the_guide

pytestmark = pytest.mark.usefixtures("empty")

PAGE = "/admin/roles/occupation/figures/"
PERCENTILES = {"measure": "percentiles", "low": None, "high": None}


@pytest.fixture
def market() -> Market:
    market = a_market(title="Utopia", currency="EUR")
    the_guide(market)
    return market


@pytest.fixture
def occupations(market: Market) -> list[Occupation]:
    """Three with a figure of 2024."""
    found = [
        an_occupation(title=title, market=market, order=n) for n, title in enumerate(["Bakers", "Cooks", "Tailors"])
    ]
    for occupation in found:
        a_band(occupation, market, **PERCENTILES, median=50_000, year=2024, currency="EUR", basis="gross", position=0)
    return found


@pytest.fixture
def section() -> Section:
    return a_section()


def box(occupation: Occupation, name: str) -> str:
    return f"of-{occupation.pk}-{name}"


def table(client: Client, year: int = 2025) -> Form:
    return form_in(client.get(PAGE, {"year": year}))


def enter(client: Client, section: Section | None, typed: dict[str, str], form: Form | None = None) -> HttpResponse:
    """Opens the table of 2025, types, and saves."""
    form = form or table(client)
    for name, value in typed.items():
        form.fill(name, value)
    if section:
        form.fill("sections", [str(section.pk)])
    return send(client, f"{PAGE}?year=2025", form.values)


def of_year(occupation: Occupation, year: int = 2025) -> list[SalaryBand]:
    return [*occupation.salary_bands.filter(year=year)]


def test_figure_of_a_new_year_is_saved_as_the_newest_was(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    enter(admin_client, section, {box(occupations[0], "low"): "40000", box(occupations[0], "median"): "52000"})
    (band,) = of_year(occupations[0])
    assert (band.low, band.median, band.high, *band.citations.all()) == (40_000, 52_000, None, section)
    assert (band.level, band.measure, band.basis, band.currency) == ("all", "percentiles", "gross", "EUR")


def test_new_figure_comes_before_the_newest(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    assert [band.year for band in occupations[0].salary_bands.all()] == [2025, 2024]


def test_row_without_anything_typed_stays_as_it_was(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    before = list(occupations[1].salary_bands.values())
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    assert list(occupations[1].salary_bands.values()) == before


def test_all_figures_are_saved_at_once(occupations: list[Occupation], section: Section, admin_client: Client) -> None:
    answer = enter(admin_client, section, {box(one, "median"): "52000" for one in occupations})
    page = admin_client.get(answer["Location"])
    assert list(map(str, page.context["messages"])) == ["Pay of 2025: 3 figures saved."]
    assert [len(of_year(one)) for one in occupations] == [1, 1, 1]


def test_figure_of_the_year_is_corrected_in_its_place(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    (saved,) = of_year(occupations[0])
    enter(admin_client, section, {box(occupations[0], "median"): "53000"})
    assert [(band.pk, band.median) for band in of_year(occupations[0])] == [(saved.pk, 53_000)]


def test_what_is_saved_is_what_documents_can_hold(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    enter(admin_client, section, {box(one, "median"): "52000" for one in occupations})
    assert documents()


def test_change_is_in_the_history_under_one_act(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    before = ContentVersion.current()
    enter(admin_client, section, {box(one, "median"): "52000" for one in occupations[:2]})
    newest = [history(one)[0] for one in occupations[:2]]
    assert {(one.author, one.message, one.group) for one in newest} == {("admin", "Pay of 2025", newest[0].group)}
    assert {entry.object_id for entry in LogEntry.objects.all()} == {str(one.pk) for one in occupations[:2]}
    assert (history(occupations[2]).count(), ContentVersion.current() != before) == (0, True)


# What is wrong stands at the box, and nothing is lost


@pytest.mark.parametrize(
    ("typed", "name", "error"),
    [
        ({"median": "60,000"}, "median", "Write plain digits, such as 60000: no commas, points, blanks"),
        ({"median": "60"}, "median", "60 can't be a year's pay"),
        ({"low": "50000", "median": "40000"}, "median", "median 40000 is below low 50000"),
        ({"low": "50000", "high": "40000"}, "high", "high 40000 is below low 50000"),
    ],
)
def test_error_stands_at_its_box(
    typed: dict[str, str], name: str, error: str, occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    own = {box(occupations[0], one): amount for one, amount in typed.items()}
    form = form_in(enter(admin_client, section, own))
    ((at, (message,)),) = form.errors.items()
    assert (at, message[: len(error)]) == (box(occupations[0], name), error)


def test_one_error_keeps_all_from_being_saved_and_loses_nothing(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    typed = {box(occupations[0], "median"): "52000", box(occupations[1], "median"): "5,2"}
    form = form_in(enter(admin_client, section, typed))
    assert {name: form.values[name] for name in [*typed, "sections"]} == {
        box(occupations[0], "median"): ["52000"],
        box(occupations[1], "median"): ["5,2"],
        "sections": [str(section.pk)],
    }
    assert [of_year(one) for one in occupations] == [[], [], []]


def test_figures_without_a_section_are_refused(occupations: list[Occupation], admin_client: Client) -> None:
    form = form_in(enter(admin_client, None, {box(occupations[0], "median"): "52000"}))
    assert form.errors == {"sections": ["Choose the section that states these figures."]}


def test_emptied_figure_is_refused(occupations: list[Occupation], section: Section, admin_client: Client) -> None:
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    enter(admin_client, section, {box(occupations[0], "median"): ""})
    assert [band.median for band in of_year(occupations[0])] == [52_000]


def test_figure_that_somebody_saved_meanwhile_is_not_written_over_unasked(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    mine = table(admin_client)
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    answer = enter(admin_client, section, {box(occupations[0], "median"): "99000"}, mine)
    assert "In the meantime somebody saved: median 52000." in answer.content.decode()
    assert [band.median for band in of_year(occupations[0])] == [52_000]
    enter(admin_client, section, {}, form_in(answer))
    assert [band.median for band in of_year(occupations[0])] == [99_000]


def test_figure_that_somebody_saved_meanwhile_stays_where_nothing_was_typed(
    occupations: list[Occupation], section: Section, admin_client: Client
) -> None:
    mine = table(admin_client)
    enter(admin_client, section, {box(occupations[0], "median"): "52000"})
    enter(admin_client, section, {box(occupations[1], "median"): "61000"}, mine)
    assert [band.median for one in occupations[:2] for band in of_year(one)] == [52_000, 61_000]


# Which table


def test_table_has_the_occupations_of_the_market_with_their_newest_figures(
    occupations: list[Occupation], market: Market, admin_client: Client
) -> None:
    an_occupation(title="Elsewhere", market=a_market())
    an_occupation(title="Of another classification", market=market, scheme="esco")
    rows = [text.text_content().split() for text in table(admin_client).element.cssselect("tbody tr")]
    assert [(row[0], row[-2:]) for row in rows] == [(one.title, ["50000", "2024"]) for one in occupations]


def test_figure_of_one_industry_is_not_that_of_the_occupation(
    occupations: list[Occupation], market: Market, admin_client: Client
) -> None:
    a_band(occupations[0], market, **PERCENTILES, median=70_000, year=2025, industry="Hospitals")
    assert table(admin_client).values[box(occupations[0], "median")] == [""]


def test_first_year_without_figures_is_offered(occupations: list[Occupation], admin_client: Client) -> None:
    page = document_fromstring(admin_client.get(PAGE).content.decode())
    assert page.cssselect("#id_year")[0].get("value") == "2025"


@pytest.mark.parametrize("year", ["", "soon", str(this_day().year + 1)])
def test_table_of_no_year_says_what_is_wrong(year: str, occupations: list[Occupation], admin_client: Client) -> None:
    page = document_fromstring(admin_client.get(PAGE, {"year": year}).content.decode())
    assert (len(page.cssselect("#figures_form")), len(page.cssselect(".choice .errorlist"))) == (0, 1)


def test_list_of_occupations_leads_to_the_table(admin_client: Client) -> None:
    assert f'href="{PAGE}"' in admin_client.get("/admin/roles/occupation/").content.decode()


def test_table_of_many_occupations_takes_as_many_queries_as_that_of_few(
    occupations: list[Occupation], market: Market, admin_client: Client, django_assert_max_num_queries: Callable
) -> None:
    for _ in range(20):
        a_band(an_occupation(market=market), market)
    with django_assert_max_num_queries(18):
        admin_client.get(PAGE)


ALLOWED = ["view_occupation", "publish_occupation", "add_salaryband", "change_salaryband"]


@pytest.mark.parametrize(
    ("permissions", "code"), [(ALLOWED, 302), *((ALLOWED[:n] + ALLOWED[n + 1 :], 403) for n in (1, 2, 3))]
)
def test_table_is_for_those_who_may_change_pay(
    permissions: list[str], code: int, occupations: list[Occupation], section: Section, client: Client
) -> None:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    typed = {box(occupations[0], "median"): "52000", box(occupations[0], "seen"): "", "sections": [section.pk]}
    assert client.post(f"{PAGE}?year=2025", typed).status_code == code
    assert len(of_year(occupations[0])) == (code == 302)


def test_visitor_is_sent_to_log_in(client: Client) -> None:
    assert client.post(PAGE)["Location"] == f"/admin/login/?next={PAGE}"


@pytest.mark.parametrize("value", [None, "", 5_000, '"<b>'])
def test_box_is_written_as_django_writes_it(value: object) -> None:
    attrs = {"aria-label": "Low: “Bakers” & <others>", "id": "id_low", "disabled": True}
    written = [widget(attrs).render("low", value) for widget in (DrawnText, TextInput)]
    drawn, usual = (dict(fragment_fromstring(one).attrib) for one in written)
    assert drawn == usual
