"""Front matter to start from: every field of a kind, each with what it holds, the optional ones as comments."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, date
from typing import Any, Literal, get_args, get_origin, get_type_hints

import yaml
from pydantic.fields import FieldInfo

from practicebook.content.fields import Model
from practicebook.content.kinds import KINDS
from practicebook.content.library import Library
from practicebook.content.reference import LISTED_IN, plain_type, target_of

WIDTH = 100
"""Characters of a line of comment."""

MOST_LISTED = 40
"""Choices listed in a comment; where there are more, it says which file holds them."""

A_YEAR_ON = ("next_review", "effective_to", "expires_on", "recheck_on")
"""Dates that come a year after the others."""

_END, _END_OF_SCALAR = "\n", "\n..."
"""What YAML puts after a whole document."""

OPTIONAL = "Optional. To use a line, take away the hash at its start."


WRITTEN_LATER = ("anonymity_answers", "sign_offs")
"""Fields that a new file does not offer: `practicebook sign` writes one, and a finding says how to write the other."""


class NoChoice(ValueError):
    """A field needs an id and the site has none of that sort."""


class FrontMatter:
    """Writes the front matter of new documents of one kind, for one site on one day."""

    def __init__(self, kind: str, library: Library, day: date) -> None:
        self._kind, self._day = kind, day
        self._ids = _ids(library, kind)

    def write(self, values: Mapping[str, Any]) -> str:
        """The lines between the two rows of hyphens. A required field that has no value gets the first sensible one."""
        model = KINDS[self._kind]
        hints = get_type_hints(model, include_extras=True)
        wanted = {name: field for name, field in model.model_fields.items() if field.is_required() or name in values}
        lines: list[str] = []
        for name, field in wanted.items():
            value = values[name] if name in values else self.first_value(name, hints[name], field)
            lines += [*self._comment(field, hints[name]), _as_yaml(field.alias or name, value), ""]
        lines += [f"# {OPTIONAL}"]
        for name, field in model.model_fields.items():
            if name not in wanted and name not in WRITTEN_LATER:
                lines.append(self._optional(name, hints[name], field))
        return "\n".join(lines) + "\n"

    def first_value(self, name: str, hint: Any, field: FieldInfo | None = None) -> Any:
        """A value that the field can hold: from the site's own data files where it is an id, else the field's example."""
        if target := target_of(hint):
            if not self._ids[target]:
                raise NoChoice(f"“{name}” needs one of the {LISTED_IN[target]}, and there are none yet. Add one first.")
            return self._ids[target][0]
        if name == "kind":
            return self._kind
        bare = plain_type(hint)
        examples = (field.examples if field else None) or []
        if isinstance(bare, type) and issubclass(bare, Model):
            return self._first_fields(bare)
        if get_origin(bare) is dict:
            key, value = get_args(bare)
            return {self.first_value(name, key): self.first_value(name, value)}
        if get_origin(bare) is tuple and (target_of(inner := get_args(bare)[0]) or _is_model(inner)):
            return [self.first_value(name, inner)]
        if bare is date:
            return _a_year_on(self._day) if name in A_YEAR_ON else self._day
        if get_origin(bare) is Literal and not examples:
            return get_args(bare)[0]
        return examples[0]

    def _first_fields(self, model: type[Model]) -> dict[str, Any]:
        hints = get_type_hints(model, include_extras=True)
        return {name: self.first_value(name, hints[name], field) for name, field in model.model_fields.items() if field.is_required()}

    def _optional(self, name: str, hint: Any, field: FieldInfo) -> str:
        """One line: the field as a comment, then what it holds."""
        try:
            value = self.first_value(name, hint, field)
        except NoChoice:
            value = []
        listed = _where(_inner_target(hint))
        choices = get_args(plain_type(hint)) if get_origin(plain_type(hint)) is Literal else ()
        more = f" One of: {', '.join(choices)}." if choices else f" {listed}." if listed else ""
        return f"#{_as_yaml(name, value, flow=True)}   # {field.description}{more}"

    def _comment(self, field: FieldInfo, hint: Any) -> Iterator[str]:
        """What a field holds, and what it may say."""
        yield from _wrapped(field.description or "")
        bare = plain_type(hint)
        if get_origin(bare) is Literal:
            yield from _wrapped(f"One of: {', '.join(get_args(bare))}.")
        for part in get_args(bare) if get_origin(bare) is dict else [hint]:
            if target := _inner_target(part):
                yield from _wrapped(self._choices(target))

    def _choices(self, target: str) -> str:
        ids = self._ids[target]
        return f"{_where(target)}: {', '.join(ids)}." if len(ids) <= MOST_LISTED else f"{_where(target)}."


def _ids(library: Library, kind: str) -> dict[str, list[str]]:
    """For each sort of thing that a field can point at, the ids that the site has, in their own order; documents of the kind first."""
    return {
        "document": sorted(library.document_by_id, key=lambda one: library.document_by_id[one].kind != kind),
        **{target: list(ids) for target, ids in library.entry_ids.items()},
    }


def _inner_target(hint: Any) -> str | None:
    """What a field points at, or the entries of its list do."""
    bare = plain_type(hint)
    return target_of(get_args(bare)[0]) if get_origin(bare) is tuple else target_of(hint)


def _where(target: str | None) -> str:
    """Where the choices are listed: “Ids in law.yml”. Nothing for documents, which are listed nowhere."""
    listed = "" if target in (None, "document") else LISTED_IN[target]
    return listed[:1].upper() + listed[1:]


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def _a_year_on(day: date) -> date:
    """The same day next year, or 28 February after a leap day."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=min(day.year + 1, MAXYEAR), day=28 if leap_day else day.day)


def _as_yaml(name: str, value: Any, flow: bool = False) -> str:
    """A field as YAML writes it; flow is all on one line."""
    if isinstance(value, dict) and not flow:
        return yaml.safe_dump({name: value}, default_flow_style=False, allow_unicode=True, sort_keys=False).rstrip("\n")
    written = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{name}: {written.removesuffix(_END).removesuffix(_END_OF_SCALAR)}"


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False)
