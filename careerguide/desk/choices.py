"""Fields that choose entries or sections, which an editor finds while typing.

A large form has hundreds of them, so what all of them have chosen is read at once.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from .keys import is_key


class ChosenRows:
    """The rows of one model that fields of one request choose. Those that are wanted are read with one query."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows
        self._wanted: set[str] = set()
        self._read: dict[str, Any] = {}

    def want(self, keys: Iterable[str]) -> None:
        self._wanted |= set(filter(is_key, keys))

    def chosen(self, keys: Iterable[str]) -> list[Any]:
        """The rows with these keys, as far as there are such rows."""
        keys = list(keys)
        self.want(keys)
        if unread := self._wanted - self._read.keys():
            self._read |= dict.fromkeys(unread)
            self._read |= {str(row.pk): row for row in self._rows.filter(pk__in=unread)}
        return [row for key in keys if (row := self._read.get(key))]


_of_requests: WeakKeyDictionary[HttpRequest, dict[type, ChosenRows]] = WeakKeyDictionary()


def chosen_rows(request: HttpRequest, rows: QuerySet[Any]) -> ChosenRows:
    """What all fields of a request choose among rows of one model."""
    return _of_requests.setdefault(request, {}).setdefault(rows.model, ChosenRows(rows))


class OneOf(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """Chooses a row."""

    def __init__(self, *args: Any, rows: ChosenRows, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = rows

    def to_python(self, value: Any) -> Any:
        chosen = self.rows.chosen(keys_in(value))
        return chosen[0] if chosen else super().to_python(value)


class SomeOf(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """Chooses rows."""

    def __init__(self, *args: Any, rows: ChosenRows, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = rows

    def clean(self, value: Any) -> Any:
        keys = keys_in(value)
        chosen = {str(row.pk): row for row in self.rows.chosen(keys)}
        if missing := [key for key in keys if key not in chosen]:
            raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": missing[0][:60]})
        return list(chosen.values()) or super().clean(value)


def keys_in(value: Any) -> list[str]:
    """The keys of what was typed for a field, or of what its row has."""
    values = value if isinstance(value, list | tuple) else [value]
    return [str(getattr(one, "pk", one)) for one in values if one not in (None, "")]


def want_choices(form: forms.BaseForm) -> None:
    """Notes what the fields of a form have chosen, so that it is read along with what those of other forms have."""
    for name, field in form.fields.items():
        if isinstance(field, OneOf | SomeOf):
            typed = form.is_bound and field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
            field.rows.want([*keys_in(typed or None), *keys_in(form.get_initial_for_field(field, name))])


class ChosenOptions(AutocompleteMixin):
    """Shows what is chosen alone; the rest is looked for while one types."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        widget: Any = self
        may_be_emptied = not (widget.is_required or widget.allow_multiple_selected)
        empty = [widget.create_option(name, "", "", False, 0)] if may_be_emptied else []
        rows = widget.choices.field.rows.chosen(key for key in value if key)
        options = [
            widget.create_option(name, row.pk, row.offered_as, True, number) for number, row in enumerate(rows, 1)
        ]
        return [(None, [*empty, *options], 0)]


class RowSuggestions(AutocompleteJsonView):
    """The rows that are found while one types."""

    def process_request(self, request: HttpRequest) -> Any:
        found = super().process_request(request)
        if found[2].auto_created:  # a relation seen from its other end, which no form has
            raise PermissionDenied
        return found

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": obj.offered_as}


class OneFound(ChosenOptions, AutocompleteSelect):
    pass


class SomeFound(ChosenOptions, AutocompleteSelectMultiple):
    """Each choice has a cross that takes it away; one for all would be no item of the list that it stands in."""

    def build_attrs(self, *args: Any, **options: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **options) | {"data-allow-clear": "false"}
