import careerguide.content.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pathways', '0001_initial'),
        ('roles', '0003_official_occupations'),
    ]

    operations = [
        migrations.CreateModel(
            name='StartingOccupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('match', models.CharField(choices=[('exact', 'Exact'), ('close', 'Close'), ('broad', 'Broad: a wider occupation'), ('none', 'None: the nearest there is')], max_length=5)),
                ('why', models.TextField(help_text='Why this occupation stands for it, in a sentence.', max_length=600)),
                ('citations', careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section')),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='starting_points', to='roles.occupation')),
                ('starting_point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occupations', to='pathways.startingpoint')),
            ],
            options={
                'verbose_name_plural': 'occupations of starting points',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='startingoccupation',
            constraint=models.UniqueConstraint(fields=('starting_point', 'occupation'), name='starting_occupation_unique'),
        ),
    ]
