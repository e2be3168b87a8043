"""More parts of a role, each with the least that it needs."""

from itertools import count
from typing import Any

from roles.models import Disagreement, OccupationCode, Outlook, Position, Role, RoleAlias
from tests.build import a_market, a_section

_number = count(1)


def _cited(row: Any, citations: list | None) -> Any:
    row.citations.set([a_section()] if citations is None else citations)
    return row


def an_alias(role: Role, citations: list | None = None, **changes: Any) -> RoleAlias:
    return _cited(RoleAlias.objects.create(role=role, **{"name": f"Alias {next(_number)}"} | changes), citations)


def a_code(role: Role, citations: list | None = None, **changes: Any) -> OccupationCode:
    code = {"scheme": "soc", "version": "2018", "code": f"15-{next(_number):04}", "title": "Data scientists"}
    return _cited(OccupationCode.objects.create(role=role, **code | {"match": "exact"} | changes), citations)


def an_outlook(role: Role, citations: list | None = None, **changes: Any) -> Outlook:
    market = changes.pop("market", None) or a_market()
    period = {"start_year": 2025, "end_year": 2035, "change_percent": "12.5"}
    return _cited(Outlook.objects.create(role=role, market=market, **period | changes), citations)


def a_disagreement(role: Role, *statements: str, citations: list | None = None) -> Disagreement:
    disagreement = Disagreement.objects.create(role=role, question="Do you build models?", difference="One says no.")
    for position, statement in enumerate(statements or ("Yes.", "No.")):
        row = Position.objects.create(disagreement=disagreement, position=position, statement=statement)
        _cited(row, citations)
    return disagreement
