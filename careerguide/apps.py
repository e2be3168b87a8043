from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate


class CareerGuideConfig(AppConfig):
    name = "careerguide"

    def ready(self) -> None:
        from .server import replaced_file
        from .web.static_files import all_collected

        replaced_file.watch()
        register(all_collected, deploy=True)
        post_migrate.connect(records_settled, sender=apps.get_app_config("content"))


def records_settled(**_: Any) -> None:
    """Once all migrations are done, the records of entries that nobody edited follow what these made of the rows."""
    from careerguide.content.shapes import settle

    from .kinds import KINDS

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        settle(KINDS)
