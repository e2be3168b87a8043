"""An editor enters an official occupation with all that statistics say of it, and lets a role refer to it."""

from django.test import Client

from careerguide.content.whole import read_whole
from roles.models import Occupation, Role
from tests.admin.form import save
from tests.admin.rows import change_page, page_of
from tests.build import a_band, a_market, a_role, a_section, an_occupation
from tests.reading import Document

CLERKS = {
    "title": "Clerks",
    "slug": "uk-soc-41",
    "status": "published",
    "summary": "Those who keep files.",
    "scheme": "uk-soc",
    "version": "2020",
    "code": "41",
}
PAID = {"level": "all", "measure": "percentiles", "currency": "GBP", "basis": "gross"}


def parts(field: str, *rows: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    """What one types into the rows of new parts."""
    typed = {
        f"{field}-{number}-{name}": value
        for number, row in enumerate(rows)
        for name, value in (row | {"position": str(number)}).items()
    }
    return typed | {f"{field}-TOTAL_FORMS": str(len(rows))}


def test_editor_makes_an_occupation_with_two_years_of_pay(empty: None, admin_client: Client) -> None:
    market, cited = str(a_market(currency="GBP").pk), [str(a_section().pk)]
    years = [
        PAID | {"market": market, "citations": cited, "year": year, "median": median}
        for year, median in (("2025", "57000"), ("2024", "55000"))
    ]
    work = {"kind": "setting", "text": "In an office.", "citations": cited}
    typed = CLERKS | {"market": market, "citations": cited} | parts("salary_bands", *years) | parts("work", work)
    assert save(admin_client, page_of(Occupation, "add"), **typed).status_code == 302
    (clerks,) = read_whole()[Occupation]
    assert [(band.year, band.median) for band in clerks.salary_bands.all()] == [(2025, 57_000), (2024, 55_000)]
    assert [(said.text, said.role) for said in clerks.work.all()] == [("In an office.", None)]


def test_editor_lets_a_role_refer_to_an_occupation(empty: None, admin_client: Client) -> None:
    role, cited = a_role(), [str(a_section().pk)]
    save(admin_client, page_of(Occupation, "add"), **CLERKS, citations=cited)
    link = {
        "occupation": str(Occupation.objects.get().pk),
        "match": "close",
        "why": "They file too.",
        "citations": cited,
    }
    assert save(admin_client, change_page(role), **parts("occupations", link)).status_code == 302
    assert [str(link.occupation) for link in read_whole().get_or_404(Role, role.slug).occupations.all()] == ["Clerks"]


def test_form_of_a_role_leads_to_the_pay_of_its_occupations(empty: None, admin_client: Client) -> None:
    role = a_role()
    a_band(paid := an_occupation(role, code="15-1252"))
    an_occupation(role, code="15-1221")
    leads = Document(admin_client.get(change_page(role)).content.decode()).links_in("#official-figures")
    assert leads == {paid.offered_as: f"{change_page(paid)}#salary_bands-group"}
