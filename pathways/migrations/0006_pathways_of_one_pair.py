"""A pathway leads from one starting point to one role, or is for everyone.

A change of career that came with the seeds has one starting point, so it becomes the pathway of a pair: its steps stay
until its document takes over, or an editor settles it. All others are for everyone. What an editor's row said of more
starting points and roles than it can now stays in its text.
"""

from careerguide.content.shapes import UNTOUCHED
from django.db import migrations


def of_one_pair(apps, schema_editor):
    records = apps.get_model('content.LoadRecord').objects.filter(kind='pathways')
    digests = dict(records.values_list('slug', 'digest'))
    for pathway in apps.get_model('pathways.Pathway').objects.all():
        starts, roles = pathway.starting_points.order_by('order', 'title'), pathway.roles.order_by('order', 'title')
        if pathway.kind == 'transition' and len(starts) == 1 and roles and digests.get(pathway.slug):
            pathway.starting_point, pathway.role = starts[0], roles[0]
        if digests.get(pathway.slug) != UNTOUCHED:
            pathway.body = f'{pathway.body}\n\n{told(starts, roles)}'.strip()
        pathway.save()


def told(starts, roles):
    """Markdown that says from where and where to a pathway leads."""
    return f'For: {links(starts, "starting-points")}. Leads to: {links(roles, "roles")}.'


def links(entries, folder):
    return ', '.join(f'[{entry.title}](../{folder}/{entry.slug}.md)' for entry in entries) or 'not stated'


def skills_become_parts(apps, schema_editor):
    part = apps.get_model('pathways.StartingSkill')
    for start in apps.get_model('pathways.StartingPoint').objects.all():
        skills = start.skills.order_by('slug')
        part.objects.bulk_create(
            part(starting_point=start, skill=skill, position=position) for position, skill in enumerate(skills)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('pathways', '0005_stages_and_ways'),
    ]

    operations = [
        migrations.RunPython(of_one_pair, migrations.RunPython.noop),
        migrations.RunPython(skills_become_parts, migrations.RunPython.noop),
    ]
