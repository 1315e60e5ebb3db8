"""The real content read another way than the product reads it: a split, a regular expression and PyYAML."""

from pathlib import Path
from typing import Any

import yaml


def data(root: Path, name: str) -> list[dict[str, Any]]:
    """The list that a data file holds."""
    found = yaml.safe_load((root / "framework" / name).read_text(encoding="utf-8"))
    return next(value for value in found.values() if isinstance(value, list))


def front_matter(file: Path) -> dict[str, Any]:
    """The fields at the top of a file."""
    fields = yaml.safe_load(file.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"))
    assert isinstance(fields, dict)
    return fields


def body(file: Path) -> str:
    """The Markdown under the fields."""
    return file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
