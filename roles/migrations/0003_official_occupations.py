import careerguide.content.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0003_records_of_untouched_entries'),
        ('roles', '0002_statements_about_pairs'),
    ]

    operations = [
        migrations.CreateModel(
            name='EducationHeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('bachelors', models.DecimalField(blank=True, decimal_places=1, help_text="Whose highest degree is a bachelor's.", max_digits=4, null=True)),
                ('masters', models.DecimalField(blank=True, decimal_places=1, help_text="Whose highest degree is a master's.", max_digits=4, null=True)),
                ('doctoral', models.DecimalField(blank=True, decimal_places=1, help_text='With a doctoral or professional degree.', max_digits=4, null=True)),
                ('years', models.CharField(blank=True, help_text='Such as 2022–23.', max_length=20)),
            ],
            options={
                'verbose_name': 'education held',
                'verbose_name_plural': 'education held',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EmployerShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('employer', models.CharField(max_length=120)),
                ('percent', models.DecimalField(decimal_places=1, max_digits=4)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'employers',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntryEducation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('education', models.CharField(max_length=80)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'entry education',
                'verbose_name_plural': 'education at entry',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the address; do not change it once published.', max_length=80, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('summary', models.CharField(help_text='One or two plain sentences; shown in lists and to search engines.', max_length=400)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='published', max_length=9)),
                ('order', models.PositiveSmallIntegerField(default=100, help_text='Lists show low numbers first, then go by title.')),
                ('reviewed_on', models.DateField(blank=True, help_text='When a person last checked it against its sources.', null=True)),
                ('body', models.TextField(blank=True, help_text='Markdown.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('scheme', models.CharField(choices=[('soc', 'SOC 2018 (United States)'), ('uk-soc', 'SOC 2020 (United Kingdom)'), ('onet-soc', 'O*NET-SOC'), ('esco', 'ESCO'), ('isco', 'ISCO-08')], max_length=8)),
                ('version', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=20)),
            ],
            options={
                'ordering': ['order', 'title'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleOccupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('match', models.CharField(choices=[('exact', 'Exact'), ('close', 'Close'), ('broad', 'Broad: a wider occupation'), ('none', 'None: the nearest there is')], max_length=5)),
                ('why', models.TextField(help_text='Why this occupation stands for it, in a sentence.', max_length=600)),
            ],
            options={
                'verbose_name_plural': 'occupations of roles',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=999, help_text='Low numbers come first.')),
                ('note', models.TextField(blank=True, help_text='Markdown. What a reader must know so as not to be misled.')),
                ('kind', models.CharField(choices=[('setting', 'Where one works'), ('schedule', 'Working hours'), ('experience', 'Experience before'), ('preparation', 'Preparation'), ('interests', 'Interests'), ('suits', 'Whom it suits'), ('hard', 'What is hard about it'), ('school-subjects', 'School subjects')], max_length=15)),
                ('text', models.TextField(help_text='One or two plain sentences; of interests the letters, as IC.', max_length=600)),
            ],
            options={
                'verbose_name': 'statement about work',
                'verbose_name_plural': 'statements about work',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='salaryband',
            name='salaryband_states_something',
        ),
        migrations.AddField(
            model_name='salaryband',
            name='industry',
            field=models.CharField(blank=True, help_text='Where the figure is of one industry alone, such as Hospitals.', max_length=120),
        ),
        migrations.AddField(
            model_name='salaryband',
            name='lower_quartile',
            field=models.PositiveIntegerField(blank=True, help_text='The 25th percentile.', null=True),
        ),
        migrations.AddField(
            model_name='salaryband',
            name='upper_quartile',
            field=models.PositiveIntegerField(blank=True, help_text='The 75th percentile.', null=True),
        ),
        migrations.AlterField(
            model_name='outlook',
            name='role',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='outlooks', to='roles.role'),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='basis',
            field=models.CharField(choices=[('straight-time', 'Straight-time gross pay, without overtime'), ('gross-base', 'Gross base pay'), ('gross', 'Gross pay'), ('total', 'Total pay'), ('not-stated', 'Not stated')], default='not-stated', max_length=13),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='high',
            field=models.PositiveIntegerField(blank=True, help_text='Of percentiles the 90th.', null=True),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='low',
            field=models.PositiveIntegerField(blank=True, help_text='Of percentiles the 10th.', null=True),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='market',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='salarybands', to='roles.market'),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='measure',
            field=models.CharField(choices=[('percentiles', '10th to 90th percentile'), ('pay-scale', 'Pay scale'), ('claimed-range', 'Range as claimed')], max_length=13),
        ),
        migrations.AlterField(
            model_name='salaryband',
            name='role',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='salary_bands', to='roles.role'),
        ),
        migrations.AddField(
            model_name='educationheld',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='employershare',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='entryeducation',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='occupation',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='occupation',
            name='market',
            field=models.ForeignKey(blank=True, help_text='The place it is counted in; empty for a classification of many countries.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='occupations', to='roles.market'),
        ),
        migrations.AddField(
            model_name='entryeducation',
            name='occupation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entry_educations', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='employershare',
            name='occupation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employers', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='educationheld',
            name='occupation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='education_held', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='outlook',
            name='occupation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='outlooks', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='salaryband',
            name='occupation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='salary_bands', to='roles.occupation'),
        ),
        migrations.AddConstraint(
            model_name='outlook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('occupation__isnull', True), ('role__isnull', False)), models.Q(('occupation__isnull', False), ('role__isnull', True)), _connector='OR'), name='outlook_of_occupation_or_role', violation_error_message='It belongs to an occupation or to a role: choose one of them, not both.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('occupation__isnull', True), ('role__isnull', False)), models.Q(('occupation__isnull', False), ('role__isnull', True)), _connector='OR'), name='salaryband_of_occupation_or_role', violation_error_message='It belongs to an occupation or to a role: choose one of them, not both.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('high__isnull', True), ('low__isnull', True), ('lower_quartile__isnull', True), ('median__isnull', True), ('upper_quartile__isnull', True), _negated=True), name='salaryband_states_something', violation_error_message='State at least one amount.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('low__isnull', True), ('lower_quartile__isnull', True), ('low__lte', models.F('lower_quartile')), _connector='OR'), name='salaryband_low_not_above_lower_quartile', violation_error_message='Low is above lower quartile.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('low__isnull', True), ('upper_quartile__isnull', True), ('low__lte', models.F('upper_quartile')), _connector='OR'), name='salaryband_low_not_above_upper_quartile', violation_error_message='Low is above upper quartile.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('lower_quartile__isnull', True), ('median__isnull', True), ('lower_quartile__lte', models.F('median')), _connector='OR'), name='salaryband_lower_quartile_not_above_median', violation_error_message='Lower quartile is above median.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('lower_quartile__isnull', True), ('upper_quartile__isnull', True), ('lower_quartile__lte', models.F('upper_quartile')), _connector='OR'), name='salaryband_lower_quartile_not_above_upper_quartile', violation_error_message='Lower quartile is above upper quartile.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('lower_quartile__isnull', True), ('high__isnull', True), ('lower_quartile__lte', models.F('high')), _connector='OR'), name='salaryband_lower_quartile_not_above_high', violation_error_message='Lower quartile is above high.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('median__isnull', True), ('upper_quartile__isnull', True), ('median__lte', models.F('upper_quartile')), _connector='OR'), name='salaryband_median_not_above_upper_quartile', violation_error_message='Median is above upper quartile.'),
        ),
        migrations.AddConstraint(
            model_name='salaryband',
            constraint=models.CheckConstraint(condition=models.Q(('upper_quartile__isnull', True), ('high__isnull', True), ('upper_quartile__lte', models.F('high')), _connector='OR'), name='salaryband_upper_quartile_not_above_high', violation_error_message='Upper quartile is above high.'),
        ),
        migrations.AddField(
            model_name='roleoccupation',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='roleoccupation',
            name='occupation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='roleoccupation',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occupations', to='roles.role'),
        ),
        migrations.AddField(
            model_name='workstatement',
            name='citations',
            field=careerguide.content.models.Citations(related_name='%(app_label)s_%(class)s_set', to='content.section'),
        ),
        migrations.AddField(
            model_name='workstatement',
            name='occupation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='work', to='roles.occupation'),
        ),
        migrations.AddField(
            model_name='workstatement',
            name='role',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='work', to='roles.role'),
        ),
        migrations.AddConstraint(
            model_name='occupation',
            constraint=models.UniqueConstraint(fields=('scheme', 'code'), name='occupation_unique'),
        ),
        migrations.AddConstraint(
            model_name='employershare',
            constraint=models.UniqueConstraint(fields=('occupation', 'employer', 'year'), name='employer_unique'),
        ),
        migrations.AddConstraint(
            model_name='roleoccupation',
            constraint=models.UniqueConstraint(fields=('role', 'occupation'), name='role_occupation_unique'),
        ),
        migrations.AddConstraint(
            model_name='workstatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('occupation__isnull', True), ('role__isnull', False)), models.Q(('occupation__isnull', False), ('role__isnull', True)), _connector='OR'), name='workstatement_of_occupation_or_role', violation_error_message='It belongs to an occupation or to a role: choose one of them, not both.'),
        ),
    ]
