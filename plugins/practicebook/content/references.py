"""Ids that point at other things: found by the `Ref` marks of the models, checked, and dropped where they lead nowhere.

Dropping them here means that nothing downstream ever meets an id it cannot follow.
"""

import types
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from practicebook.content.fields import Model, Ref
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.validate import nearest
from practicebook.content.yaml_source import Located, Path

UNKNOWN_ID = Rule(
    "content.unknown-id",
    "error",
    "An id that nothing has: an audit heading, area, role, law, document or choice that does not exist.",
    "Correct it, or add what it names.",
)

RULES = (UNKNOWN_ID,)

Known = Mapping[str, Set[str]]
"""For each kind of thing (`area`, `law`, `role` …), the ids that there are."""

AnyModel = TypeVar("AnyModel", bound=Model)

_GONE = object()


def resolve(model: AnyModel, located: Located, known: Known, base: Path = ()) -> tuple[AnyModel, list[Finding]]:
    """The model without the ids that lead nowhere, and a finding for each of them.

    A field that needs an id gets another in its place, so that all else can be checked; the finding stops the build.
    """
    findings: list[Finding] = []
    changes: dict[str, Any] = {}
    for name, hint in _hints(type(model)).items():
        field = type(model).model_fields[name]
        path = (*base, field.alias or name)
        value = getattr(model, name)
        kept = _kept(value, hint, path, located, known, findings)
        if kept is _GONE:
            kept = min(known[_target(hint) or ""], default=value) if field.is_required() else None
        if kept is not value:
            changes[name] = kept
    return (model.model_copy(update=changes) if changes else model), findings


def _kept(value: Any, hint: Any, path: Path, located: Located, known: Known, findings: list[Finding]) -> Any:
    """The value without dead ids; `_GONE` where it was itself one."""
    if isinstance(value, str):
        return _kept_id(value, hint, located.place(path), known, findings)
    if isinstance(value, Model):
        resolved, found = resolve(value, located, known, path)
        findings.extend(found)
        return resolved
    if isinstance(value, tuple):
        inner = _arguments(hint, tuple)
        items = [_kept(item, inner[0] if inner else Any, (*path, index), located, known, findings) for index, item in enumerate(value)]
        if all(one is other for one, other in zip(items, value, strict=True)):
            return value
        return tuple(item for item in items if item is not _GONE)
    if isinstance(value, dict):
        key_hint, value_hint = _arguments(hint, dict) or (Any, Any)
        kept = {}
        for key, item in value.items():
            kept_key = _kept_id(key, key_hint, located.key_place((*path, key)), known, findings)
            kept_item = _kept(item, value_hint, (*path, key), located, known, findings)
            if kept_key is not _GONE and kept_item is not _GONE:
                kept[kept_key] = kept_item
        return value if kept == value else kept
    return value


def _kept_id(value: str, hint: Any, place: Place, known: Known, findings: list[Finding]) -> Any:
    target = _target(hint)
    if target is None or value in known[target]:
        return value
    words = "document, audit heading, area or review" if target == "anything" else target.replace("-", " ")
    findings.append(UNKNOWN_ID.at(place, f"There is no {words} “{value}”.{nearest(value, known[target])}"))
    return _GONE


@cache
def _hints(model: type[Model]) -> dict[str, Any]:
    """The model's fields whose type can hold an id."""
    return {name: hint for name, hint in get_type_hints(model, include_extras=True).items() if name in model.model_fields and _holds_ids(hint)}


def _holds_ids(hint: Any) -> bool:
    if _target(hint) is not None:
        return True
    if isinstance(hint, type) and issubclass(hint, Model):
        return bool(_hints(hint))
    return any(_holds_ids(part) for part in get_args(hint))


def _parts(hint: Any) -> Iterator[Any]:
    """The hint itself, and each side of a union."""
    if get_origin(hint) in (Union, types.UnionType):
        for part in get_args(hint):
            yield from _parts(part)
    else:
        yield hint


@cache
def _target(hint: Any) -> str | None:
    for part in _parts(hint):
        if get_origin(part) is Annotated:
            for mark in part.__metadata__:
                if isinstance(mark, Ref):
                    return mark.to
    return None


def _arguments(hint: Any, container: type) -> tuple[Any, ...]:
    for part in _parts(hint):
        bare = get_args(part)[0] if get_origin(part) is Annotated else part
        if get_origin(bare) is container:
            return get_args(bare)
    return ()
