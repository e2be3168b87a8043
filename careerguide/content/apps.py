from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "careerguide.content"

    def ready(self) -> None:
        from .links import restrict_links

        restrict_links()
