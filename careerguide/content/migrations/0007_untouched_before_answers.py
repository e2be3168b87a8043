from pathlib import Path

from django.db import migrations

from careerguide.content.shapes import mark_untouched


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0006_former_slugs'),
        ('pathways', '0008_when_pages_were_opened'),
        ('roles', '0010_outside_links_of_roles'),
        ('skills', '0004_outside_links_of_skills'),
    ]

    operations = [
        migrations.RunPython(mark_untouched(Path(__file__).with_suffix('.json')), migrations.RunPython.noop),
    ]
