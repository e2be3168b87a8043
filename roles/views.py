from django.http import HttpResponse

from careerguide.catalogue.pages import list_page, render_list
from careerguide.content.whole import Whole
from careerguide.web.download import csv_download
from careerguide.web.pages import PageRequest, public_page, queried_page, render_page
from careerguide.web.query import Query

from .models import Answer, Occupation, Role, RolePair, Topic
from .occupation_facts import OccupationFacts
from .pair_table import pair_table
from .pay_download import FIELDS, PAY_COLUMNS, pay_asked_for, pay_row
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


@public_page
def occupation_list(request: PageRequest, whole: Whole) -> HttpResponse:
    schemes = [*Occupation.Scheme]
    occupations = sorted(whole[Occupation], key=lambda occupation: schemes.index(occupation.scheme))
    return render_page(request, "roles/occupations.html", {"occupations": occupations})


@public_page
def occupation_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    occupation = whole.get_or_404(Occupation, slug)
    context = {"occupation": occupation, "facts": OccupationFacts(occupation)}
    return render_page(request, "roles/occupation.html", context)


@public_page
def pair_list(request: PageRequest, whole: Whole) -> HttpResponse:
    pairs = whole[RolePair]
    professions = [role for role in whole[Role] if role.kind == Role.Kind.PROFESSION]
    return render_page(request, "roles/pairs.html", {"pairs": pairs, "table": pair_table(professions, pairs)})


@public_page
def pair_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    return render_page(request, "roles/pair.html", {"pair": whole.get_or_404(RolePair, slug)})


@queried_page("market", "page")
def salaries(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "roles/salaries.html", pay_context(whole, query))


@queried_page(*FIELDS)
def salaries_csv(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    rows = map(pay_row, pay_asked_for(whole, query))
    return csv_download(f"{whole.guide.file_name}-salaries.csv", PAY_COLUMNS, rows)


@public_page
def topic_list(request: PageRequest, whole: Whole) -> HttpResponse:
    return render_page(request, "roles/topics.html", {"topics": whole[Topic]})


@public_page
def topic_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    topic = whole.get_or_404(Topic, slug)
    siblings = [other for other in whole[Topic] if other.kind == topic.kind and other != topic]
    return render_page(request, "roles/topic.html", {"topic": topic, "siblings": siblings[:SIBLINGS]})


@public_page
def answer_list(request: PageRequest, whole: Whole) -> HttpResponse:
    return render_page(request, "roles/answers.html", {"themes": by_theme(whole[Answer])})


@public_page
def answer_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    answer = whole.get_or_404(Answer, slug)
    theme = theme_of(answer)
    others = [other for other in whole[Answer] if other != answer and theme_of(other) == theme]
    return render_page(request, "roles/answer.html", {"answer": answer, "theme": theme, "others": others})
