"""`practicebook stats`: what there is, counted."""

from collections.abc import Iterable

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from practicebook import pipeline
from practicebook.cli.common import data_files_unusable, format_option, print_json, root_option, site_at, today
from practicebook.content.kinds import GOVERNED, KINDS, PLURALS
from practicebook.content.library import Library
from practicebook.content.statistics import STATES, STATUSES, Statistics, Tally, as_data, statistics


@click.command()
@format_option
@root_option
def stats(format_: str, root: str) -> None:
    """Count documents, passages and exemplars.

    Counts documents by kind, status and state; passages by audit heading; exemplars by audit heading, rating and service area; the law and the glossary; and how hard each kind of page is to read, as years of schooling.
    Documents are all that the folders hold, drafts included. Passages and exemplars are those that readers see on the
    day. An exemplar for two service areas is counted under both, and once in the total.

    \b
    Examples:
        practicebook stats
        practicebook stats --format json
        PRACTICEBOOK_ON=2026-06-01 practicebook stats --root ../our-site
    """
    site, day = site_at(root), today()
    edition, findings = pipeline.read(site, day)
    if edition is None:
        raise data_files_unusable(findings)
    counted = statistics(edition)
    if format_ == "json":
        print_json({"day": day.isoformat(), **as_data(counted)})
        return
    console = Console()
    console.print(f"As on {day}.")
    for table in (_documents(counted), _states(counted), _headings(counted), _ratings(counted, edition.library), _areas(counted), _grades(counted)):
        console.print(table)
    console.print(f"{counted.law} entries of the law, {counted.terms} terms of the glossary.")


def _documents(counted: Statistics) -> Table:
    table = _table("Documents by kind and status", "Kind", ("all", *STATUSES))
    for kind in (*KINDS, None):
        counts = (counted.documents_of(kind), *(counted.documents_of(kind, status) for status in STATUSES))
        table.add_row(_kind(kind), *map(_number, counts))
    return table


def _states(counted: Statistics) -> Table:
    table = _table("Governed documents by kind and state", "Kind", STATES)
    for kind in (*GOVERNED, None):
        table.add_row(_kind(kind), *(_number(counted.documents_of(kind, state=state)) for state in STATES))
    table.add_row("Texts, kept ones too", *(_number(counted.texts.get(state, 0)) for state in STATES))
    return table


def _headings(counted: Statistics) -> Table:
    table = _table("Passages and exemplars by audit heading", "Audit heading", ("passages", "exemplars"))
    for passages, exemplars in zip(counted.passages_by_heading, counted.exemplars_by_heading, strict=True):
        table.add_row(Text(passages.title), _number(passages.count), _number(exemplars.count))
    table.add_row("Each counted once", _number(counted.passages), _number(counted.exemplars))
    return table


def _ratings(counted: Statistics, library: Library) -> Table:
    table = _table("Exemplars by audit heading and rating", "Audit heading", (rating.title for rating in library.rating_scale))
    for heading in library.audit_headings:
        table.add_row(Text(heading.short), *_counts(counted.ratings_by_heading[heading.id]))
    table.add_row("Overall", *_counts(counted.exemplars_by_rating))
    return table


def _areas(counted: Statistics) -> Table:
    table = _table("Exemplars by service area", "Service area", ("exemplars",))
    for area in counted.exemplars_by_area:
        table.add_row(Text(area.title), _number(area.count))
    return table


def _grades(counted: Statistics) -> Table:
    table = _table("Reading grades (Flesch-Kincaid)", "Kind", ("median", "highest", "hardest page"))
    for kind, grades in counted.grades.items():
        table.add_row(_kind(kind), f"{grades.median:.1f}", f"{grades.highest:.1f}", Text(grades.hardest))
    return table


def _table(title: str, first: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for column in columns:
        table.add_column(Text(column), justify="right")
    return table


def _kind(kind: str | None) -> str:
    return PLURALS[kind] if kind else "All"


def _counts(tallies: Iterable[Tally]) -> Iterable[str]:
    return (_number(one.count) for one in tallies)


def _number(count: int) -> str:
    """A count; a dash for none, so that the gaps are easy to see."""
    return str(count) if count else "-"
