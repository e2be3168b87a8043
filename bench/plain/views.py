from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django_filters import CharFilter, ChoiceFilter, FilterSet  # type: ignore[import-untyped]

from bench import synthetic
from careerguide.content.models import Section
from roles.models import EntryEducation, Market, Role, RoleOccupation, SalaryBand
from roles.pay_cards import pay_cards  # what the site's cards show

EDUCATION = "occupations__occupation__entry_educations__education"
EDUCATIONS = {slugify(title): title for title in synthetic.EDUCATIONS}


class RoleFilter(FilterSet):
    """One occupation of each generated role states an education, and it names a skill once: no filter doubles a row."""

    kind = ChoiceFilter(choices=Role.Kind.choices)
    domain = CharFilter("flat__domain")
    education = ChoiceFilter(choices=[*EDUCATIONS.items()], method="with_education")
    skill = CharFilter("skills__skill__slug")
    q = CharFilter(method="with_words")

    class Meta:
        model = Role
        fields: list[str] = []

    def with_education(self, roles: QuerySet[Role], name: str, value: str) -> QuerySet[Role]:
        return roles.filter(**{EDUCATION: EDUCATIONS[value]})

    def with_words(self, roles: QuerySet[Role], name: str, value: str) -> QuerySet[Role]:
        for word in value.split():
            roles = roles.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word))
        return roles


COLUMNS = {"kind": "kind", "domain": "flat__domain", "education": EDUCATION}


def with_facts(roles: QuerySet[Role]) -> QuerySet[Role]:
    """The roles with all that their cards state."""
    citations = Prefetch("citations", Section.objects.select_related("source"))
    bands = SalaryBand.objects.select_related("market").prefetch_related(citations)
    educations = EntryEducation.objects.prefetch_related(citations)
    of_occupations = (
        Prefetch("occupation__salary_bands", bands),
        Prefetch("occupation__entry_educations", educations),
    )
    links = RoleOccupation.objects.select_related("occupation__market").prefetch_related(*of_occupations)
    return roles.prefetch_related(Prefetch("salary_bands", bands), Prefetch("occupations", links))


def role_list(request: HttpRequest) -> HttpResponse:
    found = RoleFilter(request.GET, Role.objects.filter(status=Role.Status.PUBLISHED)).qs
    facets = {name: found.order_by(field).values_list(field).annotate(Count("pk")) for name, field in COLUMNS.items()}
    page = Paginator(with_facts(found), 20).get_page(request.GET.get("page"))
    return render(
        request, "plain/list.html", {"page": page, "cards": pay_cards(page, Market.objects.first()), "facets": facets}
    )
