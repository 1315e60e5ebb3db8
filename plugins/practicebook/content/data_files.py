"""The data files of `framework/`: read, and held against their models."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from practicebook.content.data import DATA_FILES
from practicebook.content.fields import Model
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.source import read_text
from practicebook.content.validate import validate
from practicebook.content.yaml_source import Located, read_yaml

MISSING_FILE = Rule("content.missing-file", "error", "A data file that the site cannot do without is not there.", "Make the file; `practicebook schema` says what it holds.")

RULES = (MISSING_FILE,)


@dataclass(frozen=True)
class DataFile:
    """A data file that was read and fits its model."""

    located: Located
    model: Any


DataFiles = Mapping[str, DataFile | None]
"""Each data file by its name, `None` where it cannot be used."""


def read_data_files(root: Path) -> tuple[DataFiles, list[Finding]]:
    """Read every data file of the site under `root`; one that may be left out is as if it were empty."""
    findings: list[Finding] = []
    return {name: _read(root, PurePosixPath("framework", name), model, findings) for name, model in DATA_FILES.items()}, findings


def _read(root: Path, file: PurePosixPath, model: type[Model], findings: list[Finding]) -> DataFile | None:
    if not (root / file).exists():
        try:
            return DataFile(Located(file), model())
        except ValidationError:
            findings.append(MISSING_FILE.at(Place(file), "This file is missing."))
            return None
    text, found = read_text(root, file)
    findings += found
    if text is None:
        return None
    located, found = read_yaml(text, file)
    findings += found
    if found:
        return None
    value, found = validate(located, model)
    findings += found
    return None if value is None else DataFile(located, value)
