"""What editors are told of stages and ways that can't be so, at the field where it is typed."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from careerguide.desk.forms import EntryForm, PartFormSet

from .models import Credential, Pathway, Stage, Way
from .schema import StageDocument, told_circle, wrong_parts
from .soundness import Entered, NameSet, Placed, circle, wrong_order, wrong_places


def _kept(formset: PartFormSet) -> list[Any]:
    """The sound forms of a set whose parts stay or come, in the order that these will have."""
    return sorted((form for form in formset.kept if form.is_valid()), key=lambda form: form.cleaned_data["position"])


def _titles(rows: Any) -> NameSet:
    return frozenset(row.title for row in rows)


def _ways_with(stage: Stage) -> Any:
    ways = Way.objects.filter(items__stage=stage) | Way.objects.filter(items__alternatives=stage)
    return ways.distinct()


class StageForm(EntryForm):
    schema = StageDocument

    def clean_places(self) -> Any:
        """Refuses places that would leave a way with a stage which does not hold there."""
        places: Any = self.cleaned_data["places"]
        stage = self.instance
        for way in _ways_with(stage) if stage.pk else ():
            items = [placed(item.stage, item.alternatives.all(), item, {stage.pk: places}) for item in way.items.all()]
            for _, message in wrong_places(place_of(way), items):
                raise ValidationError(f"{way}: {message}.")
        return places


class GainFormSet(PartFormSet):
    """Tells the set of needs, which is checked after it, what the stage gives."""

    def clean(self) -> None:
        super().clean()
        given = (form.cleaned_data.get("credential") for form in _kept(self))
        self.instance.typed_gains = frozenset(credential.title for credential in given if credential)


class NeedFormSet(PartFormSet):
    """Refuses a need that closes a circle of stages, and one that is neither a skill nor credentials."""

    def clean(self) -> None:
        super().clean()
        needs = {form: _titles(form.cleaned_data["credentials"]) for form in _kept(self)}
        for form, credentials in needs.items():
            if bool(credentials) == bool(form.cleaned_data.get("skill")):
                form.add_error(None, "State a skill with its level, or else credentials of which one will do.")
        gains: NameSet = getattr(self.instance, "typed_gains", frozenset())
        stages = dict(_entered(self.instance))
        stages[self.instance.title] = Entered(tuple(filter(None, needs.values())), gains)
        found = circle(stages, _titles(Credential.objects.exclude(holders=None)))
        given = {credential for stage in found for credential in stages[stage].gives}
        closing = [form for form, credentials in needs.items() if credentials & given]
        if self.instance.title in found:
            closing[0].add_error("credentials", f"{told_circle(found)}.")


def _entered(but: Stage) -> Iterator[tuple[str, Entered]]:
    """The other stages, by title."""
    for stage in Stage.objects.exclude(pk=but.pk).prefetch_related("needs__credentials", "gives__credential"):
        needs = (_titles(need.credentials.all()) for need in stage.needs.all())
        gives = (gain.credential for gain in stage.gives.all())
        yield stage.title, Entered(tuple(filter(None, needs)), _titles(filter(None, gives)))


class ItemFormSet(PartFormSet):
    """Refuses stages that can't stand where they do on a way."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in _kept(self) if form.cleaned_data.get("stage")]
        items = []
        for form in kept:
            items.append(placed(form.cleaned_data["stage"], form.cleaned_data["alternatives"], form.instance, {}))
            if form.cleaned_data["stage"] in form.cleaned_data["alternatives"]:
                form.add_error("alternatives", "The stage itself is none of its alternatives.")
        for number, message in (*wrong_order(items), *wrong_places(place_of(self.instance), items)):
            kept[number].add_error("stage", f"{message}.")


def placed(stage: Stage, alternatives: Any, item: Any, anew: dict[int, Any]) -> Placed:
    """An item as it is typed; `anew` has places of stages that are being changed, by their primary keys."""
    of = {one.title: _titles(anew.get(one.pk) or one.places.all()) for one in (stage, *alternatives)}
    return Placed(stage.title, of, item.optional, item.beside)


def place_of(way: Way) -> str:
    return way.place.title if way.place else ""


class StepFormSet(PartFormSet):
    """Refuses a published pathway that has nothing to say."""

    def clean(self) -> None:
        super().clean()
        pathway: Pathway = self.instance
        ways = list(pathway.ways.all()) if pathway.pk else []
        wrong = wrong_parts(pathway.status, pathway.starting_point_id is not None, _kept(self), ways)
        if wrong and not any(self.errors):
            hint = " Save it as a draft, add its ways, then publish it." if pathway.role_id else ""
            raise ValidationError(f"Of these, {wrong}.{hint}")
