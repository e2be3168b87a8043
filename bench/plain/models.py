from django.db import models

from roles.models import Role


class FlatRole(models.Model):
    """What the site's own models would take a query of three levels to say: the domain of most essential skills."""

    role = models.OneToOneField(Role, models.DO_NOTHING, primary_key=True, db_column="id", related_name="flat")
    domain = models.CharField(max_length=80)

    class Meta:
        managed = False
        db_table = "flat_role"

    def __str__(self) -> str:
        return str(self.role)
