"""The import rule: apps stand in a straight line, and no modules in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
FLOORS = [
    ("careerguide.content", "careerguide.web", "careerguide.catalogue"),
    ("skills",),
    ("roles",),
    ("pathways",),
    ("careerguide",),
]


def modules() -> dict[str, Path]:
    """Every module of the project by its dotted name, migrations aside."""
    found = {}
    for package in ("careerguide", "skills", "roles", "pathways"):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                parts = path.relative_to(ROOT).with_suffix("").parts
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(name: str) -> set[str]:
    """The project's modules that a module imports, wherever in the file."""
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, [base, node.module]))
            found |= {f"{source}.{alias.name}" for alias in node.names} | {source}
    return {target for target in found if target in MODULES and target != name}


def floor(name: str) -> int:
    """How high a module stands: 0 is the floor."""
    return next(
        level
        for level, packages in enumerate(FLOORS)
        for package in packages
        if name == package or name.startswith(f"{package}.")
    )


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_imports_nothing_from_above(name: str) -> None:
    above = {target for target in imports(name) if floor(target) > floor(name) and target != "careerguide"}
    assert above == set()


def test_modules_form_no_circle() -> None:
    try:
        TopologicalSorter({name: imports(name) for name in MODULES}).prepare()
    except CycleError as error:
        pytest.fail("a circle of imports: " + " → ".join(error.args[1]))


@pytest.mark.parametrize("name", ["roles.compare", "roles.deciding", "roles.salary"])
def test_pure_module_knows_neither_database_nor_request(name: str) -> None:
    source = MODULES[name].read_text()
    assert "django" not in source
    assert imports(name) == set()
