"""`practicebook new`: a valid, commented file to start from."""

import click

from practicebook.authoring import new as authoring
from practicebook.cli.common import Stop, data_files_unusable, root_option, site_at, today
from practicebook.content.reading import read_library


@click.command()
@click.argument("kind")
@click.argument("title")
@root_option
def new(kind: str, title: str, root: str) -> None:
    """Write a new document to start from.

    KIND is one of: policy, procedure, guidance, tool, framework, exemplar, post, page. The file goes into the folder of
    its kind; its name and id are made from the TITLE. It is a draft that passes the checks: required fields have a first
    value, with the choices listed above it, and optional fields are there as comments. Nothing is ever overwritten.

    \b
    Examples:
        practicebook new post "What I learnt this week"
        practicebook new policy "Visiting safely"
        practicebook new exemplar "The garden gate" --root ../our-site
    """
    site, day = site_at(root), today()
    library, findings = read_library(site)
    if library is None:
        raise data_files_unusable(findings)
    try:
        document = authoring.draft(library, kind, title, day)
        authoring.write(site, document)
    except authoring.Refused as refused:
        raise Stop(str(refused)) from None
    click.echo(f"Wrote {document.file}, a draft. Its id is {document.id}.")
    click.echo("Next: open it, put your words in place of ours, and check the values of its fields.")
    if kind == "exemplar":
        click.echo("Write about roles. Never put real case material in a file, even for a minute.")
    click.echo("See it with “mkdocs serve”; ask what is wrong with “practicebook check”.")
    click.echo("When it is ready, change “status: draft” to “status: published”.")
