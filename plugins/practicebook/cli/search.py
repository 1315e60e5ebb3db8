"""`practicebook search`: what readers find, from the terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from practicebook.cli.common import format_option, print_json, root_option, site_at
from practicebook.mkdocs_adapter import indexing
from practicebook.search import FACETS, KIND_TITLES, Index, Result, facet_ids, search as find


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", multiple=True, metavar="KIND", help=f"Only these kinds: {', '.join(KIND_TITLES)}.")
@click.option("--audit-heading", multiple=True, metavar="ID", help="Only what shows or helps with these audit headings.")
@click.option("--area", multiple=True, metavar="ID", help="Only what is for these service areas.")
@click.option("--state", multiple=True, metavar="STATE", help="Instead of what is in force: superseded, ended or upcoming.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many results at most.")
@click.option("--explain", is_flag=True, help="Say what each word adds to each score.")
@format_option
@root_option
@click.pass_context
def search(context: click.Context, query: Sequence[str], limit: int, explain: bool, format_: str, root: str, **wanted: Sequence[str]) -> None:
    """Find sections, best first, as the site's own search does.

    It asks the index that the last build left in .cache/practicebook/search/, and builds one where there is none. Put a
    phrase in quotation marks (and those in single ones, for the shell), and a minus before a word that no result may have.
    To search for something that starts with a minus, put -- before it.

    \b
    Examples:
        practicebook search which tests were run
        practicebook search DoLS --kind guidance --kind law
        practicebook search two kettles --format json --limit 3
        practicebook search 's42 "cause to enquire"' --explain
        practicebook search -- assessment -carer
    """
    index = _index(site_at(root))
    narrowed = {facet: wanted.get(facet.replace("-", "_"), ()) for facet in FACETS}
    for facet, ids in narrowed.items():
        _hold_known(facet, ids, index)
    results = find(index, " ".join(query), narrowed, limit)
    if format_ == "json":
        print_json([_as_data(result, explain) for result in results])
    elif results:
        _print(results, explain)
    else:
        click.echo("Nothing found.", err=True)


def _index(root: Path) -> Index:
    index = indexing.index_of(root)
    if index is None:
        click.echo("There is no index yet. Building one.", err=True)
        try:
            return indexing.build_index(root)
        except indexing.NoIndex as error:
            raise click.ClickException(str(error)) from None
    if indexing.is_older_than_content(root):
        click.echo(f"The content has changed since the index was built, for {index.day}. Build the site to search what is new.", err=True)
    return index


def _hold_known(facet: str, ids: Sequence[str], index: Index) -> None:
    known = facet_ids(index, facet)
    for one in ids:
        if one not in known:
            raise click.BadParameter(f"“{one}” is not one of: {', '.join(known) or 'none'}.", param_hint=f"--{facet}")


def _as_data(result: Result, explain: bool) -> dict[str, Any]:
    section, page = result.section, result.section.page
    data = {
        "id": page.id,
        "title": page.title,
        "section": section.heading,
        "path": section.path,
        "kind": page.kind,
        "audit_headings": list(section.shows or page.audit_headings),
        "score": round(result.score, 6),
    }
    return data | {"explained": [{"words": part.words, "terms": list(part.terms), "adds": round(part.adds, 6)} for part in result.parts]} if explain else data


def _print(results: Sequence[Result], explain: bool) -> None:
    console = Console(highlight=False)
    for place, result in enumerate(results, 1):
        section, page = result.section, result.section.page
        title = f"{page.title}: {section.heading}" if section.heading else page.title
        console.print(Text(f"{place:>2}. {title}", style="bold"), Text(f"({KIND_TITLES[page.kind]})"))
        console.print(Text(f"    {section.path}"), soft_wrap=True)
        if explain:
            for part in result.parts:
                console.print(Text(f"      {part.words}: {part.adds:.3f}, as {' '.join(part.terms)}"))
            console.print(Text(f"      in all: {result.score:.3f}, with {len(result.parts)} of what was asked"))
