from django.apps import AppConfig
from django.contrib.admin import apps  # not the class itself, which Django would take for this package's


class DeskConfig(AppConfig):
    name = "careerguide.desk"


class DeskAdminConfig(apps.AdminConfig):
    default = False
    default_site = "careerguide.desk.site.DeskSite"
