"""What the page that finds a fit shows."""

from typing import Any

from careerguide.catalogue.offered import Finder
from careerguide.content.whole import Whole
from careerguide.web.english import in_sentence, listed, spelt
from careerguide.web.query import Query
from pathways.models import StartingPoint
from pathways.person import beginner
from roles.axes import DOTS

from . import fit
from .fit_questions import HOW_MUCH, FitAnswers, read_answers
from .fits import MOST_SHOWN, Fits, professions

MEANT = {HOW_MUCH[wanted]: " or ".join(map(str, dots)) for wanted, dots in fit.DOTS_MEANT.items()}
RULE = {  # its numbers, for readers
    "liked": spelt(fit.LIKED),
    "dots": listed(f"{dots} dot{'' if dots == 1 else 's'} ({word})" for dots, word in enumerate(DOTS)),
    "meant": listed(f"{dots} (“{in_sentence(wanted)}”)" for wanted, dots in MEANT.items()),
    "strong": fit.STRONG,
}


def fit_context(whole: Whole, query: Query) -> dict[str, Any]:
    answers = read_answers(whole, query)
    fits = None if answers.is_empty else Fits(professions(whole), answers)
    assumed = beginner(whole) if answers.ask_for_a_way and not answers.start else None
    form = _form(whole, answers, query.text("find"))
    return {"answers": answers, "fits": fits, "assumed": assumed, "rule": RULE, "most_shown": MOST_SHOWN, **form}


def _form(whole: Whole, answers: FitAnswers, find: str) -> dict[str, Any]:
    """The questions with what was answered and what can be; of many starting points those that a word finds."""
    starts = Finder(whole, find).offered(StartingPoint, [answers.start] if answers.start else [])
    offered = {"start": {one.slug: one.title for one in starts.entries}}
    asked = [(one, given, offered.get(one.name, one.choices)) for one, given in answers.given]
    return {"asked": asked, "starts": starts, "find": find}
