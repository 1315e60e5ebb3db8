"""`practicebook schema` prints schemas that fit what authors write."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from verbs import practicebook

from practicebook.content.data import DATA_FILES
from practicebook.content.kinds import KINDS
from practicebook.content.documents import kind_of_folder, markdown_files
from practicebook.content.source import read_source, read_text
from practicebook.content.yaml_source import read_yaml


def printed(*arguments: str) -> Any:
    ran = practicebook("schema", *arguments)
    assert (ran.exit_code, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


def as_json(value: Any) -> Any:
    """A value as JSON can hold it: lists, and dates as strings."""
    match value:
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case tuple():
            return [as_json(item) for item in value]
        case date():
            return value.isoformat()
    return value


def problems(schema: Any, value: Any, name: object) -> Iterator[str]:
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return (f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(as_json(value)))


def test_there_is_a_schema_for_each_kind_and_data_file() -> None:
    assert set(printed()) == {*KINDS, "withdrawn", *DATA_FILES}


@pytest.mark.parametrize("name", [*KINDS, *DATA_FILES])
def test_one_schema_alone_is_the_same_as_among_all(name: str) -> None:
    assert printed(name) == printed()[name]


def test_the_front_matter_of_every_real_document_fits_its_schema() -> None:
    schemas = printed()
    found = []
    for file in markdown_files(ROOT):
        source, _ = read_source(ROOT, file)
        assert source, file
        kind = source.fields.value.get("kind", kind_of_folder(file))
        found += problems(schemas[kind], source.fields.value, file)

    assert found == []


@pytest.mark.parametrize("name", DATA_FILES)
def test_every_real_data_file_fits_its_schema(name: str) -> None:
    file = PurePosixPath("framework", name)
    text, _ = read_text(ROOT, file)
    assert text

    assert list(problems(printed(name), read_yaml(text, file)[0].value, name)) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"titel": "Mistyped"}, "$"),
        ({"title": 7}, "$.title"),
        ({"version": 1.2}, "$.version"),
        ({"effective_from": "soon"}, "$.effective_from"),
        ({"status": "publshed"}, "$.status"),
    ],
)
def test_a_mistake_does_not_fit(change: dict[str, Any], where: str) -> None:
    source, _ = read_source(ROOT, PurePosixPath("docs/policies/case-recording.md"))
    assert source

    assert [problem.split(": ")[1] for problem in problems(printed("policy"), source.fields.value | change, "")] == [where]


def test_to_a_folder_it_writes_one_file_each(tmp_path: Path) -> None:
    ran = practicebook("schema", "--to", str(tmp_path / "schemas"))

    written = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "schemas").iterdir()}
    assert ran.exit_code == 0
    assert sorted(ran.stdout.splitlines()) == sorted(str(tmp_path / "schemas" / name) for name in written)
    assert written["exemplar.schema.json"] == printed("exemplar")
    assert written["council.schema.json"] == printed("council.yml")
    assert len(written) == len(KINDS) + 1 + len(DATA_FILES)


def test_to_a_folder_with_a_kind_it_writes_that_one(tmp_path: Path) -> None:
    practicebook("schema", "post", "--to", str(tmp_path))

    assert [file.name for file in tmp_path.iterdir()] == ["post.schema.json"]


def test_a_name_that_is_neither_kind_nor_file_gets_the_nearest() -> None:
    ran = practicebook("schema", "glosary.yml")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "Did you mean “glossary.yml”?" in ran.stderr


def test_a_folder_that_cannot_be_made_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    ran = practicebook("schema", "--to", str(tmp_path / "taken"))

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Error: ") and ran.stderr.count("\n") == 1
