"""Writes down the shapes of today's documents, for the first migration of a release that changes them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from careerguide.content.shapes import freeze
from careerguide.kinds import KINDS


class Command(BaseCommand):
    help = "Writes the shapes of today's documents to a file, beside the migration that reads it (see CONTRIBUTING.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as careerguide/content/migrations/0009_records.json")

    def handle(self, *, file: Path, **_: Any) -> None:
        file.write_text(json.dumps(freeze(KINDS), indent=1) + "\n", encoding="utf-8")
