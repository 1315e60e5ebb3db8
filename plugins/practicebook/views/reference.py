"""Reference pages for authors: the front matter of each kind, the data files, and every finding."""

import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from practicebook.content import addresses
from practicebook.content.data import DATA_FILES
from practicebook.content.edition import Edition
from practicebook.content.fields import Model
from practicebook.content.findings import Rule
from practicebook.content.kinds import FOLDERS, KINDS, PLURALS, Withdrawn
from practicebook.content.markdown import slugify
from practicebook.content.pages import GeneratedPage
from practicebook.content.reference import fields_of, models_inside
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer, rules: Iterable[Rule]) -> Iterator[GeneratedPage]:
    """The two reference pages."""
    yield _front_matter(renderer)
    yield _findings(renderer, rules)


def _front_matter(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    inside = {inner: None for model in KINDS.values() for inner in models_inside(model)}
    return renderer.page(
        addresses.FRONT_MATTER,
        "front_matter.md.jinja",
        title="Front matter and data files",
        summary="Every field that a document or a data file can have: what it holds, whether it is required, and what it may say.",
        kinds=[
            _explained(model, edition) | {"id": kind, "title": PLURALS[kind], "folders": [folder for folder, of in FOLDERS.items() if of == kind]}
            for kind, model in KINDS.items()
        ],
        left=_explained(Withdrawn, edition),
        inside=[_explained(model, edition) for model in inside],
        files=[
            _explained(model, edition) | {"id": slugify(name.replace(".", "-")), "title": name, "inside": [_explained(inner, edition) for inner in models_inside(model)]}
            for name, model in DATA_FILES.items()
        ],
    )


def _explained(model: type[Model], edition: Edition) -> dict[str, Any]:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()
    return {"id": slugify(name), "title": name, "means": inspect.getdoc(model) or "", "fields": list(fields_of(model, edition))}


def _findings(renderer: Renderer, rules: Iterable[Rule]) -> GeneratedPage:
    ordered = sorted(rules, key=lambda rule: rule.code)
    rooms = groupby(ordered, key=lambda rule: rule.code.partition(".")[0])
    return renderer.page(
        addresses.FINDINGS,
        "findings.md.jinja",
        title="What the checks say",
        summary="Every finding, what it means and how to mend it.",
        rooms=[(room, list(of_room)) for room, of_room in rooms],
    )
