from django.apps import AppConfig
from django.contrib.admin import apps  # not the class itself, which Django would take for this package's
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "careerguide.desk"

    def ready(self) -> None:
        from .people import give_rights

        post_migrate.connect(give_rights, dispatch_uid="careerguide.desk.people")


class DeskAdminConfig(apps.AdminConfig):
    default = False
    default_site = "careerguide.desk.site.DeskSite"
