from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0002_what_dumps_wrote_over'),
        ('pathways', '0001_initial'),
        ('roles', '0002_statements_about_pairs'),
        ('skills', '0001_initial'),
    ]

    operations = []
