"""`practicebook check`: what the build would find, and nothing else."""

import click

from practicebook import pipeline
from practicebook.cli.common import format_option, print_utf8, root_option, site_at, summary, today
from practicebook.content.findings import as_json, as_text, has_errors


@click.command()
@format_option
@root_option
@click.pass_context
def check(context: click.Context, format_: str, root: str) -> None:
    """Say what is wrong, where, and how to mend it.

    Runs the same checks as the build, and writes nothing. One line a finding, sorted by file and place:

    \b
        file:line:column: error|warning code: what is wrong. How to mend it.

    An error stops a build; a warning does not. The exit status is 1 when there are errors.

    \b
    Examples:
        practicebook check
        practicebook check --format json
        PRACTICEBOOK_ON=2026-06-01 practicebook check --root ../our-site
    """
    site, day = site_at(root), today()
    findings = pipeline.prepare(site, day).findings
    if format_ == "json":
        print_utf8(as_json(findings))
    else:
        if findings:
            click.echo(as_text(findings))
        click.echo(f"{summary(findings)}, as on {day}.", err=True)
    context.exit(1 if has_errors(findings) else 0)
