"""What authors may write, read off the models: for the reference page, and as JSON Schema."""

import json
import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from practicebook.content.data import DATA_FILES
from practicebook.content.fields import Model, Ref
from practicebook.content.kinds import KINDS

Json = dict[str, Any]


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


def fields_of(model: type[Model]) -> Iterator[FieldEntry]:
    """The fields of a model, in order."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        field = model.model_fields.get(name)
        if field is None:
            continue
        example = json.dumps(field.examples[0], ensure_ascii=False) if field.examples else ""
        yield FieldEntry(field.alias or name, _words(hint), field.is_required(), _allowed(hint), field.description or "", _as_written(example, hint))


def models_inside(model: type[Model]) -> Iterator[type[Model]]:
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
    yield from seen


def schemas() -> Json:
    """The JSON Schema (draft 2020-12) of each kind's front matter and of each data file, by name."""
    return {
        **{kind: model.model_json_schema() for kind, model in KINDS.items()},
        **{name: model.model_json_schema() for name, model in DATA_FILES.items()},
    }


def _bare(hint: Any) -> Any:
    """The hint without its marks, and without the `None` of an optional field."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        sides = [side for side in get_args(hint) if side is not type(None)]
        return _bare(sides[0]) if len(sides) == 1 else hint
    return hint


def _words(hint: Any) -> str:
    bare = _bare(hint)
    if target := _target(hint):
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
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        return ", ".join(get_args(bare))
    if get_origin(bare) is tuple:
        return _allowed(get_args(bare)[0])
    if target := _target(hint):
        return _LISTED_IN.get(target, "")
    return ""


def _target(hint: Any) -> str | None:
    if get_origin(hint) in (Union, types.UnionType):
        return next((target for side in get_args(hint) if (target := _target(side))), None)
    return next((mark.to for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Ref)), None)


_LISTED_IN = {
    "area": "ids in service-areas.yml",
    "audit-heading": "ids in audit-headings.yml",
    "rating": "ids in rating-scale.yml",
    "role": "ids in council.yml",
    "law": "ids in law.yml",
    "cqc-statement": "ids in cqc-statements.yml",
    "cqc-theme": "ids in cqc-statements.yml",
    "term": "terms in glossary.yml",
    "topic": "topics in vocabularies.yml",
    "age-band": "age bands in vocabularies.yml",
    "season": "seasons in vocabularies.yml",
    "source": "sources in vocabularies.yml",
    "category": "categories in vocabularies.yml",
    "document": "ids of documents",
    "anything": "ids of documents, audit headings, areas, reviews",
}


def _as_written(example: str, hint: Any) -> str:
    """An example as YAML has it: dates and plain words without quotes, versions with."""
    bare = _bare(hint)
    if bare is date or get_origin(bare) is Literal or _target(hint):
        return example.strip('"')
    return example
