"""What authors may write, read off the models: for the reference page, and as JSON Schema."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from practicebook.content.data import DATA_FILES, ENTRY_LISTS, RetiredNames
from practicebook.content.edition import Edition
from practicebook.content.fields import Model, Ref
from practicebook.content.kinds import KINDS, AnonymityAnswer, Consent, SignOff, Withdrawn

Json = dict[str, Any]

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""Which JSON Schema ours are; a name, not fetched."""


@dataclass(frozen=True)
class FieldEntry:
    """One field, as the reference page explains it."""

    name: str
    type: str
    """In plain words."""
    required: bool
    allowed: str
    """The values it may have, where they are listed somewhere; empty where any will do."""
    description: str
    example: str
    """As YAML writes it: from what readers of the site can read, where some has the field."""


def fields_of(model: type[Model], edition: Edition) -> Iterator[FieldEntry]:
    """The fields of a model, in order."""
    entries = _entries(edition).get(model, [])
    for name, field, holds_fields in _fields(model):
        used = None if holds_fields else next((getattr(entry, name) for entry in entries if name in entry.model_fields_set), None)
        yield field if used is None else replace(field, example=_as_written(used))


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, FieldEntry, bool], ...]:
    """Each field of a model: its name in the code, the entry with the model's own example, and whether it holds fields."""
    found = []
    for name, hint in get_type_hints(model, include_extras=True).items():
        field = model.model_fields.get(name)
        if field is None:
            continue
        holds_fields = _holds_fields(hint)
        example = None if holds_fields else next(iter(field.examples or ()), None)
        entry = FieldEntry(field.alias or name, _words(hint), field.is_required(), _allowed(hint), field.description or "", _as_written(example))
        found.append((name, entry, holds_fields))
    return tuple(found)


@cache
def models_inside(model: type[Model]) -> tuple[type[Model], ...]:
    """The models that a model's fields hold, each once, in order."""
    seen: dict[type[Model], None] = {}

    def visit(hint: Any) -> None:
        if isinstance(hint, type) and issubclass(hint, Model):
            if hint not in seen:
                seen[hint] = None
                for inner in get_type_hints(hint, include_extras=True).values():
                    visit(inner)
        for part in get_args(hint):
            visit(part)

    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            visit(hint)
    return tuple(seen)


def schemas() -> Json:
    """The JSON Schema (draft 2020-12) of each kind's front matter and of each data file, by name."""
    return {name: {"$schema": DIALECT, **model.model_json_schema()} for name, model in (*KINDS.items(), ("withdrawn", Withdrawn), *DATA_FILES.items())}


def plain_type(hint: Any) -> Any:
    """A field's type without its marks, and without the `None` of an optional field."""
    if get_origin(hint) is Annotated:
        return plain_type(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        sides = [side for side in get_args(hint) if side is not type(None)]
        return plain_type(sides[0]) if len(sides) == 1 else hint
    return hint


def _words(hint: Any) -> str:
    bare = plain_type(hint)
    if target := target_of(hint):
        return f"{target.replace('-', ' ')} id" if target not in ("anything", "term") else {"anything": "id", "term": "term"}[target]
    if get_origin(bare) is tuple:
        return f"list of {_plural(_words(get_args(bare)[0]))}"
    if get_origin(bare) is dict:
        key, value = get_args(bare)
        return f"for each {_words(key)}, its {_words(value)}"
    if get_origin(bare) is Literal:
        return "choice"
    if isinstance(bare, type) and issubclass(bare, Model):
        return "fields"
    return {str: "words", bool: "true or false", int: "whole number", date: "date"}.get(bare, "value")


def _plural(words: str) -> str:
    return {"words": "words", "fields": "entries"}.get(words, f"{words}s")


def _allowed(hint: Any) -> str:
    bare = plain_type(hint)
    if get_origin(bare) is Literal:
        return ", ".join(get_args(bare))
    if get_origin(bare) is tuple:
        return _allowed(get_args(bare)[0])
    if target := target_of(hint):
        return LISTED_IN.get(target, "")
    return ""


def target_of(hint: Any) -> str | None:
    """What a field's type points at (`area`, `law`, `role` …), where it holds an id."""
    if get_origin(hint) in (Union, types.UnionType):
        return next((target for side in get_args(hint) if (target := target_of(side))), None)
    return next((mark.to for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Ref)), None)


LISTED_IN = {
    **{one.target: one.listed_in for one in ENTRY_LISTS},
    "document": "ids of documents",
    "anything": "ids of documents, audit headings, areas, reviews",
}
"""Where an author finds the ids that a field may hold, by what it points at."""


def _holds_fields(hint: Any) -> bool:
    """True where a value is itself fields, each of which has an example of its own."""
    return isinstance(hint, type) and issubclass(hint, Model) or any(map(_holds_fields, get_args(hint)))


def _as_written(example: Any) -> str:
    """A value as YAML has it on one line, cut where it is long."""
    if example is None:
        return ""
    plain = list(example[:2]) if isinstance(example, tuple) else dict(list(example.items())[:1]) if isinstance(example, dict) else example
    written = yaml.dump(plain, Dumper=_Dumper, default_flow_style=True, allow_unicode=True, width=10_000).removesuffix("\n...\n").strip()
    return written if len(written) <= 80 else f"{written[:79]}…"


_UNSEEN = (Consent, SignOff, AnonymityAnswer, RetiredNames)
"""What no reader sees of a document or a data file: no example is taken from there."""


@lru_cache(maxsize=1)  # a preview makes an edition at every change
def _entries(edition: Edition) -> dict[type[Model], list[Model]]:
    """Every model that the edition shows, by its type; nothing of a draft or of what was withdrawn."""
    found: dict[type[Model], list[Model]] = {}

    def visit(value: Any) -> None:
        if isinstance(value, Model) and not isinstance(value, _UNSEEN):
            found.setdefault(type(value), []).append(value)
            for name in type(value).model_fields:
                visit(getattr(value, name))
        elif isinstance(value, (tuple, list)):
            for one in value:
                visit(one)

    visit([edition.text(document).fields for document in edition.readable[:500]])
    visit(list(edition.library.data_models.values()))
    return found
