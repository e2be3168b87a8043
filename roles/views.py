from django.http import HttpResponse

from careerguide.catalogue.pages import list_page, render_list
from careerguide.content.whole import Whole
from careerguide.web.download import csv_of_lines
from careerguide.web.pages import PageRequest, public_page, queried_page, render_page
from careerguide.web.query import Query
from careerguide.web.shelves import NAMES, Shelf, number_in_words, paged, shelf_context, shelves

from .models import Answer, Occupation, Role, RolePair, Topic
from .occupation_facts import OccupationFacts
from .pair_table import table_of_pairs
from .pay_download import FIELDS, pay_table
from .pay_tabs import pay_context
from .portrait import portrait
from .standing import map_of
from .themes import by_theme, theme_of
from .try_it import try_it

SIBLINGS = 6  # topics of the same kind that a topic leads to


@list_page("roles")
def role_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_list(request, whole, query, "roles", "roles/list.html", {"map": map_of(whole)})


@public_page
def role_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    role = whole.get_or_404(Role, slug)
    context = {"role": role, "profile": portrait(role, whole), "try_it": try_it(role, whole)}
    return render_page(request, "roles/page.html", context)


@queried_page(*NAMES)
def occupation_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "roles/occupations.html", shelf_context(query, whole.derive(_by_scheme)))


def _by_scheme(whole: Whole) -> list[Shelf]:
    schemes = [*Occupation.Scheme]
    return shelves(sorted(whole[Occupation], key=lambda occupation: schemes.index(occupation.scheme)), "scheme")


@public_page
def occupation_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    occupation = whole.get_or_404(Occupation, slug)
    context = {"occupation": occupation, "facts": OccupationFacts(occupation)}
    return render_page(request, "roles/occupation.html", context)


@queried_page("page")
def pair_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    table = whole.derive(table_of_pairs)
    page = paged(query, () if table else whole[RolePair])
    context = {"pairs": whole[RolePair], "table": table, "page": page, "which": number_in_words(page)}
    return render_page(request, "roles/pairs.html", context)


@public_page
def pair_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    return render_page(request, "roles/pair.html", {"pair": whole.get_or_404(RolePair, slug)})


@queried_page("market", "page")
def salaries(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "roles/salaries.html", pay_context(whole, query))


@queried_page(*FIELDS)
def salaries_csv(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return csv_of_lines(f"{whole.guide.file_name}-salaries.csv", pay_table(whole, query))


@queried_page(*NAMES)
def topic_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "roles/topics.html", shelf_context(query, whole.derive(_topics_by_kind)))


def _topics_by_kind(whole: Whole) -> list[Shelf]:
    return shelves(whole[Topic])


@public_page
def topic_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    topic = whole.get_or_404(Topic, slug)
    alike = next(shelf.entries for shelf in whole.derive(_topics_by_kind) if shelf.slug == topic.kind)
    siblings = [other for other in alike[: SIBLINGS + 1] if other != topic][:SIBLINGS]
    return render_page(request, "roles/topic.html", {"topic": topic, "siblings": siblings})


@queried_page(*NAMES)
def answer_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "roles/answers.html", shelf_context(query, whole.derive(_answers_by_theme)))


def _answers_by_theme(whole: Whole) -> list[Shelf]:
    return [Shelf(theme.slug, str(theme), answers) for theme, answers in by_theme(whole[Answer])]


@public_page
def answer_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    answer = whole.get_or_404(Answer, slug)
    theme = theme_of(answer)
    alike = next(shelf for shelf in whole.derive(_answers_by_theme) if shelf.slug == theme.slug)
    others = [other for other in alike.entries if other != answer]
    return render_page(request, "roles/answer.html", {"answer": answer, "theme": theme, "others": others})
