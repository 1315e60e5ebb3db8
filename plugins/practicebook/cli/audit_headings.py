"""`practicebook audit-headings adopt`: take the council's own audit headings in place of those that the site has."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from practicebook.authoring import adopting
from practicebook.authoring.heading_places import known_ids
from practicebook.cli.common import Stop, format_option, print_json, root_option, site_at, today
from practicebook.content.findings import Finding, as_json, as_text, has_errors, in_order
from practicebook.content.heading_map import read_map
from practicebook.content.reading import read_library


@click.command(name="audit-headings")
@click.argument("action", metavar="adopt", type=click.Choice(["adopt"]))
@click.argument("map_file", metavar="MAP")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@format_option
@root_option
@click.pass_context
def audit_headings(context: click.Context, action: str, map_file: str, dry_run: bool, format_: str, root: str) -> None:
    """Adopt other audit headings in place of those the site has.

    MAP is a YAML file that says, for each audit heading of the site, which new ones take its place: one id, several, or none
    with []. It holds the new audit headings, or names a file that does. Ratings, “supports”, passages' marks, links and data
    files are rewritten; the old pages stay, and say what took their place. Everything else stays byte for byte.

    Nothing is written where something is left to decide, and everything that is gets a line. What a person should look at
    afterwards is listed, and so is each exemplar that has to be signed again.

    \b
    Examples:
        practicebook audit-headings adopt map.yml --dry-run
        practicebook audit-headings adopt map.yml
        practicebook audit-headings adopt map.yml --format json
    """
    site, day, path = site_at(root), today(), Path(map_file)
    if not path.is_file():
        raise Stop(f"There is no file “{map_file}”.")
    library, findings = read_library(site)
    adoption = None
    if library is None or has_errors(findings):
        findings = [one for one in findings if one.severity == "error"]
    else:
        read, findings = read_map(path, known_ids(library))
        if read:
            adoption, findings = adopting.plan(library, read, day)
    if adoption is None:
        _refuse(findings, format_)
        context.exit(1)
    if not dry_run:
        adopting.carry_out(site, adoption)
    if format_ == "json":
        print_json(_as_objects(adoption, dry_run))
    else:
        _print_done(adoption, dry_run)


def _refuse(findings: Iterable[Finding], format_: str) -> None:
    """Everything that is left to decide, and the sentence that nothing was done."""
    ordered = in_order(findings)
    if format_ == "json":
        click.echo(as_json(ordered))
    else:
        click.echo(as_text(ordered))
    click.echo(f"Nothing was changed: {len(ordered)} to mend first.", err=True)


def _as_objects(adoption: adopting.Adoption, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "changed": sorted(map(str, adoption.files)),
        "retired": [{"id": one.id, "replaced_by": list(one.replaced_by)} for one in adoption.retired],
        "look_at": [{"file": str(one.place.file), "line": one.place.line, "column": one.place.column, "about": one.about, "message": one.says} for one in adoption.look_at],
        "lapsed": [{"file": str(one.file), "id": one.id, "roles": list(one.roles)} for one in adoption.lapsed],
    }


def _print_done(adoption: adopting.Adoption, dry_run: bool) -> None:
    for file in sorted(adoption.files):
        click.echo(f"{'Would write' if dry_run else 'Wrote'} {file}")
    if adoption.retired:
        click.echo("\nNo longer used; each page says what took its place\n")
    for one in adoption.retired:
        click.echo(f"/audit-headings/{one.id}/: {', '.join(one.replaced_by) or 'nothing'}")
    if adoption.look_at:
        click.echo("\nFor a person to look at\n")
    for look in adoption.look_at:
        click.echo(str(look))
    if adoption.lapsed:
        click.echo("\nSignatures that lapse, since the words that were signed change; until they are signed again, these are not published\n")
    for lapse in adoption.lapsed:
        click.echo(f"{lapse.file}: {', '.join(lapse.roles)}")
    click.echo("\nNothing was written: run it without --dry-run." if dry_run else "\nNow run “practicebook check”, and read what changed before you commit it.")
