"""Editors make ways of stages without help, and are told at the field what can't be."""

import pytest
from django.test import Client

from careerguide.content.checking import Name
from careerguide.content.models import this_day
from pathways.models import Credential, Pathway, Stage, Way
from roles.models import Role
from tests.admin.form import form_in, save
from tests.admin.rows import change_page, documents, page_of
from tests.build import (
    a_credential,
    a_gain,
    a_nearest_way,
    a_need,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_section,
    a_stage,
    a_starting_point,
    a_way,
    an_item,
)
from tests.reading import visit


def test_editor_makes_a_pathway_of_shared_stages_with_a_choice(
    empty: None, client: Client, admin_client: Client
) -> None:
    start, role, place = a_starting_point(title="Nurse"), a_role(title="Analyst"), a_place(title="Utopia")
    shared, master, course = a_stage(title="Practise"), a_stage(title="Take a master's"), a_stage(title="Take a course")
    a_way(a_pathway_between(), shared)
    named = {"title": "Nurse to analyst", "slug": "nurse-to-analyst", "summary": "How.", "status": "draft"}
    ends = {"starting_point": str(start.pk), "role": str(role.pk), "citations": [str(a_section().pk)]}
    save(admin_client, page_of(Pathway, "add"), **named, **ends)
    pathway = Pathway.objects.get(slug="nurse-to-analyst")
    items = {
        "items-0-position": "0",
        "items-0-stage": str(shared.pk),
        "items-1-position": "1",
        "items-1-stage": str(master.pk),
        "items-1-alternatives": [str(course.pk)],
        "items-TOTAL_FORMS": "2",
    }
    way = {"pathway": str(pathway.pk), "key": "utopia", "place": str(place.pk), "strength": "fair"}
    save(admin_client, page_of(Way, "add"), **way, **items)
    save(admin_client, change_page(pathway), status="published")
    page = visit(client, "/pathways/nurse-to-analyst/")
    assert page.texts("#way-utopia .stage h3")[1:3] == ["Practise", "Choose one of two"]
    assert page.texts("#way-utopia h4") == ["Take a master's", "Or: take a course"]
    assert [item.stage for item in documents()[Name("pathways", "nurse-to-analyst")].ways[0].items] == [
        shared.slug,
        master.slug,
    ]


def test_editor_makes_a_stage(empty: None, admin_client: Client) -> None:
    place = a_place()
    told = {"title": "Practise", "slug": "practise", "summary": "You practise.", "kind": "training", "basis": "cited"}
    typed = {"places": [str(place.pk)], "citations": [str(a_section().pk)], "min_months": "1", "max_months": "2"}
    assert save(admin_client, page_of(Stage, "add"), **told, **typed).status_code == 302
    assert list(Stage.objects.get(slug="practise").places.all()) == [place]


def test_click_dates_the_pages_that_an_editor_has_opened(empty: None, client: Client, admin_client: Client) -> None:
    diploma, licence = a_credential(url="https://example.org/"), a_credential()
    assert "example.org ↗ not opened by us yet" in visit(client, diploma.get_absolute_url()).text
    chosen = {"action": "opened_today", "_selected_action": [str(diploma.pk), str(licence.pk)]}
    admin_client.post(page_of(Credential, "changelist"), chosen)
    diploma.refresh_from_db(), licence.refresh_from_db()
    assert (diploma.opened_on, licence.opened_on) == (this_day(), None)
    assert "example.org ↗ opened by us on" in visit(client, diploma.get_absolute_url()).text


def test_place_of_a_way_is_changed_where_its_stages_are_seen(empty: None, admin_client: Client) -> None:
    pathway = a_pathway_between()
    assert "ways-0-place" not in form_in(admin_client.get(change_page(pathway))).values


def test_circle_is_refused_at_the_need_that_closes_it_and_named(empty: None, admin_client: Client) -> None:
    degree, licence = a_credential(), a_credential()
    study, train = a_stage(title="Study"), a_stage(title="Train")
    a_gain(study, degree), a_need(train, degree), a_gain(train, licence)
    typed = {"needs-0-position": "0", "needs-0-credentials": [str(licence.pk)], "needs-TOTAL_FORMS": "1"}
    refused = form_in(save(admin_client, change_page(study), **typed))
    said = "a circle, as each of these needs what only the next one gives: Study → Train → Study."
    assert refused.errors == {"needs-0-credentials": [said]}
    assert study.needs.count() == 0


def test_circle_that_a_gain_closes_is_refused_too(empty: None, admin_client: Client) -> None:
    degree = a_credential()
    study = a_stage(title="Study")
    a_need(study, degree)
    typed = {"gives-0-position": "0", "gives-0-credential": str(degree.pk), "gives-TOTAL_FORMS": "1"}
    refused = form_in(save(admin_client, change_page(study), **typed))
    assert list(refused.errors) == ["needs-0-credentials"]
    assert study.gives.count() == 0


def test_need_that_people_bring_along_closes_no_circle(empty: None, admin_client: Client) -> None:
    degree = a_credential()
    study = a_stage()
    a_gain(study, degree), a_starting_point().holds.add(degree)
    typed = {"needs-0-position": "0", "needs-0-credentials": [str(degree.pk)], "needs-TOTAL_FORMS": "1"}
    save(admin_client, change_page(study), **typed)
    assert study.needs.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "“Study there” holds for Utopia, and this way is for Erewhon."),
        (
            {"place": ""},
            "“Study there” holds for Utopia, so on a way for anywhere it needs alternatives, or is optional.",
        ),
        (
            {"place": "", "items-0-beside": "on", "items-0-optional": "on"},
            "“Study there” is the first, so it can't run beside the one before.",
        ),
    ],
    ids=["of another place", "of one place on a way for anywhere", "beside nothing"],
)
def test_stage_that_can_not_stand_there_is_refused_at_its_field(
    changes: dict[str, str], said: str, empty: None, admin_client: Client
) -> None:
    there = a_stage(title="Study there", places=[a_place(title="Utopia")])
    way = a_way(a_pathway_between(), place=a_place(title="Erewhon"))
    typed = {"items-0-stage": str(there.pk)} | changes
    refused = form_in(save(admin_client, change_page(way), **typed))
    assert refused.errors == {"items-0-stage": [said]}


def test_stage_is_none_of_its_own_alternatives(empty: None, admin_client: Client) -> None:
    way = a_way(a_pathway_between())
    stage = way.items.get().stage
    refused = form_in(save(admin_client, change_page(way), **{"items-0-alternatives": [str(stage.pk)]}))
    assert refused.errors == {"items-0-alternatives": ["The stage itself is none of its alternatives."]}


def test_way_without_stages_is_refused(empty: None, admin_client: Client) -> None:
    way = a_way(a_pathway_between())
    save(admin_client, change_page(way), **{"items-0-DELETE": "on"})
    assert way.items.count() == 1


def test_places_that_would_leave_a_way_without_its_stage_are_refused(empty: None, admin_client: Client) -> None:
    here, there = a_place(title="Here"), a_place(title="There")
    stage = a_stage(title="Study", places=[here])
    way = a_way(a_pathway_between(title="Nurse to analyst"), place=here)
    an_item(way, a_stage(), stage)
    refused = form_in(save(admin_client, change_page(stage), places=[str(there.pk)]))
    assert refused.errors == {"places": ["Nurse to analyst: Here: “Study” holds for There, and this way is for Here."]}


def test_length_and_basis_go_together(empty: None, admin_client: Client) -> None:
    stage = a_stage()
    for typed in ({"basis": "none", "reason": "an exam"}, {"max_months": ""}, {"basis": "estimate"}):
        assert list(form_in(save(admin_client, change_page(stage), **typed)).errors) == [""]
    assert Stage.objects.get().basis == "cited"


def test_need_of_nothing_is_refused(empty: None, admin_client: Client) -> None:
    stage = a_stage()
    typed = {"needs-0-position": "0", "needs-TOTAL_FORMS": "1"}
    refused = form_in(save(admin_client, change_page(stage), **typed))
    assert refused.errors == {"needs-0": ["State a skill with its level, or else credentials of which one will do."]}


def test_published_pathway_of_a_pair_has_a_way(empty: None, admin_client: Client) -> None:
    draft = a_pathway_between(status="draft")
    draft.ways.all().delete()
    response = save(admin_client, change_page(draft), status="published")
    (said,) = [told for shown in response.context["inline_admin_formsets"] for told in shown.formset.non_form_errors()]
    assert said == (
        "Of these, from a starting point to a role there is at least one way. "
        "Save it as a draft, add its ways, then publish it."
    )


def test_second_pathway_of_a_pair_is_refused(empty: None, admin_client: Client) -> None:
    first = a_pathway_between()
    second = a_pathway_between(first.starting_point)
    refused = form_in(save(admin_client, change_page(second), role=str(first.role.pk)))
    assert refused.errors == {"": ["There is a pathway from this starting point to this role already."]}


def test_pathway_with_one_end_is_refused(empty: None, admin_client: Client) -> None:
    refused = form_in(save(admin_client, change_page(a_pathway()), role=str(a_role().pk)))
    assert "Choose a starting point and a role; or, for everyone, neither of the two." in refused.errors[""]


def test_nearest_role_is_another_one(empty: None, admin_client: Client) -> None:
    near = a_nearest_way(a_starting_point(), role=a_role())
    refused = form_in(save(admin_client, change_page(near), nearest=str(near.role.pk)))
    assert refused.errors == {"": ["The nearest role is another one than that which can't be reached."]}
    assert Role.objects.count() == 1
