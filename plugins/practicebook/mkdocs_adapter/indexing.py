"""The search index of the last build; where there is none, one is built."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from practicebook import search
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.mkdocs_adapter.settings import INDEX


class NoIndex(Exception):
    """No index could be built; the text says why."""


def index_of(root: Path) -> search.Index | None:
    """The index that the last build left, if there is one that can be read."""
    return search.read(root / INDEX)


def build_index(root: Path) -> search.Index:
    """Build the site into a folder that is thrown away, for its index.

    Raises:
        NoIndex: the site cannot be built; the findings are in the text.
    """
    configuration = root / "mkdocs.yml"
    if not configuration.exists():
        raise NoIndex(f"{configuration} is missing, and without it no index can be built.")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(configuration), "--site-dir", str(Path(folder, "site"))]
        built = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    if built.returncode:
        raise NoIndex(built.stderr.strip())
    index = index_of(root)
    if index is None:
        raise NoIndex(f"The plugin `practicebook` is not among the plugins of {configuration}.")
    return index


def is_older_than_content(root: Path) -> bool:
    """True where a file of the content was changed after the index was built."""
    built = (root / INDEX).stat().st_mtime
    return any(path.stat().st_mtime > built for folder in CONTENT_FOLDERS for path in (root / folder).rglob("*") if path.is_file())
