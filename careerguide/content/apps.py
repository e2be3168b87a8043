from django.apps import AppConfig, apps


class ContentConfig(AppConfig):
    name = "careerguide.content"

    def ready(self) -> None:
        from .frozen import look_in_memory
        from .links import restrict_links
        from .models import Content

        restrict_links()
        for model in apps.get_models():
            if issubclass(model, Content):
                look_in_memory(model)
