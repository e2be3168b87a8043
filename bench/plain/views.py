from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django_filters import CharFilter, ChoiceFilter, FilterSet  # type: ignore[import-untyped]

from bench import generate
from roles.models import Role, RoleQuerySet

EDUCATIONS = {slugify(title): title for title in generate.EDUCATIONS}


class RoleFilter(FilterSet):
    """Each generated role has one occupation code and names a skill once, so no filter doubles a row."""

    kind = ChoiceFilter(choices=Role.Kind.choices)
    domain = CharFilter("flat__domain")
    education = ChoiceFilter(choices=[*EDUCATIONS.items()], method="with_education")
    skill = CharFilter("skills__skill__slug")
    q = CharFilter(method="with_words")

    class Meta:
        model = Role
        fields: list[str] = []

    def with_education(self, roles: RoleQuerySet, name: str, value: str) -> RoleQuerySet:
        return roles.filter(occupation_codes__entry_education=EDUCATIONS[value])

    def with_words(self, roles: RoleQuerySet, name: str, value: str) -> RoleQuerySet:
        for word in value.split():
            roles = roles.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word))
        return roles


FACETS = {"kind": "kind", "domain": "flat__domain", "education": "occupation_codes__entry_education"}


def role_list(request: HttpRequest) -> HttpResponse:
    found = RoleFilter(request.GET, Role.objects.published()).qs
    facets = {name: found.order_by(field).values_list(field).annotate(Count("pk")) for name, field in FACETS.items()}
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    return render(request, "plain/list.html", {"page": page, "facets": facets})
