from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
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


CITED = (
    *("duties", "skills", "disagreements__positions", "salary_bands", "outlooks"),
    *("occupations__occupation__salary_bands", "occupations__occupation__outlooks"),
    "occupations__occupation__entry_educations",
)


def role_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What the site's own page states, row by row."""
    others = ("aliases", "skills__skill__domain", "pathways__starting_point", "topics", "narrower")
    related = [*others, "citations__source", *(f"{name}__citations__source" for name in CITED)]
    markets = [f"{name}__market" for name in CITED if name.endswith(("salary_bands", "outlooks"))]
    roles = Role.objects.select_related("broader").prefetch_related(*related, *markets)
    return render(request, "plain/detail.html", {"role": get_object_or_404(roles, slug=slug)})
