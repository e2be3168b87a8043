"""The pay of a year in all occupations of a market, entered in one table of the admin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import F, Q
from django.forms.utils import flatatt
from django.forms.widgets import Input
from django.utils.html import format_html
from django.utils.safestring import SafeString
from pydantic import TypeAdapter, ValidationError

from careerguide.content.checking import explained
from careerguide.content.models import LAST, ListedMarket, Section, this_day
from careerguide.desk.forms import WholeNumber

from .models import AMOUNTS, Market, Occupation, SalaryBand
from .occupation_schema import SalaryBandPart, StatedYear

MEANWHILE = "In the meantime somebody saved: {}. Save again to put yours in its place, or open this page anew."
KEPT_TERMS = ("level", "measure", "basis", "currency")


class YearForm(forms.Form):
    """Which table to show."""

    market = forms.ModelChoiceField(Market.objects.all(), empty_label=None)
    year = WholeNumber()

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        try:
            TypeAdapter(StatedYear).validate_python(year)
        except ValidationError as error:
            raise forms.ValidationError([message for _, message in explained(error)]) from None
        return year


def usual_choice() -> dict[str, Any]:
    """The guide's first market, and the first year without figures there."""
    listed = ListedMarket.objects.select_related("market").first()
    market = listed.market if listed else Market.objects.first()
    newest = SalaryBand.objects.filter(market=market).exclude(year=None).order_by("-year").first()
    this_year = this_day().year
    year = min((newest.year or this_year) + 1, this_year) if newest else this_year
    return {"market": market and market.pk, "year": year}


class SectionsForm(forms.Form):
    """The form for the sections of sources that all figures in the table are taken from."""

    sections = forms.ModelMultipleChoiceField(
        Section.objects.select_related("source"),
        required=False,
        help_text="For all figures that you enter here: the section that states them, and what else they rest on.",
        widget=AutocompleteSelectMultiple(SalaryBand._meta.get_field("citations"), admin.site),
    )


@dataclass(frozen=True)
class FigureRow:
    """An occupation in the table of a year: its figure of that year, and the newest of another year, if there are any.

    Figures of one industry, one level or a pay scale stand in the form of the occupation alone.
    """

    occupation: Occupation
    market: Market
    year: int

    @cached_property
    def _bands(self) -> list[SalaryBand]:
        plain = {"level": SalaryBand.Level.ALL, "industry": "", "scale": "", "market_id": self.market.pk}
        return [
            band
            for band in self.occupation.salary_bands.all()
            if all(getattr(band, name) == value for name, value in plain.items())
        ]

    @property
    def present(self) -> SalaryBand | None:
        return next((band for band in self._bands if band.year == self.year), None)

    @property
    def newest(self) -> SalaryBand | None:
        others = [band for band in self._bands if band.year != self.year]
        return max(others, key=lambda band: band.year or 0, default=None)

    @property
    def terms(self) -> dict[str, Any]:
        """What a figure of the year says besides its amounts: as that of another year, if there is one."""
        if like := self.present or self.newest:
            return {name: getattr(like, name) for name in KEPT_TERMS}
        usual = SalaryBand.Level.ALL, SalaryBand.Measure.PERCENTILES, SalaryBand.Basis.NOT_STATED, self.market.currency
        return dict(zip(KEPT_TERMS, usual, strict=True))

    def band(self) -> SalaryBand:
        """The figure of the year; a new one takes the place before the newest."""
        if self.present:
            return self.present
        place = self.newest.position if self.newest else LAST
        if self.newest:
            self.occupation.salary_bands.filter(position__gte=place).update(position=F("position") + 1)
        return SalaryBand(occupation=self.occupation, market=self.market, year=self.year, position=place, **self.terms)


def figure_rows(market: Market, year: int, *, locked: bool = False) -> list[FigureRow]:
    """The occupations of a market, in the classifications by which pay is counted there.

    `locked` keeps others from writing them meanwhile.
    """
    occupations = Occupation.objects.filter(
        Q(market=market) | Q(pk__in=SalaryBand.objects.filter(market=market).values("occupation"))
    )
    if locked:
        occupations = occupations.select_for_update(of=("self",))
    rows = [FigureRow(one, market, year) for one in occupations.prefetch_related("salary_bands")]
    counted = {row.occupation.scheme for row in rows if row.newest or row.present}
    return [row for row in rows if row.occupation.scheme in counted or not counted]


class Drawn(Input):
    """An input that is written without a template, which takes several times as long: a table has thousands."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        drawn = self.get_context(name, value, attrs)["widget"]
        stated = {} if drawn["value"] is None else {"value": drawn["value"]}
        return format_html("<input{}>", flatatt({"type": drawn["type"], "name": name, **stated, **drawn["attrs"]}))


class DrawnHidden(Drawn, forms.HiddenInput):
    pass


class DrawnText(Drawn, forms.TextInput):
    pass


def amount_box(name: str, occupation: Occupation) -> forms.Field:
    attrs = WholeNumber.widget.attrs | {"aria-label": f"{column_name(name)}: {occupation}"}
    return WholeNumber(required=False, widget=DrawnText(attrs))


def column_name(name: str) -> str:
    return name.replace("_", " ").capitalize()


class AmountsForm(forms.Form):
    """The boxes of an occupation. Those that are left as they were when the table was shown say nothing."""

    seen = forms.CharField(required=False, widget=DrawnHidden)  # the figure as the table showed it

    def __init__(self, row: FigureRow, data: Any = None) -> None:
        self.row = row
        amounts = {name: getattr(row.present, name) for name in AMOUNTS} if row.present else {}
        super().__init__(data, prefix=f"of-{row.occupation.pk}", initial=amounts | {"seen": in_digits(amounts)})
        self.fields |= {name: amount_box(name, row.occupation) for name in AMOUNTS}

    @property
    def amounts(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in AMOUNTS}

    @property
    def is_filled(self) -> bool:
        return bool(self.errors) or in_digits(self.amounts) != self.cleaned_data["seen"]

    @property
    def boxes(self) -> list[tuple[Any, Any]]:
        """Each box of the form, with the amount of the newest other year."""
        return [(self[name], getattr(self.row.newest, name, None)) for name in AMOUNTS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_filled and not self.errors:
            self.check_whether_seen(cleaned["seen"])
            self.check()
        return cleaned

    def check_whether_seen(self, seen: str) -> None:
        """Refuses to write over what was not shown; it is shown now, so that the next time it may be."""
        present = self.initial["seen"]
        if seen != present:
            self.add_error(None, MEANWHILE.format(present or "that there is no figure"))
            self.data = dict(self.data.items()) | {self.add_prefix("seen"): present}

    def check(self) -> None:
        """Puts what the schema says against the figure beside the box that it is about."""
        stated = {"market": self.row.market.slug, "year": self.row.year, "citations": ["any"]}
        try:
            SalaryBandPart.model_validate(self.row.terms | stated | self.amounts)
        except ValidationError as error:
            for path, message in explained(error):
                named = str(path[0]) if path else message.split()[0]
                self.add_error(named if named in AMOUNTS else None, message)

    def save(self, sections: Iterable[Section]) -> None:
        band = self.row.band()
        for name, amount in self.amounts.items():
            setattr(band, name, amount)
        band.save()
        band.citations.set(sections)


def in_digits(amounts: dict[str, Any]) -> str:
    """The amounts in a line, such as: low 50000, high 90000; empty without any."""
    return ", ".join(f"{column_name(name).lower()} {amount}" for name, amount in amounts.items() if amount is not None)


def are_sound(tables: Sequence[AmountsForm], sections: SectionsForm) -> bool:
    """Whether all that was typed can be saved; else each form knows what is wrong."""
    sound = [one.is_valid() for one in tables]
    if sections.is_valid() and any(one.is_filled for one in tables) and not sections.cleaned_data["sections"]:
        sections.add_error("sections", "Choose the section that states these figures.")
    return sections.is_valid() and all(sound)
