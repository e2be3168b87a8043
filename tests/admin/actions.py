"""Actions on chosen rows, as an editor runs them."""

from django.db import models
from django.test import Client

from tests.admin.rows import page_of


def run(client: Client, action: str, *rows: models.Model) -> list[str]:
    """Runs an action on rows, confirms it, and returns what the next page says."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], "post": "yes"}
    answer = client.post(page_of(type(rows[0]), "changelist"), chosen, follow=True)
    return list(map(str, answer.context["messages"])) if answer.context else []


def offered(client: Client, model: type[models.Model]) -> set[str]:
    context = client.get(page_of(model, "changelist")).context
    form = context.get("action_form")
    return {name for name, _ in form.fields["action"].choices if name} if form else set()
