from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('roles', '0004_figures_move_to_occupations'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='salaryband',
            name='occupation_code',
        ),
        migrations.RemoveField(
            model_name='outlook',
            name='occupation_code',
        ),
        migrations.DeleteModel(
            name='OccupationCode',
        ),
    ]
