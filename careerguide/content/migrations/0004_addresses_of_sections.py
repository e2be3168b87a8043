from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0003_records_of_untouched_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='section',
            name='url',
            field=models.URLField(blank=True, help_text='Of this very page or table, where it has an address of its own.'),
        ),
    ]
