"""One field of a file's front matter changed, and every other byte of the file left as it is.

Only the lines of that field are read and written again, by ruamel.yaml, so that its own comments survive too.
"""

import io
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from practicebook.content.source import Source, take_apart


_PLAIN, _WORDS = (True, False), "tag:yaml.org,2002:str"
_RESOLVER = yaml.SafeLoader("")


class NotWritable(ValueError):
    """Front matter that cannot be written to, and why, in words for whoever asked for it."""


def with_field(text: str, name: str, change: Callable[[Any], Any]) -> str:
    """The text of a Markdown file with one field of its front matter changed, or added as the last one.

    `change` is given the value as ruamel.yaml reads it, `None` where the field is not there, and returns the new one.
    Raises NotWritable.
    """
    lines = text.splitlines(keepends=True)
    source, findings = take_apart("".join(f"{line.rstrip()}\n" for line in lines).removeprefix("\ufeff"), PurePosixPath("file.md"))
    if source is None or findings or not isinstance(source.fields.value, dict):
        raise NotWritable("Its front matter cannot be read; “practicebook check” says why.")
    first, after = _lines_of(name, source, lines)
    written = _written(name, change, "".join(f"{line.rstrip()}\n" for line in lines[first:after]))
    line_end = lines[0][len(lines[0].rstrip()) :]
    return "".join((*lines[:first], written.replace("\n", line_end), *lines[after:]))


def words(text: str) -> str:
    """Words to be written, in quotes where PyYAML, which reads them, would take them for something else.

    It knows YAML 1.1, where `no` is false; ruamel.yaml writes YAML 1.2, where it is a word.
    """
    plain = _RESOLVER.resolve(yaml.ScalarNode, text, _PLAIN) == _WORDS
    return text if plain else DoubleQuotedScalarString(text)


def _lines_of(name: str, source: Source, lines: list[str]) -> tuple[int, int]:
    """From where to where a field's lines go, blank lines and comments after it left out; an empty span at the end where it is not there."""
    keys = {str(path[0]): place for path, place in source.fields.keys.items() if len(path) == 1}
    if any(place.column != 1 for place in keys.values()):
        raise NotWritable("Its front matter is not written with each field on a line of its own.")
    end = source.body_line - 2
    if name not in keys:
        return end, end
    first = keys[name].line - 1
    after = min((place.line - 1 for place in keys.values() if place.line - 1 > first), default=end)
    while not lines[after - 1].strip() or lines[after - 1].startswith("#"):
        after -= 1
    return first, after


def _written(name: str, change: Callable[[Any], Any], block: str) -> str:
    writer = YAML(typ="rt")
    writer.preserve_quotes, writer.width = True, 10_000
    writer.indent(mapping=2, sequence=4, offset=2)
    fields = writer.load(block) if block else writer.map()
    fields[name] = change(fields.get(name))
    stream = io.StringIO()
    writer.dump(fields, stream)
    return stream.getvalue()
