import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pathways', '0006_pathways_of_one_pair'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='pathway',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='pathway',
            name='roles',
        ),
        migrations.RemoveField(
            model_name='pathway',
            name='starting_points',
        ),
        migrations.RemoveField(
            model_name='startingpoint',
            name='skills',
        ),
        migrations.AlterField(
            model_name='pathway',
            name='role',
            field=models.ForeignKey(blank=True, help_text='Where it leads to.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pathways', to='roles.role'),
        ),
        migrations.AlterField(
            model_name='pathway',
            name='starting_point',
            field=models.ForeignKey(blank=True, help_text='Empty: for everyone.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pathways', to='pathways.startingpoint'),
        ),
        migrations.AlterField(
            model_name='startingskill',
            name='skill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='starting_points', to='skills.skill'),
        ),
        migrations.AlterField(
            model_name='startingskill',
            name='starting_point',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='pathways.startingpoint'),
        ),
    ]
