"""The rule of the house: packages stand in one straight line and import to the left alone; no modules in a circle."""

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
LINE = (
    "careerguide.content",
    "careerguide.web",
    "careerguide.desk",
    "careerguide.catalogue",
    "skills",
    "roles",
    "pathways",
    "careerguide.sources",
    "careerguide.search",
    "careerguide.compare",
    "careerguide.plan",
    "careerguide.front",
    "careerguide.server",
    "careerguide",
)


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
TREES = {name: ast.parse(path.read_text()) for name, path in MODULES.items()}


def imports(name: str) -> set[str]:
    """The project's modules that a module imports, wherever in the file."""
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, [base, node.module]))
            found |= {f"{source}.{alias.name}" for alias in node.names} | {source}
    return {target for target in found if target in MODULES and target not in (name, "careerguide")}


def place(name: str) -> int:
    """Where a module's package stands in the line: 0 is the left end. The innermost package that is named counts."""
    return max(
        (number for number, package in enumerate(LINE) if name == package or name.startswith(f"{package}.")),
        key=lambda number: len(LINE[number]),
    )


def is_package(path: Path) -> bool:
    return path.is_dir() and (path / "__init__.py").exists()


def test_line_names_each_package_once() -> None:
    inside = [f"careerguide.{path.name}" for path in (ROOT / "careerguide").iterdir() if is_package(path)]
    apps = [path.name for path in ROOT.iterdir() if is_package(path) and (path / "urls.py").exists()]
    assert sorted(LINE) == sorted({*inside, *apps} - {"careerguide.management", "bench"})


def test_loose_files_are_wiring_alone() -> None:
    """What ties rooms together may lie loose; whatever else there is has a room of its own."""
    wiring = {"apps", "findings", "kinds", "listings", "settings", "urls", "worker", "wsgi"}
    assert {path.stem for path in (ROOT / "careerguide").glob("*.py")} - {"__init__"} == wiring


def test_master_of_the_server_imports_nothing_of_the_site() -> None:
    """What it has imported outlasts a reload."""
    assert imports("careerguide.server.__main__") == {"careerguide.server.master"}
    assert imports("careerguide.server.master") == imports("careerguide.server") == set()


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_imports_to_the_left_alone(name: str) -> None:
    assert {target for target in imports(name) if place(target) > place(name)} == set()


def circles(graph: dict[str, set[str]]) -> str:
    """The path of a circle; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " → ".join(error.args[1])
    return ""


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles({name: imports(name) for name in MODULES}) == ""


def test_circle_is_named_by_its_path() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == "a → c → b → a"


PURE = sorted(name for name, tree in TREES.items() if "Pure" in (ast.get_docstring(tree) or ""))


def packages(name: str) -> set[str]:
    """The first names of all that a module imports from outside its own package."""
    nodes = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.Import | ast.ImportFrom)]
    absolute = [node for node in nodes if isinstance(node, ast.Import) or not node.level]
    names = [
        [node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names] for node in absolute
    ]
    return {str(full).partition(".")[0] for some in names for full in some}


@pytest.mark.parametrize("name", PURE)
def test_pure_module_knows_the_standard_library_and_pure_modules_alone(name: str) -> None:
    own = {"careerguide", "skills", "roles", "pathways"}
    assert packages(name) - sys.stdlib_module_names - own == set()
    assert imports(name) - set(PURE) == set()


def test_pure_modules_are_found() -> None:
    assert {"roles.evidence", "roles.outlook", "roles.pay"} <= set(PURE)


# Pages are made from the published whole

READERS = re.compile(
    r"(^|\.)(views|urls|sitemaps)$|(^|\.)catalogue$|^careerguide\.(catalogue|search|compare|plan|sources|front)\."
)
MANAGERS = {"objects", "_default_manager", "_base_manager"}


@pytest.mark.parametrize("name", sorted(filter(READERS.search, MODULES)))
def test_module_of_visitors_pages_asks_no_manager(name: str) -> None:
    attributes = {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
    assert attributes & MANAGERS == set()


# One word for one thing

PLAYS_THE_SAME_ROLE_IN_EACH_APP = {"models", "schema", "admin", "catalogue", "views", "urls"}
SHARED_NAMES = {"Command", "KINDS", "LISTINGS", "RULES", "Timed", "application", "register"}


def defined(tree: ast.Module) -> set[str]:
    """The top-level names of a module."""
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in tree.body if isinstance(node, ast.AnnAssign)]
    return found | {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def test_name_stands_in_one_module() -> None:
    where: dict[str, list[str]] = {}
    for module, tree in TREES.items():
        for name in defined(tree):
            where.setdefault(name, []).append(module.rpartition(".")[2])
    repeated = {name for name, modules in where.items() if len(modules) > 1}
    alike = {
        name for name in repeated if len({*where[name]}) == 1 and where[name][0] in PLAYS_THE_SAME_ROLE_IN_EACH_APP
    }
    assert repeated - alike == SHARED_NAMES


# Small rooms


FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def length(function: FUNCTION) -> int:
    """How many lines a function has below its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_is_longer_than_35_lines() -> None:
    functions = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, FUNCTION)]
    assert [node.name for node in functions if length(node) > 35] == []


def test_no_module_is_longer_than_300_lines() -> None:
    assert [name for name, path in MODULES.items() if len(path.read_text().splitlines()) > 300] == []


# Tests

TESTS = {str(path.relative_to(ROOT)): path.read_text() for path in sorted((ROOT / "tests").rglob("*.py"))}


def test_no_module_of_tests_is_longer_than_400_lines() -> None:
    assert [name for name, text in TESTS.items() if len(text.splitlines()) > 400] == []


def test_no_module_of_tests_imports_another_one() -> None:
    importing = re.compile(r"^(from|import) [\w.]*\btest_", re.MULTILINE)
    assert [name for name, text in TESTS.items() if importing.search(text)] == []
