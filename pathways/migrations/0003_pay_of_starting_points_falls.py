from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('pathways', '0002_occupations_of_starting_points'),
        ('roles', '0004_figures_move_to_occupations'),
    ]

    operations = [
        migrations.DeleteModel(
            name='StartingPay',
        ),
    ]
