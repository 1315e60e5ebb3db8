"""The house rules of the design, held by reading the code: who imports whom, who asks the clock, what is documented."""

import ast
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "plugins" / "practicebook"

CORE = frozenset({"content", "anonymity"})
ROOMS = frozenset({"checks", "history", "views", "search", "permalinks", "outputs", "word", "editor"})
LEAVES = frozenset({"staging", "clock"})

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "": frozenset(),
    "content": frozenset(),
    "anonymity": frozenset({"content"}),
    **{room: CORE for room in ROOMS},
    "authoring": CORE | ROOMS,
    "pipeline": CORE | ROOMS,
    **{leaf: frozenset() for leaf in LEAVES},
    "mkdocs_adapter": CORE | ROOMS | LEAVES | {"authoring", "pipeline"},
    "cli": CORE | ROOMS | LEAVES | {"authoring", "pipeline", "mkdocs_adapter"},
    "__main__": frozenset({"cli"}),
}
"""Which parts of the package each part may import, besides itself; `""` is the package's own `__init__`."""

SHELLS = frozenset({"mkdocs_adapter", "cli", "__main__"})
GENERATOR = frozenset({"mkdocs", "material", "pymdownx"})
CLOCKS = frozenset({"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "ctime"})
FOLDERS = frozenset({"cwd", "getcwd", "getcwdb"})
LONGEST = 400
"""Lines; a module is read in one sitting."""

_CONFLICT = re.compile(r"^(<{7}|\|{7}|>{7})( |$)", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    """A Python module of the package, read but not run."""

    parts: tuple[str, ...]
    """Its dotted name under the package, without `__init__`."""
    source: str
    is_package: bool = False

    @classmethod
    def read(cls, path: Path) -> "Module":
        """Read a file of the package."""
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        return cls(parts[:-1] if is_package else parts, path.read_text(encoding="utf-8"), is_package)

    @property
    def name(self) -> str:
        """Its dotted name."""
        return ".".join(("practicebook", *self.parts))

    @property
    def part(self) -> str:
        """The room, shell or leaf that it belongs to."""
        return self.parts[0] if self.parts else ""

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.source)

    def imports(self) -> Iterator[str]:
        """The dotted name of everything that it imports, wherever it does so."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                package = ("practicebook", *self.parts)[: len(self.parts) + 1 - (not self.is_package) - (node.level - 1)]
                base = ".".join((*package, *filter(None, [node.module]))) if node.level else node.module
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[str]:
        """The last name of whatever it calls, or passes on to be called: `now` for `datetime.now`."""
        named = {alias.name for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and node.module in ("time", "os") for alias in node.names}
        yield from named
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, (ast.Name, ast.Attribute)):
                yield node.attr

    def undocumented(self) -> Iterator[str]:
        """Itself, and its public classes, functions and methods, where they say nothing of what they mean."""
        if not ast.get_docstring(self.tree):
            yield self.name
        for name, node in _public(self.tree):
            if not ast.get_docstring(node):
                yield f"{self.name}.{name}"


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in parent.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from ((f"{node.name}.{name}", inner) for name, inner in _public(node))


MODULES = [Module.read(path) for path in sorted(PACKAGE.rglob("*.py"))]


def wrong_imports(module: Module) -> set[str]:
    """The parts of the package that a module imports and may not."""
    inside = (name.split(".")[1] for name in module.imports() if name.startswith("practicebook."))
    return {part for part in inside if part != module.part} - MAY_IMPORT[module.part]


def asks_the_clock(module: Module) -> set[str]:
    """The calls with which a module asks the time of day; `staging` may ask how old a folder is."""
    allowed = {"time"} if module.part == "staging" else CLOCKS if module.part in SHELLS | {"clock"} else set()
    imported = {name.split(".")[0] for name in module.imports()} & {"time", "datetime"}
    return {*module.calls()} & CLOCKS - allowed if imported else set()


def asks_where_it_is(module: Module) -> set[str]:
    """The calls with which a module asks for the current folder."""
    return {*module.calls()} & FOLDERS if module.part not in SHELLS else set()


def by_module(faults: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Only the modules that have faults."""
    return {name: found for name, found in faults.items() if found}


def test_every_part_of_the_package_has_its_place_in_the_order() -> None:
    assert {module.part for module in MODULES} <= MAY_IMPORT.keys()
    assert len(MODULES) > 40


def test_a_part_imports_only_what_comes_before_it() -> None:
    assert by_module({module.name: wrong_imports(module) for module in MODULES}) == {}


def test_rooms_never_import_each_other() -> None:
    assert all(MAY_IMPORT[room] == CORE for room in ROOMS)


def test_only_the_adapter_knows_the_generator() -> None:
    faults = {module.name: {name for name in module.imports() if name.split(".")[0] in GENERATOR} for module in MODULES if module.part != "mkdocs_adapter"}

    assert by_module(faults) == {}


def test_nobody_but_the_shells_asks_what_day_it_is() -> None:
    assert by_module({module.name: asks_the_clock(module) for module in MODULES}) == {}


def test_nobody_but_the_shells_asks_which_folder_it_is_in() -> None:
    assert by_module({module.name: asks_where_it_is(module) for module in MODULES}) == {}


def test_everything_public_says_what_it_means() -> None:
    assert [name for module in MODULES for name in module.undocumented()] == []


def test_a_module_can_be_read_in_one_sitting() -> None:
    assert by_module({module.name: {f"{lines} lines"} for module in MODULES if (lines := module.source.count("\n")) > LONGEST}) == {}


def test_no_file_has_a_conflict_marker() -> None:
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    texts = {path: path.read_bytes().decode("utf-8", errors="ignore") for path in paths if path.is_file()}

    assert len(texts) > 100
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if _CONFLICT.search(text)] == []


@pytest.mark.parametrize(
    ("parts", "line", "part"),
    [
        (("content", "library"), "from practicebook.views import pages", "views"),
        (("content", "library"), "from practicebook import history", "history"),
        (("checks", "links"), "import practicebook.history.timelines", "history"),
        (("checks", "links"), "from ..views.rendering import as_markdown", "views"),
        (("views", "home"), "def late():\n    from practicebook.pipeline import prepare", "pipeline"),
        (("pipeline",), "from practicebook.mkdocs_adapter import plugin", "mkdocs_adapter"),
        (("mkdocs_adapter", "plugin"), "from practicebook.cli import main", "cli"),
        (("clock",), "from practicebook.content import fields", "content"),
    ],
)
def test_a_wrong_import_is_seen(parts: tuple[str, ...], line: str, part: str) -> None:
    assert wrong_imports(Module(parts, line)) == {part}


@pytest.mark.parametrize("line", ["from . import links", "from practicebook.content import edition", "from practicebook.checks import links"])
def test_a_right_import_is_let_be(line: str) -> None:
    assert wrong_imports(Module(("checks", "writing"), line)) == set()


@pytest.mark.parametrize(
    "line", ["from datetime import date\nday = date.today()", "import datetime as dt\nday = dt.datetime.now()", "import time\nday = time.time()", "from time import time"]
)
def test_a_look_at_the_clock_is_seen(line: str) -> None:
    assert asks_the_clock(Module(("views", "home"), line))
    assert not asks_the_clock(Module(("cli", "check"), line))


def test_a_look_at_the_current_folder_is_seen() -> None:
    assert asks_where_it_is(Module(("content", "reading"), "from pathlib import Path\nroot = Path.cwd()"))


def test_what_is_undocumented_is_seen() -> None:
    module = Module(("content", "new"), 'class A:\n    """It."""\n    def b(self): ...\n    def _c(self): ...\n')

    assert [*module.undocumented()] == ["practicebook.content.new", "practicebook.content.new.A.b"]
