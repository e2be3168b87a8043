from pathlib import Path

from django.db import migrations

from careerguide.content.shapes import mark_untouched


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0002_what_dumps_wrote_over'),
        ('pathways', '0001_initial'),
        ('roles', '0002_statements_about_pairs'),
        ('skills', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(mark_untouched(Path(__file__).with_suffix('.json')), migrations.RunPython.noop),
    ]
