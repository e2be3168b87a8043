from django.http import HttpResponse
from django.shortcuts import redirect

from careerguide.catalogue.offered import first_of
from careerguide.catalogue.pages import list_page, render_list
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, public_page, queried_page, render_page
from careerguide.web.query import Query
from careerguide.web.shelves import NAMES, Shelf, shelf_context, shelves
from roles.pay_lines import kinds_drawn, pay_lines
from roles.standing import standings_of

from .change import pay_before_and_after
from .line import lines
from .models import Credential, Pathway, StartingPoint
from .moves import Moves
from .stages import STAGE_PARAMETERS, address_asked_for, stage_context


@list_page("pathways")
def pathway_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    context = {"starts": first_of(whole, StartingPoint)}
    return render_list(request, whole, query, "pathways", "pathways/list.html", context)


@public_page
def pathway_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    pathway = whole.get_or_404(Pathway, slug)
    pay = pay_before_and_after(pathway)
    drawn_as = kinds_drawn(change.drawn for change in pay)
    context = {"pathway": pathway, "lines": lines(pathway), "pay": pay, "pay_kinds": drawn_as}
    return render_page(request, "pathways/page.html", context)


@public_page
def starting_point_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    start = whole.get_or_404(StartingPoint, slug)
    pay = pay_lines(start.pay)
    moves = Moves(start, standings_of(whole))
    context = {"starting_point": start, "moves": moves, "pay": pay, "pay_kinds": kinds_drawn(pay)}
    return render_page(request, "pathways/starting_point.html", context)


@queried_page(*NAMES)
def credential_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "pathways/credentials.html", shelf_context(query, whole.derive(_credentials_by_kind)))


def _credentials_by_kind(whole: Whole) -> list[Shelf]:
    return shelves(whole[Credential])


@public_page
def credential_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    return render_page(request, "pathways/credential.html", {"credential": whole.get_or_404(Credential, slug)})


@queried_page(*STAGE_PARAMETERS)
def stage_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    if address := address_asked_for(whole, query):
        return redirect(address)
    return render_page(request, "pathways/stages.html", stage_context(whole, query))
