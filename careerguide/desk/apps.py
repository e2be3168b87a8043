from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "careerguide.desk"
