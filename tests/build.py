"""Valid published rows, each with the least that it needs; a test states what it is about."""

import os
from itertools import count
from typing import Any

from careerguide.content.models import Correction, Door, Guide, ListedDomain, ListedMarket, Section, Source
from careerguide.content.versioning import one_bump
from pathways.models import (
    Credential,
    NearestWay,
    Pathway,
    Place,
    Stage,
    StageGain,
    StageNeed,
    StartingOccupation,
    StartingPoint,
    StartingSkill,
    Step,
    Way,
    WayItem,
)
from roles.models import (
    Answer,
    AnswerDoor,
    Disagreement,
    Duty,
    EducationHeld,
    EmployerShare,
    EntryEducation,
    Market,
    Occupation,
    Outlook,
    PairPoint,
    PairStatement,
    Position,
    Role,
    RoleAlias,
    RoleOccupation,
    RoleOutsideLink,
    RolePair,
    RoleSkill,
    SalaryBand,
    Topic,
    WorkStatement,
)
from skills.models import Domain, Skill, SkillOutsideLink

_worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
# No worker gives a number twice, nor one that ends an occupation code of the seeds.
_number = count(1 + 1_000_000 * (1 + int(_worker)))


def _row(model: type, **values: Any) -> Any:
    """A row with all that it is related to; it cites a section of its own, unless the test says otherwise."""
    related = {field: values.pop(field.name, None) for field in model._meta.many_to_many}
    with one_bump():
        row = model.objects.create(**values)
        for field, others in related.items():
            if others is None:
                others = [a_section()] if field.name == "citations" else []
            near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
            link = field.remote_field.through  # directly, as a relation first asks what it holds
            link.objects.bulk_create(link(**{near: row, far: other}) for other in others)
    return row


def _entry(model: type, **changes: Any) -> Any:
    number = next(_number)
    named = {"slug": f"{model._meta.model_name}-{number}", "title": f"Title {number}", "summary": f"Summary {number}."}
    return _row(model, **named | changes)


def the_guide(*listed: Domain | Market, **changes: Any) -> Guide:
    """The one guide, which lists domains and markets in the order in which they are given."""
    neutral = Guide.neutral()
    named = {field.name: getattr(neutral, field.name) for field in Guide._meta.fields if not field.primary_key}
    guide = _row(Guide, **named | {"citations": []} | changes)
    for position, entry in enumerate(listed):
        if isinstance(entry, Domain):
            ListedDomain.objects.create(guide=guide, domain=entry, position=position)
        else:
            ListedMarket.objects.create(guide=guide, market=entry, position=position)
    return guide


def a_door(guide: Guide, **changes: Any) -> Door:
    return Door.objects.create(
        **{"guide": guide, "label": "Out", "url": "https://example.org/", "why": "More."} | changes
    )


def a_source(**changes: Any) -> Source:
    return _entry(Source, **{"short_title": "Source", "kind": Source.Kind.ARTICLE} | changes)


def a_section(**changes: Any) -> Section:
    source = changes.pop("source", None) or a_source()
    return Section.objects.create(**{"source": source, "key": f"key-{next(_number)}", "label": "A section"} | changes)


def an_official_section(label: str = "Wages", **changes: Any) -> Section:
    """A section of official statistics."""
    source = a_source(kind=Source.Kind.OFFICIAL_STATISTICS, short_title="BLS")
    return a_section(source=source, label=label, **changes)


def a_correction(section: Section, **changes: Any) -> Correction:
    said = {"source": section.source, "section": section, "says": "2019", "right": "2020"}
    return _row(Correction, **said | changes)


def a_domain(**changes: Any) -> Domain:
    return _entry(Domain, **{"hue": Domain.Hue.CLINICAL} | changes)


def a_skill(**changes: Any) -> Skill:
    domain = changes.pop("domain", None) or Domain.objects.first() or a_domain()
    return _entry(Skill, domain=domain, **changes)


def a_role(**changes: Any) -> Role:
    return _entry(Role, **{"kind": Role.Kind.PROFESSION} | changes)


def an_alias(role: Role, **changes: Any) -> RoleAlias:
    return _row(RoleAlias, **{"role": role, "name": f"Alias {next(_number)}"} | changes)


def an_outside_link(of: Skill | Role, **changes: Any) -> Any:
    """A link of which only the address is known."""
    number = next(_number)
    link = {"title": f"Course {number}", "publisher": "School", "url": f"https://example.org/{number}"}
    said = {"what_you_do": "Learn it.", "level": "beginner", "seen": "address"}
    if isinstance(of, Skill):
        return _row(SkillOutsideLink, skill=of, **link | said | changes)
    return _row(RoleOutsideLink, role=of, **link | said | changes)


def a_duty(role: Role, **changes: Any) -> Duty:
    return _row(Duty, **{"role": role, "title": f"Duty {next(_number)}", "text": "Does it."} | changes)


def a_role_skill(role: Role, skill: Skill | None = None, **changes: Any) -> RoleSkill:
    """A skill of the core that is essential, unless the test says otherwise."""
    return _row(RoleSkill, **{"role": role, "skill": skill or a_skill(core=True), "proficiency": 3} | changes)


def a_market(**changes: Any) -> Market:
    return _entry(Market, **{"currency": "USD"} | changes)


def an_occupation(role: Role | None = None, match: str = "exact", **changes: Any) -> Occupation:
    """An official occupation; one that stands for a role, if there is one."""
    counted = {"scheme": "soc", "version": "2018", "code": f"15-{next(_number):04}", "title": "Data scientists"}
    occupation: Occupation = _entry(Occupation, **counted | changes)
    if role:
        an_occupation_link(role, occupation, match=match)
    return occupation


def an_occupation_link(role: Role, occupation: Occupation | None = None, **changes: Any) -> RoleOccupation:
    link = {"role": role, "occupation": occupation or an_occupation(), "match": "exact", "why": "It is the same."}
    return _row(RoleOccupation, **link | changes)


def _of(owner: Role | Occupation) -> dict[str, Any]:
    return {"occupation": owner} if isinstance(owner, Occupation) else {"role": owner}


def a_band(of: Role | Occupation, market: Market | None = None, **changes: Any) -> SalaryBand:
    claim = {"level": "all", "measure": "claimed-range", "low": 50_000, "high": 90_000, "currency": "USD"}
    return _row(SalaryBand, market=market or a_market(), **_of(of) | claim | changes)


def an_outlook(of: Role | Occupation, **changes: Any) -> Outlook:
    market = changes.pop("market", None) or a_market()
    period = {"start_year": 2025, "end_year": 2035, "change_percent": "12.5"}
    return _row(Outlook, market=market, **_of(of) | period | changes)


def a_work_statement(of: Role | Occupation, **changes: Any) -> WorkStatement:
    return _row(WorkStatement, **_of(of) | {"kind": "setting", "text": "In an office."} | changes)


def an_entry_education(occupation: Occupation, **changes: Any) -> EntryEducation:
    stated = {"education": "Bachelor's degree", "year": 2024}
    return _row(EntryEducation, occupation=occupation, **stated | changes)


def education_held(occupation: Occupation, **changes: Any) -> EducationHeld:
    return _row(EducationHeld, occupation=occupation, **{"bachelors": 40, "years": "2022–23"} | changes)


def an_employer(occupation: Occupation, **changes: Any) -> EmployerShare:
    share = {"employer": f"Employer {next(_number)}", "percent": 20, "year": 2024}
    return _row(EmployerShare, occupation=occupation, **share | changes)


def a_disagreement(role: Role, *statements: str, citations: list[Section] | None = None) -> Disagreement:
    disagreement = _row(Disagreement, role=role, question="Do you build models?", difference="One says no.")
    for place, statement in enumerate(statements or ("Yes.", "No.")):
        _row(Position, disagreement=disagreement, position=place, statement=statement, citations=citations)
    return disagreement


def a_pair(first: Role, second: Role, **changes: Any) -> RolePair:
    pair = _entry(RolePair, first=first, second=second, **changes)
    _row(PairPoint, pair=pair, aspect=PairPoint.DELIVERS, first_side="This.", second_side="That.")
    for kind in PairStatement.Kind:
        a_statement(pair, kind=kind)
    return pair


def a_statement(pair: RolePair, **changes: Any) -> PairStatement:
    said = {"pair": pair, "kind": PairStatement.Kind.SAME, "text": f"Statement {next(_number)}."}
    return _row(PairStatement, **said | changes)


def a_topic(**changes: Any) -> Topic:
    return _entry(Topic, **{"kind": Topic.Kind.QUESTION} | changes)


def an_answer(**changes: Any) -> Answer:
    """The answer to a question, which leads to the list of roles."""
    number = next(_number)
    told = {"title": f"Question {number}?", "body": "Yes.", "phrasings": [f"asked {number}"], "coverage": "full"}
    answer: Answer = _entry(Answer, **told | changes)
    an_answer_door(answer)
    return answer


def an_answer_door(answer: Answer, **changes: Any) -> AnswerDoor:
    return _row(AnswerDoor, **{"answer": answer, "label": "All roles", "address": "/roles/"} | changes)


def a_starting_point(**changes: Any) -> StartingPoint:
    return _entry(StartingPoint, **changes)


def a_starting_occupation(point: StartingPoint, occupation: Occupation | None = None, **changes: Any) -> Any:
    link = {"occupation": occupation or an_occupation(), "match": "exact", "why": "It is the same."}
    return _row(StartingOccupation, starting_point=point, **link | changes)


def a_start_pay(start: StartingPoint, **changes: Any) -> SalaryBand:
    """What those earn who are counted as the point is."""
    occupation = an_occupation(title="Nurses")
    a_starting_occupation(start, occupation)
    pay = {"measure": "percentiles", "median": 70_000, "year": 2019, "basis": "gross"}
    return a_band(occupation, **pay | changes)


def a_credential(**changes: Any) -> Credential:
    return _entry(Credential, **{"kind": Credential.Kind.DEGREE} | changes)


def a_starting_skill(point: StartingPoint, skill: Skill | None = None, **changes: Any) -> StartingSkill:
    return _row(StartingSkill, **{"starting_point": point, "skill": skill or a_skill(), "proficiency": 3} | changes)


def a_nearest_way(point: StartingPoint, **changes: Any) -> NearestWay:
    return _row(NearestWay, **{"starting_point": point, "text": "Go there first."} | changes)


def a_pathway(**changes: Any) -> Pathway:
    """One for everyone, with a step; or with a way, if it has a starting point and a role."""
    pathway = _entry(Pathway, **changes)
    if pathway.is_general:
        a_step(pathway)
    else:
        a_way(pathway)
    return pathway


def a_pathway_between(start: StartingPoint | None = None, role: Role | None = None, **changes: Any) -> Pathway:
    return a_pathway(starting_point=start or a_starting_point(), role=role or a_role(), **changes)


def a_step(pathway: Pathway, **changes: Any) -> Step:
    step = {"pathway": pathway, "title": f"Step {next(_number)}", "kind": Step.Kind.EDUCATION, "text": "Learn."}
    return _row(Step, **step | changes)


def a_place(**changes: Any) -> Place:
    return _entry(Place, **{"short_title": "There"} | changes)


def a_stage(**changes: Any) -> Stage:
    length = {"basis": Stage.Basis.CITED, "min_months": 12, "max_months": 24}
    return _entry(Stage, **{"kind": Stage.Kind.EDUCATION} | length | changes)


def an_exam(**changes: Any) -> Stage:
    """A stage that takes no time of its own."""
    no_time = {"basis": Stage.Basis.NONE, "reason": "an exam", "min_months": None, "max_months": None}
    return a_stage(kind=Stage.Kind.CREDENTIAL, **no_time | changes)


def an_unknown_stage(**changes: Any) -> Stage:
    """A stage of which nobody knows how long it takes."""
    return a_stage(**{"basis": "unknown", "reason": "not found", "min_months": None, "max_months": None} | changes)


def a_gain(stage: Stage, of: Credential | Skill, proficiency: int = 3) -> StageGain:
    gain = {"credential": of} if isinstance(of, Credential) else {"skill": of, "proficiency": proficiency}
    return _row(StageGain, stage=stage, **gain)


def a_need(stage: Stage, *of: Credential | Skill, proficiency: int = 2) -> StageNeed:
    """A skill, or credentials of which one will do."""
    if isinstance(of[0], Skill):
        return _row(StageNeed, stage=stage, skill=of[0], proficiency=proficiency)
    return _row(StageNeed, stage=stage, credentials=of)


def a_way(pathway: Pathway, *stages: Stage, **changes: Any) -> Way:
    """A way of these stages; of a new one without any."""
    named = {"pathway": pathway, "key": f"way-{next(_number)}", "strength": Way.Strength.FAIR}
    way: Way = _row(Way, **named | changes)
    for position, stage in enumerate(stages or [a_stage()]):
        an_item(way, stage, position=position)
    return way


def an_item(way: Way, stage: Stage, *alternatives: Stage, **changes: Any) -> WayItem:
    return _row(WayItem, way=way, stage=stage, alternatives=alternatives, **changes)
