from django.db import migrations

TO_THE_READER = {'What it delivers': 'What you produce', 'Who it works with': 'Who you work with'}


def rename_aspects(apps, schema_editor):
    """Renames the aspects of all pairs, those of editors too, save where a pair has the new name already."""
    points = apps.get_model('roles.PairPoint').objects
    for before, now in TO_THE_READER.items():
        points.filter(aspect=before).exclude(pair__points__aspect=now).update(aspect=now)


class Migration(migrations.Migration):

    dependencies = [
        ('roles', '0012_new_specialisms'),
    ]

    operations = [
        migrations.RunPython(rename_aspects, migrations.RunPython.noop),
    ]
