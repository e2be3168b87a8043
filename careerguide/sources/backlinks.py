"""Walks citations backwards: from a source to the facts that were taken from it."""

from collections import defaultdict

from django.apps import apps

from careerguide.content.models import Cited, Source

Facts = dict[str, list[Cited]]  # by the plural name of their kind


def facts_by_section(source: Source) -> dict[int, Facts]:
    """The published facts that cite each section (by its primary key), in one query for each kind of fact."""
    found: dict[int, Facts] = defaultdict(lambda: defaultdict(list))
    for model in (model for model in apps.get_models() if issubclass(model, Cited)):
        through, name = model.citations.through, model._meta.model_name
        links = through._default_manager.filter(section__source=source)
        # All that a fact's name and address are made of lies on foreign keys that are never empty.
        for link in links.select_related().order_by("section__position", "pk"):
            fact = getattr(link, name)
            if fact.is_published:
                found[link.section_id][str(model._meta.verbose_name_plural)].append(fact)
    return {section: dict(facts) for section, facts in found.items()}
