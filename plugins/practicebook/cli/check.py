"""`practicebook check`: what the build would find, and nothing else."""

import click

from practicebook import pipeline
from practicebook.checks.anonymity import asked_of_model
from practicebook.cli.common import format_option, model_if, model_option, print_utf8, root_option, site_at, summary, today
from practicebook.content.findings import as_json, as_text, has_errors, in_order


@click.command()
@format_option
@root_option
@model_option
@click.pass_context
def check(context: click.Context, format_: str, root: str, with_model: bool) -> None:
    """Say what is wrong, where, and how to mend it.

    Runs the same checks as the build, and writes nothing. One line a finding, sorted by file and place:

    \b
        file:line:column: error|warning code: what is wrong. How to mend it.

    An error stops a build; a warning does not. The exit status is 1 when there are errors.

    \b
    Examples:
        practicebook check
        practicebook check --format json
        practicebook check --model
        PRACTICEBOOK_ON=2026-06-01 practicebook check --root ../our-site
    """
    site, day, model = site_at(root), today(), model_if(with_model)
    prepared = pipeline.prepare(site, day)
    findings = prepared.findings
    if model and prepared.edition:
        findings = in_order((*findings, *asked_of_model(prepared.edition, model)))
    if format_ == "json":
        print_utf8(as_json(findings))
    else:
        if findings:
            click.echo(as_text(findings))
        click.echo(f"{summary(findings)}, as on {day}.", err=True)
    context.exit(1 if has_errors(findings) else 0)
