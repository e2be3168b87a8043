"""What roles and starting points said of official occupations moves to the occupations, once for all of them.

The file beside this one has what documents ever said of each: a figure that is not among them is an editor's. It stays,
and its occupation has a record that agrees with no document, so the next load asks. A role whose figures alone were
edited counts as untouched, as it no longer holds them.
"""

import json
import re
from collections import defaultdict
from itertools import product
from math import prod
from pathlib import Path

import careerguide.content.migrations
from careerguide.content.checking import Name
from careerguide.content.shapes import UNTOUCHED, FrozenDocuments, frozen_digest
from django.db import migrations

KNOWN = json.loads(Path(__file__).with_suffix('.json').read_text(encoding='utf-8'))
SHAPES = json.loads(
    Path(careerguide.content.migrations.__file__)
    .with_name('0003_records_of_untouched_entries.json')
    .read_text(encoding='utf-8')
)
EDITED = 'has figures of an editor'  # in the place of a digest
LONGEST_WHY = 600  # letters
MOST_TRIED = 10_000  # ways to undo the edits of figures in one document
FIELDS = (  # those that spoke of occupations: kind, field, model, and the model's key to its entry
    ('roles', 'occupation_codes', 'roles.OccupationCode', 'role'),
    ('roles', 'salary_bands', 'roles.SalaryBand', 'role'),
    ('roles', 'outlooks', 'roles.Outlook', 'role'),
    ('starting-points', 'pay', 'pathways.StartingPay', 'starting_point'),
)
OWN = {  # what a part says of its own entry; all else it says of the occupation
    'occupation_codes': ('scheme', 'code', 'match', 'citations', 'note'),
    'salary_bands': ('occupation_code',),
    'outlooks': ('occupation_code',),
    'pay': ('code', 'match'),
}
SCHEMES = {
    'onet-soc': 'O*NET-SOC',
    'soc': 'SOC 2018 (United States)',
    'uk-soc': 'SOC 2020 (United Kingdom)',
    'esco': 'ESCO',
    'isco': 'ISCO-08',
}
WHY = {
    'exact': 'It is the same occupation.',
    'close': 'It is a neighbouring occupation.',
    'broad': 'It is a wider occupation.',
    'none': 'It is the nearest official occupation; none is this one.',
}


# What a part says of its occupation


def occupation_of(field, part):
    """The occupation as scheme:code; None for a figure without one."""
    if field == 'pay':
        return f"{'soc' if re.fullmatch('[0-9]{2}-[0-9]{4}', part['code']) else 'uk-soc'}:{part['code']}"
    return f"{part['scheme']}:{part['code']}" if field == 'occupation_codes' else part.get('occupation_code')


def figure_of(field, part):
    return {name: value for name, value in part.items() if name not in OWN[field]}


def known(field, occupation):
    """The figures that documents ever gave in a field for an occupation."""
    said = KNOWN.get(occupation, {})
    if field == 'pay':
        titles = [code['title'] for code in said.get('codes', ())]
        return [band | {'title': title} for band in said.get('salary_bands', ()) for title in titles]
    return said.get('codes' if field == 'occupation_codes' else field, [])


def is_edited(field, part):
    return figure_of(field, part) not in known(field, occupation_of(field, part))


# Entries whose figures alone were edited


def mark_untouched_but_for_figures(apps, documents):
    records = apps.get_model('content.LoadRecord').objects
    for record in records.filter(kind__in=('roles', 'starting-points')).exclude(digest=UNTOUCHED):
        document = documents.get(Name(record.kind, record.slug), {})
        if any(frozen_digest(restored) == record.digest for restored in with_known_figures(record.kind, document)):
            records.filter(pk=record.pk).update(digest=UNTOUCHED)


def with_known_figures(kind, document):
    """The document as it was before editors changed its figures: each way that it may have been."""
    fields = [field for folder, field, *_ in FIELDS if folder == kind and field in document]
    ways = {field: [undone(kind, field, part) for part in document[field]] for field in fields}
    if prod(len(alternatives) for parts in ways.values() for alternatives in parts) > MOST_TRIED:
        return
    for chosen in product(*(product(*parts) for parts in ways.values())):
        restored = {field: [part for part in parts if part] for field, parts in zip(fields, chosen)}
        yield {name: value for name, value in (document | restored).items() if value}


def undone(kind, field, part):
    """What may have stood in the place of a part; None where an editor may have added it."""
    occupation = occupation_of(field, part)
    if occupation is None or not is_edited(field, part):
        return [part]
    own = {name: part[name] for name in OWN[field] if name in part}
    order = SHAPES[kind]['fields'][field]['fields']
    before = [own | figure for figure in known(field, occupation)]
    ways = [{name: values[name] for name in order if name in values} for values in before]
    return ways + ([part] if field == 'occupation_codes' else [None])


# The move


def move(apps, schema_editor):
    frozen = FrozenDocuments(SHAPES, apps)
    documents = {Name(kind, slug): said for kind in ('roles', 'starting-points') for slug, said in frozen.of_kind(kind)}
    mark_untouched_but_for_figures(apps, documents)
    for occupation, found in by_occupation(apps, documents).items():
        Move(apps, occupation, found).make()


def by_occupation(apps, documents):
    """For each occupation, for each field, its rows with the parts that they stand for in documents."""
    found = defaultdict(lambda: defaultdict(list))
    for kind, field, label, parent in FIELDS:
        rows = defaultdict(list)
        for row in apps.get_model(label).objects.select_related(parent).order_by('position', 'pk'):
            rows[getattr(row, parent)].append(row)
        for entry in sorted(rows, key=lambda entry: (entry.order, entry.title)):
            for row, part in zip(rows[entry], documents[Name(kind, entry.slug)][field], strict=True):
                if occupation := occupation_of(field, part):
                    found[occupation][field].append((row, part))
    return found


class Move:
    """Makes one occupation of all that was said of it."""

    def __init__(self, apps, occupation, found):
        self.model = apps.get_model
        self.key, self.found = occupation, found
        self.edited = any(is_edited(field, part) for field, parts in found.items() for _, part in parts)

    def make(self):
        first, said = self.chosen('occupation_codes' if self.found['occupation_codes'] else 'pay')
        scheme, code = self.key.split(':')
        bands, outlooks = self.figures('salary_bands', 'pay'), self.figures('outlooks')
        self.occupation = self.model('roles.Occupation').objects.create(
            slug='-'.join([scheme, *re.findall('[a-z0-9]+', code.lower())]),
            title=said['title'],
            summary=f'The official occupation {code} of the classification {SCHEMES[scheme]}.',
            scheme=scheme,
            version=said.get('version') or ('2018' if scheme == 'soc' else '2020'),
            code=code,
            market=next((row.market for row in bands + outlooks), None),
        )
        for row, part in self.found['occupation_codes'] + self.found['pay']:
            self.occupation.citations.add(*row.citations.all())
            self.link(row, part)
        self.move_education(first, said)
        self.keep([self.band_of(row) for row in bands])
        self.keep(outlooks)
        self.remember()

    def chosen(self, field):
        """The row and part to take the occupation's own values from: an editor's, if there is one."""
        parts = self.found[field]
        return next(((row, part) for row, part in parts if is_edited(field, part)), parts[0])

    def figures(self, *fields):
        """One row for each figure: the editors', if any changed it, or else the first."""
        places = defaultdict(list)
        for field in fields:
            for row, part in self.found[field]:
                places[identity(row)].append((row, figure_of(field, part), is_edited(field, part)))
        kept = []
        for rows in places.values():
            edited = {json.dumps(figure, sort_keys=True): row for row, figure, is_editors in rows if is_editors}
            kept += edited.values() or [rows[0][0]]
        return kept

    def link(self, row, part):
        """Lets the entry refer to the occupation as its code did, or its pay."""
        is_code = hasattr(row, 'role_id')
        parent = {'role': row.role} if is_code else {'starting_point': row.starting_point}
        links = self.model('roles.RoleOccupation' if is_code else 'pathways.StartingOccupation').objects
        note = row.note if is_code else ''  # that of pay is about the figure
        why, note = (note, '') if 0 < len(note) <= LONGEST_WHY else (WHY[row.match], note)
        said = {'position': row.position, 'match': row.match, 'why': why, 'note': note}
        link, new = links.get_or_create(occupation=self.occupation, **parent, defaults=said)
        if new:
            link.citations.set(row.citations.all())

    def move_education(self, row, said):
        stated = {'education': said.get('entry_education'), 'year': said.get('education_year')}
        held = {name: said[f'held_{name}'] for name in ('bachelors', 'masters', 'doctoral') if f'held_{name}' in said}
        for label, values in (('roles.EntryEducation', stated['education'] and stated), ('roles.EducationHeld', held)):
            if values:
                part = self.model(label).objects.create(occupation=self.occupation, position=0, **values)
                part.citations.set(row.citations.all())

    def band_of(self, row):
        """The row itself, if it is a band; for pay at a starting point a new band that says the same."""
        model = self.model('roles.SalaryBand')
        if isinstance(row, model):
            return row
        names = [field.name for field in model._meta.concrete_fields if field.name != 'id' and hasattr(row, field.name)]
        band = model.objects.create(occupation=self.occupation, **{name: getattr(row, name) for name in names})
        band.citations.set(row.citations.all())
        return band

    def keep(self, rows):
        """Gives rows to the occupation. Those that still have a code at the end are deleted."""
        for position, row in enumerate(rows):
            row.role, row.occupation, row.position, row.occupation_code = None, self.occupation, position, None
            row.save()

    def remember(self):
        """What the next load is to find: an editor's figure asks, and an occupation of an editor's own waits."""
        if self.key in KNOWN:
            record = {'digest': EDITED if self.edited else UNTOUCHED}
            self.model('content.LoadRecord').objects.update_or_create(
                kind='occupations', slug=self.occupation.slug, defaults=record
            )


def identity(row):
    """What tells a figure from others of its occupation, whatever its amounts."""
    names = ('market_id', 'level', 'measure', 'scale', 'year', 'start_year', 'end_year')
    return tuple(getattr(row, name, None) for name in names)


def delete_what_was_replaced(apps, schema_editor):
    for label in ('roles.SalaryBand', 'roles.Outlook'):
        apps.get_model(label).objects.filter(occupation_code__isnull=False).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('pathways', '0002_occupations_of_starting_points'),
        ('roles', '0003_official_occupations'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RunPython(delete_what_was_replaced, migrations.RunPython.noop),
    ]
