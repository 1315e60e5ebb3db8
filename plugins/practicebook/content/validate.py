"""Located YAML in, a model out, or every reason why not, each at its place."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import ValidationError

from practicebook.content.fields import SLUG, VERSION, Model
from practicebook.content.findings import Finding, Rule
from practicebook.content.yaml_source import Located, Path

MISSING_FIELD = Rule(
    "content.missing-field", "error", "A field that this kind needs is not there.", "Add the field."
)
UNKNOWN_FIELD = Rule(
    "content.unknown-field",
    "error",
    "A field that this kind does not have, often one mistyped.",
    "Correct its name or take it away; the front matter page lists the fields of each kind.",
)
WRONG_VALUE = Rule(
    "content.wrong-value",
    "error",
    "A value that the field cannot hold: a number as a title, a date that is no date, a word that is not one of the choices.",
    "Write the value as the front matter page shows.",
)

RULES = (MISSING_FIELD, UNKNOWN_FIELD, WRONG_VALUE)

AnyModel = TypeVar("AnyModel", bound=Model)


def nearest(word: Any, choices: Iterable[str]) -> str:
    """“Did you mean …?” for the nearest choice, or nothing where none is near."""
    matches = difflib.get_close_matches(str(word), list(choices), n=1, cutoff=0.6)
    return f" Did you mean “{matches[0]}”?" if matches else ""


def validate(located: Located, model: type[AnyModel]) -> tuple[AnyModel | None, list[Finding]]:
    """Check a value against its model."""
    value = located.value
    if not isinstance(value, dict):
        return None, [WRONG_VALUE.at(located.place(), f"Expected fields and values here, found {_describe(value)}.")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=True)
        return None, [_finding(located, model, problem) for problem in problems if not _only_follows(problem)]


def _only_follows(problem: Any) -> bool:
    """True where a list is called too short only because entries of it were wrong, which is said of each of them."""
    return bool(problem["type"] == "too_short" and len(problem["input"]) >= problem["ctx"]["min_length"])


def _finding(located: Located, model: type[Model], problem: Any) -> Finding:
    path = _path(located, problem["loc"])
    name = ".".join(str(part) for part in path)
    match problem["type"]:
        case "missing":
            return MISSING_FIELD.at(located.place(path[:-1]), f"“{name}” is missing.", f"Add “{path[-1]}: …”.")
        case "extra_forbidden":
            guess = nearest(path[-1], _field_names(model, path[:-1]))
            return UNKNOWN_FIELD.at(located.key_place(path), f"“{name}” is not a field here.{guess}")
    guess = nearest(problem["input"], _quoted(problem["ctx"]["expected"])) if problem["type"] == "literal_error" else ""
    return WRONG_VALUE.at(located.place(path), f"“{name}” {_why(problem)}.{guess}", _mend(problem))


def _path(located: Located, loc: tuple[str | int, ...]) -> Path:
    """Pydantic's location, without the markers it adds for mapping keys and unions."""
    path = tuple(part for part in loc if part != "[key]")
    while path and path not in located.places and path[:-1] not in located.places:
        path = path[:-1]
    return path


def _field_names(model: type[Model], path: Path) -> list[str]:
    """The field names that a mapping at this path may have."""
    inner: type[Model] | None = model
    for part in path:
        if inner and isinstance(part, str):
            hints = get_type_hints(inner)
            inner = next((found for name, field in inner.model_fields.items() if part in (name, field.alias) for found in _models_in(hints[name])), None)
    return [field.alias or name for name, field in inner.model_fields.items()] if inner else []


def _models_in(hint: Any) -> Iterator[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for part in get_args(hint):
        yield from _models_in(part)


def _why(problem: Any) -> str:
    value, context = problem["input"], problem.get("ctx", {})
    match problem["type"]:
        case "string_type":
            return f"should be words, and is {_describe(value)}"
        case "string_pattern_mismatch" if context.get("pattern") == SLUG:
            return f"should be lower-case letters, digits and hyphens, and is “{value}”"
        case "string_pattern_mismatch" if context.get("pattern") == VERSION:
            return f"should be a version such as \"1.2\", and is “{value}”"
        case "string_pattern_mismatch":
            return f"does not have the form it needs, and is “{value}”"
        case "literal_error":
            return f"should be {context['expected']}, and is {_describe(value)}"
        case "date_type" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            return f"should be a date, year-month-day, and is {_describe(value)}"
        case "tuple_type":
            return f"should be a list, and is {_describe(value)}"
        case "dict_type" | "model_type":
            return f"should be fields and values, and is {_describe(value)}"
        case "bool_type":
            return f"should be true or false, and is {_describe(value)}"
        case "int_type":
            return f"should be a whole number, and is {_describe(value)}"
        case "too_short" if value:
            return f"needs at least {context['min_length']} entries"
        case "too_short":
            return "is empty"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters"
        case "value_error":
            return str(context["error"])
    return f"is not right: {problem['msg'][0].lower()}{problem['msg'][1:]}"


def _mend(problem: Any) -> str | None:
    value = problem["input"]
    match problem["type"]:
        case "string_type" if value is None:
            return "Write a value, or take the field away."
        case "string_type" if isinstance(value, (int, float, bool)) or hasattr(value, "isoformat"):
            return "Put it in quotes, exactly as it should read."
        case "tuple_type":
            return "Write it as a list: [one, two], or one on each line after a hyphen."
        case "date_type" | "date_from_datetime_parsing":
            return "Write it without quotes, such as 2026-09-01."
        case "too_short":
            return "Write at least one value."
    return None


def _quoted(expected: str) -> list[str]:
    return [part for part in expected.split("'") if part.strip(" ,or")]


def _describe(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"“{value if len(value) <= 60 else value[:57] + '…'}”"
        case tuple():
            return "a list"
        case dict():
            return "fields and values"
    return f"the date {value}" if hasattr(value, "isoformat") else str(value)
