from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "careerguide.content"

    def ready(self) -> None:
        from . import versioning  # noqa: F401  (connects the signals)
