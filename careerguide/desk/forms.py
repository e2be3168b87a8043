"""What makes forms of editors as strict as documents, and lets them lose nothing.

Numbers are read as typed, parts may exchange what is unique, and an old address is kept.
"""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME
from pydantic import BaseModel, TypeAdapter, ValidationError

from careerguide.content.checking import explained
from careerguide.content.former import after_renaming, contested
from careerguide.content.hyperlinks import dead_in, folder_of, held_by_row, look_among_rows
from careerguide.content.models import Entry, Part
from careerguide.content.schema import DIGITS, SLUG, EntryDocument

from .choices import want_choices
from .consequences import foresee_what_goes
from .people import published_out_of_reach


class PlainNumber(forms.Field):
    """Refuses digits that are grouped or not ASCII. Django would read “60.000” as 60, and browsers drop “60,000” from
    a number box without a word; so it is a text box."""

    plain: ClassVar[str]  # the pattern of what may be typed, and what that is in words
    form: ClassVar[str]

    def to_python(self, value: Any) -> Any:
        typed = "" if value is None else str(value).strip()
        if typed and not re.fullmatch(self.plain, typed):
            raise forms.ValidationError(f"Write {self.form}.")
        return super().to_python(value)


def _digits(inputmode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vIntegerField", "inputmode": inputmode})


class WholeNumber(PlainNumber, forms.IntegerField):
    plain, form = DIGITS
    widget = _digits("numeric")


class DecimalNumber(PlainNumber, forms.DecimalField):
    plain = r"-?[0-9]+(\.[0-9]+)?"
    form = "plain digits with at most one point, such as 33.5: no commas, blanks or letters between them"
    widget = _digits("decimal")


class LinesField(forms.CharField):
    """A list of names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("\n".join(initial or []), data)


INCOMPLETE = "Nothing has been saved: the form counts more of these than came with it. What came is still here."


class PartFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # takes no argument when it runs
    """Parts of an entry, which are saved one by one, while the database sees to what is unique with each.

    So those that change leave the entry first: then they can exchange what is unique within it. Each comes back with
    its own save. Foreign keys are checked at the end of the transaction.

    A part that is sent belongs to the row in its place, whatever key that row had when the form was opened: the entry
    stands as it was then (see two_at_once.py), but rows may have been made anew.

    No more forms are made than something was sent for, however many the form says that there are.
    """

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        if self.is_bound and (sent := self._sent()) < self.total_form_count():
            self.absolute_max = sent
            self.error_messages["too_many_forms"] = INCOMPLETE  # type: ignore[attr-defined]  # unknown to the stubs
        if self.is_bound and self.management_form.is_valid():
            self.data = self._by_place()

    @property
    def kept(self) -> list[Any]:
        """The forms of the parts that stay or come."""
        filled = [form for form in self.forms if form.instance.pk or form.has_changed()]
        return [form for form in filled if not form.cleaned_data.get(DELETION_FIELD_NAME)]

    def initial_form_count(self) -> int:
        return min(max(0, super().initial_form_count()), self.absolute_max)  # a form may state any number

    def _sent(self) -> int:
        """The number of parts of which anything was sent."""
        places = (re.match(rf"{self.prefix}-([0-9]+)-", name) for name in self.data)
        return len({place[1] for place in places if place})

    def _by_place(self) -> Any:
        """What was sent, with the keys of the rows as they are now."""
        rows = self.get_queryset()[: self.initial_form_count()]
        keys = {f"{self.add_prefix(place)}-{row._meta.pk.name}": str(row.pk) for place, row in enumerate(rows)}
        if all(self.data.get(name) == key for name, key in keys.items()):
            return self.data
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, whenever a browser sends a form
        for name, key in keys.items():
            sent[name] = key
        return sent

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        if changed := [form.instance.pk for form in self.initial_forms if commit and form.has_changed()]:
            parts: Any = self.get_queryset()
            parts.filter(pk__in=changed).update(**{self.fk.attname: -self.instance.pk})  # no entry has such a key
        return super().save_existing_objects(commit)


COLLISION = (
    "Nothing has been saved: what you typed contradicts what was saved in the meantime, perhaps by a double click of "
    "your own. It is all still here; open this entry in another tab to see how it stands now."
)

DELETED_MEANWHILE = (
    "Nothing has been saved: this was deleted in the meantime. What you typed is still here; save it, and it is there "
    "again."
)

FOR_PUBLISHERS = (
    "Nothing has been saved: visitors see “{}”, and your account changes drafts alone. What you typed is still here: "
    "save it as a draft, and a Publisher can publish that."
)

TAKES_ALONG = (
    "This would go off the site too: {}. Choose “Published” here, and then “Take back to draft” in the list, which "
    "names all of it and asks first."
)


class SchemaForm(forms.ModelForm):  # type: ignore[type-arg]  # takes no argument when it runs
    """A form that also checks and tidies each plain field by the field of the same name in a schema."""

    schema: ClassVar[type[BaseModel]]
    collided: ClassVar[str] = ""  # why nothing is saved, though the fields by themselves are right
    user: ClassVar[Any] = None  # whose rights to change what visitors see are asked for, if anybody's

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        want_choices(self)

    def _post_clean(self) -> None:
        """Asks the database only about what is new or changed."""
        if self.instance._state.adding or self.has_changed():
            super()._post_clean()  # type: ignore[misc]  # unknown to the stubs

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, info in self.schema.model_fields.items():
            value = cleaned.get(name)
            if value in (None, "", []) or self._meta.model._meta.get_field(name).is_relation:
                continue
            try:
                tidied = TypeAdapter(info.rebuild_annotation()).validate_python(value)
            except ValidationError as error:
                self.add_error(name, [message for _, message in explained(error)])
            else:
                cleaned[name] = list(tidied) if isinstance(tidied, tuple) else tidied
                self.check_links(name, cleaned[name])
        if self.collided:
            self.add_error(None, self.collided)
        self.check_rights(cleaned)
        return cleaned

    def check_rights(self, cleaned: dict[str, Any]) -> None:
        """Refuses to change what visitors see, where the user changes drafts alone."""
        published = (published_out_of_reach(self.user, row) for row in self._touched(cleaned) if self.user)
        if entry := next(filter(None, published), None):
            self.add_error(None, FOR_PUBLISHERS.format(entry))

    def _touched(self, cleaned: dict[str, Any]) -> Iterator[Any]:
        """What a form changes: the row as it stands, and the entry or part that it is to belong to."""
        model: Any = self._meta.model
        if self.instance.pk:
            yield self.instance
        parents = model.parent_fields() if issubclass(model, Part) else ()
        yield from filter(None, (cleaned.get(key.name) for key in parents))

    def check_links(self, name: str, value: Any) -> None:
        """Names the dead links and figures in a field that was changed. Others died later."""
        field = self._meta.model._meta.get_field(name)
        home = folder_of(self.instance)
        if name in self.changed_data and (dead := [*dead_in(field, value, home, look_among_rows, held_by_row)]):
            self.add_error(name, dead)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if not re.fullmatch(SLUG, slug):
            raise forms.ValidationError("Use lower-case letters, digits and single dashes.")
        if slug in getattr(self.schema, "reserved_slugs", ()):
            raise forms.ValidationError("Another page has this address; choose another slug.")
        return slug


class EntryForm(SchemaForm):
    """A form that keeps the addresses which the entry has had. A new one begins as a draft."""

    former_slugs = LinesField(required=False, help_text=Entry._meta.get_field("former_slugs").help_text)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance._state.adding:
            self.initial.setdefault("status", Entry.Status.DRAFT)
            self.instance.status = Entry.Status.DRAFT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if {"slug", "former_slugs"} <= cleaned.keys():
            slug, reserved = cleaned["slug"], getattr(self.schema, "reserved_slugs", ())
            self.check_taking_back(cleaned.get("status"))
            former = after_renaming(self.instance, slug, cleaned["former_slugs"])
            cleaned["former_slugs"] = former
            for field, message in contested(self.instance, slug, former, reserved):
                self.add_error(field, message)
        return cleaned

    def check_taking_back(self, status: str | None) -> None:
        """Takes nothing else off the site without a question."""
        drafted, entry = Entry.Status.DRAFT, self.instance
        if self.user and entry.pk and entry.status == Entry.Status.PUBLISHED and status == drafted:
            rows = type(entry)._default_manager.filter(pk=entry.pk)
            _, *others = foresee_what_goes(rows.update, status=drafted)
            if others:
                self.add_error("status", TAKES_ALONG.format(", ".join(one.rows for one in others)))


def form_for(for_schema: type[BaseModel], **fields: forms.Field) -> type[SchemaForm]:
    """A SchemaForm for the schema; `fields` replace the form fields that Django would make."""
    base = EntryForm if issubclass(for_schema, EntryDocument) else SchemaForm
    return type(f"{for_schema.__name__}Form", (base,), {"schema": for_schema, **fields})
